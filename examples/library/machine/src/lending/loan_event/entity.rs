//! Generated from `shelves/src/lending/loan_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `loan_events`, for SeaORM, and the stored part of a loan event.

use super::{LOAN_EVENT, LoanEvent};
use crate::lending::{Library, Loan};
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use shelves::lending::loan::LoanStatus;
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

/// The stored part of a [`LoanEvent`](super::LoanEvent).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub library_id: Id<Library>,
    /// The event's id.
    pub id: Id<LoanEvent>,
    /// The loan.
    pub loan_id: Id<Loan>,
    /// What became of it.
    pub status: LoanStatus,
    /// When.
    pub happened_at: Timestamp,
}

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            library_id: row.take(0)?,
            id: row.take(1)?,
            loan_id: row.take(2)?,
            status: row.take(3)?,
            happened_at: row.take(4)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    LibraryId,
    Id,
    LoanId,
    Status,
    HappenedAt,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &LOAN_EVENT;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
