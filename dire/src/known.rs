//! What the inventory knows of the devices that a batch may be about.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::net::IpAddr;

use chrono::{DateTime, Utc};
use thiserror::Error;

use crate::{DeviceId, Holdings, Identifier, Partition};

/// The answers to [`Keys`](crate::Keys), of the same tenant.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub(crate) registered: HashMap<Identifier, DeviceId>,
    pub(crate) devices: HashMap<DeviceId, KnownDevice>,
    pub(crate) aliases: HashMap<(Partition, IpAddr), BTreeMap<DeviceId, Standing>>,
    /// Pairs in order.
    pub(crate) apart: HashSet<(DeviceId, DeviceId)>,
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
    /// Whether its sources have given it up, so that its other addresses lead to it no more.
    pub is_retracted: bool,
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

/// How certain it is that an address beside the main one is a device's. When devices merge, of two names the one that
/// says more stays, which is the greater one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The device was seen there, once or long ago.
    Seen,
    /// It is.
    Confirmed,
    /// It was once, and somebody has decided that it is no more.
    PutAside,
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

    /// Notes that a device was seen under an address beside its main one. It says nothing if the device is not noted.
    pub fn add_alias(&mut self, at: (Partition, IpAddr), device: DeviceId, standing: Standing) {
        self.aliases.entry(at).or_default().insert(device, standing);
    }

    /// Notes that somebody has decided that two devices are two.
    pub fn keep_apart(&mut self, one: DeviceId, other: DeviceId) {
        self.apart.insert(if one <= other { (one, other) } else { (other, one) });
    }

    pub(crate) fn are_apart(&self, one: &DeviceId, other: &DeviceId) -> bool {
        let (one, other) = if one <= other { (one, other) } else { (other, one) };
        !self.apart.is_empty() && self.apart.contains(&(one.clone(), other.clone()))
    }

    /// The devices that identifiers are registered for and that were not noted so far. Load the
    /// identifiers first, then these together with what [`Keys`](crate::Keys) asks for.
    pub fn undescribed(&self) -> BTreeSet<DeviceId> {
        self.registered.values().filter(|device| !self.devices.contains_key(device)).cloned().collect()
    }
}
