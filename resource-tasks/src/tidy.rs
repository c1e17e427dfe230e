//! `cargo xtask tidy`: the house rules that a program can check.

mod decisions;
mod dependencies;
mod licences;
mod locks;
mod sources;
mod table;

use std::process::ExitCode;

use anyhow::Result;

use crate::output;
use crate::workspace::Workspace;

/// Checks every rule and prints everything that breaks one.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    let mut problems = dependencies::check(workspace)?;
    problems.extend(decisions::check(workspace)?);
    problems.extend(licences::check(workspace));
    problems.extend(locks::check(workspace)?);
    problems.extend(sources::check(workspace)?);
    problems.extend(table::check(workspace)?);
    for problem in &problems {
        println!("{problem}");
    }
    if problems.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("{}: {} house rules are broken", output::red("error"), problems.len());
    Ok(ExitCode::FAILURE)
}
