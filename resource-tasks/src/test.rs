//! `cargo xtask test`: every test of the workspace and of the workspaces under `examples/`.
//!
//! Tests of scale and of long runs are marked `#[ignore = "long: .."]`. They are the long tier, which
//! `--long` adds; the summary says which tiers ran. What tests count is printed before it.

mod counts;
mod need;

use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result};
use clap::Args;

use self::counts::Counts;
use crate::workspace::Workspace;
use crate::{output, process};

/// `test`
#[derive(Args)]
pub struct Test {
    /// Also run tests of scale and long runs
    #[arg(long)]
    long: bool,
    /// Passed on to `cargo test`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Makes sure that everything is there that tests need, then runs them. Ends with what they counted and the sum of all
/// test programs.
pub fn run(workspace: &Workspace, wanted: &Test) -> Result<ExitCode> {
    need::meet(workspace)?;
    let counts = Counts::new(workspace)?;
    let mut total = Summary::default();
    for example in workspace.examples() {
        output::doing(&format!("testing {}", example.display()));
        let arguments = arguments(wanted.long, &[]);
        let mut command = counts.told_to(process::cargo(workspace));
        total.add(test(command.current_dir(&example).args(["test", "--workspace"]).args(arguments))?);
    }
    output::doing("testing the workspace");
    let mut command = counts.told_to(process::cargo(workspace));
    command.args(["test", "--workspace", "--no-fail-fast"]).args(arguments(wanted.long, &wanted.arguments));
    total.add(test(&mut command)?);
    counts.print()?;
    println!("\n{}", total.shown(wanted.long));
    Ok(if total.succeeded { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The arguments of `cargo test`; behind `--` stand those of the test programs.
fn arguments(long: bool, given: &[String]) -> Vec<String> {
    let mut all = given.to_vec();
    if long {
        let end = match all.iter().position(|argument| argument == "--") {
            Some(at) => at + 1,
            None => {
                all.push("--".to_owned());
                all.len()
            }
        };
        all.insert(end, "--include-ignored".to_owned());
    }
    all
}

/// What several test programs amount to.
struct Summary {
    passed: u64,
    failed: u64,
    left_out: u64,
    succeeded: bool,
}

impl Default for Summary {
    fn default() -> Self {
        Summary { passed: 0, failed: 0, left_out: 0, succeeded: true }
    }
}

impl Summary {
    fn add(&mut self, other: Summary) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.left_out += other.left_out;
        self.succeeded &= other.succeeded;
    }

    fn shown(&self, long: bool) -> String {
        let Summary { passed, failed, left_out, .. } = self;
        let tiers = match (long, left_out) {
            (true, _) => "with the long tier".to_owned(),
            (false, 0) => "nothing was left out".to_owned(),
            (false, some) => format!("{some} of the long tier were left out; `cargo xtask test --long` runs them"),
        };
        format!("tests: {passed} passed, {failed} failed; {tiers}")
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
            summary.left_out += count(&line, "ignored");
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_runners_summary() {
        let line = "test result: FAILED. 12 passed; 3 failed; 4 ignored; 0 measured; 0 filtered out";
        assert_eq!((count(line, "passed"), count(line, "failed"), count(line, "ignored")), (12, 3, 4));
    }

    #[test]
    fn the_long_tier_is_asked_of_the_test_programs() {
        let given = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let words = given(&["--test", "races", "--", "crash"]);
        assert_eq!(arguments(false, &words), words);
        assert_eq!(arguments(true, &words), given(&["--test", "races", "--", "--include-ignored", "crash"]));
        assert_eq!(arguments(true, &given(&["crash"])), given(&["crash", "--", "--include-ignored"]));
    }
}
