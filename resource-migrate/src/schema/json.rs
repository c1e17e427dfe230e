//! The text form of a schema.
//!
//! Written by hand rather than by a pretty printer: one line per part gives readable diffs, and the
//! closing `"$format"` line lets every table, also the last, end alike, so that two branches that
//! each add a table touch no common line.

use super::{Schema, Table};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

const FORMAT: &str = "$format";
const VERSION: u64 = 1;

/// Why a text is not a schema.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// Not JSON, or not an object.
    #[error(
        "the schema snapshot is not a JSON object: {0}; take it from version control, or write it anew with `xtask codegen`"
    )]
    Json(#[source] serde_json::Error),
    /// Of a later version of this crate, or of none.
    #[error(
        "the schema snapshot has format {found}, this program reads format {VERSION}; use the program version that wrote it"
    )]
    Format {
        /// What stands there.
        found: String,
    },
    /// A table does not read.
    #[error("table `{table}` of the schema snapshot: {source}")]
    Table {
        /// Its name.
        table: String,
        /// Why.
        source: serde_json::Error,
    },
}

impl Schema {
    /// The text form.
    pub fn to_json(&self) -> String {
        let mut out = String::from("{\n");
        for (name, table) in &self.tables {
            out.push_str(&format!("  {}: {{\n", json(name)));
            out.push_str(&fields(table).join(",\n"));
            out.push_str("\n  },\n");
        }
        out.push_str(&format!("  \"{FORMAT}\": {VERSION}\n}}\n"));
        out
    }

    /// Reads the text form.
    pub fn from_json(text: &str) -> Result<Schema, SnapshotError> {
        let mut entries: BTreeMap<String, Value> = serde_json::from_str(text).map_err(SnapshotError::Json)?;
        let format = entries.remove(FORMAT);
        if format.as_ref().and_then(Value::as_u64) != Some(VERSION) {
            let found = format.map_or_else(|| "none".to_owned(), |format| format.to_string());
            return Err(SnapshotError::Format { found });
        }
        let mut tables = BTreeMap::new();
        for (name, value) in entries {
            let table: Table =
                serde_json::from_value(value).map_err(|source| SnapshotError::Table { table: name.clone(), source })?;
            tables.insert(name, table);
        }
        Ok(Schema { tables })
    }
}

fn fields(table: &Table) -> Vec<String> {
    let mut fields = Vec::new();
    if let Some(from) = &table.renamed_from {
        fields.push(format!("    \"renamed_from\": {}", json(from)));
    }
    if table.append_only {
        fields.push("    \"append_only\": true".to_owned());
    }
    fields.push(list("columns", &table.columns));
    fields.push(format!("    \"primary_key\": {}", json(&table.primary_key)));
    fields.push(list("uniques", &table.uniques));
    fields.push(list("indexes", &table.indexes));
    fields.push(list("foreign_keys", &table.foreign_keys));
    fields.push(list("checks", &table.checks));
    fields.retain(|field| !field.is_empty());
    fields
}

fn list<T: Serialize>(name: &str, items: &[T]) -> String {
    if items.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = items.iter().map(|item| format!("      {}", json(item))).collect();
    format!("    \"{name}\": [\n{}\n    ]", lines.join(",\n"))
}

/// Strings, numbers and lists of them always have a JSON form.
fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("plain data has a JSON form")
}
