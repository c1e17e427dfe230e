//! Generated from `resources/src/integrations/device_intake.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `device_intakes`, for SeaORM, and the stored part of a device intake.

use super::DEVICE_INTAKE;
use crate::identity::Tenant;
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use uuid::Uuid;

/// The stored part of a [`DeviceIntake`](super::DeviceIntake).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// What the place is called; there is one for each tenant so far.
    pub name: String,
    /// How many batches were taken in.
    pub batches: i64,
    /// How many records those had.
    pub records: i64,
    /// How many devices became known by them.
    pub added: i64,
    /// How many devices turned out to be others.
    pub merged: i64,
    /// How often an address went from one device to another.
    pub churned: i64,
    /// When the first batch came.
    pub inserted_at: Timestamp,
    /// When the last one did.
    pub updated_at: Timestamp,
}

from_row! {
    Model { tenant_id, name, batches, records, added, merged, churned, inserted_at, updated_at }
}

table! {
    Model { TenantId, Name, Batches, Records, Added, Merged, Churned, InsertedAt, UpdatedAt }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &DEVICE_INTAKE;
    type Column = Column;
    type Key = (Uuid, String);
}
