//! Triggers: append-only tables on both databases, cleared references on SQLite.

use crate::{
    Dialect, ForeignKey, OnDelete, Schema,
    name::{append_only_triggers, nullify_trigger, quote, quote_text},
};
use std::collections::BTreeMap;

/// A trigger as the writer makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The table whose writes fire it.
    pub table: String,
    /// Another table that it names, which may be the same.
    pub mentions: String,
    /// CREATE TRIGGER.
    pub sql: String,
}

/// The function behind every append-only trigger of Postgres; made anew by each migration that needs it.
pub const APPEND_ONLY_FUNCTION: &str = "CREATE OR REPLACE FUNCTION \"refuse_append_only\"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'append_only: rows of % cannot be changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$";

/// What both databases say to whoever would change or remove rows of an append-only table. Errors are recognised by
/// its beginning.
pub fn append_only_message(table: &str) -> String {
    format!("append_only: rows of {table} cannot be changed or removed")
}

/// All triggers of a schema, by name.
pub fn triggers(schema: &Schema, dialect: Dialect) -> BTreeMap<String, Trigger> {
    let mut triggers = BTreeMap::new();
    for (name, table) in &schema.tables {
        if table.append_only {
            triggers.extend(append_only(name, dialect));
        }
        if dialect == Dialect::Sqlite {
            triggers.extend(table.foreign_keys.iter().filter_map(|foreign_key| nullify(name, foreign_key)));
        }
    }
    triggers
}

fn append_only(table: &str, dialect: Dialect) -> Vec<(String, Trigger)> {
    let quoted = quote(table);
    let bodies = match dialect {
        Dialect::Postgres => [("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")].map(|(event, each)| {
            format!("BEFORE {event} ON {quoted} FOR EACH {each} EXECUTE FUNCTION \"refuse_append_only\"()")
        }),
        Dialect::Sqlite => ["DELETE", "UPDATE"].map(|event| {
            let message = quote_text(&append_only_message(table));
            format!("BEFORE {event} ON {quoted}\nBEGIN\n    SELECT RAISE(ABORT, {message});\nEND")
        }),
    };
    append_only_triggers(table, dialect)
        .into_iter()
        .zip(bodies)
        .map(|(name, body)| {
            let sql = format!("CREATE TRIGGER {} {body}", quote(&name));
            (name, Trigger { table: table.to_owned(), mentions: table.to_owned(), sql })
        })
        .collect()
}

/// After the delete, not before it: a trigger may not touch rows that the same statement is about to delete.
fn nullify(table: &str, foreign_key: &ForeignKey) -> Option<(String, Trigger)> {
    let OnDelete::Nullify { columns } = &foreign_key.on_delete else { return None };
    let name = nullify_trigger(&foreign_key.name);
    let set: Vec<String> = columns.iter().map(|column| format!("{} = NULL", quote(column))).collect();
    let pairs = foreign_key.columns.iter().zip(&foreign_key.target_columns);
    let matches: Vec<String> = pairs.map(|(own, other)| format!("{} = OLD.{}", quote(own), quote(other))).collect();
    let sql = format!(
        "CREATE TRIGGER {} AFTER DELETE ON {}\nBEGIN\n    UPDATE {} SET {} WHERE {};\nEND",
        quote(&name),
        quote(&foreign_key.target),
        quote(table),
        set.join(", "),
        matches.join(" AND "),
    );
    Some((name, Trigger { table: foreign_key.target.clone(), mentions: table.to_owned(), sql }))
}
