//! Generated from `shelves/src/lending/book.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `books`, for SeaORM, and the stored part of a book.

use super::{BOOK, Book};
use crate::lending::Library;
use resource_core::{Id, ResourceMeta};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

/// The stored part of a [`Book`](super::Book).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub library_id: Id<Library>,
    /// Its id.
    pub id: Id<Book>,
    /// The title.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// Where it stands.
    pub shelf_mark: String,
}

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            library_id: row.take(0)?,
            id: row.take(1)?,
            title: row.take(2)?,
            author: row.take(3)?,
            shelf_mark: row.take(4)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    LibraryId,
    Id,
    Title,
    Author,
    ShelfMark,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &BOOK;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
