//! What to measure, and how long.

use clap::{Parser, ValueEnum};
use resource_runtime::db::Dialect;

use crate::measure::Plan;
use crate::world::Size;

/// Compares the engine with the same work written by hand, on throwaway databases.
#[derive(Clone, Debug, Parser)]
#[command(name = "benches")]
pub struct Options {
    /// On which databases
    #[arg(long, value_enum, default_value = "both")]
    pub database: Databases,
    /// A few short rounds: shows that everything runs and answers the same, and nothing about speed
    #[arg(long)]
    pub quick: bool,
    /// Only what has this in its name
    #[arg(long)]
    pub filter: Option<String>,
    /// How many pairs of rounds
    #[arg(long, default_value_t = 24)]
    pub rounds: usize,
}

/// Databases to measure on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Databases {
    /// SQLite
    Sqlite,
    /// Postgres
    Postgres,
    /// One after the other
    Both,
}

impl Options {
    /// The databases, in order.
    pub fn dialects(&self) -> Vec<Dialect> {
        match self.database {
            Databases::Sqlite => vec![Dialect::Sqlite],
            Databases::Postgres => vec![Dialect::Postgres],
            Databases::Both => vec![Dialect::Sqlite, Dialect::Postgres],
        }
    }

    /// Whether something is to be measured.
    pub fn includes(&self, name: &str) -> bool {
        self.filter.as_ref().is_none_or(|filter| name.contains(filter.as_str()))
    }

    /// How long to measure.
    pub fn plan(&self) -> Plan {
        match self.quick {
            true => Plan::quick(),
            false => Plan::thorough(self.rounds),
        }
    }

    /// How many rows to measure over.
    pub fn size(&self) -> Size {
        if self.quick { Size { devices: 120 } } else { Size { devices: 4_000 } }
    }
}
