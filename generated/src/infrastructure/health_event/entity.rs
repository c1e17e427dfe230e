//! Generated from `resources/src/infrastructure/health_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `health_events`, for SeaORM, and the stored part of a health event.

use super::{HEALTH_EVENT, HealthEvent};
use crate::identity::Tenant;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::infrastructure::health_event::HealthEntity;
use uuid::Uuid;

/// The stored part of a [`HealthEvent`](super::HealthEvent).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The event's id.
    pub id: Id<HealthEvent>,
    /// What kind of part changed.
    pub entity_type: HealthEntity,
    /// Which one of its kind.
    pub entity_id: String,
    /// The state it left; absent for its first one.
    pub old_state: Option<String>,
    /// The state it entered.
    pub new_state: String,
    /// Why, as far as somebody said.
    pub reason: Option<String>,
    /// The node that noticed.
    pub node: Option<String>,
    /// How many seconds it had been in the old state.
    pub duration_seconds: Option<i64>,
    /// Facts around it.
    pub metadata: Json,
    /// When it happened.
    pub recorded_at: Timestamp,
}

from_row! {
    Model {
        tenant_id, id, entity_type, entity_id, old_state, new_state, reason, node, duration_seconds, metadata,
        recorded_at,
    }
}

table! {
    Model {
        TenantId, Id, EntityType, EntityId, OldState, NewState, Reason, Node, DurationSeconds, Metadata, RecordedAt,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &HEALTH_EVENT;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
