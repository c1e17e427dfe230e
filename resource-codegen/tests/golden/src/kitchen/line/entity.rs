//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/line.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `order_lines`, for SeaORM, and the stored part of a line.

use super::LINE;
use crate::front::Restaurant;
use crate::kitchen::{Dish, Order};
use resource_core::{Id, ResourceMeta};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use uuid::Uuid;

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

from_row! {
    Model { tenant_id, order_id, position, dish_code, quantity }
}

table! {
    Model { TenantId, OrderId, Position, DishCode, Quantity }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &LINE;
    type Column = Column;
    type Key = (Uuid, Uuid, i32);
}
