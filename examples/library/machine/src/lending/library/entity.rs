//! Generated from `shelves/src/lending/library.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `libraries`, for SeaORM, and the stored part of a library.

use super::{LIBRARY, Library};
use resource_core::{Id, ResourceMeta};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

/// The stored part of a [`Library`](super::Library).
#[derive(Clone, Debug)]
pub struct Model {
    /// Its id.
    pub id: Id<Library>,
    /// What people call it.
    pub name: String,
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
    const META: &'static ResourceMeta = &LIBRARY;
    type Column = Column;
    type Key = Uuid;
}
