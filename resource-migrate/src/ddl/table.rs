//! CREATE TABLE, CREATE INDEX and their clauses.

use super::{
    column::{checks, definitions},
    quote_list,
};
use crate::{
    Dialect, ForeignKey, Index, OnDelete, Table,
    name::{self, quote},
};

/// CREATE TABLE with these of the table's foreign keys; indexes and triggers are statements of their own.
pub fn create_table(name: &str, table: &Table, foreign_keys: &[&ForeignKey], dialect: Dialect) -> String {
    let mut lines = Vec::new();
    for column in &table.columns {
        lines.extend(definitions(column, &checks(name, column, dialect), dialect));
    }
    // AUTOINCREMENT exists only as part of the column.
    let in_column = dialect == Dialect::Sqlite && table.columns.iter().any(|column| column.identity);
    if !table.primary_key.is_empty() && !in_column {
        let columns = quote_list(&table.primary_key);
        lines.push(match dialect {
            Dialect::Postgres => {
                format!("CONSTRAINT {} PRIMARY KEY ({columns})", quote(&name::primary_key(name)))
            }
            Dialect::Sqlite => format!("PRIMARY KEY ({columns})"),
        });
    }
    for check in &table.checks {
        lines.push(format!("CONSTRAINT {} CHECK ({})", quote(&check.name), check.sql.get(dialect)));
    }
    lines.extend(foreign_keys.iter().map(|foreign_key| foreign_key_clause(foreign_key, dialect)));
    let strict = if dialect == Dialect::Sqlite { " STRICT" } else { "" };
    format!("CREATE TABLE {} (\n    {}\n){strict}", quote(name), lines.join(",\n    "))
}

/// `CONSTRAINT "name" FOREIGN KEY ..`.
///
/// Clearing a reference is `SET NULL` of some columns on Postgres. SQLite can only clear all of them, the
/// tenant's too, so there it is a trigger, and the constraint itself waits until the statement ends.
pub fn foreign_key_clause(foreign_key: &ForeignKey, dialect: Dialect) -> String {
    let action = match (&foreign_key.on_delete, dialect) {
        (OnDelete::Restrict, _) => "RESTRICT".to_owned(),
        (OnDelete::Cascade, _) => "CASCADE".to_owned(),
        (OnDelete::NoAction, _) | (OnDelete::Nullify { .. }, Dialect::Sqlite) => "NO ACTION".to_owned(),
        (OnDelete::Nullify { columns }, Dialect::Postgres) => format!("SET NULL ({})", quote_list(columns)),
    };
    format!(
        "CONSTRAINT {} FOREIGN KEY ({}) REFERENCES {} ({}) ON DELETE {action}",
        quote(&foreign_key.name),
        quote_list(&foreign_key.columns),
        quote(&foreign_key.target),
        quote_list(&foreign_key.target_columns),
    )
}

/// CREATE INDEX; `head` is what stands before the name: `CREATE UNIQUE INDEX CONCURRENTLY`, say.
pub fn create_index(head: &str, table: &str, index: &Index, dialect: Dialect) -> String {
    let columns: Vec<String> = index
        .columns
        .iter()
        .map(|column| format!("{}{}", quote(&column.name), if column.descending { " DESC" } else { "" }))
        .collect();
    let filter = index.filter.as_ref().map_or_else(String::new, |sql| format!(" WHERE {}", sql.get(dialect)));
    format!("{head} {} ON {} ({}){filter}", quote(&index.name), quote(table), columns.join(", "))
}
