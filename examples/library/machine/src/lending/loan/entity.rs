//! Generated from `shelves/src/lending/loan.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `loans`, for SeaORM, and the stored part of a loan.

use super::{LOAN, Loan};
use crate::lending::{Book, Library, Member};
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use shelves::lending::loan::LoanStatus;
use uuid::Uuid;

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

from_row! {
    Model { library_id, id, book_id, member_id, status, due_at, extensions, ended_at, lent_at }
}

table! {
    Model { LibraryId, Id, BookId, MemberId, Status, DueAt, Extensions, EndedAt, LentAt }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &LOAN;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
