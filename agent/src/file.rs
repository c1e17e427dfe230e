//! Checks in a TOML file, for running them without a server.
//!
//! ```toml
//! [[check]]
//! name = "web"                        # optional, shown in results
//! kind = "http"                       # ping, tcp or http
//! target = "https://localhost/health"
//! timeout_ms = 2000
//! retries = 1
//! warning_ms = 200
//! critical_ms = 1000
//! expect_status = [204, "300-399"]
//! ```
//!
//! Every mistake of a file is told at once, with its line.

mod entry;

use entry::{Entry, Source};
use serde::Deserialize;
use std::{
    collections::HashMap,
    fmt,
    path::{Path, PathBuf},
};
use toml::Spanned;
use wire::CheckTask;

/// A check of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedCheck {
    /// Its name, or its kind and target.
    pub name: String,
    /// What to run.
    pub task: CheckTask,
}

/// Something wrong with a file, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The file.
    pub file: PathBuf,
    /// Where, if it is about a place.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(to, ":{line}")?;
        }
        write!(to, ": {}; {}", self.message, self.remedy)
    }
}

/// The checks of a file, in its order.
pub fn read(path: &Path) -> Result<Vec<NamedCheck>, Vec<Mistake>> {
    match std::fs::read_to_string(path) {
        Ok(text) => parse(path, &text),
        Err(error) => Err(vec![Mistake {
            file: path.to_owned(),
            line: None,
            message: format!("cannot be read: {error}"),
            remedy: "name a readable TOML file with `[[check]]` tables".to_owned(),
        }]),
    }
}

/// The checks in a text; `path` is for messages.
pub fn parse(path: &Path, text: &str) -> Result<Vec<NamedCheck>, Vec<Mistake>> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Checks {
        #[serde(default)]
        check: Vec<Spanned<Entry>>,
    }
    let source = Source { path, text };
    let checks: Checks = toml::from_str(text).map_err(|error| {
        let remedy = "see `serviceradar-agent check --help` for the format";
        vec![source.mistake(error.span(), error.message().replace('\n', ", "), remedy)]
    })?;
    if checks.check.is_empty() {
        return Err(vec![source.mistake(None, "names no checks", "add at least one `[[check]]` table")]);
    }
    let mut found = Vec::new();
    let mut mistakes = Vec::new();
    let mut names: HashMap<String, usize> = HashMap::new();
    for entry in checks.check {
        let span = entry.span();
        match entry.into_inner().check(&source, span.clone()) {
            Ok(check) => {
                let line = source.line(span.start);
                if let Some(earlier) = names.insert(check.name.clone(), line) {
                    let message = format!("`{}` is also the check of line {earlier}", check.name);
                    mistakes.push(source.mistake(Some(span), message, "give each check its own `name`"));
                }
                found.push(check);
            }
            Err(wrong) => mistakes.extend(wrong),
        }
    }
    match mistakes.is_empty() {
        true => Ok(found),
        false => Err(mistakes),
    }
}
