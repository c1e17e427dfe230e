//! The table of dependencies in a root manifest: every line of it is taken up by some crate.
//!
//! Read as text: cargo resolves what crates name and says nothing of lines that none of them does.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::workspace::Workspace;

/// Lines of `[workspace.dependencies]`, here and in the workspaces under `examples/`, that nobody uses.
pub fn check(workspace: &Workspace) -> Result<Vec<String>> {
    let own: Vec<PathBuf> = workspace.members().map(|package| package.manifest_path.clone()).collect();
    let mut problems = unused(workspace, &workspace.root, &own)?;
    for example in workspace.examples() {
        let mut manifests = Vec::new();
        for entry in fs::read_dir(&example).with_context(|| example.display().to_string())? {
            let manifest = entry?.path().join("Cargo.toml");
            manifests.extend(manifest.exists().then_some(manifest));
        }
        problems.extend(unused(workspace, &example, &manifests)?);
    }
    Ok(problems)
}

fn unused(workspace: &Workspace, root: &Path, members: &[PathBuf]) -> Result<Vec<String>> {
    let read = |path: &Path| fs::read_to_string(path).with_context(|| path.display().to_string());
    let manifest = root.join("Cargo.toml");
    let text = read(&manifest)?;
    let members = members.iter().map(|path| read(path)).collect::<Result<Vec<String>>>()?;
    let used: BTreeSet<&str> = members.iter().flat_map(|text| named(text, |table| table != WORKSPACE)).collect();
    let shown = manifest.strip_prefix(&workspace.root).unwrap_or(&manifest).display();
    let idle = named(&text, |table| table == WORKSPACE).into_iter().filter(|name| !used.contains(name));
    Ok(idle.map(|name| format!("{shown}: [{WORKSPACE}] has {name}, which no crate names; remove the line")).collect())
}

const WORKSPACE: &str = "workspace.dependencies";

/// What the tables of dependencies name that `wanted` picks: by a line in them, or by a table of its own.
fn named(manifest: &str, wanted: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut names = Vec::new();
    let mut inside = false;
    for line in manifest.lines() {
        if let Some(header) = line.strip_prefix('[') {
            let header = header.split(']').next().unwrap_or_default();
            let is_table = |table: &str| table.ends_with("dependencies") && wanted(table);
            inside = is_table(header);
            if let Some((table, name)) = header.rsplit_once('.')
                && is_table(table)
            {
                names.push(name);
            }
        } else if inside && line.starts_with(|first: char| first.is_ascii_alphabetic()) {
            names.extend(line.split(['.', ' ', '=']).next());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_in_every_spelling() {
        let root = "[workspace]\nmembers = [\"a\"]\n\n[workspace.dependencies]\n# a remark\nserde = { version = \"1\", \
                    features = [\n    \"derive\",\n] }\ntokio-util=\"0.7\"\n\n[workspace.dependencies.uuid]\n\
                    version = \"1\"\n\n[profile.dev]\ndebug = false\n";
        assert_eq!(named(root, |table| table == WORKSPACE), ["serde", "tokio-util", "uuid"]);
        let member = "[package]\nname = \"a\"\n\n[dependencies]\nserde.workspace = true\n\n[dev-dependencies]\n\
                      tokio-util = { workspace = true }\n\n[target.'cfg(unix)'.dependencies]\nlibc.workspace = true\n\n\
                      [build-dependencies.uuid]\nworkspace = true\n";
        assert_eq!(named(member, |table| table != WORKSPACE), ["serde", "tokio-util", "libc", "uuid"]);
        assert_eq!(named(member, |table| table == WORKSPACE), [""; 0]);
    }
}
