//! SQLite's table rebuild: a new table is filled from the old one and takes its name.
//!
//! Foreign keys are off meanwhile: dropping the old table would otherwise delete, and cascade.

use super::{
    Plan,
    backfill::{conversion, limited, required},
    placeholder,
    text::Text,
};
use crate::{
    Column, Dialect, Table,
    ddl::{create_table, literal},
    name::{self, quote, quote_text},
    script::Risk,
};

const DIALECT: Dialect = Dialect::Sqlite;

/// Rebuilds a table, whose tables and columns have their new names already. Indexes and triggers are made later.
pub(super) fn rebuild(plan: &Plan<'_>, (name, old): (&str, &Table), text: &mut Text) {
    let new = &plan.to.tables[name];
    let temporary = name::rebuilt(name);
    let keys: Vec<_> = new.foreign_keys.iter().collect();
    let create = create_table(&temporary, new, &keys, DIALECT);
    text.statement(&format!("Rebuild of {name}: what changes is beyond SQLite's ALTER TABLE."), &create);

    let columns: Vec<String> = new.columns.iter().map(|column| quote(&column.name)).collect();
    let values: Vec<String> = new.columns.iter().map(|column| value(plan, name, (old, column))).collect();
    text.statement(
        "",
        &format!(
            "INSERT INTO {} (\n    {}\n) SELECT\n    {}\nFROM {}",
            quote(&temporary),
            columns.join(",\n    "),
            values.join(",\n    "),
            quote(name)
        ),
    );
    if old.columns.iter().any(|column| column.identity) && new.columns.iter().any(|column| column.identity) {
        let (now, before) = (quote_text(&name::identifier(&temporary)), quote_text(&name::identifier(name)));
        text.statement(
            "Numbers that were given once are not given again.",
            &format!("DELETE FROM \"sqlite_sequence\" WHERE \"name\" = {now}"),
        );
        text.statement(
            "",
            &format!(
                "INSERT INTO \"sqlite_sequence\" (\"name\", \"seq\") SELECT {now}, \"seq\" FROM \"sqlite_sequence\" WHERE \"name\" = {before}"
            ),
        );
    }
    let dropped: Vec<&str> = old
        .columns
        .iter()
        .filter(|column| new.column(&column.name).is_none())
        .map(|column| column.name.as_str())
        .collect();
    let drop = format!("DROP TABLE {}", quote(name));
    if dropped.is_empty() {
        text.statement("", &drop);
    } else {
        text.risky(&format!("Not copied, gone with it: {}.", dropped.join(", ")), Risk::DataLoss, &drop);
    }
    text.statement("", &format!("ALTER TABLE {} RENAME TO {}", quote(&temporary), quote(name)));
}

/// What the copy of a row has in this column.
fn value(plan: &Plan<'_>, table: &str, (old, column): (&Table, &Column)) -> String {
    let Some(from) = old.column(&column.name) else {
        return match &column.default {
            Some(default) => literal(default, column.kind, DIALECT),
            None if column.nullable => "NULL".to_owned(),
            None => placeholder(table, &column.name, "the value for existing rows"),
        };
    };
    let mut value = match conversion(from, column, DIALECT) {
        Some(conversion) => conversion.sql,
        None => placeholder(table, &column.name, "the value in its new type"),
    };
    if let Some(fill) = limited(table, (from, column), plan.direction) {
        value = fill.or(&value);
    }
    if from.nullable
        && !column.nullable
        && let Some(fill) = required(table, column, DIALECT, plan.direction)
    {
        value = fill.or(&value);
    }
    value
}
