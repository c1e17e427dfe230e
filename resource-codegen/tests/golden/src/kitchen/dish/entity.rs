//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/dish.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `dishes`, for SeaORM, and the stored part of a dish.

use super::DISH;
use crate::front::Restaurant;
use crate::supply::Allergen;
use kitchen_sink::kitchen::dish::{Heat, Nutrition, Step};
use resource_core::{Encrypted, Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use uuid::Uuid;

/// The stored part of a [`Dish`](super::Dish).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Restaurant>,
    /// The number on the card.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// How it is made, which is nobody's business.
    pub recipe: Encrypted<String>,
    /// How hot it is.
    pub heat: Heat,
    /// In cents.
    pub price: i64,
    /// In grams.
    pub weight: f64,
    /// Whether it has nothing of animals.
    pub vegan: bool,
    /// How often it was taken over.
    pub imports: i16,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// How it is made.
    pub steps: Vec<Step>,
    /// What is in it.
    pub nutrition: Option<Nutrition>,
    /// Anything else.
    pub details: Json,
    /// When it was last taken over.
    pub imported_at: Option<Timestamp>,
    /// What it must be kept away from.
    pub allergen_id: Option<Id<Allergen>>,
}

from_row! {
    Model {
        tenant_id, code, name, recipe, heat, price, weight, vegan, imports, tags, steps, nutrition, details,
        imported_at, allergen_id,
    }
}

table! {
    Model {
        TenantId, Code, Name, Recipe, Heat, Price, Weight, Vegan, Imports, Tags, Steps, Nutrition, Details, ImportedAt,
        AllergenId,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &DISH;
    type Column = Column;
    type Key = (Uuid, String);
}
