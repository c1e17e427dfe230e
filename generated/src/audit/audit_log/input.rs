//! Generated from `resources/src/audit/audit_log.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of an audit log take.

use resource_core::Timestamp;
use resource_runtime::into_slots;
use resources::audit::audit_log::{AuditActor, AuditOutcome};

/// What [`by_actor`](super::by_actor) takes.
#[derive(Clone, Debug)]
pub struct ByActor {
    /// Actor name.
    pub actor_name: String,
}

/// What [`by_resource`](super::by_resource) takes.
#[derive(Clone, Debug)]
pub struct ByResource {
    /// Resource.
    pub resource: String,
}

/// What [`by_outcome`](super::by_outcome) takes.
#[derive(Clone, Debug)]
pub struct ByOutcome {
    /// Outcome.
    pub outcome: AuditOutcome,
}

/// What [`record`](super::record) takes.
#[derive(Clone, Debug)]
pub struct Record {
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
}

into_slots! {
    ByActor { actor_name }
    ByResource { resource }
    ByOutcome { outcome }
    Record {
        at, actor_name, actor_kind, on_behalf_of: optional, resource, action, record_key: optional, outcome,
        reason: optional, request_id: optional,
    }
}
