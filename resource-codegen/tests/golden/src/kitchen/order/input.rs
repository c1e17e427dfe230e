//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/order.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of an order take.

use crate::kitchen::Station;
use resource_core::Id;
use resource_runtime::{Patch, into_slots};

/// What [`at`](super::at) takes.
#[derive(Clone, Debug)]
pub struct At {
    /// Slug.
    pub slug: String,
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

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// Wishes.
    pub note: Patch<String>,
}

/// What [`cook`](super::cook) takes.
#[derive(Clone, Debug, Default)]
pub struct Cook {
    /// Reason.
    pub reason: Option<String>,
}

/// What [`tick`](super::tick) takes.
#[derive(Clone, Debug)]
pub struct Tick {
    /// Done.
    pub done: bool,
}

/// What [`cancel`](super::cancel) takes.
#[derive(Clone, Debug, Default)]
pub struct Cancel {
    /// Reason.
    pub reason: Option<String>,
}

into_slots! {
    At { slug }
    Place { table_number, station, note: optional }
    Update { note: patch }
    Cook { reason: optional }
    Tick { done }
    Cancel { reason: optional }
}
