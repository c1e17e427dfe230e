//! What to measure, and how long.

use clap::{Parser, ValueEnum};
use resource_runtime::db::Dialect;

use crate::measure::Plan;
use crate::scale::{NAMES, Scale};
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
    /// How many pairs of rounds of what takes seconds
    #[arg(long, default_value_t = 5)]
    pub long_rounds: usize,
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

    /// Whether single requests may be among what is to be measured, which takes a filled database.
    pub fn names_requests(&self) -> bool {
        self.filter.is_none() || !NAMES.iter().any(|name| self.includes(name))
    }

    /// How long to measure.
    pub fn plan(&self) -> Plan {
        match self.quick {
            true => Plan::quick(),
            false => Plan::thorough(self.rounds),
        }
    }

    /// How much to do at once. A quick run starts no tools of others.
    pub fn scale(&self) -> Scale {
        match self.quick {
            true => Scale { devices: 600, jobs: 300, checks: 300, minutes: 0, rounds: 1, peers: false },
            false => {
                let rounds = self.long_rounds.max(1);
                Scale { devices: 50_000, jobs: 10_000, checks: 10_000, minutes: 2, rounds, peers: true }
            }
        }
    }

    /// How many rows to measure over.
    pub fn size(&self) -> Size {
        if self.quick { Size { devices: 120 } } else { Size { devices: 4_000 } }
    }
}
