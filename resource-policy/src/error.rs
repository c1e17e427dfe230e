//! What is wrong with a policy file, where, and what to do about it.
//!
//! Not here: what can go wrong while reading a folder ([`crate::SourceError`]).

use std::sync::Arc;

use resource_core::nearest::nearest;

/// One mistake in a policy file. [`crate::compile`] returns all of them at once.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence())]
pub struct PolicyError {
    /// The file, as its [`crate::Sources`] name it.
    pub file: String,
    /// The line, from 1; 0 when the file as a whole is meant.
    pub line: usize,
    /// What is wrong, with the value that is.
    pub what: String,
    /// What to write instead.
    pub remedy: String,
    /// The known name that is spelled most like the unknown one.
    pub nearest: Option<String>,
}

impl PolicyError {
    /// Adds the name that `written` was probably meant to be.
    pub(crate) fn near<'a>(mut self, written: &str, names: impl IntoIterator<Item = &'a str>) -> Self {
        self.nearest = nearest(written, names).map(str::to_owned);
        self
    }

    fn sentence(&self) -> String {
        let suggestion = match &self.nearest {
            Some(name) => format!(" (did you mean `{name}`?)"),
            None => String::new(),
        };
        format!("{}:{}: {}{suggestion}; {}", self.file, self.line, self.what, self.remedy)
    }
}

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: Arc<str>,
    pub(crate) line: usize,
}

impl Place {
    pub(crate) fn refuse(&self, what: impl Into<String>, remedy: impl Into<String>) -> PolicyError {
        PolicyError {
            file: self.file.to_string(),
            line: self.line,
            what: what.into(),
            remedy: remedy.into(),
            nearest: None,
        }
    }
}

/// Names in back quotes, for a sentence that lists what exists.
pub(crate) fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match quoted.len() {
        0 => "none".to_owned(),
        1..=12 => quoted.join(", "),
        more => format!("{} and {} more", quoted[..12].join(", "), more - 12),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_names_place_value_suggestion_and_remedy() {
        let place = Place { file: "library.csv".into(), line: 3 };
        let error =
            place.refuse("no action is called `raed`", "use one of `read`, `lend`").near("raed", ["read", "lend"]);
        assert_eq!(
            error.to_string(),
            "library.csv:3: no action is called `raed` (did you mean `read`?); use one of `read`, `lend`"
        );
    }
}
