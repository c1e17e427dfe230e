//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/line.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `order_lines`, for SeaORM, and the stored part of a line.

use super::LINE;
use crate::front::Restaurant;
use crate::kitchen::{Dish, Order};
use resource_core::{Id, ResourceMeta};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

/// The stored part of a [`Line`](super::Line).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Restaurant>,
    /// The order.
    pub order_id: Id<Order>,
    /// Which line of the order it is.
    pub position: i32,
    /// What is wanted.
    pub dish_code: Id<Dish, String>,
    /// How often.
    pub quantity: i32,
}

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            tenant_id: row.take(0)?,
            order_id: row.take(1)?,
            position: row.take(2)?,
            dish_code: row.take(3)?,
            quantity: row.take(4)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    TenantId,
    OrderId,
    Position,
    DishCode,
    Quantity,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &LINE;
    type Column = Column;
    type Key = (Uuid, Uuid, i32);
}
