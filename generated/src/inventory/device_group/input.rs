//! Generated from `resources/src/inventory/device_group.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a device group take.

use super::DeviceGroup;
use resource_core::{Id, Json};
use resource_runtime::{Patch, into_slots};
use resources::inventory::device_group::DeviceGroupType;

/// What [`by_type`](super::by_type) takes.
#[derive(Clone, Debug)]
pub struct ByType {
    /// Group type.
    pub group_type: DeviceGroupType,
}

/// What [`create`](super::create) takes.
#[derive(Clone, Debug)]
pub struct Create {
    /// What people call it.
    pub name: String,
    /// What belongs in it.
    pub description: Option<String>,
    /// Why its devices belong together.
    pub group_type: Option<DeviceGroupType>,
    /// The group that it is inside.
    pub parent: Option<Id<DeviceGroup>>,
    /// Whatever its owners want to note.
    pub metadata: Option<Json>,
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// What people call it.
    pub name: Option<String>,
    /// What belongs in it.
    pub description: Patch<String>,
    /// Why its devices belong together.
    pub group_type: Option<DeviceGroupType>,
    /// Whatever its owners want to note.
    pub metadata: Option<Json>,
}

/// What [`move_to`](super::move_to) takes.
#[derive(Clone, Debug, Default)]
pub struct MoveTo {
    /// The group that it is inside.
    pub parent: Patch<Id<DeviceGroup>>,
}

into_slots! {
    ByType { group_type }
    Create { name, description: optional, group_type: optional, parent: optional, metadata: optional }
    Update { name: optional, description: patch, group_type: optional, metadata: optional }
    MoveTo { parent: patch }
}
