//! Generated from `resources/src/inventory/device_alias_state.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a device alias state take.

use super::DeviceAliasState;
use crate::infrastructure::Partition;
use crate::inventory::Device;
use resource_core::{Id, Json};
use resource_runtime::into_slots;
use resources::inventory::device_alias_state::AliasType;

/// What [`by_device`](super::by_device) takes.
#[derive(Clone, Debug)]
pub struct ByDevice {
    /// Device.
    pub device: Id<Device, String>,
}

/// What [`by_value`](super::by_value) takes.
#[derive(Clone, Debug)]
pub struct ByValue {
    /// Partition.
    pub partition: Id<Partition>,
    /// Alias type.
    pub alias_type: AliasType,
    /// Alias value.
    pub alias_value: String,
}

/// What [`detect`](super::detect) takes.
#[derive(Clone, Debug)]
pub struct Detect {
    /// The device that it means.
    pub device: Id<Device, String>,
    /// The partition of its device.
    pub partition: Id<Partition>,
    /// What kind of name it is.
    pub alias_type: AliasType,
    /// The name.
    pub alias_value: String,
    /// Facts around it.
    pub metadata: Option<Json>,
    /// The alias that held before.
    pub previous_alias: Option<Id<DeviceAliasState>>,
}

/// What [`update_metadata`](super::update_metadata) takes.
#[derive(Clone, Debug)]
pub struct UpdateMetadata {
    /// Facts around it.
    pub metadata: Json,
}

/// What [`replace`](super::replace) takes.
#[derive(Clone, Debug)]
pub struct Replace {
    /// The alias that holds instead.
    pub by: Id<DeviceAliasState>,
}

/// What [`move_to_device`](super::move_to_device) takes.
#[derive(Clone, Debug)]
pub struct MoveToDevice {
    /// The device from now on.
    pub device: Id<Device, String>,
}

into_slots! {
    ByDevice { device }
    ByValue { partition, alias_type, alias_value }
    Detect { device, partition, alias_type, alias_value, metadata: optional, previous_alias: optional }
    UpdateMetadata { metadata }
    Replace { by }
    MoveToDevice { device }
}
