//! `cargo xtask codegen [--check]`: renders everything, compares everything, then writes.

mod description;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use resource_codegen::Options;
use resource_schema::model::Model;

use crate::command::CheckOnly;
use crate::output;
use crate::workspace::Workspace;

/// Folders below the generated crate that belong to the machine: what it does not produce is deleted.
const OWNED: [&str; 2] = ["src", "docs"];

/// Generates, or checks that there is nothing to generate.
pub fn run(workspace: &Workspace, only: &CheckOnly) -> Result<ExitCode> {
    let Some(model) = load(workspace)? else { return Ok(ExitCode::FAILURE) };
    let wanted = render(workspace, &model);
    let mut changes = compare(&workspace.root, &wanted, &orphans(workspace, &wanted)?)?;
    let written = changes.len();
    let described = workspace.config.openapi.as_ref().zip(description::problem(workspace, &model)?);
    changes.extend(described.map(|(described, problem)| (described.file.clone(), Change::Elsewhere(problem))));
    if only.check {
        return Ok(report(&changes));
    }
    for (path, change) in &changes {
        apply(&workspace.root.join(path), change, wanted.get(path))?;
    }
    println!("{} resources, {} files, {written} written", model.resources.len(), wanted.len());
    for (path, change) in &changes {
        if let Change::Elsewhere(problem) = change {
            eprintln!("{} is {problem}", path.display());
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Loads the declarations; prints every mistake and answers `None` if there is one. What is only
/// suspicious is printed too.
pub fn load(workspace: &Workspace) -> Result<Option<Model>> {
    let declarations = workspace.path(&workspace.config.declarations);
    match resource_schema::load_with_warnings(&workspace.root, &declarations) {
        Ok(loaded) => {
            eprint!("{}", loaded.warnings);
            Ok(Some(loaded.model))
        }
        Err(diagnostics) => {
            eprint!("{diagnostics}");
            Ok(None)
        }
    }
}

/// Prints the list that the generated crate has beside its sources.
pub fn tenancy(workspace: &Workspace) -> Result<ExitCode> {
    let Some(model) = load(workspace)? else { return Ok(ExitCode::FAILURE) };
    print!("{}", resource_codegen::tenancy(&model));
    Ok(ExitCode::SUCCESS)
}

/// Every file that should exist, by path below the root.
fn render(workspace: &Workspace, model: &Model) -> BTreeMap<PathBuf, String> {
    let files = resource_codegen::generate(model, &Options::default());
    let generated = files.into_iter().map(|(path, text)| (workspace.config.generated.join(path), text));
    let mut wanted: BTreeMap<PathBuf, String> = generated.collect();
    if workspace.root.join("docs").is_dir() {
        wanted.insert(PathBuf::from("docs/declarations.md"), resource_schema::grammar::reference::reference());
    }
    wanted
}

/// What is wrong with a file.
enum Change {
    Missing,
    Different,
    Orphan,
    /// Another program writes it: what is wrong, and what mends it.
    Elsewhere(String),
}

fn compare(
    root: &Path,
    wanted: &BTreeMap<PathBuf, String>,
    orphans: &BTreeSet<PathBuf>,
) -> Result<BTreeMap<PathBuf, Change>> {
    let mut changes: BTreeMap<PathBuf, Change> = orphans.iter().map(|path| (path.clone(), Change::Orphan)).collect();
    for (path, text) in wanted {
        match fs::read_to_string(root.join(path)) {
            Ok(found) if found == *text => {}
            Ok(_) => drop(changes.insert(path.clone(), Change::Different)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                changes.insert(path.clone(), Change::Missing);
            }
            // A file that is no text was damaged; it is written anew.
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
                changes.insert(path.clone(), Change::Different);
            }
            Err(error) => return Err(error).with_context(|| path.display().to_string()),
        }
    }
    Ok(changes)
}

/// Files in the machine's folders that nothing produces any more.
fn orphans(workspace: &Workspace, wanted: &BTreeMap<PathBuf, String>) -> Result<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::new();
    for folder in OWNED {
        collect(&workspace.root, &workspace.config.generated.join(folder), &mut found)?;
    }
    Ok(found.into_iter().filter(|path| !wanted.contains_key(path)).collect())
}

fn collect(root: &Path, folder: &Path, found: &mut BTreeSet<PathBuf>) -> Result<()> {
    let Ok(entries) = fs::read_dir(root.join(folder)) else { return Ok(()) };
    for entry in entries {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => collect(root, &path, found)?,
            false => drop(found.insert(path)),
        }
    }
    Ok(())
}

fn report(changes: &BTreeMap<PathBuf, Change>) -> ExitCode {
    for (path, change) in changes {
        let problem = match change {
            Change::Missing => "missing",
            Change::Different => "stale",
            Change::Orphan => "no longer generated",
            Change::Elsewhere(problem) => problem.as_str(),
        };
        println!("{}: {problem}", path.display());
    }
    if changes.is_empty() {
        return ExitCode::SUCCESS;
    }
    let own = changes.values().any(|change| !matches!(change, Change::Elsewhere(_)));
    let remedy = if own { "; run `cargo xtask codegen`" } else { "" };
    eprintln!("{}: {} files are not as generated{remedy}", output::red("error"), changes.len());
    ExitCode::FAILURE
}

fn apply(path: &Path, change: &Change, text: Option<&String>) -> Result<()> {
    let done = match (change, text) {
        (Change::Elsewhere(_), _) => Ok(()),
        (Change::Missing | Change::Different, Some(text)) => {
            path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text))
        }
        _ => fs::remove_file(path),
    };
    done.with_context(|| path.display().to_string())?;
    if let (Change::Orphan, Some(folder)) = (change, path.parent()) {
        // Only succeeds where nothing is left in it.
        let _ = fs::remove_dir(folder);
    }
    Ok(())
}
