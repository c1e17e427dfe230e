//! Generated from `resources/src/inventory/device_group.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `device_groups`, for SeaORM, and the stored part of a device group.

use super::{DEVICE_GROUP, DeviceGroup};
use crate::identity::Tenant;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use resources::inventory::device_group::DeviceGroupType;
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

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

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            tenant_id: row.take(0)?,
            id: row.take(1)?,
            name: row.take(2)?,
            description: row.take(3)?,
            group_type: row.take(4)?,
            parent_id: row.take(5)?,
            metadata: row.take(6)?,
            inserted_at: row.take(7)?,
            updated_at: row.take(8)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    TenantId,
    Id,
    Name,
    Description,
    GroupType,
    ParentId,
    Metadata,
    InsertedAt,
    UpdatedAt,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &DEVICE_GROUP;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
