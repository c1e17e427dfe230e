//! `cargo xtask test`: every test of the workspace and of the workspaces under `examples/`.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;
use crate::{output, process};

/// Where Debian keeps the servers of each version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// Makes sure that there is a Postgres to start, then runs the tests. Further arguments go to
/// `cargo test`. Ends with the sum of all test programs.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<ExitCode> {
    if postgres().is_none() {
        install_postgres()?;
    }
    let mut total = Summary::default();
    for example in workspace.examples() {
        output::doing(&format!("testing {}", example.display()));
        total.add(test(process::cargo(workspace).current_dir(&example).args(["test", "--workspace"]))?);
    }
    output::doing("testing the workspace");
    let tests = test(process::cargo(workspace).args(["test", "--workspace", "--no-fail-fast"]).args(arguments))?;
    total.add(tests);
    println!("\ntests: {} passed, {} failed", total.passed, total.failed);
    Ok(if total.succeeded { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What several test programs amount to.
struct Summary {
    passed: u64,
    failed: u64,
    succeeded: bool,
}

impl Default for Summary {
    fn default() -> Self {
        Summary { passed: 0, failed: 0, succeeded: true }
    }
}

impl Summary {
    fn add(&mut self, other: Summary) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.succeeded &= other.succeeded;
    }
}

/// Runs `cargo test`, shows what it prints, and counts.
fn test(command: &mut Command) -> Result<Summary> {
    let mut child = command.stdout(Stdio::piped()).spawn().context("`cargo test` cannot be started")?;
    let mut summary = Summary::default();
    for line in BufReader::new(child.stdout.take().context("the output of `cargo test`")?).lines() {
        let line = line?;
        println!("{line}");
        if line.starts_with("test result:") {
            summary.passed += count(&line, "passed");
            summary.failed += count(&line, "failed");
        }
    }
    summary.succeeded = child.wait()?.success();
    Ok(summary)
}

/// The number before a word in `test result: ok. 12 passed; 0 failed; ..`.
fn count(line: &str, word: &str) -> u64 {
    let words: Vec<&str> = line.split_whitespace().map(|word| word.trim_end_matches(';')).collect();
    let at = words.iter().position(|candidate| *candidate == word).unwrap_or(0);
    at.checked_sub(1).and_then(|before| words[before].parse().ok()).unwrap_or(0)
}

/// The folder with Postgres's programs: `PG_BIN`, the path, or Debian's newest.
fn postgres() -> Option<PathBuf> {
    let named = std::env::var_os("PG_BIN").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let debian = std::fs::read_dir(DEBIAN).into_iter().flatten().flatten().map(|entry| entry.path().join("bin"));
    named.into_iter().chain(std::env::split_paths(&path)).chain(debian).find(|folder| has_server(folder))
}

fn has_server(folder: &Path) -> bool {
    folder.join("initdb").exists() && folder.join("pg_ctl").exists()
}

fn install_postgres() -> Result<()> {
    const LINE: &str = "apt-get install -y postgresql";
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    if !root {
        bail!(
            "the tests need a Postgres server to start, and there is none; install it with `sudo {LINE}`, or set PG_BIN"
        );
    }
    output::doing(&format!("there is no Postgres server; running `{LINE}`"));
    process::succeed(Command::new("apt-get").arg("update"))?;
    process::succeed(
        Command::new("apt-get").args(["install", "-y", "postgresql"]).env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn reads_the_runners_summary() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!((count(line, "passed"), count(line, "failed")), (12, 3));
    }
}
