//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/line.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a line take.

use crate::kitchen::{Dish, Order};
use resource_core::Id;
use resource_runtime::{Slot, Slots};

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

impl From<Add> for Slots {
    fn from(input: Add) -> Slots {
        Slots::new(vec![
            Slot::given(&input.order),
            Slot::given(&input.position),
            Slot::given(&input.dish),
            Slot::optional(&input.quantity),
        ])
    }
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// How often.
    pub quantity: Option<i32>,
}

impl From<Update> for Slots {
    fn from(input: Update) -> Slots {
        Slots::new(vec![Slot::optional(&input.quantity)])
    }
}
