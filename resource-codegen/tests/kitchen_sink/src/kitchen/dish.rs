//! The dish: what can be ordered, by its number on the card.

use resource::prelude::*;

use crate::kitchen::Line;
use crate::supply::Allergen;

/// Something that can be ordered.
#[derive(Resource)]
#[resource(table = "dishes", json_api)]
#[tenancy(tenant_id)]
#[index(heat, code)]
#[read(list, primary, sort(code), page(keyset, offset, default = 50, max = 250))]
#[read(get, get())]
#[read(mild, argument(up_to: Heat), filter(heat <= argument.up_to), sort(-heat, code), page(keyset, default = 10))]
#[create(
    import,
    primary,
    bulk,
    accept(code, name, heat, price, weight, vegan, tags, steps, nutrition, details, recipe, allergen),
    upsert(key, update = refresh, set(name = new.name, price = new.price, recipe = new.recipe, imports = imports + 1))
)]
#[update(refresh, bulk, set(imported_at = now()))]
#[update(update, bulk, accept(name, heat, price, tags, steps, nutrition, details, recipe))]
#[destroy(destroy)]
pub struct Dish {
    /// The number on the card.
    #[field(key, length(1..=20), pattern("[A-Z0-9.]+"))]
    pub code: String,
    /// What it is called.
    pub name: String,
    /// How it is made, which is nobody's business.
    #[field(trim, length(1..=4000))]
    pub recipe: Encrypted<String>,
    /// How hot it is.
    #[field(default = Mild)]
    pub heat: Heat,
    /// In cents.
    #[field(range(0..))]
    pub price: i64,
    /// In grams.
    #[field(default = 1.5)]
    pub weight: f64,
    /// Whether it has nothing of animals.
    #[field(default = false)]
    pub vegan: bool,
    /// How often it was taken over.
    #[field(default = 0)]
    pub imports: i16,
    /// Words to find it by.
    #[field(length(..=20))]
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
    pub allergen: Option<BelongsTo<Allergen>>,
    /// Where it was ordered.
    pub lines: HasMany<Line>,
    /// The name with the price.
    #[calculate(if price == 0 { "free" } else { name })]
    pub label: Calculated<String>,
    /// What the allergen is called.
    #[calculate(allergen.name)]
    pub allergen_name: Calculated<Option<String>>,
}

/// How hot a dish is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
#[repr(i16)]
pub enum Heat {
    /// Not at all.
    Mild = 0,
    /// Somewhat.
    Warm = 1,
    /// Very.
    Hot = 2,
}

/// One step of a recipe.
#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct Step {
    /// What to do.
    pub text: String,
    /// For how long.
    pub minutes: Option<i32>,
}

/// What is in a dish.
#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct Nutrition {
    /// Energy.
    pub kilojoules: i32,
    /// Fat in grams.
    pub fat: Option<f64>,
    /// How hot it feels.
    pub heat: Heat,
    /// What was measured.
    pub samples: Vec<Step>,
}
