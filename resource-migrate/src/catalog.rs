//! What a database says about itself, compared with what a schema asks for.
//!
//! [`query`] is one statement that returns one text; [`Catalog::from_json`] reads that text; [`compare`]
//! holds it against a [`Schema`]. Catalogs keep less than a schema and spell it their own way, so both are
//! brought to what both have: SQLite knows storage types only and no names of foreign keys, conditions of
//! named checks and of indexes are compared by presence, column order counts for nothing.

mod expected;
mod found;

pub use found::CatalogError;

use crate::{Dialect, Schema};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// All tables of a database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Catalog {
    /// By name. The program's own bookkeeping is for the caller to remove.
    pub tables: BTreeMap<String, CatalogTable>,
}

/// One table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct CatalogTable {
    /// Whether SQLite checks types; always so on Postgres.
    pub strict: bool,
    /// By name, key columns and other generated ones included.
    pub columns: BTreeMap<String, CatalogColumn>,
    /// In order.
    pub primary_key: Vec<String>,
    /// By name, without that of the primary key.
    pub indexes: BTreeMap<String, CatalogIndex>,
    /// In no order.
    pub foreign_keys: BTreeSet<CatalogForeignKey>,
    /// Their names; a nameless one is its condition.
    pub checks: BTreeSet<String>,
    /// Their names.
    pub triggers: BTreeSet<String>,
    /// Names of what is there but not in force: half-built indexes, constraints that are not validated, disabled triggers.
    #[serde(default)]
    pub broken: BTreeSet<String>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CatalogColumn {
    /// As the catalog spells it.
    #[serde(rename = "type")]
    pub sql_type: String,
    /// Whether it may be null.
    pub nullable: bool,
    /// Whether it is computed from others.
    pub generated: bool,
    /// Whether the database numbers it.
    #[serde(default)]
    pub identity: bool,
    /// Whether it has a default (Postgres only).
    #[serde(default)]
    pub default: bool,
}

/// One index.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CatalogIndex {
    /// In order, with ` DESC` behind the descending ones.
    pub columns: Vec<String>,
    /// Whether it forbids doubles.
    pub unique: bool,
    /// Whether it leaves rows out.
    pub partial: bool,
}

/// One reference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct CatalogForeignKey {
    /// None on SQLite.
    #[serde(default)]
    pub name: Option<String>,
    /// In order.
    pub columns: Vec<String>,
    /// The other table.
    pub target: String,
    /// Pairwise.
    pub target_columns: Vec<String>,
    /// In lower case.
    pub on_delete: String,
    /// The columns that become null, if not all do.
    #[serde(default)]
    pub set_null: Vec<String>,
}

/// One thing that is not as the schema says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The table.
    pub table: String,
    /// What is different.
    pub message: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.table, self.message)
    }
}

/// The statement that reads the catalogs: one row, one text, for [`Catalog::from_json`].
/// On Postgres it reads the current schema, on SQLite the main database.
pub fn query(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => include_str!("catalog/sqlite.sql"),
        Dialect::Postgres => include_str!("catalog/postgres.sql"),
    }
}

/// Everything in which a database differs from a schema.
pub fn compare(expected: &Schema, found: &Catalog, dialect: Dialect) -> Vec<Difference> {
    let expected = expected::catalog(expected, dialect);
    let mut differences = Vec::new();
    for (name, table) in &expected.tables {
        let mut add = |message: String| differences.push(Difference { table: name.clone(), message });
        match found.tables.get(name) {
            None => add("the table is missing".to_owned()),
            Some(found) => compare_table(table, found, &mut add),
        }
    }
    for name in found.tables.keys().filter(|name| !expected.tables.contains_key(*name)) {
        differences.push(Difference { table: name.clone(), message: "no such table is declared".to_owned() });
    }
    differences
}

fn compare_table(expected: &CatalogTable, found: &CatalogTable, add: &mut impl FnMut(String)) {
    if expected.strict != found.strict {
        add("the table is not STRICT".to_owned());
    }
    compare_maps("column", (&expected.columns, &found.columns), add);
    if expected.primary_key != found.primary_key {
        add(format!(
            "the primary key is ({}), should be ({})",
            found.primary_key.join(", "),
            expected.primary_key.join(", ")
        ));
    }
    compare_maps("index", (&expected.indexes, &found.indexes), add);
    compare_sets("foreign key", (&expected.foreign_keys, &found.foreign_keys), add);
    compare_sets("check", (&expected.checks, &found.checks), add);
    compare_sets("trigger", (&expected.triggers, &found.triggers), add);
    for name in &found.broken {
        add(format!("`{name}` is there but not in force: half built, not validated or disabled"));
    }
}

fn compare_maps<T: PartialEq + fmt::Display>(
    what: &str,
    (expected, found): (&BTreeMap<String, T>, &BTreeMap<String, T>),
    add: &mut impl FnMut(String),
) {
    for (name, wanted) in expected {
        match found.get(name) {
            None => add(format!("the {what} `{name}` is missing")),
            Some(found) if found != wanted => add(format!("the {what} `{name}` is {found}, should be {wanted}")),
            Some(_) => {}
        }
    }
    for name in found.keys().filter(|name| !expected.contains_key(*name)) {
        add(format!("no {what} `{name}` is declared"));
    }
}

fn compare_sets<T: Ord + fmt::Display>(
    what: &str,
    (expected, found): (&BTreeSet<T>, &BTreeSet<T>),
    add: &mut impl FnMut(String),
) {
    for item in expected.difference(found) {
        add(format!("the {what} `{item}` is missing"));
    }
    for item in found.difference(expected) {
        add(format!("no {what} `{item}` is declared"));
    }
}

impl fmt::Display for CatalogColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sql_type)?;
        f.write_str(if self.nullable { " null" } else { " not null" })?;
        for (is_so, word) in [(self.generated, " generated"), (self.identity, " identity"), (self.default, " default")]
        {
            if is_so {
                f.write_str(word)?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for CatalogIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unique = if self.unique { "unique " } else { "" };
        let partial = if self.partial { " of some rows" } else { "" };
        write!(f, "{unique}({}){partial}", self.columns.join(", "))
    }
}

impl fmt::Display for CatalogForeignKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = &self.name {
            write!(f, "{name} ")?;
        }
        write!(f, "({}) to {} ({})", self.columns.join(", "), self.target, self.target_columns.join(", "))?;
        write!(f, " on delete {}", self.on_delete)?;
        if !self.set_null.is_empty() {
            write!(f, " ({})", self.set_null.join(", "))?;
        }
        Ok(())
    }
}
