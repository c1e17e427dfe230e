//! Generated from `resource-codegen/tests/kitchen_sink/src/front/restaurant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `restaurants`, for SeaORM, and the stored part of a restaurant.

use super::{RESTAURANT, Restaurant};
use crate::front::Employee;
use kitchen_sink::front::restaurant::{Plan, RestaurantStatus};
use resource_core::{CiString, Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

/// The stored part of a [`Restaurant`](super::Restaurant).
#[derive(Clone, Debug)]
pub struct Model {
    /// The restaurant, also in all its rows.
    pub id: Id<Restaurant>,
    /// The sign over the door.
    pub name: String,
    /// The name in addresses.
    pub slug: CiString,
    /// Whether guests may come.
    pub status: RestaurantStatus,
    /// What was ordered from us.
    pub plan: Plan,
    /// How many guests fit.
    pub seats: i32,
    /// Preferences.
    pub settings: Json,
    /// Who is responsible.
    pub manager_id: Option<Id<Employee>>,
    /// When it was founded.
    pub founded_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            id: row.take(0)?,
            name: row.take(1)?,
            slug: row.take(2)?,
            status: row.take(3)?,
            plan: row.take(4)?,
            seats: row.take(5)?,
            settings: row.take(6)?,
            manager_id: row.take(7)?,
            founded_at: row.take(8)?,
            updated_at: row.take(9)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    Id,
    Name,
    Slug,
    Status,
    Plan,
    Seats,
    Settings,
    ManagerId,
    FoundedAt,
    UpdatedAt,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &RESTAURANT;
    type Column = Column;
    type Key = Uuid;
}
