//! Generated from `resources/src/infrastructure/health_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a health event take.

use resource_core::{Json, Timestamp};
use resource_runtime::into_slots;
use resources::infrastructure::health_event::HealthEntity;

/// What [`timeline`](super::timeline) takes.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// Entity type.
    pub entity_type: HealthEntity,
    /// Entity id.
    pub entity_id: String,
    /// Since.
    pub since: Option<Timestamp>,
}

/// What [`current_status`](super::current_status) takes.
#[derive(Clone, Debug)]
pub struct CurrentStatus {
    /// Entity type.
    pub entity_type: HealthEntity,
    /// Entity id.
    pub entity_id: String,
}

/// What [`recent`](super::recent) takes.
#[derive(Clone, Debug, Default)]
pub struct Recent {
    /// Entity type.
    pub entity_type: Option<HealthEntity>,
    /// State.
    pub state: Option<String>,
}

/// What [`by_state`](super::by_state) takes.
#[derive(Clone, Debug)]
pub struct ByState {
    /// State.
    pub state: String,
}

/// What [`record`](super::record) takes.
#[derive(Clone, Debug)]
pub struct Record {
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
    pub metadata: Option<Json>,
}

into_slots! {
    Timeline { entity_type, entity_id, since: optional }
    CurrentStatus { entity_type, entity_id }
    Recent { entity_type: optional, state: optional }
    ByState { state }
    Record {
        entity_type, entity_id, old_state: optional, new_state, reason: optional, node: optional,
        duration_seconds: optional, metadata: optional,
    }
}
