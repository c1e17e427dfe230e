//! One difference between two schemas, as data.
//!
//! A change names everything by what it is called at its place in the list: after the renames
//! before it. What SQL it takes is the business of [`crate::draft()`], not of this module.

mod apply;

use crate::{Check, Column, ForeignKey, Index, Table};
use std::fmt;

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields say what they are")]
pub enum Change {
    /// The rows stay.
    RenameTable { from: String, to: String },
    /// The values stay.
    RenameColumn { table: String, from: String, to: String },
    /// Also part of changing or replacing one.
    DropForeignKey { table: String, name: String },
    /// Also part of changing one.
    DropCheck { table: String, name: String },
    /// Also part of changing one.
    DropUnique { table: String, name: String },
    /// Also part of changing one.
    DropIndex { table: String, name: String },
    /// The definition stays.
    RenameForeignKey { table: String, from: String, to: String },
    /// The definition stays.
    RenameCheck { table: String, from: String, to: String },
    /// The definition stays.
    RenameUnique { table: String, from: String, to: String },
    /// The definition stays.
    RenameIndex { table: String, from: String, to: String },
    /// At the end of the table.
    AddColumn { table: String, column: Column },
    /// Kind, nullability, default, values or identity.
    AlterColumn { table: String, from: Column, to: Column },
    /// Either may be empty.
    SetPrimaryKey { table: String, from: Vec<String>, to: Vec<String> },
    /// On a table that has rows.
    AddUnique { table: String, index: Index },
    /// On a table that has rows.
    AddIndex { table: String, index: Index },
    /// On a table that has rows.
    AddCheck { table: String, check: Check },
    /// With all its parts.
    AddTable { name: String, table: Table },
    /// On a table that has rows.
    AddForeignKey { table: String, foreign_key: ForeignKey },
    /// From now on, or no longer.
    SetAppendOnly { table: String, append_only: bool },
    /// With its values.
    DropColumn { table: String, name: String },
    /// With its rows.
    DropTable { name: String },
}

impl Change {
    /// Whether it takes values away that nothing can bring back.
    pub fn loses_data(&self) -> bool {
        matches!(self, Change::DropColumn { .. } | Change::DropTable { .. })
    }

    /// The table that changes, by its name at this point.
    pub fn table(&self) -> &str {
        match self {
            Change::RenameTable { from: table, .. }
            | Change::AddTable { name: table, .. }
            | Change::DropTable { name: table }
            | Change::RenameColumn { table, .. }
            | Change::DropForeignKey { table, .. }
            | Change::DropCheck { table, .. }
            | Change::DropUnique { table, .. }
            | Change::DropIndex { table, .. }
            | Change::RenameForeignKey { table, .. }
            | Change::RenameCheck { table, .. }
            | Change::RenameUnique { table, .. }
            | Change::RenameIndex { table, .. }
            | Change::AddColumn { table, .. }
            | Change::AlterColumn { table, .. }
            | Change::SetPrimaryKey { table, .. }
            | Change::AddUnique { table, .. }
            | Change::AddIndex { table, .. }
            | Change::AddCheck { table, .. }
            | Change::AddForeignKey { table, .. }
            | Change::SetAppendOnly { table, .. }
            | Change::DropColumn { table, .. } => table,
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Change::RenameTable { from, to } => write!(f, "rename table {from} to {to}"),
            Change::RenameColumn { table, from, to } => write!(f, "rename column {table}.{from} to {to}"),
            Change::DropForeignKey { table, name } => write!(f, "drop foreign key {name} of {table}"),
            Change::DropCheck { table, name } => write!(f, "drop check {name} of {table}"),
            Change::DropUnique { table, name } => write!(f, "drop unique index {name} of {table}"),
            Change::DropIndex { table, name } => write!(f, "drop index {name} of {table}"),
            Change::RenameForeignKey { table, from, to } => write!(f, "rename foreign key {from} of {table} to {to}"),
            Change::RenameCheck { table, from, to } => write!(f, "rename check {from} of {table} to {to}"),
            Change::RenameUnique { table, from, to } => write!(f, "rename unique index {from} of {table} to {to}"),
            Change::RenameIndex { table, from, to } => write!(f, "rename index {from} of {table} to {to}"),
            Change::AddColumn { table, column } => write!(f, "add column {table}.{}", column.name),
            Change::AlterColumn { table, from, to } => {
                write!(f, "change column {table}.{}: {}", to.name, aspects(from, to).join(", "))
            }
            Change::SetPrimaryKey { table, to, .. } => write!(f, "set primary key of {table} to ({})", to.join(", ")),
            Change::AddUnique { table, index } => write!(f, "add unique index {} on {table}", index.name),
            Change::AddIndex { table, index } => write!(f, "add index {} on {table}", index.name),
            Change::AddCheck { table, check } => write!(f, "add check {} on {table}", check.name),
            Change::AddTable { name, .. } => write!(f, "add table {name}"),
            Change::AddForeignKey { table, foreign_key } => {
                write!(f, "add foreign key {} from {table} to {}", foreign_key.name, foreign_key.target)
            }
            Change::SetAppendOnly { table, append_only: true } => write!(f, "make {table} append-only"),
            Change::SetAppendOnly { table, append_only: false } => write!(f, "let {table} be updated and deleted"),
            Change::DropColumn { table, name } => write!(f, "drop column {table}.{name}"),
            Change::DropTable { name } => write!(f, "drop table {name}"),
        }
    }
}

/// What differs between two states of a column, in words.
fn aspects(from: &Column, to: &Column) -> Vec<&'static str> {
    let mut aspects = Vec::new();
    if from.kind != to.kind {
        aspects.push("type");
    }
    match (from.nullable, to.nullable) {
        (true, false) => aspects.push("required"),
        (false, true) => aspects.push("nullable"),
        _ => {}
    }
    if from.default != to.default {
        aspects.push("default");
    }
    if from.identity != to.identity {
        aspects.push("generation");
    }
    if !same_values(from, to) {
        aspects.push("values");
    }
    aspects
}

/// Whether both states of a column have the same set of values, or both none.
pub(crate) fn same_values(from: &Column, to: &Column) -> bool {
    match (&from.enum_values, &to.enum_values) {
        (Some(from), Some(to)) => from.same_set(to),
        (None, None) => true,
        _ => false,
    }
}
