//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/line.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a line take.

use crate::kitchen::{Dish, Order};
use resource_core::Id;
use resource_runtime::into_slots;

/// What [`add`](super::add) takes.
#[derive(Clone, Debug)]
pub struct Add {
    /// The order.
    pub order: Id<Order>,
    /// Which line of the order it is.
    pub position: i32,
    /// What is wanted.
    pub dish: Id<Dish, String>,
    /// How often.
    pub quantity: Option<i32>,
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// How often.
    pub quantity: Option<i32>,
}

into_slots! {
    Add { order, position, dish, quantity: optional }
    Update { quantity: optional }
}
