//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/dish.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a dish take.

use crate::supply::Allergen;
use kitchen_sink::kitchen::dish::{Heat, Nutrition, Step};
use resource_core::{Id, Json, Secret};
use resource_runtime::{Patch, into_slots};

/// What [`mild`](super::mild) takes.
#[derive(Clone, Debug)]
pub struct Mild {
    /// Up to.
    pub up_to: Heat,
}

/// What [`import`](super::import) takes.
#[derive(Clone, Debug)]
pub struct Import {
    /// The number on the card.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// How hot it is.
    pub heat: Option<Heat>,
    /// In cents.
    pub price: i64,
    /// In grams.
    pub weight: Option<f64>,
    /// Whether it has nothing of animals.
    pub vegan: Option<bool>,
    /// Words to find it by.
    pub tags: Option<Vec<String>>,
    /// How it is made.
    pub steps: Option<Vec<Step>>,
    /// What is in it.
    pub nutrition: Option<Nutrition>,
    /// Anything else.
    pub details: Option<Json>,
    /// How it is made, which is nobody's business.
    pub recipe: Secret<String>,
    /// What it must be kept away from.
    pub allergen: Option<Id<Allergen>>,
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// What it is called.
    pub name: Option<String>,
    /// How hot it is.
    pub heat: Option<Heat>,
    /// In cents.
    pub price: Option<i64>,
    /// Words to find it by.
    pub tags: Option<Vec<String>>,
    /// How it is made.
    pub steps: Option<Vec<Step>>,
    /// What is in it.
    pub nutrition: Patch<Nutrition>,
    /// Anything else.
    pub details: Option<Json>,
    /// How it is made, which is nobody's business.
    pub recipe: Option<Secret<String>>,
}

into_slots! {
    Mild { up_to }
    Import {
        code, name, heat: optional, price, weight: optional, vegan: optional, tags: optional, steps: optional,
        nutrition: optional, details: optional, recipe, allergen: optional,
    }
    Update {
        name: optional, heat: optional, price: optional, tags: optional, steps: optional, nutrition: patch,
        details: optional, recipe: optional,
    }
}
