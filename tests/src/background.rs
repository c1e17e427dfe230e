//! The background of the product in a process of its own: what an `actor` is told that works off jobs, asks
//! sources and runs checks until it is stopped or killed.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What it works off, and with which times.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Background {
    /// The file of the keys, for what is encrypted.
    pub keyring: PathBuf,
    /// How far the clock of all its parts is ahead of the machine's, so that nobody waits for what lapses in minutes.
    pub ahead_seconds: i64,
    /// How long a claimed job is its own without a sign of life.
    pub lease_ms: u64,
    /// The queues, and how many of their jobs run at once.
    pub queues: Vec<(String, usize)>,
    /// Who runs checks.
    pub checks: Checks,
}

/// Who runs checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Checks {
    /// A poller and an agent of this process; it takes in what they find.
    Here,
    /// Nobody in this process.
    Elsewhere,
}

/// Results that core has, as its poller was told. Each is one line of the process, behind the word `acknowledged`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Acknowledged {
    /// The poll job.
    pub job: Uuid,
    /// Core's attempt at it.
    pub attempt: Uuid,
    /// The checks that have answered.
    pub checks: Vec<Uuid>,
}

impl Acknowledged {
    /// What a line says.
    ///
    /// # Panics
    /// When it says something else.
    pub fn heard(line: &str) -> Acknowledged {
        let told = line.strip_prefix("acknowledged ").and_then(|told| serde_json::from_str(told).ok());
        told.unwrap_or_else(|| panic!("nothing is acknowledged by `{line}`"))
    }
}
