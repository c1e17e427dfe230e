//! Generated from `resources/src/infrastructure/poller.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `pollers`, for SeaORM, and the stored part of a poller.

use super::POLLER;
use crate::identity::Tenant;
use crate::infrastructure::Partition;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::infrastructure::poller::{PollerStatus, RegistrationSource};
use uuid::Uuid;

/// The stored part of a [`Poller`](super::Poller).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The name under which the poller is known, given by whoever registers it.
    pub id: String,
    /// The component that it was deployed as.
    pub component_id: Option<String>,
    /// How it came to be registered.
    pub registration_source: RegistrationSource,
    /// What it is doing.
    pub status: PollerStatus,
    /// Since when it has been in this state.
    pub state_since: Timestamp,
    /// The SPIFFE id with which it proves who it is.
    pub spiffe_identity: Option<String>,
    /// When it was registered.
    pub first_registered: Timestamp,
    /// When it was first heard from.
    pub first_seen: Option<Timestamp>,
    /// When it was last heard from.
    pub last_seen: Option<Timestamp>,
    /// Whatever its operators want to note.
    pub metadata: Json,
    /// Who registered it.
    pub created_by: Option<String>,
    /// What its latest sign of life or change of state said.
    pub is_healthy: bool,
    /// How many agents it can choose from.
    pub agent_count: i32,
    /// How many checkers stand behind them.
    pub checker_count: i32,
    /// The only partition that it serves; without one it serves all.
    pub partition_id: Option<Id<Partition>>,
    /// Lost.
    pub lost: bool,
    /// Alerted.
    pub alerted: bool,
    /// When it last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model {
        tenant_id, id, component_id, registration_source, status, state_since, spiffe_identity, first_registered,
        first_seen, last_seen, metadata, created_by, is_healthy, agent_count, checker_count, partition_id, lost,
        alerted, updated_at,
    }
}

table! {
    Model {
        TenantId, Id, ComponentId, RegistrationSource, Status, StateSince, SpiffeIdentity, FirstRegistered, FirstSeen,
        LastSeen, Metadata, CreatedBy, IsHealthy, AgentCount, CheckerCount, PartitionId, Lost, Alerted, UpdatedAt,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &POLLER;
    type Column = Column;
    type Key = (Uuid, String);
}
