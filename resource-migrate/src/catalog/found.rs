//! Reading what [`super::query`] returns.

use super::{Catalog, CatalogTable};
use crate::{
    Dialect,
    script::{Token, tokens},
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The text is not what the query returns.
#[derive(Debug, thiserror::Error)]
#[error("the database's answer about its tables does not read: {0}; this is a defect of the program")]
pub struct CatalogError(#[from] serde_json::Error);

/// SQLite has some things only in the text of CREATE TABLE.
#[derive(Deserialize)]
struct SqliteTable {
    sql: String,
    #[serde(flatten)]
    table: CatalogTable,
}

impl Catalog {
    /// Reads the text that [`super::query`] returns.
    pub fn from_json(text: &str, dialect: Dialect) -> Result<Catalog, CatalogError> {
        if dialect == Dialect::Postgres {
            return Ok(serde_json::from_str(text)?);
        }
        let raw: BTreeMap<String, BTreeMap<String, SqliteTable>> = serde_json::from_str(text)?;
        let tables = raw.into_values().flatten().map(|(name, SqliteTable { sql, mut table })| {
            read_text(&sql, &mut table);
            (name, table)
        });
        Ok(Catalog { tables: tables.collect() })
    }
}

fn read_text(sql: &str, table: &mut CatalogTable) {
    let tokens = tokens(sql, Dialect::Sqlite).unwrap_or_default();
    for (at, token) in tokens.iter().enumerate() {
        if token.is("check") {
            let name = at.checked_sub(2).filter(|at| tokens[*at].is("constraint")).and_then(|at| tokens[at + 1].name());
            table.checks.insert(name.unwrap_or_else(|| joined(inside(&tokens[at + 1..]))));
        }
        // AUTOINCREMENT exists only behind a primary key of one column.
        if token.is("autoincrement")
            && let [key] = table.primary_key.as_slice()
            && let Some(column) = table.columns.get_mut(key)
        {
            column.identity = true;
        }
    }
}

/// What stands between the parenthesis at the beginning and the one that closes it.
fn inside<'a, 'b>(tokens: &'b [Token<'a>]) -> &'b [Token<'a>] {
    let mut depth = 0_u32;
    for (at, token) in tokens.iter().enumerate() {
        if token.is_symbol("(") {
            depth += 1;
        } else if token.is_symbol(")") {
            depth -= 1;
            if depth == 0 {
                return &tokens[1..at];
            }
        }
    }
    tokens
}

/// How a nameless check goes in a catalog: its condition without regard to white space.
pub(super) fn nameless(sql: &str) -> String {
    joined(&tokens(sql, Dialect::Sqlite).unwrap_or_default())
}

fn joined(tokens: &[Token<'_>]) -> String {
    tokens.iter().map(|token| token.text).collect::<Vec<_>>().join(" ")
}
