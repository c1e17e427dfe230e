//! Generated from `resources/src/infrastructure/poller.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `pollers`, for SeaORM, and the stored part of a poller.

use super::POLLER;
use crate::identity::Tenant;
use crate::infrastructure::Partition;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use resources::infrastructure::poller::{PollerStatus, RegistrationSource};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

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
    /// When it last changed.
    pub updated_at: Timestamp,
}

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            tenant_id: row.take(0)?,
            id: row.take(1)?,
            component_id: row.take(2)?,
            registration_source: row.take(3)?,
            status: row.take(4)?,
            state_since: row.take(5)?,
            spiffe_identity: row.take(6)?,
            first_registered: row.take(7)?,
            first_seen: row.take(8)?,
            last_seen: row.take(9)?,
            metadata: row.take(10)?,
            created_by: row.take(11)?,
            is_healthy: row.take(12)?,
            agent_count: row.take(13)?,
            checker_count: row.take(14)?,
            partition_id: row.take(15)?,
            updated_at: row.take(16)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    TenantId,
    Id,
    ComponentId,
    RegistrationSource,
    Status,
    StateSince,
    SpiffeIdentity,
    FirstRegistered,
    FirstSeen,
    LastSeen,
    Metadata,
    CreatedBy,
    IsHealthy,
    AgentCount,
    CheckerCount,
    PartitionId,
    UpdatedAt,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &POLLER;
    type Column = Column;
    type Key = (Uuid, String);
}
