//! SQL of single objects, for both databases: tables, indexes, constraints, triggers, literals, conversions.
//!
//! Stored formats are decided here and nowhere else. Which statements a migration needs, in which
//! order and with which locks, is [`crate::draft()`]'s business.

mod column;
mod convert;
mod table;
mod trigger;

pub use column::{column_checks, literal, sql_type};
pub use table::{create_index, create_table, foreign_key_clause};
pub use trigger::{APPEND_ONLY_FUNCTION, Trigger, append_only_message, triggers};

pub(crate) use column::{check_clause, checks, definitions, key_definition};
pub(crate) use convert::{Conversion, convert};

use crate::name::quote;

/// Names in quotes, separated by commas.
pub(crate) fn quote_list<'a>(names: impl IntoIterator<Item = &'a String>) -> String {
    names.into_iter().map(|name| quote(name)).collect::<Vec<_>>().join(", ")
}
