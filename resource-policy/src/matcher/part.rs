//! One conjunct of a matcher, as far as its text must be understood.
//!
//! Not here: how it is found ([`super::parse`]).

use crate::error::list;

/// What a request and a rule have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Subject,
    Object,
    Action,
}

/// Whether the model has `g`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Roles {
    Inherit,
    StandAlone,
}

/// Columns in casbin's order with casbin's names.
pub(crate) const COLUMNS: [(Column, &str); 3] =
    [(Column::Subject, "sub"), (Column::Object, "obj"), (Column::Action, "act")];

/// One conjunct of the matcher.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) text: String,
    /// Which columns it reads, of the request or of the rule.
    pub(crate) reads: [bool; 3],
    /// Rule columns that it hands to a function as a pattern.
    pub(crate) patterns: Vec<(&'static str, Column)>,
    /// Roles it names.
    pub(crate) roles: Vec<String>,
}

impl Part {
    pub(crate) fn reads_only(&self, column: Column) -> bool {
        self.reads.iter().enumerate().all(|(at, read)| *read == (at == column as usize))
    }

    pub(crate) fn reads_one_column(&self) -> bool {
        self.reads.iter().filter(|read| **read).count() <= 1
    }
}

/// The names of the columns a part reads, for a sentence.
pub(crate) fn columns_read(part: &Part) -> String {
    let read = COLUMNS.iter().filter(|(column, _)| part.reads[*column as usize]);
    list(read.map(|(_, name)| *name))
}
