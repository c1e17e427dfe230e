//! Generated from `resources/src/infrastructure/health_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a health event take.

use resource_core::{Json, Timestamp};
use resource_runtime::{Slot, Slots};
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

impl From<Timeline> for Slots {
    fn from(input: Timeline) -> Slots {
        Slots::new(vec![Slot::given(&input.entity_type), Slot::given(&input.entity_id), Slot::optional(&input.since)])
    }
}

/// What [`current_status`](super::current_status) takes.
#[derive(Clone, Debug)]
pub struct CurrentStatus {
    /// Entity type.
    pub entity_type: HealthEntity,
    /// Entity id.
    pub entity_id: String,
}

impl From<CurrentStatus> for Slots {
    fn from(input: CurrentStatus) -> Slots {
        Slots::new(vec![Slot::given(&input.entity_type), Slot::given(&input.entity_id)])
    }
}

/// What [`recent`](super::recent) takes.
#[derive(Clone, Debug, Default)]
pub struct Recent {
    /// Entity type.
    pub entity_type: Option<HealthEntity>,
    /// State.
    pub state: Option<String>,
}

impl From<Recent> for Slots {
    fn from(input: Recent) -> Slots {
        Slots::new(vec![Slot::optional(&input.entity_type), Slot::optional(&input.state)])
    }
}

/// What [`by_state`](super::by_state) takes.
#[derive(Clone, Debug)]
pub struct ByState {
    /// State.
    pub state: String,
}

impl From<ByState> for Slots {
    fn from(input: ByState) -> Slots {
        Slots::new(vec![Slot::given(&input.state)])
    }
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

impl From<Record> for Slots {
    fn from(input: Record) -> Slots {
        Slots::new(vec![
            Slot::given(&input.entity_type),
            Slot::given(&input.entity_id),
            Slot::optional(&input.old_state),
            Slot::given(&input.new_state),
            Slot::optional(&input.reason),
            Slot::optional(&input.node),
            Slot::optional(&input.duration_seconds),
            Slot::optional(&input.metadata),
        ])
    }
}
