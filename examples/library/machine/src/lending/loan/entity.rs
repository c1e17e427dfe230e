//! Generated from `shelves/src/lending/loan.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `loans`, for SeaORM, and the stored part of a loan.

use super::{LOAN, Loan};
use crate::lending::{Book, Library, Member};
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use shelves::lending::loan::LoanStatus;
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

/// The stored part of a [`Loan`](super::Loan).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub library_id: Id<Library>,
    /// The loan's id.
    pub id: Id<Loan>,
    /// The book.
    pub book_id: Id<Book>,
    /// Who has it.
    pub member_id: Id<Member>,
    /// What has become of it.
    pub status: LoanStatus,
    /// When it is to be back.
    pub due_at: Timestamp,
    /// How often its time was extended.
    pub extensions: i32,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// When it began.
    pub lent_at: Timestamp,
}

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            library_id: row.take(0)?,
            id: row.take(1)?,
            book_id: row.take(2)?,
            member_id: row.take(3)?,
            status: row.take(4)?,
            due_at: row.take(5)?,
            extensions: row.take(6)?,
            ended_at: row.take(7)?,
            lent_at: row.take(8)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    LibraryId,
    Id,
    BookId,
    MemberId,
    Status,
    DueAt,
    Extensions,
    EndedAt,
    LentAt,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &LOAN;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
