//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/log_entry.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `log_entries`, for SeaORM, and the stored part of a log entry.

use super::LOG_ENTRY;
use crate::front::Restaurant;
use kitchen_sink::kitchen::log_entry::Subject;
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};

/// The table.
pub type Entity = Table<Model>;

/// The stored part of a [`LogEntry`](super::LogEntry).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Restaurant>,
    /// The number of the entry.
    pub id: i64,
    /// What it is about.
    pub subject: Subject,
    /// In words.
    pub text: String,
    /// The state before.
    pub old_state: Option<String>,
    /// The state after.
    pub new_state: Option<String>,
    /// How long the state before lasted.
    pub seconds: Option<i64>,
    /// When it happened.
    pub happened_at: Timestamp,
}

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            tenant_id: row.take(0)?,
            id: row.take(1)?,
            subject: row.take(2)?,
            text: row.take(3)?,
            old_state: row.take(4)?,
            new_state: row.take(5)?,
            seconds: row.take(6)?,
            happened_at: row.take(7)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    TenantId,
    Id,
    Subject,
    Text,
    OldState,
    NewState,
    Seconds,
    HappenedAt,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &LOG_ENTRY;
    type Column = Column;
    type Key = i64;
}
