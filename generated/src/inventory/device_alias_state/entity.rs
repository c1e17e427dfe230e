//! Generated from `resources/src/inventory/device_alias_state.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `device_alias_states`, for SeaORM, and the stored part of a device alias state.

use super::{DEVICE_ALIAS_STATE, DeviceAliasState};
use crate::identity::Tenant;
use crate::infrastructure::Partition;
use crate::inventory::Device;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::inventory::device_alias_state::{AliasState, AliasType};
use uuid::Uuid;

/// The stored part of a [`DeviceAliasState`](super::DeviceAliasState).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The alias's id.
    pub id: Id<DeviceAliasState>,
    /// The device that it means.
    pub device_uid: Id<Device, String>,
    /// The partition of its device.
    pub partition_id: Id<Partition>,
    /// What kind of name it is.
    pub alias_type: AliasType,
    /// The name.
    pub alias_value: String,
    /// How certain it is.
    pub state: AliasState,
    /// When it was first seen.
    pub first_seen_at: Timestamp,
    /// When it was last seen.
    pub last_seen_at: Timestamp,
    /// How often it was seen.
    pub sighting_count: i32,
    /// When it became certain: with the third sighting, or when somebody said so.
    pub confirmed_at: Option<Timestamp>,
    /// Facts around it.
    pub metadata: Json,
    /// The alias that held before.
    pub previous_alias_id: Option<Id<DeviceAliasState>>,
    /// The alias that holds instead.
    pub replaced_by_alias_id: Option<Id<DeviceAliasState>>,
    /// When it was added here.
    pub inserted_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model {
        tenant_id, id, device_uid, partition_id, alias_type, alias_value, state, first_seen_at, last_seen_at,
        sighting_count, confirmed_at, metadata, previous_alias_id, replaced_by_alias_id, inserted_at, updated_at,
    }
}

table! {
    Model {
        TenantId, Id, DeviceUid, PartitionId, AliasType, AliasValue, State, FirstSeenAt, LastSeenAt, SightingCount,
        ConfirmedAt, Metadata, PreviousAliasId, ReplacedByAliasId, InsertedAt, UpdatedAt,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &DEVICE_ALIAS_STATE;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
