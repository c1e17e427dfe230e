//! Stored fields.

use crate::{Expr, Kind};

/// A stored field: one column.
#[derive(Debug)]
pub struct Field {
    /// The name in Rust, JSON and expressions.
    pub name: &'static str,
    /// The column.
    pub column: &'static str,
    /// The doc comment.
    pub doc: &'static str,
    /// The type of the column.
    pub kind: Kind,
    /// The type of what the column holds encrypted, if it does.
    pub encrypted: Option<Kind>,
    /// Whether it may be null.
    pub nullable: bool,
    /// Whether it may leave the server; a relation's key column follows its relation.
    pub public: bool,
    /// Never printed, encoded, filtered or sorted by.
    pub secret: bool,
    /// What values must satisfy beyond their type.
    pub rules: &'static [Rule],
    /// The value of a create that gives none.
    pub default: Option<Expr>,
    /// Who sets it, if not the caller.
    pub generated: Generated,
    /// The relation whose key column this is.
    pub relation: Option<u16>,
}

impl Field {
    /// The type of its values as callers give them.
    pub const fn given(&self) -> Kind {
        match self.encrypted {
            Some(kind) => kind,
            None => self.kind,
        }
    }
}

/// Who sets a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generated {
    /// Actions.
    No,
    /// The engine, from the context.
    Tenant,
    /// The engine, a new UUID of version 7.
    UuidV7,
    /// The database, the next integer.
    Database,
    /// The engine, the time of the create.
    CreatedAt,
    /// The engine, the time of the last write.
    UpdatedAt,
}

/// A constraint on one value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// Characters of a text, items of a list.
    Length {
        /// At least this many.
        min: Option<u32>,
        /// At most this many.
        max: Option<u32>,
    },
    /// Bounds of an integer, inclusive.
    Range {
        /// The least value.
        min: Option<i64>,
        /// The greatest value.
        max: Option<i64>,
    },
    /// A regular expression that the whole text must match.
    Pattern(&'static str),
    /// Surrounding white space is removed before anything is checked.
    Trim,
}
