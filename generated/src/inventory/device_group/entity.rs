//! Generated from `resources/src/inventory/device_group.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `device_groups`, for SeaORM, and the stored part of a device group.

use super::{DEVICE_GROUP, DeviceGroup};
use crate::identity::Tenant;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::inventory::device_group::DeviceGroupType;
use uuid::Uuid;

/// The stored part of a [`DeviceGroup`](super::DeviceGroup).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The group's id.
    pub id: Id<DeviceGroup>,
    /// What people call it.
    pub name: String,
    /// What belongs in it.
    pub description: Option<String>,
    /// Why its devices belong together.
    pub group_type: DeviceGroupType,
    /// The group that it is inside.
    pub parent_id: Option<Id<DeviceGroup>>,
    /// Whatever its owners want to note.
    pub metadata: Json,
    /// When it was added.
    pub inserted_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model { tenant_id, id, name, description, group_type, parent_id, metadata, inserted_at, updated_at }
}

table! {
    Model { TenantId, Id, Name, Description, GroupType, ParentId, Metadata, InsertedAt, UpdatedAt }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &DEVICE_GROUP;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
