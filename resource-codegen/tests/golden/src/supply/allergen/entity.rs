//! Generated from `resource-codegen/tests/kitchen_sink/src/supply/allergen.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `allergens`, for SeaORM, and the stored part of an allergen.

use super::{ALLERGEN, Allergen};
use resource_core::{CiString, Id, ResourceMeta};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

/// The stored part of a [`Allergen`](super::Allergen).
#[derive(Clone, Debug)]
pub struct Model {
    /// The allergen.
    pub id: Id<Allergen>,
    /// What it is called.
    pub name: CiString,
}

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model { id: row.take(0)?, name: row.take(1)? })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    Id,
    Name,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &ALLERGEN;
    type Column = Column;
    type Key = Uuid;
}
