//! The two databases.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A database whose SQL is written and read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// SQLite 3.37 or later: every table is STRICT.
    Sqlite,
    /// Postgres 15 or later.
    Postgres,
}

impl Dialect {
    /// Both, in the order in which files and messages list them.
    pub const ALL: [Dialect; 2] = [Dialect::Sqlite, Dialect::Postgres];

    /// The lower-case name, as file names use it.
    pub const fn name(self) -> &'static str {
        match self {
            Dialect::Sqlite => "sqlite",
            Dialect::Postgres => "postgres",
        }
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Dialect::Sqlite => "SQLite",
            Dialect::Postgres => "Postgres",
        })
    }
}

/// One SQL expression in the spelling of each database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerDialect {
    /// For SQLite.
    pub sqlite: String,
    /// For Postgres.
    pub postgres: String,
}

impl PerDialect {
    /// The same text for both.
    pub fn same(sql: impl Into<String>) -> PerDialect {
        let sql = sql.into();
        PerDialect { sqlite: sql.clone(), postgres: sql }
    }

    /// The text for one.
    pub fn get(&self, dialect: Dialect) -> &str {
        match dialect {
            Dialect::Sqlite => &self.sqlite,
            Dialect::Postgres => &self.postgres,
        }
    }

    /// Both texts through `edit`.
    pub(crate) fn map(&self, edit: impl Fn(&str) -> String) -> PerDialect {
        PerDialect { sqlite: edit(&self.sqlite), postgres: edit(&self.postgres) }
    }
}
