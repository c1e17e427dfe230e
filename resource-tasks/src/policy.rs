//! `cargo xtask policy ..`: the policy commands of the application's own binary, which policy authors
//! without a Rust toolchain have too.

use std::process::ExitCode;

use anyhow::Result;

use crate::process;
use crate::workspace::Workspace;

/// Runs the application's policy command.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<ExitCode> {
    let mut command = process::cargo(workspace);
    command.args(["run", "--quiet", "--package", &workspace.config.run, "--", "policy"]).args(arguments);
    process::pass_on(&mut command)
}
