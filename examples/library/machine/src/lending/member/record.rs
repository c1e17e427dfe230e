//! Generated from `shelves/src/lending/member.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A member as code holds it.

use super::MEMBER;
use super::entity::Model;
use crate::lending::{Library, Loan};
use resource_core::{CiString, Id, ResourceMeta};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use std::ops::Deref;

/// Somebody who may borrow books.
#[derive(Clone, Debug)]
pub struct Member {
    model: Model,
    /// What the member has borrowed.
    pub loans: Loaded<Vec<Loan>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Member {
    pub const LIBRARY_ID: Attribute<Member, Id<Library>> = Attribute::new(0);
    pub const ID: Attribute<Member, Id<Member>> = Attribute::new(1);
    pub const NAME: Attribute<Member, String> = Attribute::new(2);
    pub const CARD: Attribute<Member, CiString> = Attribute::new(3);
    pub const LOANS: RelationTo<Member, Loan> = RelationTo::new(0);
}

impl Deref for Member {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Member {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Member { model: Model::from_row(row)?, loans: Loaded::No })
    }
}

impl Record for Member {
    const META: &'static ResourceMeta = &MEMBER;
    type Key = Id<Member>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] =
        &[|record, related| related.attach_many(&mut record.loans)];

    fn key(&self) -> Self::Key {
        self.id
    }
}
