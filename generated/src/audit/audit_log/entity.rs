//! Generated from `resources/src/audit/audit_log.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `audit_logs`, for SeaORM, and the stored part of an audit log.

use super::{AUDIT_LOG, AuditLog};
use crate::identity::Tenant;
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::audit::audit_log::{AuditActor, AuditOutcome};
use uuid::Uuid;

/// The stored part of a [`AuditLog`](super::AuditLog).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The entry's id.
    pub id: Id<AuditLog>,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it.
    pub actor_name: String,
    /// What kind of actor that is.
    pub actor_kind: AuditActor,
    /// For whom they did it.
    pub on_behalf_of: Option<String>,
    /// The resource that it was about.
    pub resource: String,
    /// The action that it was.
    pub action: String,
    /// The record that it was about.
    pub record_key: Option<String>,
    /// What came of it.
    pub outcome: AuditOutcome,
    /// Why.
    pub reason: Option<String>,
    /// The request in which it happened.
    pub request_id: Option<String>,
    /// When it was recorded.
    pub recorded_at: Timestamp,
}

from_row! {
    Model {
        tenant_id, id, at, actor_name, actor_kind, on_behalf_of, resource, action, record_key, outcome, reason,
        request_id, recorded_at,
    }
}

table! {
    Model {
        TenantId, Id, At, ActorName, ActorKind, OnBehalfOf, Resource, Action, RecordKey, Outcome, Reason, RequestId,
        RecordedAt,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &AUDIT_LOG;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
