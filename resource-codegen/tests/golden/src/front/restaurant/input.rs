//! Generated from `resource-codegen/tests/kitchen_sink/src/front/restaurant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a restaurant take.

use crate::front::Employee;
use kitchen_sink::front::restaurant::Plan;
use resource_core::{CiString, Id, Json};
use resource_runtime::{Patch, Slot, Slots};

/// What [`by_slug`](super::by_slug) takes.
#[derive(Clone, Debug)]
pub struct BySlug {
    /// The name in addresses.
    pub slug: CiString,
}

impl From<BySlug> for Slots {
    fn from(input: BySlug) -> Slots {
        Slots::new(vec![Slot::given(&input.slug)])
    }
}

/// What [`found`](super::found) takes.
#[derive(Clone, Debug)]
pub struct Found {
    /// The sign over the door.
    pub name: String,
    /// The name in addresses.
    pub slug: CiString,
    /// What was ordered from us.
    pub plan: Option<Plan>,
    /// How many guests fit.
    pub seats: Option<i32>,
    /// Preferences.
    pub settings: Option<Json>,
    /// Whether guests may come at once.
    pub open: Option<bool>,
}

impl From<Found> for Slots {
    fn from(input: Found) -> Slots {
        Slots::new(vec![
            Slot::given(&input.name),
            Slot::given(&input.slug),
            Slot::optional(&input.plan),
            Slot::optional(&input.seats),
            Slot::optional(&input.settings),
            Slot::optional(&input.open),
        ])
    }
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// The sign over the door.
    pub name: Option<String>,
    /// How many guests fit.
    pub seats: Option<i32>,
    /// Preferences.
    pub settings: Option<Json>,
}

impl From<Update> for Slots {
    fn from(input: Update) -> Slots {
        Slots::new(vec![Slot::optional(&input.name), Slot::optional(&input.seats), Slot::optional(&input.settings)])
    }
}

/// What [`appoint`](super::appoint) takes.
#[derive(Clone, Debug, Default)]
pub struct Appoint {
    /// Who is responsible.
    pub manager: Patch<Id<Employee>>,
}

impl From<Appoint> for Slots {
    fn from(input: Appoint) -> Slots {
        Slots::new(vec![input.manager.into()])
    }
}
