//! Generated from `resources/src/inventory/device_identifier.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a device identifier take.

use crate::infrastructure::Partition;
use crate::inventory::Device;
use resource_core::{Id, Json};
use resource_runtime::{Error, Patch, Result, Slot, Slots};
use resources::inventory::device_identifier::{IdentifierConfidence, IdentifierType};

/// What [`by_device`](super::by_device) takes.
#[derive(Clone, Debug)]
pub struct ByDevice {
    /// Device.
    pub device: Id<Device, String>,
}

impl From<ByDevice> for Slots {
    fn from(input: ByDevice) -> Slots {
        Slots::new(vec![Slot::given(&input.device)])
    }
}

/// What [`lookup`](super::lookup) takes.
#[derive(Clone, Debug)]
pub struct Lookup {
    /// The partition in which it means that device.
    pub partition: Id<Partition>,
    /// What kind of name it is.
    pub identifier_type: IdentifierType,
    /// The name: a MAC address as twelve capital hexadecimal digits, anything else as its source writes it.
    pub identifier_value: String,
}

impl From<Lookup> for Slots {
    fn from(input: Lookup) -> Slots {
        Slots::new(vec![
            Slot::given(&input.partition),
            Slot::given(&input.identifier_type),
            Slot::given(&input.identifier_value),
        ])
    }
}

/// What [`register`](super::register) takes.
#[derive(Clone, Debug)]
pub struct Register {
    /// The device that it means.
    pub device: Id<Device, String>,
    /// The partition in which it means that device.
    pub partition: Id<Partition>,
    /// What kind of name it is.
    pub identifier_type: IdentifierType,
    /// The name: a MAC address as twelve capital hexadecimal digits, anything else as its source writes it.
    pub identifier_value: String,
    /// How much it proves.
    pub confidence: Option<IdentifierConfidence>,
    /// The source that named it.
    pub source: Option<String>,
    /// Whether somebody has checked it.
    pub verified: Option<bool>,
    /// Facts around it.
    pub metadata: Option<Json>,
}

impl From<Register> for Slots {
    fn from(input: Register) -> Slots {
        Slots::new(vec![
            Slot::given(&input.device),
            Slot::given(&input.partition),
            Slot::given(&input.identifier_type),
            Slot::given(&input.identifier_value),
            Slot::optional(&input.confidence),
            Slot::optional(&input.source),
            Slot::optional(&input.verified),
            Slot::optional(&input.metadata),
        ])
    }
}

impl TryFrom<&Slots> for Register {
    type Error = Error;

    fn try_from(slots: &Slots) -> Result<Register> {
        Ok(Register {
            device: slots.value(0)?,
            partition: slots.value(1)?,
            identifier_type: slots.value(2)?,
            identifier_value: slots.value(3)?,
            confidence: slots.value(4)?,
            source: slots.value(5)?,
            verified: slots.value(6)?,
            metadata: slots.value(7)?,
        })
    }
}

/// What [`reassign`](super::reassign) takes.
#[derive(Clone, Debug, Default)]
pub struct Reassign {
    /// The device that it means.
    pub device: Option<Id<Device, String>>,
    /// How much it proves.
    pub confidence: Option<IdentifierConfidence>,
    /// The source that named it.
    pub source: Patch<String>,
    /// Whether somebody has checked it.
    pub verified: Option<bool>,
    /// Facts around it.
    pub metadata: Option<Json>,
}

impl From<Reassign> for Slots {
    fn from(input: Reassign) -> Slots {
        Slots::new(vec![
            Slot::optional(&input.device),
            Slot::optional(&input.confidence),
            input.source.into(),
            Slot::optional(&input.verified),
            Slot::optional(&input.metadata),
        ])
    }
}
