//! Generated from `shelves/src/lending/loan.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A loan as code holds it.

use super::LOAN;
use super::entity::Model;
use crate::lending::{Book, Library, Member};
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use shelves::lending::loan::LoanStatus;
use std::ops::Deref;

/// A book that a member has, or had.
#[derive(Clone, Debug)]
pub struct Loan {
    model: Model,
    /// Whether it should be back by now.
    pub is_overdue: bool,
    /// The book.
    pub book: Loaded<Option<Box<Book>>>,
    /// Who has it.
    pub member: Loaded<Option<Box<Member>>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Loan {
    pub const LIBRARY_ID: Attribute<Loan, Id<Library>> = Attribute::new(0);
    pub const ID: Attribute<Loan, Id<Loan>> = Attribute::new(1);
    pub const BOOK_ID: Attribute<Loan, Id<Book>> = Attribute::new(2);
    pub const MEMBER_ID: Attribute<Loan, Id<Member>> = Attribute::new(3);
    pub const STATUS: Attribute<Loan, LoanStatus> = Attribute::new(4);
    pub const DUE_AT: Attribute<Loan, Timestamp> = Attribute::new(5);
    pub const EXTENSIONS: Attribute<Loan, i32> = Attribute::new(6);
    pub const ENDED_AT: Attribute<Loan, Option<Timestamp>> = Attribute::new(7);
    pub const LENT_AT: Attribute<Loan, Timestamp> = Attribute::new(8);
    pub const BOOK: RelationTo<Loan, Book> = RelationTo::new(0);
    pub const MEMBER: RelationTo<Loan, Member> = RelationTo::new(1);
}

impl Deref for Loan {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Loan {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Loan { model: Model::from_row(row)?, is_overdue: row.take(9)?, book: Loaded::No, member: Loaded::No })
    }
}

impl Record for Loan {
    const META: &'static ResourceMeta = &LOAN;
    type Key = Id<Loan>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.book),
        |record, related| related.attach_one(&mut record.member),
    ];

    fn key(&self) -> Self::Key {
        self.id
    }
}
