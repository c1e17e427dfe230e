//! Generated from `shelves/src/lending/member.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `members`, for SeaORM, and the stored part of a member.

use super::{MEMBER, Member};
use crate::lending::Library;
use resource_core::{CiString, Id, ResourceMeta};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

/// The stored part of a [`Member`](super::Member).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub library_id: Id<Library>,
    /// The member's id.
    pub id: Id<Member>,
    /// The member's name.
    pub name: String,
    /// The number on the card, in whatever case.
    pub card: CiString,
}

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model { library_id: row.take(0)?, id: row.take(1)?, name: row.take(2)?, card: row.take(3)? })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    LibraryId,
    Id,
    Name,
    Card,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &MEMBER;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
