//! Generated from `shelves/src/lending/loan_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `loan_events`, for SeaORM, and the stored part of a loan event.

use super::{LOAN_EVENT, LoanEvent};
use crate::lending::{Library, Loan};
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use shelves::lending::loan::LoanStatus;
use uuid::Uuid;

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

from_row! {
    Model { library_id, id, loan_id, status, happened_at }
}

table! {
    Model { LibraryId, Id, LoanId, Status, HappenedAt }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &LOAN_EVENT;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
