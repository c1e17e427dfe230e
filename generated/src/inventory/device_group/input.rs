//! Generated from `resources/src/inventory/device_group.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a device group take.

use super::DeviceGroup;
use resource_core::{Id, Json};
use resource_runtime::{Patch, Slot, Slots};
use resources::inventory::device_group::DeviceGroupType;

/// What [`by_type`](super::by_type) takes.
#[derive(Clone, Debug)]
pub struct ByType {
    /// Group type.
    pub group_type: DeviceGroupType,
}

impl From<ByType> for Slots {
    fn from(input: ByType) -> Slots {
        Slots::new(vec![Slot::given(&input.group_type)])
    }
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

impl From<Create> for Slots {
    fn from(input: Create) -> Slots {
        Slots::new(vec![
            Slot::given(&input.name),
            Slot::optional(&input.description),
            Slot::optional(&input.group_type),
            Slot::optional(&input.parent),
            Slot::optional(&input.metadata),
        ])
    }
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

impl From<Update> for Slots {
    fn from(input: Update) -> Slots {
        Slots::new(vec![
            Slot::optional(&input.name),
            input.description.into(),
            Slot::optional(&input.group_type),
            Slot::optional(&input.metadata),
        ])
    }
}

/// What [`move_to`](super::move_to) takes.
#[derive(Clone, Debug, Default)]
pub struct MoveTo {
    /// The group that it is inside.
    pub parent: Patch<Id<DeviceGroup>>,
}

impl From<MoveTo> for Slots {
    fn from(input: MoveTo) -> Slots {
        Slots::new(vec![input.parent.into()])
    }
}
