//! The texts that spans point into.
//!
//! Outside the compiler a span knows which parsed text it belongs to, by an opaque name; this is the
//! table from that name to the file. Reading and parsing files is in [`crate::find`].

use proc_macro2::Span;

use crate::diagnostic::Origin;
use crate::errors::Location;

/// Every file that was read.
#[derive(Default)]
pub struct Sources {
    files: Vec<Source>,
}

struct Source {
    /// What `Span::file` says for the spans of this text.
    key: String,
    path: String,
    text: String,
}

impl Sources {
    /// Remembers a text by one of its spans.
    pub fn add(&mut self, span: Span, path: &str, text: &str) {
        self.files.push(Source { key: span.file(), path: path.to_owned(), text: text.to_owned() });
    }

    /// The path of the file that a span points into.
    pub fn path(&self, span: Span) -> Option<&str> {
        self.of(span).map(|source| source.path.as_str())
    }

    /// Where a piece of source stands.
    pub fn origin(&self, location: Location) -> Option<Origin> {
        let source = self.of(location.start)?;
        let start = location.start.start();
        let end = location.end.end();
        let text = source.text.lines().nth(start.line - 1).unwrap_or_default().trim_end();
        let rest = text.chars().count().saturating_sub(start.column);
        let width = if end.line == start.line { end.column.saturating_sub(start.column) } else { rest };
        Some(Origin {
            file: source.path.clone(),
            line: start.line,
            column: start.column + 1,
            width: width.max(1),
            text: text.to_owned(),
        })
    }

    fn of(&self, span: Span) -> Option<&Source> {
        let key = span.file();
        self.files.iter().find(|source| source.key == key)
    }
}
