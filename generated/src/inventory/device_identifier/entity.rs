//! Generated from `resources/src/inventory/device_identifier.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `device_identifiers`, for SeaORM, and the stored part of a device identifier.

use super::DEVICE_IDENTIFIER;
use crate::identity::Tenant;
use crate::infrastructure::Partition;
use crate::inventory::Device;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::inventory::device_identifier::{IdentifierConfidence, IdentifierType};

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

from_row! {
    Model {
        tenant_id, id, device_uid, partition_id, identifier_type, identifier_value, confidence, source, first_seen,
        last_seen, verified, metadata,
    }
}

table! {
    Model {
        TenantId, Id, DeviceUid, PartitionId, IdentifierType, IdentifierValue, Confidence, Source, FirstSeen, LastSeen,
        Verified, Metadata,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &DEVICE_IDENTIFIER;
    type Column = Column;
    type Key = i64;
}
