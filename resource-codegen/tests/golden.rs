//! The kitchen sink, which uses every entry of the language, generated and compared file by file.
//!
//! `UPDATE_EXPECT=1 cargo test -p resource-codegen` rewrites the expected files. They are a crate of the
//! workspace, so they compile; and they are what rustfmt makes of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use resource_codegen::{Options, generate};
use resource_schema::model::Model;

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate is in a workspace").to_owned()
}

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn model() -> Model {
    let lib = Path::new("resource-codegen/tests/kitchen_sink/src/lib.rs");
    resource_schema::load(&workspace(), lib).unwrap_or_else(|diagnostics| panic!("{diagnostics}"))
}

/// The expected files; the manifest is written by hand.
fn expected() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![golden()];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).expect("readable").flatten().map(|entry| entry.path()) {
            let name = path.strip_prefix(golden()).expect("below").to_string_lossy().replace('\\', "/");
            match path.is_dir() {
                true => folders.push(path),
                false if name != "Cargo.toml" => {
                    files.insert(name, std::fs::read_to_string(&path).expect("readable"));
                }
                false => {}
            }
        }
    }
    files
}

#[test]
fn generates_what_is_checked_in() {
    let generated = generate(&model(), &Options::default());
    let expected = expected();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        for path in expected.keys().filter(|path| !generated.contains_key(*path)) {
            std::fs::remove_file(golden().join(path)).expect("removable");
        }
        for (path, text) in &generated {
            let path = golden().join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
            std::fs::write(path, text).expect("writable");
        }
        return;
    }
    let paths: BTreeSet<&String> = generated.keys().chain(expected.keys()).collect();
    let differing: Vec<&String> =
        paths.into_iter().filter(|path| generated.get(*path) != expected.get(*path)).collect();
    for path in &differing {
        let line = |files: &BTreeMap<String, String>, at: usize| {
            files.get(*path).and_then(|text| text.lines().nth(at).map(str::to_owned))
        };
        let at = (0..).find(|at| line(&generated, *at) != line(&expected, *at)).unwrap_or_default();
        eprintln!("{path}:{}\n  expected  {:?}\n  generated {:?}", at + 1, line(&expected, at), line(&generated, at));
    }
    assert!(differing.is_empty(), "{} files differ; UPDATE_EXPECT=1 rewrites them", differing.len());
}

#[test]
fn generates_the_same_twice() {
    assert_eq!(generate(&model(), &Options::default()), generate(&model(), &Options::default()));
}

#[test]
fn rustfmt_changes_nothing() {
    let root = golden().join("src/lib.rs");
    let config = workspace().join("rustfmt.toml");
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.args(["--edition", "2024", "--check", "--config-path"]).arg(config).arg(root);
    let output = rustfmt.output().expect("the toolchain has rustfmt");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
