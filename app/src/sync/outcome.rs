//! How asking a source went, and how far it is.

use std::fmt;

use connectors::Progress;
use generated::integrations::SyncResult;

/// How asking a source went.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// In a word.
    pub result: SyncResult,
    /// What went wrong, or what may have been missed.
    pub message: Option<String>,
    /// In numbers.
    pub sums: Sums,
}

/// What was taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Records that lead to devices.
    pub records: u64,
    /// Devices that nobody knew.
    pub added: u64,
    /// Devices that turned out to be others.
    pub merged: u64,
    /// Addresses that went from one device to another.
    pub churned: u64,
    /// Records that lead to nothing.
    pub refused: u64,
    /// Devices that the source no longer has.
    pub retracted: u64,
}

/// How far asking a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// How much of the source was read.
    pub progress: Option<Progress>,
    /// What of it is in the database.
    pub sums: Sums,
}

impl Outcome {
    pub(super) fn failed(message: impl Into<String>) -> Outcome {
        Outcome { result: SyncResult::Failed, message: Some(message.into()), sums: Sums::default() }
    }
}

impl Sums {
    pub(super) fn add(&mut self, more: Sums) {
        self.records += more.records;
        self.added += more.added;
        self.merged += more.merged;
        self.churned += more.churned;
        self.refused += more.refused;
        self.retracted += more.retracted;
    }
}

impl fmt::Display for Sums {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Sums { records, added, merged, churned, refused, retracted } = self;
        write!(
            formatter,
            "{records} records, {added} new devices, {merged} merged, {churned} addresses changed hands, \
             {refused} records refused, {retracted} devices gone"
        )
    }
}
