//! What tests need from the machine: a Postgres server to start, and the programs that
//! `[[workspace.metadata.test.needs]]` of the root manifest names. What is missing is installed on a
//! Debian by root; anybody else is told the line that does it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::workspace::Workspace;
use crate::{output, process};

/// Where Debian keeps the servers of each version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// `[workspace.metadata.test]`
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Test {
    #[serde(default)]
    needs: Vec<Program>,
}

/// A program that some test starts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Program {
    /// Its name on the path.
    program: String,
    /// Arguments with which it ends well if everything is there: `--version`, if nothing is said.
    #[serde(default = "version")]
    probe: Vec<String>,
    /// The Debian packages that bring it.
    packages: Vec<String>,
}

fn version() -> Vec<String> {
    vec!["--version".to_owned()]
}

/// Something that tests need.
enum Need {
    Postgres,
    Program(Program),
}

/// Makes sure that everything is there that tests need.
///
/// # Errors
/// What is missing and cannot be installed, with the line that installs it.
pub fn meet(workspace: &Workspace) -> Result<()> {
    let declared: Test = match workspace.about("test") {
        Some(declared) => Test::deserialize(declared).context("[workspace.metadata.test] in the root Cargo.toml")?,
        None => Test::default(),
    };
    let needs: Vec<Need> =
        std::iter::once(Need::Postgres).chain(declared.needs.into_iter().map(Need::Program)).collect();
    let missing: Vec<&Need> = needs.iter().filter(|need| !need.is_met()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let mut packages: Vec<&str> = missing.iter().flat_map(|need| need.packages()).collect();
    packages.sort_unstable();
    packages.dedup();
    let line = format!("apt-get install -y {}", packages.join(" "));
    if !is_root() {
        bail!("the tests need {}; install with `sudo {line}`", shown(&missing));
    }
    output::doing(&format!("the tests need {}; running `{line}`", shown(&missing)));
    process::succeed(Command::new("apt-get").arg("update"))?;
    let mut install = Command::new("apt-get");
    process::succeed(install.args(["install", "-y"]).args(packages).env("DEBIAN_FRONTEND", "noninteractive"))?;
    let missing: Vec<&Need> = missing.into_iter().filter(|need| !need.is_met()).collect();
    if !missing.is_empty() {
        bail!("`{line}` did not bring what the tests need: {}", shown(&missing));
    }
    Ok(())
}

impl Need {
    fn is_met(&self) -> bool {
        match self {
            Need::Postgres => has_postgres(),
            Need::Program(Program { program, probe, .. }) => {
                Command::new(program).args(probe).output().is_ok_and(|output| output.status.success())
            }
        }
    }

    fn packages(&self) -> Vec<&str> {
        match self {
            Need::Postgres => vec!["postgresql"],
            Need::Program(program) => program.packages.iter().map(String::as_str).collect(),
        }
    }

    fn shown(&self) -> String {
        match self {
            Need::Postgres => "a Postgres server (PG_BIN can name the folder of its programs)".to_owned(),
            Need::Program(Program { program, probe, .. }) => format!("`{program} {}` to succeed", probe.join(" ")),
        }
    }
}

fn shown(needs: &[&Need]) -> String {
    needs.iter().map(|need| need.shown()).collect::<Vec<_>>().join(", and ")
}

/// Whether Postgres's programs are where `PG_BIN` says, on the path, or where Debian puts them.
fn has_postgres() -> bool {
    let named = std::env::var_os("PG_BIN").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let debian = std::fs::read_dir(DEBIAN).into_iter().flatten().flatten().map(|entry| entry.path().join("bin"));
    named.into_iter().chain(std::env::split_paths(&path)).chain(debian).any(|folder| has_server(&folder))
}

fn has_server(folder: &Path) -> bool {
    folder.join("initdb").exists() && folder.join("pg_ctl").exists()
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
