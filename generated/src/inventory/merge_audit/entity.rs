//! Generated from `resources/src/inventory/merge_audit.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `merge_audits`, for SeaORM, and the stored part of a merge audit.

use super::{MERGE_AUDIT, MergeAudit};
use crate::identity::Tenant;
use crate::infrastructure::Partition;
use crate::inventory::Device;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::inventory::merge_audit::MergeKind;
use uuid::Uuid;

/// The stored part of a [`MergeAudit`](super::MergeAudit).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The entry's id.
    pub id: Id<MergeAudit>,
    /// What was done.
    pub kind: MergeKind,
    /// The device that ceased to be, or came back.
    pub from_device: Id<Device, String>,
    /// The device that it became part of.
    pub to_device: Id<Device, String>,
    /// The partition of both.
    pub partition: Id<Partition>,
    /// Why.
    pub reason: Option<String>,
    /// How certain it was, from 0 to 1.
    pub confidence_score: Option<f64>,
    /// The source that brought it up.
    pub source: Option<String>,
    /// What was known, and what moved.
    pub details: Json,
    /// When it was done.
    pub merged_at: Timestamp,
}

from_row! {
    Model {
        tenant_id, id, kind, from_device, to_device, partition, reason, confidence_score, source, details, merged_at,
    }
}

table! {
    Model { TenantId, Id, Kind, FromDevice, ToDevice, Partition, Reason, ConfidenceScore, Source, Details, MergedAt }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &MERGE_AUDIT;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
