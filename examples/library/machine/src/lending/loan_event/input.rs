//! Generated from `shelves/src/lending/loan_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a loan event take.

use crate::lending::Loan;
use resource_core::Id;
use resource_runtime::into_slots;
use shelves::lending::loan::LoanStatus;

/// What [`record`](super::record) takes.
#[derive(Clone, Debug)]
pub struct Record {
    /// The loan.
    pub loan: Id<Loan>,
    /// What became of it.
    pub status: LoanStatus,
}

into_slots! {
    Record { loan, status }
}
