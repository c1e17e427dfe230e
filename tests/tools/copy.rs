//! A copy of the workspace in a temporary folder, and the tasks run in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use serde_json::Value;
use tempfile::TempDir;

/// The workspace that is copied.
pub fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package is in the workspace")
}

/// The program of `cargo xtask`, as built from the workspace.
static XTASK: LazyLock<PathBuf> = LazyLock::new(|| {
    let messages = build(&["--package", "xtask"]);
    let executable = messages.iter().find_map(|message| message["executable"].as_str());
    executable.expect("xtask is a program").into()
});

/// Builds, and answers what cargo says of each artifact.
pub fn build(arguments: &[&str]) -> Vec<Value> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(workspace()).args(["build", "--quiet", "--message-format=json"]).args(arguments);
    let output = cargo.stderr(Stdio::inherit()).output().expect("cargo can be started");
    assert!(output.status.success(), "cargo build {} failed", arguments.join(" "));
    let text = String::from_utf8(output.stdout).expect("text");
    let messages = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("a message"));
    messages.filter(|message| message["reason"] == "compiler-artifact").collect()
}

/// What the application writes about its API.
pub const DESCRIPTION: &str = "generated/openapi.json";

/// A copy of the workspace.
pub struct Copy {
    folder: TempDir,
}

/// What a task did.
#[derive(Debug)]
pub struct Outcome {
    /// The exit code.
    pub code: i32,
    /// What it printed as its result.
    pub out: String,
    /// What else it printed.
    pub err: String,
}

impl Copy {
    /// The tree as it is.
    pub fn of_tree() -> Copy {
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy(workspace(), folder.path());
        Copy { folder }
    }

    /// The tree with everything generated anew, so that a test sees its own edits only. What other programs
    /// write must be fresh.
    pub fn fresh() -> Copy {
        let copy = Copy::of_tree();
        copy.succeed(&["codegen"]);
        copy.describe();
        copy
    }

    /// Names the declarations of today in the description of the API, as the application's own test does.
    pub fn describe(&self) {
        let generated = self.read("generated/src/lib.rs");
        let declared = generated.split("pub static DECLARED").nth(1).and_then(|rest| rest.split("];").next());
        let pairs = declared.expect("the numbers").split("(\"").skip(1).map(|pair| {
            let (name, rest) = pair.split_once('"').expect("a name");
            let (_, number) = rest.split_once("0x").expect("a number");
            (name.to_owned(), Value::from(&number[..16]))
        });
        let mut description: Value = serde_json::from_str(&self.read(DESCRIPTION)).expect("JSON");
        description["x-declared"] = Value::Object(pairs.collect());
        self.write(DESCRIPTION, serde_json::to_string_pretty(&description).expect("text"));
    }

    /// Where it is.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Runs a task.
    pub fn xtask(&self, arguments: &[&str]) -> Outcome {
        xtask_in(self.root(), arguments)
    }

    /// Runs a task that succeeds.
    pub fn succeed(&self, arguments: &[&str]) -> Outcome {
        let outcome = self.xtask(arguments);
        assert_eq!(outcome.code, 0, "{arguments:?}: {outcome:#?}");
        outcome
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Writes a file and the folders that it needs.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(path, text).expect("writable");
    }

    /// Replaces a text that occurs once and answers line and column, from 1, of where it stood.
    pub fn replace(&self, path: &str, (from, to): (&str, &str)) -> (usize, usize) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "`{from}` in {path}");
        self.write(path, text.replacen(from, to, 1));
        let before = &text[..text.find(from).expect("it occurs")];
        (before.matches('\n').count() + 1, before.chars().rev().take_while(|letter| *letter != '\n').count() + 1)
    }

    /// Removes a file.
    pub fn remove(&self, path: &str) {
        fs::remove_file(self.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    /// Every file with its bytes.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.root().to_owned()];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).expect("readable").map(|entry| entry.expect("an entry").path()) {
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let name = path.strip_prefix(self.root()).expect("below").to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(&path).expect("readable"));
            }
        }
        files
    }

    /// The files of the generated crate that are written by the machine.
    pub fn generated(&self) -> BTreeSet<String> {
        let owned = ["generated/src/", "generated/docs/", "generated/schema.json"];
        self.files().into_keys().filter(|path| owned.iter().any(|start| path.starts_with(start))).collect()
    }
}

/// Runs a task in any folder.
pub fn xtask_in(folder: &Path, arguments: &[&str]) -> Outcome {
    let mut command = Command::new(&*XTASK);
    command.current_dir(folder).args(arguments).env("CARGO", env!("CARGO"));
    outcome(&mut command)
}

/// The program of `cargo xtask` in a folder, for what a test wants to be different around it.
pub fn xtask(folder: &Path) -> Command {
    let mut command = Command::new(&*XTASK);
    command.current_dir(folder);
    command
}

/// Runs a program to its end. Whatever cargo it starts asks nobody.
pub fn outcome(command: &mut Command) -> Outcome {
    let output = command.env("CARGO_NET_OFFLINE", "true").output().expect("it starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    Outcome { code: output.status.code().expect("a code"), out: text(output.stdout), err: text(output.stderr) }
}

/// What differs between two listings.
pub fn changed(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> BTreeSet<String> {
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    paths.into_iter().filter(|path| before.get(*path) != after.get(*path)).cloned().collect()
}

/// Copies what is not built, hidden, or a workspace of its own.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("writable");
    for entry in fs::read_dir(from).expect("readable").map(|entry| entry.expect("an entry")) {
        let (path, name) = (entry.path(), entry.file_name());
        if ["target", "examples"].iter().any(|skipped| name == *skipped) || name.to_string_lossy().starts_with('.') {
            continue;
        }
        match path.is_dir() {
            true => copy(&path, &to.join(&name)),
            false => drop(fs::copy(&path, to.join(&name)).expect("readable and writable")),
        }
    }
}
