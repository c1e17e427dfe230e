//! What the inventory knows of the devices that a batch may be about.

use std::collections::{BTreeSet, HashMap};
use std::net::IpAddr;

use chrono::{DateTime, Utc};
use thiserror::Error;

use crate::{DeviceId, Holdings, Identifier, Partition};

/// The answers to [`Keys`](crate::Keys), of the same tenant.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub(crate) registered: HashMap<Identifier, DeviceId>,
    pub(crate) devices: HashMap<DeviceId, KnownDevice>,
}

/// A device as it is stored, as far as decisions need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownDevice {
    /// Its key.
    pub id: DeviceId,
    /// Its partition.
    pub partition: Partition,
    /// Its address, read with [`address::parse`](crate::address::parse).
    pub ip: Option<IpAddr>,
    /// Whether it is still one.
    pub life: Life,
    /// When it was first seen.
    pub first_seen: Option<DateTime<Utc>>,
    /// Which kinds of identifiers are registered for it.
    pub holds: Holdings,
}

/// Whether a device is still one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// It is.
    Live,
    /// It turned out to be another one. A key without a row of which `merge_audit` says so is known as
    /// this, too; nothing else about it matters.
    Merged,
    /// It was deleted, and the row was kept.
    Deleted,
}

/// An identifier leads to a device of which nothing was said.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{identifier} is registered for {device}, which was not looked up; load the devices of Known::undescribed")]
pub struct Incomplete {
    /// The identifier.
    pub identifier: Identifier,
    /// The device.
    pub device: DeviceId,
}

impl Known {
    /// Notes that an identifier is registered for a device.
    pub fn add_identifier(&mut self, identifier: Identifier, device: DeviceId) {
        self.registered.insert(identifier, device);
    }

    /// Notes a device.
    pub fn add_device(&mut self, device: KnownDevice) {
        self.devices.insert(device.id.clone(), device);
    }

    /// The devices that identifiers are registered for and that were not noted so far. Load the
    /// identifiers first, then these together with what [`Keys`](crate::Keys) asks for.
    pub fn undescribed(&self) -> BTreeSet<DeviceId> {
        self.registered.values().filter(|device| !self.devices.contains_key(device)).cloned().collect()
    }
}
