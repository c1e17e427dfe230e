//! Lock files of the workspaces under `examples/`: what they name, the root's names too, so that one
//! target folder serves all and an example shows what the workspace itself runs on.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::workspace::Workspace;

/// Packages of examples in versions that the root's lock file does not have.
pub fn check(workspace: &Workspace) -> Result<Vec<String>> {
    let read = |path: &Path| fs::read_to_string(path).with_context(|| path.display().to_string());
    let root = read(&workspace.root.join("Cargo.lock"))?;
    let known = registered(&root);
    let mut problems = Vec::new();
    for example in workspace.examples() {
        let shown = example.strip_prefix(&workspace.root).unwrap_or(&example).display().to_string();
        let path = example.join("Cargo.lock");
        if !path.exists() {
            problems.push(format!("{shown}: has no Cargo.lock; build it and commit the file"));
            continue;
        }
        let text = read(&path)?;
        let foreign: Vec<_> = registered(&text).difference(&known).copied().collect();
        problems.extend(foreign.into_iter().map(|(name, version)| {
            format!(
                "{shown}/Cargo.lock: {name} {version} is not what the root's Cargo.lock has; copy that file and build"
            )
        }));
    }
    Ok(problems)
}

/// Name and version of every package that comes from a registry.
fn registered(lock: &str) -> BTreeSet<(&str, &str)> {
    let tables = lock.split("[[package]]").skip(1);
    let packages = tables.filter_map(|table| {
        value(table, "source")?;
        Some((value(table, "name")?, value(table, "version")?))
    });
    packages.collect()
}

/// The text behind `key = "` in a table of plain strings, which is all that a lock file consists of.
fn value<'a>(table: &'a str, key: &str) -> Option<&'a str> {
    table.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'))
}

#[cfg(test)]
mod tests {
    use super::registered;

    #[test]
    fn only_packages_with_a_source_count() {
        let lock = "version = 4\n\n[[package]]\nname = \"own\"\nversion = \"0.1.0\"\ndependencies = [\n \"serde\",\n]\n\n\
                    [[package]]\nname = \"serde\"\nversion = \"1.0.229\"\nsource = \"registry+https://example.org\"\n";
        assert_eq!(registered(lock).into_iter().collect::<Vec<_>>(), [("serde", "1.0.229")]);
    }
}
