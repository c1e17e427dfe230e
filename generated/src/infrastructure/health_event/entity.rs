//! Generated from `resources/src/infrastructure/health_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `health_events`, for SeaORM, and the stored part of a health event.

use super::{HEALTH_EVENT, HealthEvent};
use crate::identity::Tenant;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use resources::infrastructure::health_event::HealthEntity;
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

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

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            tenant_id: row.take(0)?,
            id: row.take(1)?,
            entity_type: row.take(2)?,
            entity_id: row.take(3)?,
            old_state: row.take(4)?,
            new_state: row.take(5)?,
            reason: row.take(6)?,
            node: row.take(7)?,
            duration_seconds: row.take(8)?,
            metadata: row.take(9)?,
            recorded_at: row.take(10)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    TenantId,
    Id,
    EntityType,
    EntityId,
    OldState,
    NewState,
    Reason,
    Node,
    DurationSeconds,
    Metadata,
    RecordedAt,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &HEALTH_EVENT;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
