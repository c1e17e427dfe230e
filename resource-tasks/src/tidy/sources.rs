//! Rules about source files: size, documentation, module layout, what is generated and what is not.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::workspace::Workspace;

/// Lines that a hand-written file may have.
const LONGEST: usize = 600;
/// Folders with sources of another kind: built, generated elsewhere, or wrong on purpose.
const ELSEWHERE: [&str; 6] = ["target", ".git", "ui", "diagnostics", "golden", "kitchen_sink"];

/// Every file that breaks a rule.
pub fn check(workspace: &Workspace) -> Result<Vec<String>> {
    let mut files = Vec::new();
    collect(&workspace.root, &mut files)?;
    files.sort();
    let generated = workspace.path(&workspace.config.generated).join("src");
    let mut problems = Vec::new();
    for path in &files {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let shown = path.strip_prefix(&workspace.root).unwrap_or(path).display().to_string();
        let is_generated = path.starts_with(&generated);
        problems.extend(broken(path, &text, is_generated).into_iter().map(|problem| format!("{shown}: {problem}")));
    }
    problems.extend(missing_expectations(&workspace.root)?);
    Ok(problems)
}

fn broken(path: &Path, text: &str, is_generated: bool) -> Vec<String> {
    let mut problems = Vec::new();
    let lines = text.lines().count();
    if !is_generated && lines > LONGEST {
        problems.push(format!("{lines} lines; a file of more than {LONGEST} holds more than one idea"));
    }
    if path.file_name().is_some_and(|name| name == "mod.rs") {
        problems.push("modules are `x.rs` beside `x/`, not `x/mod.rs`".to_owned());
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if !first.starts_with("//!") && !first.starts_with("#!") {
        problems.push("does not open with `//!` documentation".to_owned());
    }
    for line in text.lines().map(str::trim_start) {
        if line.starts_with("#[ignore") && !line.starts_with("#[ignore = \"long: ") {
            problems.push(format!("`{line}`: only the long tier is left out; write `#[ignore = \"long: why\"]`"));
        }
        if line.trim_start_matches(['/', '!', ' ']).starts_with("```ignore") {
            problems.push("an example that is left out looks like a test of the long tier; write ```text".to_owned());
        }
    }
    if is_generated && !first.contains("Generated") {
        problems.push("is not generated; hand-written code belongs elsewhere".to_owned());
    }
    problems
}

/// Every case of a compile-fail test has the text that it must fail with.
fn missing_expectations(root: &Path) -> Result<Vec<String>> {
    let mut cases = Vec::new();
    for folder in ["resource/tests/ui", "tests/ui"] {
        collect_cases(&root.join(folder), &mut cases)?;
    }
    let missing = cases.into_iter().filter(|case| !case.with_extension("stderr").exists());
    Ok(missing
        .map(|case| format!("{}: has no .stderr beside it", case.strip_prefix(root).unwrap_or(&case).display()))
        .collect())
}

fn collect_cases(folder: &Path, cases: &mut Vec<PathBuf>) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        match path.is_dir() {
            true if path.ends_with("pass") => {}
            true => collect_cases(&path, cases)?,
            false if path.extension().is_some_and(|extension| extension == "rs") => cases.push(path),
            false => {}
        }
    }
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        if entry.file_type()?.is_dir() {
            let elsewhere =
                ELSEWHERE.iter().any(|skipped| name == **skipped) || name.to_string_lossy().starts_with('.');
            if !elsewhere {
                collect(&path, files)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}
