//! Where a database stands.

use std::fmt;

use resource_migrate::{Dialect, Migration};

use super::Way;
use super::history::{Record, State, unchanged};

/// Where a database stands with one migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// Its number.
    pub version: i64,
    /// What it is about.
    pub name: String,
    /// Where the database stands with it.
    pub standing: Standing,
}

/// Where a database stands with a migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Done.
    Applied,
    /// Not done yet.
    Pending,
    /// Begun.
    Interrupted {
        /// Where it was going.
        way: Way,
        /// How many steps are finished.
        step: usize,
        /// How many there are.
        of: usize,
    },
    /// Done, but the script is no longer the one that ran.
    Changed,
    /// Done by a version of the program that had it.
    Unknown,
}

pub(super) fn of(history: &[Record], migrations: &[&Migration], dialect: Dialect) -> Vec<Status> {
    let known = migrations.iter().map(|migration| {
        let record = history.iter().find(|record| record.version == migration.version);
        let scripts = migration.scripts(dialect);
        let interrupted = |way, step, of| Standing::Interrupted { way, step, of };
        let standing = match record {
            None => Standing::Pending,
            Some(record) if !unchanged(record, scripts) => Standing::Changed,
            Some(record) => match record.state {
                State::Applied => Standing::Applied,
                State::GoingUp => interrupted(Way::Up, record.step, scripts.up.steps.len()),
                State::GoingDown => interrupted(Way::Down, record.step, scripts.down.steps.len()),
            },
        };
        Status { version: migration.version, name: migration.name.clone(), standing }
    });
    let is_known = |version: i64| migrations.iter().any(|migration| migration.version == version);
    let unknown = history.iter().filter(|record| !is_known(record.version));
    let unknown = unknown.map(|record| Status {
        version: record.version,
        name: record.name.clone(),
        standing: Standing::Unknown,
    });
    let mut all: Vec<Status> = known.chain(unknown).collect();
    all.sort_by_key(|status| status.version);
    all
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}_{}: {}", self.version, self.name, self.standing)
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Standing::Applied => f.write_str("applied"),
            Standing::Pending => f.write_str("pending"),
            Standing::Interrupted { way, step, of } => {
                write!(f, "interrupted on its way {way} after step {step} of {of}; run `{way}` to go on")
            }
            Standing::Changed => f.write_str("changed since it was applied"),
            Standing::Unknown => f.write_str("applied, but this program does not have it"),
        }
    }
}
