//! Keys of devices, and the forms in which records carry them.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use uuid::Uuid;

use crate::{Partition, address, text};

/// The longest key that a device can have.
const MAX_LENGTH: usize = 255;

/// The key of a device.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(Arc<str>);

impl DeviceId {
    /// A key as it is stored.
    pub fn stored(key: impl Into<Arc<str>>) -> DeviceId {
        DeviceId(key.into())
    }

    /// The canonical key `sr:<uuid>`.
    pub fn canonical(uuid: Uuid) -> DeviceId {
        DeviceId(format!("sr:{}", uuid.hyphenated()).into())
    }

    /// Whether it is canonical, so that reconciliation is responsible for the device.
    pub fn is_canonical(&self) -> bool {
        canonical(&self.0).is_some()
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the key that a record came with turns out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CarriedId {
    /// There is none.
    Absent,
    /// `sr:<uuid>`: a device as reconciliation names them.
    Canonical(DeviceId),
    /// `serviceradar:<type>:<id>`: a component of the system, which is what it says it is.
    Service(DeviceId),
    /// `<partition>:<ip>`: whatever had that address, as devices were named once.
    Legacy {
        /// The whole key.
        id: DeviceId,
        /// Its partition.
        partition: Partition,
        /// Its address.
        ip: IpAddr,
    },
    /// Anything else: a key of the source's own, or a damaged one. It says nothing here.
    Foreign(String),
}

impl CarriedId {
    /// What a text is, `None` for no text.
    pub fn read(carried: Option<&str>) -> CarriedId {
        let Some(carried) = carried.and_then(text::clean) else { return CarriedId::Absent };
        if let Some(uuid) = canonical(&carried) {
            return CarriedId::Canonical(DeviceId::canonical(uuid));
        }
        // What no device can be called, no device is looked up by.
        if carried.chars().count() > MAX_LENGTH
            || carried.contains(|letter: char| letter == '~' || letter.is_whitespace())
        {
            return CarriedId::Foreign(carried);
        }
        if let Some((partition, ip)) = carried.split_once(':')
            && let Some(ip) = address::parse(ip)
        {
            return CarriedId::Legacy { partition: Partition::named(partition), ip, id: DeviceId(carried.into()) };
        }
        match carried.strip_prefix("serviceradar:").and_then(|rest| rest.split_once(':')) {
            Some((kind, id)) if !kind.is_empty() && !id.is_empty() => CarriedId::Service(DeviceId(carried.into())),
            _ => CarriedId::Foreign(carried),
        }
    }
}

/// The UUID of a canonical key. Braces, missing hyphens and the like, which UUIDs may be written with, are
/// not ours.
fn canonical(key: &str) -> Option<Uuid> {
    key.strip_prefix("sr:").filter(|uuid| uuid.len() == 36).and_then(|uuid| Uuid::try_parse(uuid).ok())
}

#[cfg(test)]
mod tests {
    use super::{CarriedId, DeviceId};

    const UUID: &str = "f449a83b-7c97-489b-bb1e-647151022319";

    #[test]
    fn forms() {
        let canonical = DeviceId::stored(format!("sr:{UUID}"));
        assert!(canonical.is_canonical());
        assert_eq!(CarriedId::read(Some(&format!(" sr:{UUID} "))), CarriedId::Canonical(canonical.clone()));
        assert_eq!(CarriedId::read(Some(&format!("sr:{}", UUID.to_uppercase()))), CarriedId::Canonical(canonical));
        for service in ["serviceradar:poller:p1", "serviceradar:checker:a:b"] {
            assert_eq!(CarriedId::read(Some(service)), CarriedId::Service(DeviceId::stored(service)));
        }
        for (legacy, partition, ip) in [
            ("lab:10.0.0.1", "lab", "10.0.0.1"),
            (":10.0.0.1", "default", "10.0.0.1"),
            ("lab:2001:db8::1", "lab", "2001:db8::1"),
            ("serviceradar:10.0.0.1", "serviceradar", "10.0.0.1"),
        ] {
            let CarriedId::Legacy { id, partition: found, ip: address } = CarriedId::read(Some(legacy)) else {
                panic!("{legacy} has the legacy form")
            };
            assert_eq!((id.as_str(), found.as_str(), address.to_string().as_str()), (legacy, partition, ip));
        }
    }

    #[test]
    fn what_says_nothing() {
        assert_eq!(CarriedId::read(None), CarriedId::Absent);
        assert_eq!(CarriedId::read(Some(" \0")), CarriedId::Absent);
        for foreign in
            ["sr:", "sr:1", "sr:f449a83b7c97489bbb1e647151022319", "serviceradar:", "serviceradar::x", "a b:c", "42"]
        {
            assert_eq!(CarriedId::read(Some(foreign)), CarriedId::Foreign(foreign.to_owned()));
        }
        let long = format!("serviceradar:poller:{}", "x".repeat(300));
        assert_eq!(CarriedId::read(Some(&long)), CarriedId::Foreign(long.clone()));
    }
}
