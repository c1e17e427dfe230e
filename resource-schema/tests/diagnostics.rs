//! Text in, text out: each `diagnostics/<class of mistake>/<case>.rs` holds declarations with a mistake,
//! and the `.txt` beside it what the front end says. `UPDATE_EXPECT=1 cargo test` rewrites the texts.
//!
//! A case is the file `shop/item.rs`; a line `//- shop/order.rs` begins another file. Modules above the
//! files are declared by the harness unless a case declares them itself.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use resource_schema::grammar;
use resource_schema::load_text_with_warnings;

#[test]
fn mistakes_are_explained() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut failures = String::new();
    for case in cases() {
        let text = fs::read_to_string(&case).expect("a case is readable");
        let actual = explain(&text);
        let expectation = case.with_extension("txt");
        if update {
            fs::write(&expectation, &actual).expect("an expectation is writable");
        }
        let expected = fs::read_to_string(&expectation).unwrap_or_default();
        if actual != expected {
            let _ = writeln!(failures, "== {}\n-- expected\n{expected}-- actual\n{actual}", case.display());
        }
    }
    assert!(failures.is_empty(), "{failures}\nrun with UPDATE_EXPECT=1 to accept");
}

#[test]
fn every_expectation_has_its_case() {
    for expectation in files("txt") {
        assert!(expectation.with_extension("rs").exists(), "{} has no case", expectation.display());
    }
}

/// Every attribute of the grammar stands in some case, so a mistake in it has been looked at.
#[test]
fn every_attribute_has_a_case() {
    let texts: Vec<String> = cases().iter().map(|case| fs::read_to_string(case).expect("readable")).collect();
    for attribute in grammar::attributes() {
        let written = format!("#[{}(", attribute.name);
        assert!(texts.iter().any(|text| text.contains(&written)), "no case has `{}`", attribute.name);
    }
}

fn cases() -> Vec<PathBuf> {
    files("rs")
}

fn files(extension: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let folders = fs::read_dir(root).expect("the cases exist").flatten().map(|entry| entry.path());
    let files = folders.flat_map(|folder| fs::read_dir(folder).expect("a folder of cases").flatten());
    let mut files: Vec<PathBuf> = files.map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|found| found == extension));
    files.sort();
    assert!(!files.is_empty(), "there are cases");
    files
}

/// What the front end says, with warnings; `no mistake` if nothing.
fn explain(case: &str) -> String {
    let files = with_modules(split(case));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let findings = match load_text_with_warnings(&files) {
        Ok(loaded) => loaded.warnings,
        Err(diagnostics) => diagnostics,
    };
    if findings.is_empty() { "no mistake\n".to_owned() } else { findings.to_string() }
}

fn split(case: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut path = "shop/item.rs".to_owned();
    for line in case.lines() {
        if let Some(next) = line.strip_prefix("//- ") {
            path = next.to_owned();
            files.insert(path.clone(), String::new());
            continue;
        }
        let text: &mut String = files.entry(path.clone()).or_default();
        text.push_str(line);
        text.push('\n');
    }
    files
}

fn with_modules(files: BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut modules: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in files.keys() {
        if path.ends_with("/mod.rs") {
            continue;
        }
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let name = file.trim_end_matches(".rs").to_owned();
        if !folder.is_empty() {
            modules.entry(format!("{folder}.rs")).or_default().push(name);
            modules.entry("lib.rs".to_owned()).or_default().push(folder.to_owned());
        } else if name != "lib" {
            modules.entry("lib.rs".to_owned()).or_default().push(name);
        }
    }
    let mut all = files;
    for (path, mut names) in modules {
        names.sort();
        names.dedup();
        let text = names.iter().map(|name| format!("pub mod {name};\n")).collect();
        all.entry(path).or_insert(text);
    }
    all.into_iter().map(|(path, text)| (format!("resources/src/{path}"), text)).collect()
}
