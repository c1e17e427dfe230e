//! Generated from `shelves/src/lending/book.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A book as code holds it.

use super::BOOK;
use super::entity::Model;
use crate::lending::{Library, Loan};
use resource_core::{Id, ResourceMeta};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use std::ops::Deref;

/// One copy of a book.
#[derive(Clone, Debug)]
pub struct Book {
    model: Model,
    /// Everybody who has had it.
    pub loans: Loaded<Vec<Loan>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Book {
    pub const LIBRARY_ID: Attribute<Book, Id<Library>> = Attribute::new(0);
    pub const ID: Attribute<Book, Id<Book>> = Attribute::new(1);
    pub const TITLE: Attribute<Book, String> = Attribute::new(2);
    pub const AUTHOR: Attribute<Book, String> = Attribute::new(3);
    pub const SHELF_MARK: Attribute<Book, String> = Attribute::new(4);
    pub const LOANS: RelationTo<Book, Loan> = RelationTo::new(0);
}

impl Deref for Book {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Book {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Book { model: Model::from_row(row)?, loans: Loaded::No })
    }
}

impl Record for Book {
    const META: &'static ResourceMeta = &BOOK;
    type Key = Id<Book>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] =
        &[|record, related| related.attach_many(&mut record.loans)];

    fn key(&self) -> Self::Key {
        self.id
    }
}
