//! SQL for both databases: bind values, and the SQL backend of the expression language.
//!
//! Statements are written where they are used, in [`crate::action`] and [`crate::read`], each from its beginning
//! to its end ([`Text`]); which connection they take is decided in [`crate::db`].

pub mod bind;
pub mod expression;
pub mod text;

pub use bind::bind;
pub use expression::{Scope, assigned, column, columns, condition, key_column, operand, write};
pub use text::{Between, Text};

/// Which database a statement is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// SQLite, the embedded default.
    Sqlite,
    /// Postgres 15 or later.
    Postgres,
}
