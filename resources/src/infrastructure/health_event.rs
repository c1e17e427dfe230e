//! The health event: one change of state, kept as it was.

use resource::prelude::*;

/// A change in the health of some part of the system. Events are never changed or removed.
#[derive(Resource)]
#[resource(table = "health_events", json_api, append_only)]
#[tenancy(tenant_id)]
#[index(-recorded_at, -id)]
#[index(entity_type, entity_id, -recorded_at, -id)]
#[index(new_state, -recorded_at, -id)]
#[index(entity_type, new_state, -recorded_at, -id)]
#[read(list, primary, sort(-recorded_at, -id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the events, newest first.")]
#[read(get, get(), doc = "Fetches an event by id.")]
#[read(timeline,
    argument(entity_type: HealthEntity), argument(entity_id: String), argument(since: Option<Timestamp>),
    filter(entity_type == argument.entity_type && entity_id == argument.entity_id
        && (argument.since == null || recorded_at >= argument.since)),
    sort(-recorded_at, -id), page(keyset, offset, default = 100, max = 250),
    doc = "Lists the events of one part of the system, newest first.")]
#[read(current_status,
    argument(entity_type: HealthEntity), argument(entity_id: String),
    filter(entity_type == argument.entity_type && entity_id == argument.entity_id),
    sort(-recorded_at, -id), page(offset, default = 1, max = 1),
    doc = "Lists the newest event of one part of the system, from which its state now is known.")]
#[read(recent,
    argument(entity_type: Option<HealthEntity>), argument(state: Option<String>),
    filter((argument.entity_type == null || entity_type == argument.entity_type)
        && (argument.state == null || new_state == argument.state)),
    sort(-recorded_at, -id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the newest events, if asked for of one kind of part or into one state.")]
#[read(by_state, argument(state: String), filter(new_state == argument.state), sort(-recorded_at, -id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the changes into one state, newest first.")]
#[create(
    record,
    primary,
    accept(entity_type, entity_id, old_state, new_state, reason, node, duration_seconds, metadata),
    doc = "Records a change of health."
)]
pub struct HealthEvent {
    /// The event's id.
    pub id: Id<HealthEvent>,
    /// What kind of part changed.
    pub entity_type: HealthEntity,
    /// Which one of its kind.
    #[field(length(1..=255))]
    pub entity_id: String,
    /// The state it left; absent for its first one.
    #[field(length(1..=63))]
    pub old_state: Option<String>,
    /// The state it entered.
    #[field(length(1..=63))]
    pub new_state: String,
    /// Why, as far as somebody said.
    #[field(length(..=1000))]
    pub reason: Option<String>,
    /// The node that noticed.
    #[field(length(..=255))]
    pub node: Option<String>,
    /// How many seconds it had been in the old state.
    #[field(range(0..))]
    pub duration_seconds: Option<i64>,
    /// Facts around it.
    pub metadata: Json,
    /// When it happened.
    pub recorded_at: CreatedAt,
}

/// Parts of the system that have health.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum HealthEntity {
    /// A poller.
    Poller,
    /// An agent.
    Agent,
    /// A checker behind an agent.
    Checker,
    /// A collector of telemetry.
    Collector,
    /// A core node.
    Core,
    /// A web node.
    Web,
    /// Something a tenant has named itself.
    Custom,
}
