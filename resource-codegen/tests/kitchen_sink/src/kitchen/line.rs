//! The line of an order: its key has two parts.

use resource::prelude::*;

use crate::kitchen::{Dish, Order};

/// A dish in an order.
#[derive(Resource)]
#[resource(table = "order_lines", json_api)]
#[tenancy(tenant_id)]
#[read(list, primary, sort(position), page(offset, default = 50))]
#[read(get, get())]
#[create(add, primary, accept(order, position, dish, quantity))]
#[update(update, primary, accept(quantity), guard(order.status != Served))]
#[destroy(remove)]
pub struct Line {
    /// The order.
    #[field(key)]
    #[relation(on_delete = cascade)]
    pub order: BelongsTo<Order>,
    /// Which line of the order it is.
    #[field(key)]
    pub position: i32,
    /// What is wanted.
    pub dish: BelongsTo<Dish>,
    /// How often.
    #[field(default = 1, range(1..=99))]
    pub quantity: i32,
}
