//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/station.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `stations`, for SeaORM, and the stored part of a station.

use super::{STATION, Station};
use crate::front::Restaurant;
use resource_core::{Id, ResourceMeta};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

/// The stored part of a [`Station`](super::Station).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Restaurant>,
    /// The station.
    pub id: Id<Station>,
    /// What people call it.
    pub name: String,
    /// A short name that never changes.
    pub slug: String,
    /// The station that it is part of.
    pub parent_id: Option<Id<Station>>,
}

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            tenant_id: row.take(0)?,
            id: row.take(1)?,
            name: row.take(2)?,
            slug: row.take(3)?,
            parent_id: row.take(4)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    TenantId,
    Id,
    Name,
    Slug,
    ParentId,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &STATION;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
