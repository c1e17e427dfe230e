//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/dish.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `dishes`, for SeaORM, and the stored part of a dish.

use super::DISH;
use crate::front::Restaurant;
use crate::supply::Allergen;
use kitchen_sink::kitchen::dish::{Heat, Nutrition, Step};
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

/// The stored part of a [`Dish`](super::Dish).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Restaurant>,
    /// The number on the card.
    pub code: String,
    /// What it is called.
    pub name: String,
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

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            tenant_id: row.take(0)?,
            code: row.take(1)?,
            name: row.take(2)?,
            heat: row.take(3)?,
            price: row.take(4)?,
            weight: row.take(5)?,
            vegan: row.take(6)?,
            imports: row.take(7)?,
            tags: row.take(8)?,
            steps: row.take(9)?,
            nutrition: row.take(10)?,
            details: row.take(11)?,
            imported_at: row.take(12)?,
            allergen_id: row.take(13)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    TenantId,
    Code,
    Name,
    Heat,
    Price,
    Weight,
    Vegan,
    Imports,
    Tags,
    Steps,
    Nutrition,
    Details,
    ImportedAt,
    AllergenId,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &DISH;
    type Column = Column;
    type Key = (Uuid, String);
}
