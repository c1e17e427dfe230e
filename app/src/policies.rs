//! The policy files: built in, or from a folder; and the commands for their authors.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use resource_policy::{Catalog, Policies, Sources, check, compile, matrix};

/// The files as they were when the program was built.
const BUILT_IN: [(&str, &str); 8] = [
    ("audit.csv", include_str!("../../policies/audit.csv")),
    ("identity.csv", include_str!("../../policies/identity.csv")),
    ("infrastructure.csv", include_str!("../../policies/infrastructure.csv")),
    ("integrations.csv", include_str!("../../policies/integrations.csv")),
    ("inventory.csv", include_str!("../../policies/inventory.csv")),
    ("jobs.csv", include_str!("../../policies/jobs.csv")),
    ("monitoring.csv", include_str!("../../policies/monitoring.csv")),
    ("roles.csv", include_str!("../../policies/roles.csv")),
];
const MODEL: (&str, &str) = ("model.conf", include_str!("../../policies/model.conf"));

/// `policy`
#[derive(Args)]
pub struct Policy {
    #[command(subcommand)]
    step: Step,
}

#[derive(Subcommand)]
enum Step {
    /// Say whether the files are valid, and what is noteworthy about them
    Check {
        /// The folder of the files; the built-in ones without it
        folder: Option<PathBuf>,
    },
    /// Print which role may do what with which resource
    Matrix {
        /// The folder of the files; the built-in ones without it
        folder: Option<PathBuf>,
        /// Compare with this file instead of printing, and fail if it differs
        #[arg(long)]
        check: Option<PathBuf>,
    },
}

/// Runs a policy command.
///
/// # Errors
/// When a file cannot be read.
pub fn run(policy: &Policy) -> Result<ExitCode> {
    match &policy.step {
        Step::Check { folder } => {
            print!("{}", check(&load(folder.as_deref())?));
            Ok(ExitCode::SUCCESS)
        }
        Step::Matrix { folder, check: None } => {
            print!("{}", matrix(&load(folder.as_deref())?));
            Ok(ExitCode::SUCCESS)
        }
        Step::Matrix { folder, check: Some(file) } => {
            let wanted = matrix(&load(folder.as_deref())?);
            let found = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
            if found == wanted {
                return Ok(ExitCode::SUCCESS);
            }
            bail!("{} is stale; write what `policy matrix` prints into it and review the difference", file.display())
        }
    }
}

/// Compiles the built-in files, or those of a folder.
///
/// # Errors
/// Every mistake in the files, with file and line.
pub fn load(folder: Option<&Path>) -> Result<Policies> {
    let sources = match folder {
        Some(folder) => Sources::read(folder)?,
        None => built_in(),
    };
    compile(&sources, &catalog()).map_err(|errors| {
        let list: Vec<String> = errors.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("the policy files are not valid\n{}", list.join("\n"))
    })
}

fn built_in() -> Sources {
    let owned = |(name, text): (&str, &str)| (name.to_owned(), text.to_owned());
    Sources { model: owned(MODEL), files: BUILT_IN.map(owned).to_vec() }
}

/// The names that policy files may use: resources, actions, fields and scopes by position.
pub fn catalog() -> Catalog {
    resource_runtime::authorize::catalog(&generated::APPLICATION)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn the_built_in_files_are_valid_and_complete() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies");
        let files = std::fs::read_dir(folder).expect("the folder");
        let names = files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned());
        let csv: BTreeSet<String> = names.filter(|name| name.ends_with(".csv")).collect();
        let built_in: BTreeSet<String> = BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(csv, built_in, "list every file of policies/ in BUILT_IN");
        load(None).expect("valid");
    }
}
