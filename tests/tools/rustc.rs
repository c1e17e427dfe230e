//! One call of rustc against the built libraries of the workspace.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;

use crate::copy::{build, workspace};

/// A library for each crate name.
type Libraries = BTreeMap<String, PathBuf>;

/// What compiles only if all the libraries that it names belong together.
const TOGETHER: &str = "
    use generated::identity::User;
    pub fn same(key: <User as resource_runtime::Record>::Key) -> uuid::Uuid {
        let id: resource_core::Id<User> = key;
        id.uuid()
    }
";

/// The libraries that the tests themselves use. Cargo builds some crates once more for the derives and
/// does not say which is which; the right one is the one that goes with the others.
static LIBRARIES: LazyLock<Libraries> = LazyLock::new(|| {
    let mut built: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for artifact in build(&["--package", "tests", "--lib"]) {
        let files = artifact["filenames"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let library = files.map(PathBuf::from).find(|file| file.extension().is_some_and(|end| end == "rlib"));
        let name = artifact["target"]["name"].as_str().expect("a name").replace('-', "_");
        built.entry(name).or_default().extend(library);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("together.rs");
    std::fs::write(&source, TOGETHER).expect("writable");
    let first: Libraries =
        built.iter().filter_map(|(name, files)| Some((name.clone(), files.first()?.clone()))).collect();
    for core in &built["resource_core"] {
        for uuid in &built["uuid"] {
            let mut libraries = first.clone();
            libraries.insert("resource_core".to_owned(), core.clone());
            libraries.insert("uuid".to_owned(), uuid.clone());
            let names = ["generated", "resource_core", "resource_runtime", "uuid"];
            if Check::over(&libraries, (&source, folder.path())).with(&names).mistakes().is_empty() {
                return libraries;
            }
        }
    }
    panic!("no libraries of {built:#?} belong together")
});

/// An error of the compiler.
#[derive(Debug)]
pub struct Mistake {
    /// Such as `E0277`; empty where it has none.
    pub code: String,
    /// The file it points at.
    pub file: String,
    /// The line it points at.
    pub line: u64,
    /// The message, the labels and the notes, without the source around them.
    pub texts: Vec<String>,
}

/// A crate to check.
pub struct Check<'a> {
    libraries: &'a Libraries,
    command: Command,
}

impl<'a> Check<'a> {
    /// A library with this file as its root; what it leaves goes into `folder`.
    pub fn new(source: &Path, folder: &Path) -> Check<'a> {
        Check::over(&LIBRARIES, (source, folder))
    }

    fn over(libraries: &'a Libraries, (source, folder): (&Path, &Path)) -> Check<'a> {
        let mut command = Command::new(Path::new(env!("CARGO")).with_file_name("rustc"));
        command.current_dir(workspace()).arg(source).arg("--out-dir").arg(folder);
        command.args([
            "--edition=2024",
            "--crate-type=lib",
            "--emit=metadata",
            "--error-format=json",
            "--cap-lints=allow",
        ]);
        let folder = libraries["resource_core"].parent().expect("a folder");
        command.arg("-L").arg(format!("dependency={}", folder.display()));
        Check { libraries, command }
    }

    /// Its name, where other crates are to find it by one.
    pub fn named(mut self, name: &str) -> Self {
        self.command.args(["--crate-name", name]);
        self
    }

    /// Libraries of the workspace that it may name.
    pub fn with(mut self, names: &[&str]) -> Self {
        for name in names {
            let library = &self.libraries[*name];
            self = self.with_library(name, library);
        }
        self
    }

    /// Another library that it may name.
    pub fn with_library(mut self, name: &str, library: &Path) -> Self {
        self.command.arg("--extern").arg(format!("{name}={}", library.display()));
        self
    }

    /// All errors, by file and line.
    pub fn mistakes(mut self) -> Vec<Mistake> {
        let output = self.command.output().expect("rustc can be started");
        let text = String::from_utf8(output.stderr).expect("text");
        let messages =
            text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap_or_else(|_| panic!("{text}")));
        let mut mistakes: Vec<Mistake> = messages.filter_map(|message| mistake(&message)).collect();
        mistakes.sort_by(|a, b| (&a.file, a.line, &a.code).cmp(&(&b.file, b.line, &b.code)));
        // What an asynchronous call needs is asked for several times.
        mistakes.dedup_by(|b, a| (&a.file, a.line, &a.code) == (&b.file, b.line, &b.code));
        assert_eq!(output.status.success(), mistakes.is_empty(), "{text}");
        mistakes
    }
}

/// An error that points somewhere; what counts the errors at the end does not.
fn mistake(message: &Value) -> Option<Mistake> {
    let spans = || message["spans"].as_array().into_iter().flatten();
    let mut primary = spans().find(|span| span["is_primary"] == true)?;
    // Of what a macro wrote, the place that called it.
    while !primary["expansion"].is_null() {
        primary = &primary["expansion"]["span"];
    }
    if message["level"] != "error" {
        return None;
    }
    let children = message["children"].as_array().into_iter().flatten();
    let texts = std::iter::once(&message["message"])
        .chain(spans().map(|span| &span["label"]))
        .chain(children.map(|child| &child["message"]));
    Some(Mistake {
        code: message["code"]["code"].as_str().unwrap_or_default().to_owned(),
        file: primary["file_name"].as_str().unwrap_or_default().to_owned(),
        line: primary["line_start"].as_u64().unwrap_or_default(),
        texts: texts.filter_map(Value::as_str).map(without_modules).collect(),
    })
}

/// A text in which types stand without the modules before them, which depend on what else has their name.
fn without_modules(text: &str) -> String {
    let mut parts = text.split("::").peekable();
    let mut short = String::new();
    while let Some(part) = parts.next() {
        let end = part.trim_end_matches(|letter: char| letter.is_ascii_lowercase() || "_0123456789".contains(letter));
        let is_module = parts.peek().is_some() && end.len() < part.len();
        short.push_str(if is_module { end } else { part });
    }
    short
}
