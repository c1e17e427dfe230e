//! Mistakes that the compiler finds: each case under `tests/ui` fails with what is written beside it.
//!
//! An expectation has a line `error[code] line` for each error, and below it, indented, whole sentences
//! that must be among what is said there: ours, and what of the compiler's names the culprit. The rest of
//! what the compiler says is its own business.

use std::fs;
use std::path::{Path, PathBuf};

use crate::copy::workspace;
use crate::rustc::{Check, Mistake};

/// What cases may name.
const LIBRARIES: [&str; 4] = ["app", "generated", "resource_core", "resource_runtime"];

fn cases(folder: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(workspace().join(folder)).expect("the folder of cases");
    let mut cases: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    cases.retain(|path| path.extension().is_some_and(|end| end == "rs"));
    cases.sort();
    cases
}

fn check(case: &Path) -> Vec<Mistake> {
    let folder = tempfile::tempdir().expect("a folder");
    Check::new(case, folder.path()).with(&LIBRARIES).mistakes()
}

/// Whether the compiler said what is expected.
fn as_expected(expected: &str, found: &[Mistake]) -> bool {
    let mut errors: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in expected.lines() {
        match (line.strip_prefix("    "), errors.last_mut()) {
            (Some(text), Some((_, texts))) => texts.push(text),
            _ => errors.push((line, Vec::new())),
        }
    }
    errors.len() == found.len()
        && errors.iter().zip(found).all(|((place, texts), mistake)| {
            *place == format!("error[{}] line {}", mistake.code, mistake.line)
                && texts.iter().all(|text| mistake.texts.iter().any(|said| said == text))
        })
}

#[test]
fn each_mistake_is_told_as_expected() {
    let cases = cases("tests/ui");
    assert!(cases.len() >= 8, "{cases:?}");
    let mut wrong = Vec::new();
    for case in &cases {
        let expected = fs::read_to_string(case.with_extension("stderr")).unwrap_or_default();
        let found = check(case);
        if found.is_empty() || !as_expected(&expected, &found) {
            wrong.push(format!("{}\nexpected:\n{expected}\nfound: {found:#?}\n", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    tests::counts::tell(&format!("{} mistakes are told", cases.len()));
}

#[test]
fn what_is_right_compiles() {
    let cases = cases("tests/ui/pass");
    assert!(!cases.is_empty());
    for case in cases {
        let found = check(&case);
        assert!(found.is_empty(), "{}: {found:#?}", case.display());
    }
}

#[test]
fn generated_code_of_an_edited_declaration_does_not_compile() {
    let folder = tempfile::tempdir().expect("a folder");
    let edited = folder.path().join("src");
    copy(&workspace().join("resources/src"), &edited);
    let partition = edited.join("infrastructure/partition.rs");
    let text = fs::read_to_string(&partition).expect("readable");
    assert_eq!(text.matches("length(1..=63)").count(), 1);
    fs::write(&partition, text.replace("length(1..=63)", "length(1..=62)")).expect("writable");

    let lib = edited.join("lib.rs");
    let found = Check::new(&lib, folder.path()).named("resources").with(&["resource"]).mistakes();
    assert!(found.is_empty(), "{found:#?}");
    let resources = folder.path().join("libresources.rmeta");
    let found = Check::new(Path::new("generated/src/lib.rs"), folder.path())
        .named("generated")
        .with(&["resource", "resource_core", "resource_runtime", "sea_orm", "uuid"])
        .with_library("resources", &resources)
        .mistakes();
    let [stale] = found.as_slice() else { panic!("one resource is stale: {found:#?}") };
    assert_eq!((stale.code.as_str(), stale.file.as_str()), ("E0080", "generated/src/infrastructure/partition/meta.rs"));
    let advice = "stale generated code, run `cargo xtask codegen`";
    assert!(stale.texts.iter().any(|text| text.contains(advice)), "{stale:#?}");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("writable");
    for path in fs::read_dir(from).expect("readable").map(|entry| entry.expect("an entry").path()) {
        let to = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true => copy(&path, &to),
            false => drop(fs::copy(&path, to).expect("readable and writable")),
        }
    }
}
