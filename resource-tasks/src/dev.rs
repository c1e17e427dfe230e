//! `cargo xtask dev`: the application on an embedded database, from nothing to the first answer.

use std::process::ExitCode;

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{output, process};

/// Builds the application and runs its `dev` command, which makes and migrates the database itself.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<ExitCode> {
    output::doing("building the application (some minutes the first time)");
    process::succeed(process::cargo(workspace).args(["build", "--workspace", "--bins"]))?;
    let mut command = process::cargo(workspace);
    command.args(["run", "--quiet", "--package", &workspace.config.run, "--", "dev"]).args(arguments);
    process::pass_on(&mut command)
}
