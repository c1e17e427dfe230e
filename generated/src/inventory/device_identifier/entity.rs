//! Generated from `resources/src/inventory/device_identifier.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `device_identifiers`, for SeaORM, and the stored part of a device identifier.

use super::DEVICE_IDENTIFIER;
use crate::identity::Tenant;
use crate::infrastructure::Partition;
use crate::inventory::Device;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use resources::inventory::device_identifier::{IdentifierConfidence, IdentifierType};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};

/// The table.
pub type Entity = Table<Model>;

/// The stored part of a [`DeviceIdentifier`](super::DeviceIdentifier).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The identifier's number.
    pub id: i64,
    /// The device that it means.
    pub device_uid: Id<Device, String>,
    /// The partition in which it means that device.
    pub partition_id: Id<Partition>,
    /// What kind of name it is.
    pub identifier_type: IdentifierType,
    /// The name: a MAC address as twelve capital hexadecimal digits, anything else as its source writes it.
    pub identifier_value: String,
    /// How much it proves.
    pub confidence: IdentifierConfidence,
    /// The source that named it.
    pub source: Option<String>,
    /// When it was first seen.
    pub first_seen: Timestamp,
    /// When it was last seen.
    pub last_seen: Timestamp,
    /// Whether somebody has checked it.
    pub verified: bool,
    /// Facts around it.
    pub metadata: Json,
}

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            tenant_id: row.take(0)?,
            id: row.take(1)?,
            device_uid: row.take(2)?,
            partition_id: row.take(3)?,
            identifier_type: row.take(4)?,
            identifier_value: row.take(5)?,
            confidence: row.take(6)?,
            source: row.take(7)?,
            first_seen: row.take(8)?,
            last_seen: row.take(9)?,
            verified: row.take(10)?,
            metadata: row.take(11)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    TenantId,
    Id,
    DeviceUid,
    PartitionId,
    IdentifierType,
    IdentifierValue,
    Confidence,
    Source,
    FirstSeen,
    LastSeen,
    Verified,
    Metadata,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &DEVICE_IDENTIFIER;
    type Column = Column;
    type Key = i64;
}
