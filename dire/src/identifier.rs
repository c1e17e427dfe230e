//! What devices are recognized by.

use std::fmt;
use std::sync::Arc;

use crate::Partition;

/// The kinds of identifiers; those that prove most come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The number that Armis has for it.
    ArmisDeviceId,
    /// The number that some other system has for it.
    IntegrationId,
    /// The number that NetBox has for it.
    NetboxDeviceId,
    /// A MAC address.
    Mac,
    /// An IP address.
    Ip,
}

impl Kind {
    /// Every kind, in order of priority.
    pub const ALL: [Kind; 5] = [Kind::ArmisDeviceId, Kind::IntegrationId, Kind::NetboxDeviceId, Kind::Mac, Kind::Ip];

    /// The kind as the inventory and metadata of updates spell it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::ArmisDeviceId => "armis_device_id",
            Kind::IntegrationId => "integration_id",
            Kind::NetboxDeviceId => "netbox_device_id",
            Kind::Mac => "mac",
            Kind::Ip => "ip",
        }
    }

    /// The kind that a text names.
    pub fn named(text: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Its rank where several disagree; 1 wins.
    pub const fn priority(self) -> u8 {
        self as u8 + 1
    }

    /// What precedes its value in the hash that keys are made of.
    pub const fn seed_prefix(self) -> &'static str {
        match self {
            Kind::ArmisDeviceId => "armis:",
            Kind::IntegrationId => "integration:",
            Kind::NetboxDeviceId => "netbox:",
            Kind::Mac => "mac:",
            Kind::Ip => "ip:",
        }
    }

    /// Whether it is a number in the inventory of another system.
    pub const fn is_inventory_number(self) -> bool {
        matches!(self, Kind::ArmisDeviceId | Kind::IntegrationId | Kind::NetboxDeviceId)
    }

    /// Whether it belongs to the device rather than to the place where the device is at the moment.
    pub const fn is_strong(self) -> bool {
        !matches!(self, Kind::Ip)
    }
}

/// How much an identifier proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Where a device is, which changes.
    Weak,
    /// Which device it probably is: a MAC address that somebody made up.
    Medium,
    /// Which device it is.
    Strong,
}

impl Confidence {
    /// The confidence as the inventory spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Confidence::Weak => "weak",
            Confidence::Medium => "medium",
            Confidence::Strong => "strong",
        }
    }
}

/// One identifier. The partition is part of it, so that none matches in another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier {
    /// The partition in which it means something.
    pub partition: Partition,
    /// Its kind.
    pub kind: Kind,
    /// Its value in normal form.
    pub value: Arc<str>,
}

impl Identifier {
    /// An identifier with a value that is in normal form already, such as a stored one.
    pub fn new(partition: Partition, kind: Kind, value: impl Into<Arc<str>>) -> Identifier {
        Identifier { partition, kind, value: value.into() }
    }

    /// How much it proves.
    pub fn confidence(&self) -> Confidence {
        match self.kind {
            Kind::Ip => Confidence::Weak,
            Kind::Mac if self.is_made_up() => Confidence::Medium,
            _ => Confidence::Strong,
        }
    }

    fn is_made_up(&self) -> bool {
        crate::Mac::parse(&self.value).is_some_and(crate::Mac::is_locally_administered)
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} in partition {}", self.kind.as_str(), self.value, self.partition)
    }
}

/// Which kinds of identifiers a device has, whatever their values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holdings(u8);

impl Holdings {
    const MEDIUM_MAC: u8 = 1 << 7;

    /// Notes that the device has an identifier of a kind, and how much that one proves.
    pub fn insert(&mut self, kind: Kind, confidence: Confidence) {
        self.0 |= match (kind, confidence) {
            (Kind::Mac, Confidence::Medium | Confidence::Weak) => Self::MEDIUM_MAC,
            _ => 1 << kind as u8,
        };
    }

    /// Whether it has one of a kind.
    pub fn contains(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u8) != 0 || kind == Kind::Mac && self.0 & Self::MEDIUM_MAC != 0
    }

    /// Whether it is known by more than its address.
    pub fn has_strong(self) -> bool {
        Kind::ALL.into_iter().any(|kind| kind.is_strong() && self.contains(kind))
    }

    /// Whether another system has it in its inventory.
    pub fn has_inventory_number(self) -> bool {
        Kind::ALL.into_iter().any(|kind| kind.is_inventory_number() && self.contains(kind))
    }

    /// Whether one of them proves which device it is, so that the device counts as identified.
    pub fn has_proof(self) -> bool {
        self.0 & !Self::MEDIUM_MAC & !(1 << Kind::Ip as u8) != 0
    }

    /// Notes that the device has everything that another one has.
    pub fn absorb(&mut self, other: Holdings) {
        self.0 |= other.0;
    }
}

#[cfg(test)]
mod tests {
    use super::{Confidence, Holdings, Identifier, Kind};
    use crate::Partition;

    #[test]
    fn kinds_in_order() {
        assert!(Kind::ALL.is_sorted());
        for (rank, kind) in Kind::ALL.into_iter().enumerate() {
            assert_eq!(usize::from(kind.priority()), rank + 1);
            assert_eq!(Kind::named(kind.as_str()), Some(kind));
        }
    }

    #[test]
    fn a_made_up_mac_proves_less() {
        let mac = |value: &str| Identifier::new(Partition::named(""), Kind::Mac, value).confidence();
        assert_eq!(mac("001A2B3C4D5E"), Confidence::Strong);
        assert_eq!(mac("0242AC110002"), Confidence::Medium);
        let mut holdings = Holdings::default();
        holdings.insert(Kind::Mac, Confidence::Medium);
        assert!(holdings.has_strong() && holdings.contains(Kind::Mac) && !holdings.has_proof());
        holdings.insert(Kind::NetboxDeviceId, Confidence::Strong);
        assert!(holdings.has_proof() && holdings.has_inventory_number() && !holdings.contains(Kind::ArmisDeviceId));
    }
}
