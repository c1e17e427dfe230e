//! `cargo xtask test`: every test of the workspace and of the workspaces under `examples/`.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Result, bail};

use crate::workspace::Workspace;
use crate::{output, process};

/// Where Debian keeps the servers of each version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// Makes sure that there is a Postgres to start, then runs the tests. Further arguments go to
/// `cargo test`.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<ExitCode> {
    if postgres().is_none() {
        install_postgres()?;
    }
    for example in examples(workspace)? {
        output::doing(&format!("testing {}", example.display()));
        process::succeed(process::cargo(workspace).current_dir(&example).args(["test", "--workspace"]))?;
    }
    output::doing("testing the workspace");
    process::pass_on(process::cargo(workspace).args(["test", "--workspace"]).args(arguments))
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
        bail!("the tests need a Postgres server to start, and there is none; install it with `sudo {LINE}`, or set PG_BIN");
    }
    output::doing(&format!("there is no Postgres server; running `{LINE}`"));
    process::succeed(Command::new("apt-get").arg("update"))?;
    process::succeed(Command::new("apt-get").args(["install", "-y", "postgresql"]).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Workspaces of their own, which `cargo test` in the root does not see.
fn examples(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let Ok(entries) = std::fs::read_dir(workspace.root.join("examples")) else { return Ok(Vec::new()) };
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.retain(|folder| folder.join("Cargo.toml").exists());
    folders.sort();
    Ok(folders)
}
