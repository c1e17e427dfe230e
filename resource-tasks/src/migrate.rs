//! `cargo xtask migrate ..`: drafts migrations here; everything that needs a database is done by the
//! workspace's `migrations` binary.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use resource_migrate::draft::{Risks, draft};
use resource_migrate::folder::{self, NewMigration};
use resource_migrate::{Dialect, Schema, diff};

use crate::workspace::Workspace;
use crate::{output, process};

/// `migrate`
#[derive(Args)]
pub struct Migrate {
    #[command(subcommand)]
    step: Step,
}

#[derive(Subcommand)]
enum Step {
    /// Draft a migration from the newest one to what the declarations say
    Diff {
        /// What it is about, in words joined by `_`
        #[arg(default_value = "change")]
        name: String,
    },
    /// List what would lock or lose in the scripts, unless they say that they may
    Lint,
    /// Apply, undo or inspect migrations: `up`, `down`, `status`, `check`, `reset`
    #[command(external_subcommand)]
    Run(Vec<String>),
}

/// Drafts, or runs the `migrations` binary.
pub fn run(workspace: &Workspace, migrate: &Migrate) -> Result<ExitCode> {
    match &migrate.step {
        Step::Diff { name } => draft_difference(workspace, name),
        Step::Lint => lint(workspace),
        Step::Run(arguments) => {
            let mut command = process::cargo(workspace);
            let package = workspace.package(&workspace.config.migrations)?;
            command.args(["run", "--quiet", "--package", package, "--"]).args(arguments);
            process::pass_on(&mut command)
        }
    }
}

fn draft_difference(workspace: &Workspace, name: &str) -> Result<ExitCode> {
    anyhow::ensure!(
        name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_'),
        "`{name}` is no name for a migration: use lower-case letters, digits and `_`"
    );
    let folder = workspace.path(&workspace.config.migrations);
    let wanted = workspace.path(&workspace.config.generated).join("schema.json");
    let wanted: Schema = read(&wanted).context("run `cargo xtask codegen` first")?;
    let known = folder::snapshot(&folder)?;
    if diff::diff(&known, &wanted).is_empty() {
        println!("the newest migration leads to what the declarations say; nothing to draft");
        return Ok(ExitCode::SUCCESS);
    }
    let version = folder::next_version(&folder::read(&folder)?);
    let draft = draft(&known, &wanted, Risks::Review);
    let written = folder::write(&folder, NewMigration { version: &version, name }, (&draft, &wanted))?;
    let list = folder.join("src/list.rs");
    fs::write(&list, folder::embed(&folder)?).with_context(|| list.display().to_string())?;
    println!("{}", written.strip_prefix(&workspace.root).unwrap_or(&written).display());
    eprintln!("{}: review the scripts in it; they are yours from now on", output::green("drafted"));
    lint(workspace)
}

/// Prints what is dangerous in the scripts of every migration.
fn lint(workspace: &Workspace) -> Result<ExitCode> {
    let folder = workspace.path(&workspace.config.migrations);
    let mut findings = 0;
    for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let directory = entry?.path();
        for (file, dialect) in [("postgres.up.sql", Dialect::Postgres), ("sqlite.up.sql", Dialect::Sqlite)] {
            let path = directory.join(file);
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let shown = path.strip_prefix(&workspace.root).unwrap_or(&path).display().to_string();
            for finding in resource_migrate::lint::lint(&shown, &text, dialect) {
                println!("{finding}");
                findings += 1;
            }
        }
    }
    Ok(if findings == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn read(path: &Path) -> Result<Schema> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Schema::from_json(&text).with_context(|| path.display().to_string())
}
