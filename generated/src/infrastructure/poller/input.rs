//! Generated from `resources/src/infrastructure/poller.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a poller take.

use crate::infrastructure::Partition;
use resource_core::{Id, Json};
use resource_runtime::{Slot, Slots};
use resources::infrastructure::poller::{PollerStatus, RegistrationSource};

/// What [`by_status`](super::by_status) takes.
#[derive(Clone, Debug)]
pub struct ByStatus {
    /// Status.
    pub status: PollerStatus,
}

impl From<ByStatus> for Slots {
    fn from(input: ByStatus) -> Slots {
        Slots::new(vec![Slot::given(&input.status)])
    }
}

/// What [`by_partition`](super::by_partition) takes.
#[derive(Clone, Debug)]
pub struct ByPartition {
    /// Slug.
    pub slug: String,
}

impl From<ByPartition> for Slots {
    fn from(input: ByPartition) -> Slots {
        Slots::new(vec![Slot::given(&input.slug)])
    }
}

/// What [`by_partition_id`](super::by_partition_id) takes.
#[derive(Clone, Debug)]
pub struct ByPartitionId {
    /// Partition.
    pub partition: Id<Partition>,
}

impl From<ByPartitionId> for Slots {
    fn from(input: ByPartitionId) -> Slots {
        Slots::new(vec![Slot::given(&input.partition)])
    }
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

impl From<Register> for Slots {
    fn from(input: Register) -> Slots {
        Slots::new(vec![
            Slot::given(&input.id),
            Slot::optional(&input.component_id),
            Slot::optional(&input.registration_source),
            Slot::optional(&input.spiffe_identity),
            Slot::optional(&input.partition),
            Slot::optional(&input.agent_count),
            Slot::optional(&input.checker_count),
            Slot::optional(&input.metadata),
        ])
    }
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

impl From<Announce> for Slots {
    fn from(input: Announce) -> Slots {
        Slots::new(vec![
            Slot::given(&input.id),
            Slot::optional(&input.component_id),
            Slot::optional(&input.registration_source),
            Slot::optional(&input.spiffe_identity),
            Slot::optional(&input.partition),
            Slot::optional(&input.metadata),
        ])
    }
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

impl From<Update> for Slots {
    fn from(input: Update) -> Slots {
        Slots::new(vec![
            Slot::optional(&input.metadata),
            Slot::optional(&input.agent_count),
            Slot::optional(&input.checker_count),
        ])
    }
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

impl From<Heartbeat> for Slots {
    fn from(input: Heartbeat) -> Slots {
        Slots::new(vec![
            Slot::given(&input.is_healthy),
            Slot::optional(&input.agent_count),
            Slot::optional(&input.checker_count),
        ])
    }
}

/// What [`degrade`](super::degrade) takes.
#[derive(Clone, Debug, Default)]
pub struct Degrade {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

impl From<Degrade> for Slots {
    fn from(input: Degrade) -> Slots {
        Slots::new(vec![Slot::optional(&input.reason)])
    }
}

/// What [`mark_unhealthy`](super::mark_unhealthy) takes.
#[derive(Clone, Debug, Default)]
pub struct MarkUnhealthy {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

impl From<MarkUnhealthy> for Slots {
    fn from(input: MarkUnhealthy) -> Slots {
        Slots::new(vec![Slot::optional(&input.reason)])
    }
}

/// What [`heartbeat_timeout`](super::heartbeat_timeout) takes.
#[derive(Clone, Debug, Default)]
pub struct HeartbeatTimeout {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

impl From<HeartbeatTimeout> for Slots {
    fn from(input: HeartbeatTimeout) -> Slots {
        Slots::new(vec![Slot::optional(&input.reason)])
    }
}

/// What [`go_offline`](super::go_offline) takes.
#[derive(Clone, Debug, Default)]
pub struct GoOffline {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

impl From<GoOffline> for Slots {
    fn from(input: GoOffline) -> Slots {
        Slots::new(vec![Slot::optional(&input.reason)])
    }
}

/// What [`lose_connection`](super::lose_connection) takes.
#[derive(Clone, Debug, Default)]
pub struct LoseConnection {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

impl From<LoseConnection> for Slots {
    fn from(input: LoseConnection) -> Slots {
        Slots::new(vec![Slot::optional(&input.reason)])
    }
}

/// What [`recover`](super::recover) takes.
#[derive(Clone, Debug, Default)]
pub struct Recover {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

impl From<Recover> for Slots {
    fn from(input: Recover) -> Slots {
        Slots::new(vec![Slot::optional(&input.reason)])
    }
}

/// What [`restore_health`](super::restore_health) takes.
#[derive(Clone, Debug, Default)]
pub struct RestoreHealth {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

impl From<RestoreHealth> for Slots {
    fn from(input: RestoreHealth) -> Slots {
        Slots::new(vec![Slot::optional(&input.reason)])
    }
}

/// What [`start_maintenance`](super::start_maintenance) takes.
#[derive(Clone, Debug, Default)]
pub struct StartMaintenance {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

impl From<StartMaintenance> for Slots {
    fn from(input: StartMaintenance) -> Slots {
        Slots::new(vec![Slot::optional(&input.reason)])
    }
}

/// What [`end_maintenance`](super::end_maintenance) takes.
#[derive(Clone, Debug, Default)]
pub struct EndMaintenance {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

impl From<EndMaintenance> for Slots {
    fn from(input: EndMaintenance) -> Slots {
        Slots::new(vec![Slot::optional(&input.reason)])
    }
}

/// What [`start_draining`](super::start_draining) takes.
#[derive(Clone, Debug, Default)]
pub struct StartDraining {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

impl From<StartDraining> for Slots {
    fn from(input: StartDraining) -> Slots {
        Slots::new(vec![Slot::optional(&input.reason)])
    }
}

/// What [`finish_draining`](super::finish_draining) takes.
#[derive(Clone, Debug, Default)]
pub struct FinishDraining {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

impl From<FinishDraining> for Slots {
    fn from(input: FinishDraining) -> Slots {
        Slots::new(vec![Slot::optional(&input.reason)])
    }
}

/// What [`deactivate`](super::deactivate) takes.
#[derive(Clone, Debug, Default)]
pub struct Deactivate {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

impl From<Deactivate> for Slots {
    fn from(input: Deactivate) -> Slots {
        Slots::new(vec![Slot::optional(&input.reason)])
    }
}
