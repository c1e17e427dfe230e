//! What is to be done about a batch. Nothing here was done yet.

use std::net::IpAddr;

use chrono::{DateTime, Utc};

use crate::{Confidence, DeviceId, Identifier, Partition, Refusal, Source};

/// What is to be done about a batch: the net effect of its updates one after the other.
///
/// Carry it out in one transaction, in this order: `cleared`, `devices`, `merges`, `register`, `touch`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Which device each update is about, in the order of the updates that led to something.
    pub assignments: Vec<Assignment>,
    /// Addresses that devices lose because others have them now, in the order of events.
    pub cleared: Vec<Cleared>,
    /// Each device that an update is about, once.
    pub devices: Vec<DeviceChange>,
    /// Devices that turned out to be one, in the order of events.
    pub merges: Vec<Merge>,
    /// Identifiers that mean another device from now on, or mean one for the first time. Each is there once.
    pub register: Vec<Registration>,
    /// Identifiers that still mean what they did and were seen again. Each is there once.
    pub touch: Vec<Registration>,
    /// Updates that turned out to lead to nothing.
    pub refused: Vec<Refusal>,
}

/// Which device an update is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The number of the update in the input.
    pub ordinal: u64,
    /// The device.
    pub device: DeviceId,
    /// Whether this update made it known.
    pub is_new: bool,
}

/// The row that a device is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceChange {
    /// The device.
    pub id: DeviceId,
    /// Its partition.
    pub partition: Partition,
    /// Whether there is a row already.
    pub presence: Presence,
    /// The address that it has in the end; none if another device has taken it.
    pub ip: Option<IpAddr>,
    /// When it was first seen: the earliest time stored or in the batch.
    pub first_seen: Option<DateTime<Utc>>,
    /// When it was last seen in this batch, unless all that was said is that it is gone. What is stored may
    /// be later.
    pub last_seen: Option<DateTime<Utc>>,
    /// What the last word on its availability was. Without one a stored device stays as it is and a new one
    /// starts unavailable: nothing becomes available by being listed.
    pub availability: Option<bool>,
    /// Whether an identifier is registered for it in the end that proves which device it is.
    pub is_identified: bool,
    /// The source that said last of all that it no longer has the device.
    pub retracted_by: Option<Source>,
    /// Positions in [`Batch::records`](crate::Batch::records) of the updates about it, in order. Those about
    /// a device that was merged into it are not among them: what was said of that one goes with it.
    pub records: Vec<usize>,
}

/// Whether a device has a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It gets one.
    New,
    /// It has one.
    Stored,
    /// It has one that says it was deleted, and is back.
    Revived,
}

/// A device turned out to be another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The device that is none.
    pub from: DeviceId,
    /// The device that it was found to be, as the audit is to say.
    pub to: DeviceId,
    /// The device that it is in the end, if `to` turned out to be another one later in the batch. What
    /// refers to `from` is to refer to this one.
    pub survivor: DeviceId,
    /// The partition of all of them.
    pub partition: Partition,
    /// Why.
    pub reason: MergeReason,
    /// What both were recognized by. All identifiers and aliases of `from` move to the survivor, not only these.
    pub evidence: Vec<Identifier>,
    /// The number of the update that showed it.
    pub ordinal: u64,
    /// The source of that update.
    pub source: Source,
    /// Whether `from` has a row. If not, it became known and was merged in the same batch, and there is
    /// only the audit to write.
    pub is_stored: bool,
    /// The main address that `from` had, if it is to be a confirmed alias of the survivor from now on, unless it was
    /// put aside for that one.
    pub address: Option<IpAddr>,
}

/// Why devices are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeReason {
    /// One update has identifiers of both.
    SharedUpdate,
    /// One is named after partition and address, as devices were once, and an update says which it is.
    LegacyId,
    /// One is known by addresses alone, and an update finds the other at an address that is certainly its own.
    ConfirmedAlias,
}

impl MergeReason {
    /// The reason as the audit spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            MergeReason::SharedUpdate => "shared_update",
            MergeReason::LegacyId => "legacy_id",
            MergeReason::ConfirmedAlias => "confirmed_alias",
        }
    }
}

/// A device loses its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleared {
    /// The device.
    pub device: DeviceId,
    /// The partition.
    pub partition: Partition,
    /// The address.
    pub ip: IpAddr,
    /// The device that has it now.
    pub taken_by: DeviceId,
    /// Why.
    pub reason: ClearReason,
}

/// Why a device loses its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClearReason {
    /// Addresses are handed around: both devices are known by more than their address, and they are two.
    Churn,
    /// One of them is known by its address alone, or both had it, which cannot be.
    Displaced,
}

/// An identifier means a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// The identifier.
    pub identifier: Identifier,
    /// The device.
    pub device: DeviceId,
    /// How much the identifier proves.
    pub confidence: Confidence,
    /// The source that named it last.
    pub source: Source,
    /// When that was.
    pub seen_at: DateTime<Utc>,
}

impl Plan {
    /// How many times an address went from one known device to another.
    pub fn churn(&self) -> usize {
        self.cleared.iter().filter(|cleared| cleared.reason == ClearReason::Churn).count()
    }

    /// The stored devices that are to vanish, each with the one that takes what refers to it.
    pub fn moves(&self) -> impl Iterator<Item = (&DeviceId, &DeviceId)> {
        self.merges.iter().filter(|merge| merge.is_stored).map(|merge| (&merge.from, &merge.survivor))
    }
}
