//! Generated from `resource-codegen/tests/kitchen_sink/src/supply/allergen.rs` by `cargo xtask codegen`. Do not edit.
//!
//! An allergen as code holds it.

use super::ALLERGEN;
use super::entity::Model;
use resource_core::{CiString, Id, ResourceMeta};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Record, Result};
use std::ops::Deref;

/// Something that not everybody can eat.
#[derive(Clone, Debug)]
pub struct Allergen {
    model: Model,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Allergen {
    pub const ID: Attribute<Allergen, Id<Allergen>> = Attribute::new(0);
    pub const NAME: Attribute<Allergen, CiString> = Attribute::new(1);
}

impl Deref for Allergen {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Allergen {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Allergen { model: Model::from_row(row)? })
    }
}

impl Record for Allergen {
    const META: &'static ResourceMeta = &ALLERGEN;
    type Key = Id<Allergen>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[];

    fn key(&self) -> Self::Key {
        self.id
    }
}
