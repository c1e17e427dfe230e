//! Generated from `resources/src/inventory/device_identifier.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a device identifier take.

use crate::infrastructure::Partition;
use crate::inventory::Device;
use resource_core::{Id, Json};
use resource_runtime::{Patch, from_slots, into_slots};
use resources::inventory::device_identifier::{IdentifierConfidence, IdentifierType};

/// What [`by_device`](super::by_device) takes.
#[derive(Clone, Debug)]
pub struct ByDevice {
    /// Device.
    pub device: Id<Device, String>,
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

/// What [`lookup_any`](super::lookup_any) takes.
#[derive(Clone, Debug)]
pub struct LookupAny {
    /// Where the names are looked up.
    pub partition: Id<Partition>,
    /// The names, of whatever kind.
    pub values: Vec<String>,
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

/// What [`move_to_device`](super::move_to_device) takes.
#[derive(Clone, Debug)]
pub struct MoveToDevice {
    /// The device from now on.
    pub device: Id<Device, String>,
}

into_slots! {
    ByDevice { device }
    Lookup { partition, identifier_type, identifier_value }
    LookupAny { partition, values }
    Register {
        device, partition, identifier_type, identifier_value, confidence: optional, source: optional,
        verified: optional, metadata: optional,
    }
    Reassign { device: optional, confidence: optional, source: patch, verified: optional, metadata: optional }
    MoveToDevice { device }
}

from_slots! {
    Register {
        device, partition, identifier_type, identifier_value, confidence: optional, source: optional,
        verified: optional, metadata: optional,
    }
}
