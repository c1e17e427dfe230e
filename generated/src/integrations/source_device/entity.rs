//! Generated from `resources/src/integrations/source_device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `source_devices`, for SeaORM, and the stored part of a source device.

use super::SOURCE_DEVICE;
use crate::identity::Tenant;
use crate::integrations::IntegrationSource;
use crate::inventory::Device;
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};

/// The stored part of a [`SourceDevice`](super::SourceDevice).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The number of the entry.
    pub id: i64,
    /// The source.
    pub source_id: Id<IntegrationSource>,
    /// The device.
    pub device_uid: Id<Device, String>,
    /// The number of the last time that the source was asked and named the device.
    pub last_fetch: i64,
    /// When it first did.
    pub inserted_at: Timestamp,
}

from_row! {
    Model { tenant_id, id, source_id, device_uid, last_fetch, inserted_at }
}

table! {
    Model { TenantId, Id, SourceId, DeviceUid, LastFetch, InsertedAt }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &SOURCE_DEVICE;
    type Column = Column;
    type Key = i64;
}
