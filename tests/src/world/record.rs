//! A row of a [`super::World`] as the database keeps it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use uuid::Uuid;

/// A row: its table, and each column as the text that the database has for it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record {
    /// The table.
    pub table: String,
    /// The values, by column. Both databases write them in their own way.
    pub columns: BTreeMap<String, String>,
}

impl Record {
    /// A line of [`super::sql::records`].
    pub(super) fn read(line: &str) -> Record {
        let (table, columns) = line.split_once(' ').expect("a table and its columns");
        let columns: Map<String, Value> =
            serde_json::from_str(columns).unwrap_or_else(|error| panic!("{error}: {line}"));
        let text = |value: Value| match value {
            Value::String(text) => text,
            Value::Null => "NULL".to_owned(),
            value => value.to_string(),
        };
        let columns = columns.into_iter().map(|(name, value)| (name, text(value))).collect();
        Record { table: table.to_owned(), columns }
    }

    /// What is in a column; nothing for null, and where there is none.
    pub fn text(&self, column: &str) -> Option<&str> {
        let text = self.columns.get(column).filter(|text| *text != "NULL")?;
        // SQLite quotes texts, and says of bytes that they are some.
        let quoted = text.strip_prefix('X').unwrap_or(text).strip_prefix('\'').and_then(|text| text.strip_suffix('\''));
        Some(quoted.unwrap_or(text))
    }

    /// The id in a column.
    pub fn id(&self, column: &str) -> Option<Uuid> {
        self.text(column)?.parse().ok()
    }
}
