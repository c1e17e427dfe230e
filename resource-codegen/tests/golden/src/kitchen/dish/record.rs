//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/dish.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A dish as code holds it.

use super::DISH;
use super::entity::Model;
use crate::front::Restaurant;
use crate::kitchen::Line;
use crate::supply::Allergen;
use kitchen_sink::kitchen::dish::{Heat, Nutrition, Step};
use resource_core::{Encrypted, Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, EncryptedAttribute, Loaded, Record, RelationTo, Result};
use std::ops::Deref;

/// Something that can be ordered.
#[derive(Clone, Debug)]
pub struct Dish {
    model: Model,
    /// The name with the price.
    pub label: String,
    /// What the allergen is called.
    pub allergen_name: Option<String>,
    /// What it must be kept away from.
    pub allergen: Loaded<Option<Box<Allergen>>>,
    /// Where it was ordered.
    pub lines: Loaded<Vec<Line>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Dish {
    pub const TENANT_ID: Attribute<Dish, Id<Restaurant>> = Attribute::new(0);
    pub const CODE: Attribute<Dish, String> = Attribute::new(1);
    pub const NAME: Attribute<Dish, String> = Attribute::new(2);
    pub const RECIPE: EncryptedAttribute<Dish, Encrypted<String>> = EncryptedAttribute::new(3);
    pub const HEAT: Attribute<Dish, Heat> = Attribute::new(4);
    pub const PRICE: Attribute<Dish, i64> = Attribute::new(5);
    pub const WEIGHT: Attribute<Dish, f64> = Attribute::new(6);
    pub const VEGAN: Attribute<Dish, bool> = Attribute::new(7);
    pub const IMPORTS: Attribute<Dish, i16> = Attribute::new(8);
    pub const TAGS: Attribute<Dish, Vec<String>> = Attribute::new(9);
    pub const STEPS: Attribute<Dish, Vec<Step>> = Attribute::new(10);
    pub const NUTRITION: Attribute<Dish, Option<Nutrition>> = Attribute::new(11);
    pub const DETAILS: Attribute<Dish, Json> = Attribute::new(12);
    pub const IMPORTED_AT: Attribute<Dish, Option<Timestamp>> = Attribute::new(13);
    pub const ALLERGEN_ID: Attribute<Dish, Option<Id<Allergen>>> = Attribute::new(14);
    pub const ALLERGEN: RelationTo<Dish, Allergen> = RelationTo::new(0);
    pub const LINES: RelationTo<Dish, Line> = RelationTo::new(1);
}

impl Deref for Dish {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Dish {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Dish {
            model: Model::from_row(row)?,
            label: row.take(15)?,
            allergen_name: row.take(16)?,
            allergen: Loaded::No,
            lines: Loaded::No,
        })
    }
}

impl Record for Dish {
    const META: &'static ResourceMeta = &DISH;
    type Key = Id<Dish, String>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.allergen),
        |record, related| related.attach_many(&mut record.lines),
    ];

    fn key(&self) -> Self::Key {
        Id::new(self.code.clone())
    }
}
