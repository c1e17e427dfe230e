//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/order.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of an order take.

use crate::kitchen::Station;
use resource_core::Id;
use resource_runtime::{Patch, Slot, Slots};

/// What [`at`](super::at) takes.
#[derive(Clone, Debug)]
pub struct At {
    /// Slug.
    pub slug: String,
}

impl From<At> for Slots {
    fn from(input: At) -> Slots {
        Slots::new(vec![Slot::given(&input.slug)])
    }
}

/// What [`place`](super::place) takes.
#[derive(Clone, Debug)]
pub struct Place {
    /// The table.
    pub table_number: i32,
    /// Where it is cooked.
    pub station: Id<Station>,
    /// Wishes.
    pub note: Option<String>,
}

impl From<Place> for Slots {
    fn from(input: Place) -> Slots {
        Slots::new(vec![Slot::given(&input.table_number), Slot::given(&input.station), Slot::optional(&input.note)])
    }
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// Wishes.
    pub note: Patch<String>,
}

impl From<Update> for Slots {
    fn from(input: Update) -> Slots {
        Slots::new(vec![input.note.into()])
    }
}

/// What [`cook`](super::cook) takes.
#[derive(Clone, Debug, Default)]
pub struct Cook {
    /// Reason.
    pub reason: Option<String>,
}

impl From<Cook> for Slots {
    fn from(input: Cook) -> Slots {
        Slots::new(vec![Slot::optional(&input.reason)])
    }
}

/// What [`tick`](super::tick) takes.
#[derive(Clone, Debug)]
pub struct Tick {
    /// Done.
    pub done: bool,
}

impl From<Tick> for Slots {
    fn from(input: Tick) -> Slots {
        Slots::new(vec![Slot::given(&input.done)])
    }
}

/// What [`cancel`](super::cancel) takes.
#[derive(Clone, Debug, Default)]
pub struct Cancel {
    /// Reason.
    pub reason: Option<String>,
}

impl From<Cancel> for Slots {
    fn from(input: Cancel) -> Slots {
        Slots::new(vec![Slot::optional(&input.reason)])
    }
}
