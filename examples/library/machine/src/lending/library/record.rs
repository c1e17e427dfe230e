//! Generated from `shelves/src/lending/library.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A library as code holds it.

use super::LIBRARY;
use super::entity::Model;
use resource_core::{Id, ResourceMeta};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Record, Result};
use std::ops::Deref;

/// A library. Its books and members are invisible to every other one.
#[derive(Clone, Debug)]
pub struct Library {
    model: Model,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Library {
    pub const ID: Attribute<Library, Id<Library>> = Attribute::new(0);
    pub const NAME: Attribute<Library, String> = Attribute::new(1);
}

impl Deref for Library {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Library {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Library { model: Model::from_row(row)? })
    }
}

impl Record for Library {
    const META: &'static ResourceMeta = &LIBRARY;
    type Key = Id<Library>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[];

    fn key(&self) -> Self::Key {
        self.id
    }
}
