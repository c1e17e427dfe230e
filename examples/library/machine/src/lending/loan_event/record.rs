//! Generated from `shelves/src/lending/loan_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A loan event as code holds it.

use super::LOAN_EVENT;
use super::entity::Model;
use crate::lending::{Library, Loan};
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use shelves::lending::loan::LoanStatus;
use std::ops::Deref;

/// One change of a loan.
#[derive(Clone, Debug)]
pub struct LoanEvent {
    model: Model,
    /// The loan.
    pub loan: Loaded<Option<Box<Loan>>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl LoanEvent {
    pub const LIBRARY_ID: Attribute<LoanEvent, Id<Library>> = Attribute::new(0);
    pub const ID: Attribute<LoanEvent, Id<LoanEvent>> = Attribute::new(1);
    pub const LOAN_ID: Attribute<LoanEvent, Id<Loan>> = Attribute::new(2);
    pub const STATUS: Attribute<LoanEvent, LoanStatus> = Attribute::new(3);
    pub const HAPPENED_AT: Attribute<LoanEvent, Timestamp> = Attribute::new(4);
    pub const LOAN: RelationTo<LoanEvent, Loan> = RelationTo::new(0);
}

impl Deref for LoanEvent {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for LoanEvent {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(LoanEvent { model: Model::from_row(row)?, loan: Loaded::No })
    }
}

impl Record for LoanEvent {
    const META: &'static ResourceMeta = &LOAN_EVENT;
    type Key = Id<LoanEvent>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] =
        &[|record, related| related.attach_one(&mut record.loan)];

    fn key(&self) -> Self::Key {
        self.id
    }
}
