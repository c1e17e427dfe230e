//! What a database holds, without the database: tables, columns, keys, indexes, constraints.
//!
//! Codegen writes a [`Schema`] from the declarations, the migrations folder keeps the last one that
//! was migrated to. The text form is [`Schema::to_json`]: one line per column, index and constraint,
//! tables sorted and alike at the end, so that branches that each add a table merge.

mod json;

pub use json::SnapshotError;

use crate::{PerDialect, name};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All tables, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schema {
    /// By name.
    pub tables: BTreeMap<String, Table>,
}

/// One table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Table {
    /// What the table was called, for the migration that renames it. Ignored once that is done.
    pub renamed_from: Option<String>,
    /// Whether the database refuses updates and deletes.
    pub append_only: bool,
    /// In declaration order, which decides new tables and has no meaning in existing ones.
    pub columns: Vec<Column>,
    /// Column names; none of them nullable.
    pub primary_key: Vec<String>,
    /// Unique indexes.
    pub uniques: Vec<Index>,
    /// Other indexes.
    pub indexes: Vec<Index>,
    /// References to other tables or itself.
    pub foreign_keys: Vec<ForeignKey>,
    /// Constraints over one row. Those that follow from a column's kind are not listed.
    pub checks: Vec<Check>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The name.
    pub name: String,
    /// What it holds.
    pub kind: ColumnKind,
    /// Whether it may be null.
    #[serde(default, skip_serializing_if = "is_false")]
    pub nullable: bool,
    /// What existing rows get when the column is added, and rows written by an older version of the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Literal>,
    /// Whether the database generates it: an integer that is the whole primary key.
    #[serde(default, skip_serializing_if = "is_false")]
    pub identity: bool,
    /// The closed set of values of an enum column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enum_values: Option<EnumValues>,
    /// What the column was called, for the migration that renames it. Ignored once that is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renamed_from: Option<String>,
}

/// The stored form of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// boolean; 0 or 1 on SQLite.
    Bool,
    /// Also ordered enums.
    I16,
    /// 32 bits.
    I32,
    /// 64 bits.
    I64,
    /// Finite.
    F64,
    /// numeric; an integer scaled by `scale` on SQLite.
    Decimal {
        /// Digits in all, at most 18.
        precision: u8,
        /// Digits after the point.
        scale: u8,
    },
    /// Ordered by bytes. Also enums without order.
    Text,
    /// Text beside a generated column `<name>_key` that holds it in lower case (ASCII).
    CiText,
    /// uuid; 16 bytes on SQLite.
    Uuid,
    /// timestamptz; microseconds since 1970 on SQLite.
    Time,
    /// Bytes.
    Bytes,
    /// jsonb; JSON text on SQLite.
    Json,
}

/// A value that a column starts with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Literal {
    /// The time of the write.
    Now,
    /// For `Bool`.
    Bool(bool),
    /// For the integer kinds and ordered enums.
    Integer(i64),
    /// For `F64` and `Decimal`, in digits ("0.25").
    Number(String),
    /// For `Text`, `CiText` and enums without order.
    Text(String),
    /// For `Uuid`, hyphenated.
    Uuid(String),
    /// For `Time`: microseconds since 1970.
    Time(i64),
    /// For `Json`: its text.
    Json(String),
}

/// The values that an enum column may hold; their order has no meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EnumValues {
    /// Stored as names.
    Text(Vec<String>),
    /// Stored as numbers.
    Integers(Vec<i64>),
}

/// An index, unique or not by the list that it stands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Index {
    /// Unique in the whole schema.
    pub name: String,
    /// In order. The key column of a `CiText` column goes by its own name (`email_key`).
    pub columns: Vec<IndexColumn>,
    /// Which rows are in it; all, if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<PerDialect>,
}

/// One column of an index.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexColumn {
    /// The column.
    pub name: String,
    /// Largest first.
    #[serde(default, skip_serializing_if = "is_false")]
    pub descending: bool,
}

/// A reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForeignKey {
    /// Unique in the table.
    pub name: String,
    /// Of this table.
    pub columns: Vec<String>,
    /// The other table.
    pub target: String,
    /// The other table's primary key or the columns of one of its uniques, pairwise.
    pub target_columns: Vec<String>,
    /// What happens to a row when the row that it refers to goes.
    pub on_delete: OnDelete,
}

/// What happens to referring rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnDelete {
    /// The delete is refused, at once.
    Restrict,
    /// The delete is refused unless nothing refers to the row when the statement ends.
    NoAction,
    /// They go too.
    Cascade,
    /// Some of the reference's columns become null (never the tenant's).
    Nullify {
        /// The columns that do.
        columns: Vec<String>,
    },
}

/// A named constraint over one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Unique in the table.
    pub name: String,
    /// The condition, with every identifier in double quotes.
    pub sql: PerDialect,
}

impl Table {
    /// The column with this name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Names of everything a statement may name: columns and the key columns beside them.
    pub fn column_names(&self) -> impl Iterator<Item = String> {
        self.columns.iter().flat_map(|column| {
            let key = (column.kind == ColumnKind::CiText).then(|| name::key_column(&column.name));
            std::iter::once(column.name.clone()).chain(key)
        })
    }
}

impl Column {
    /// A required column without default.
    pub fn new(name: impl Into<String>, kind: ColumnKind) -> Column {
        Column {
            name: name.into(),
            kind,
            nullable: false,
            default: None,
            identity: false,
            enum_values: None,
            renamed_from: None,
        }
    }
}

impl Index {
    /// An ascending index over all rows.
    pub fn new(name: impl Into<String>, columns: &[&str]) -> Index {
        let columns = columns.iter().map(|name| IndexColumn { name: (*name).to_owned(), descending: false });
        Index { name: name.into(), columns: columns.collect(), filter: None }
    }
}

impl EnumValues {
    /// Whether both hold the same values.
    pub fn same_set(&self, other: &EnumValues) -> bool {
        self.sql_values() == other.sql_values()
    }

    /// The values as SQL literals, sorted.
    pub(crate) fn sql_values(&self) -> Vec<String> {
        match self {
            EnumValues::Text(values) => {
                let mut values = values.clone();
                values.sort();
                values.iter().map(|value| name::quote_text(value)).collect()
            }
            EnumValues::Integers(values) => {
                let mut values = values.clone();
                values.sort_unstable();
                values.iter().map(i64::to_string).collect()
            }
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_false(value: &bool) -> bool {
    !value
}
