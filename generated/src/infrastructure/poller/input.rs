//! Generated from `resources/src/infrastructure/poller.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a poller take.

use crate::infrastructure::Partition;
use resource_core::{Id, Json};
use resource_runtime::into_slots;
use resources::infrastructure::poller::{PollerStatus, RegistrationSource};

/// What [`by_status`](super::by_status) takes.
#[derive(Clone, Debug)]
pub struct ByStatus {
    /// Status.
    pub status: PollerStatus,
}

/// What [`by_partition`](super::by_partition) takes.
#[derive(Clone, Debug)]
pub struct ByPartition {
    /// Slug.
    pub slug: String,
}

/// What [`by_partition_id`](super::by_partition_id) takes.
#[derive(Clone, Debug)]
pub struct ByPartitionId {
    /// Partition.
    pub partition: Id<Partition>,
}

/// What [`register`](super::register) takes.
#[derive(Clone, Debug)]
pub struct Register {
    /// The name under which the poller is known, given by whoever registers it.
    pub id: String,
    /// The component that it was deployed as.
    pub component_id: Option<String>,
    /// How it came to be registered.
    pub registration_source: Option<RegistrationSource>,
    /// The SPIFFE id with which it proves who it is.
    pub spiffe_identity: Option<String>,
    /// The only partition that it serves; without one it serves all.
    pub partition: Option<Id<Partition>>,
    /// How many agents it can choose from.
    pub agent_count: Option<i32>,
    /// How many checkers stand behind them.
    pub checker_count: Option<i32>,
    /// Whatever its operators want to note.
    pub metadata: Option<Json>,
}

/// What [`announce`](super::announce) takes.
#[derive(Clone, Debug)]
pub struct Announce {
    /// The name under which the poller is known, given by whoever registers it.
    pub id: String,
    /// The component that it was deployed as.
    pub component_id: Option<String>,
    /// How it came to be registered.
    pub registration_source: Option<RegistrationSource>,
    /// The SPIFFE id with which it proves who it is.
    pub spiffe_identity: Option<String>,
    /// The only partition that it serves; without one it serves all.
    pub partition: Option<Id<Partition>>,
    /// Whatever its operators want to note.
    pub metadata: Option<Json>,
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// Whatever its operators want to note.
    pub metadata: Option<Json>,
    /// How many agents it can choose from.
    pub agent_count: Option<i32>,
    /// How many checkers stand behind them.
    pub checker_count: Option<i32>,
}

/// What [`heartbeat`](super::heartbeat) takes.
#[derive(Clone, Debug)]
pub struct Heartbeat {
    /// Whether the poller finds that it works well.
    pub is_healthy: bool,
    /// How many agents it can choose from, if that changed.
    pub agent_count: Option<i32>,
    /// How many checkers stand behind them, if that changed.
    pub checker_count: Option<i32>,
}

/// What [`degrade`](super::degrade) takes.
#[derive(Clone, Debug, Default)]
pub struct Degrade {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`mark_unhealthy`](super::mark_unhealthy) takes.
#[derive(Clone, Debug, Default)]
pub struct MarkUnhealthy {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`heartbeat_timeout`](super::heartbeat_timeout) takes.
#[derive(Clone, Debug, Default)]
pub struct HeartbeatTimeout {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`go_offline`](super::go_offline) takes.
#[derive(Clone, Debug, Default)]
pub struct GoOffline {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`lose_connection`](super::lose_connection) takes.
#[derive(Clone, Debug, Default)]
pub struct LoseConnection {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`recover`](super::recover) takes.
#[derive(Clone, Debug, Default)]
pub struct Recover {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`restore_health`](super::restore_health) takes.
#[derive(Clone, Debug, Default)]
pub struct RestoreHealth {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`start_maintenance`](super::start_maintenance) takes.
#[derive(Clone, Debug, Default)]
pub struct StartMaintenance {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`end_maintenance`](super::end_maintenance) takes.
#[derive(Clone, Debug, Default)]
pub struct EndMaintenance {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`start_draining`](super::start_draining) takes.
#[derive(Clone, Debug, Default)]
pub struct StartDraining {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`finish_draining`](super::finish_draining) takes.
#[derive(Clone, Debug, Default)]
pub struct FinishDraining {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`deactivate`](super::deactivate) takes.
#[derive(Clone, Debug, Default)]
pub struct Deactivate {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`note_alert`](super::note_alert) takes.
#[derive(Clone, Debug)]
pub struct NoteAlert {
    /// Whether an alert says that it is away.
    pub open: bool,
}

into_slots! {
    ByStatus { status }
    ByPartition { slug }
    ByPartitionId { partition }
    Register {
        id, component_id: optional, registration_source: optional, spiffe_identity: optional, partition: optional,
        agent_count: optional, checker_count: optional, metadata: optional,
    }
    Announce {
        id, component_id: optional, registration_source: optional, spiffe_identity: optional, partition: optional,
        metadata: optional,
    }
    Update { metadata: optional, agent_count: optional, checker_count: optional }
    Heartbeat { is_healthy, agent_count: optional, checker_count: optional }
    Degrade { reason: optional }
    MarkUnhealthy { reason: optional }
    HeartbeatTimeout { reason: optional }
    GoOffline { reason: optional }
    LoseConnection { reason: optional }
    Recover { reason: optional }
    RestoreHealth { reason: optional }
    StartMaintenance { reason: optional }
    EndMaintenance { reason: optional }
    StartDraining { reason: optional }
    FinishDraining { reason: optional }
    Deactivate { reason: optional }
    NoteAlert { open }
}
