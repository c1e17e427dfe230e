//! Decision records: `docs/decisions/NNNN-what-it-is-about.md` opens with `# NNNN. Title`, and the folder's
//! `README.md` lists every one of them by its title.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};

use crate::workspace::Workspace;

/// Where they are, if there are any.
const FOLDER: &str = "docs/decisions";
const INDEX: &str = "README.md";

/// Records whose title, number or line in the index is not as it should be.
pub fn check(workspace: &Workspace) -> Result<Vec<String>> {
    let folder = workspace.root.join(FOLDER);
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".md") {
            files.insert(name, fs::read_to_string(&path).with_context(|| path.display().to_string())?);
        }
    }
    Ok(broken(&files).into_iter().map(|problem| format!("{FOLDER}/{problem}")).collect())
}

/// What is wrong with these files, by name and text.
fn broken(files: &BTreeMap<String, String>) -> Vec<String> {
    let index = files.get(INDEX).map(String::as_str).unwrap_or_default();
    let mut problems = Vec::new();
    let mut last = None;
    for (name, text) in files.iter().filter(|(name, _)| *name != INDEX) {
        let number = name.split('-').next().unwrap_or_default();
        if number.len() != 4 || !number.bytes().all(|digit| digit.is_ascii_digit()) {
            problems.push(format!("{name}: is called `NNNN-what-it-is-about.md`, with four digits"));
            continue;
        }
        if last.replace(number) == Some(number) {
            problems.push(format!("{name}: another record has the number {number}; take the next free one"));
        }
        let first = text.lines().next().unwrap_or_default();
        let Some(title) = first.strip_prefix(&format!("# {number}. ")) else {
            problems.push(format!("{name}: opens with `{first}`; write `# {number}. Title`"));
            continue;
        };
        let line = format!("- [{number}]({name}) {title}");
        if !index.lines().any(|listed| listed == line) {
            problems.push(format!("{INDEX}: lacks the line `{line}`"));
        }
    }
    let links = index.lines().filter_map(|line| line.strip_prefix("- [")?.split_once("](")?.1.split_once(')'));
    let gone = links.filter(|(name, _)| !files.contains_key(*name));
    problems.extend(gone.map(|(name, _)| format!("{INDEX}: lists `{name}`, which is not there")));
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> BTreeMap<String, String> {
        files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn titles_carry_their_number_and_stand_in_the_index() {
        let index = (INDEX, "# Decisions\n\n- [0001](0001-one.md) One\n- [0002](0002-two.md) Two\n");
        let (one, two) = (("0001-one.md", "# 0001. One\n"), ("0002-two.md", "# 0002. Two\n"));
        assert_eq!(broken(&files(&[index, one, two])), Vec::<String>::new());
        assert_eq!(broken(&files(&[index, one])), ["README.md: lists `0002-two.md`, which is not there"]);
        let renamed = ("0002-two.md", "# 0002. Three\n");
        assert_eq!(broken(&files(&[index, one, renamed])), ["README.md: lacks the line `- [0002](0002-two.md) Three`"]);
        for (record, problem) in [
            (("0002-two.md", "# 2. Two\n"), "0002-two.md: opens with `# 2. Two`; write `# 0002. Title`"),
            (("0002-two.md", "# 0002 Two\n"), "0002-two.md: opens with `# 0002 Two`; write `# 0002. Title`"),
            (("20-x.md", "# 20. X\n"), "20-x.md: is called `NNNN-what-it-is-about.md`, with four digits"),
            (("0001-x.md", "# 0001. One\n"), "0001-x.md: another record has the number 0001; take the next free one"),
        ] {
            let found = broken(&files(&[index, one, record]));
            assert!(found.iter().any(|found| found == problem), "{found:?}");
        }
    }
}
