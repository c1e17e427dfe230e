//! Values for rows that exist: what a required column or a smaller enum asks of them.

use super::{Direction, placeholder};
use crate::{
    Column, ColumnKind, Dialect,
    change::same_values,
    ddl::{Conversion, convert, literal},
    name::quote,
};

/// New values for the rows that need one.
pub(super) struct Backfill {
    pub(super) column: String,
    pub(super) rows: String,
    pub(super) value: String,
}

/// For a column that becomes required. Going down, null rows are left to be refused.
pub(super) fn required(table: &str, to: &Column, dialect: Dialect, direction: Direction) -> Option<Backfill> {
    let value = match (&to.default, direction) {
        (Some(default), _) => literal(default, to.kind, dialect),
        (None, Direction::Up) => placeholder(table, &to.name, "the value for existing rows"),
        (None, Direction::Down) => return None,
    };
    let column = quote(&to.name);
    Some(Backfill { rows: format!("{column} IS NULL"), column, value })
}

/// For a column whose values are limited, or limited further. Going down, rows that hold others are left to be refused.
pub(super) fn limited(table: &str, (from, to): (&Column, &Column), direction: Direction) -> Option<Backfill> {
    let column = quote(&to.name);
    if direction == Direction::Down || !is_stored_alike(from.kind, to.kind) {
        return None;
    }
    let allowed = to.enum_values.as_ref()?.sql_values();
    let rows = match &from.enum_values {
        None => format!("{column} NOT IN ({})", allowed.join(", ")),
        Some(before) => {
            let mut removed = before.sql_values();
            removed.retain(|value| !allowed.contains(value));
            if removed.is_empty() {
                return None;
            }
            format!("{column} IN ({})", removed.join(", "))
        }
    };
    let value = placeholder(table, &to.name, "the value instead of one that is no longer allowed");
    Some(Backfill { rows, column, value })
}

/// How the values of a column become those of its new kind, if anybody can know: what was a number or any
/// text says nothing about which of an enum's values it means.
pub(super) fn conversion(from: &Column, to: &Column, dialect: Dialect) -> Option<Conversion> {
    let is_narrower = to.enum_values.is_some() && !same_values(from, to);
    if is_narrower && !is_stored_alike(from.kind, to.kind) {
        return None;
    }
    convert(&to.name, from.kind, to.kind, dialect)
}

fn is_stored_alike(from: ColumnKind, to: ColumnKind) -> bool {
    let is_text = |kind| matches!(kind, ColumnKind::Text | ColumnKind::CiText);
    from == to || (is_text(from) && is_text(to))
}

impl Backfill {
    /// The value of any row: the new one or `otherwise`.
    pub(super) fn or(&self, otherwise: &str) -> String {
        format!("CASE WHEN {} THEN {} ELSE {otherwise} END", self.rows, self.value)
    }
}

/// One UPDATE for all columns of a table: a row that breaks one of several new rules could not be
/// written by an UPDATE that mends only the other.
pub(super) fn update(table: &str, backfills: &[Backfill]) -> String {
    let mut values: Vec<(&str, String)> = Vec::new();
    for fill in backfills {
        match values.iter_mut().find(|(column, _)| *column == fill.column) {
            Some((_, value)) => *value = fill.or(value),
            None => values.push((&fill.column, fill.or(&fill.column))),
        }
    }
    if let [only] = backfills {
        values = vec![(&only.column, only.value.clone())];
    }
    let set: Vec<String> = values.into_iter().map(|(column, value)| format!("{column} = {value}")).collect();
    let rows: Vec<&str> = backfills.iter().map(|fill| fill.rows.as_str()).collect();
    format!("UPDATE {} SET {} WHERE {}", quote(table), set.join(", "), rows.join(" OR "))
}
