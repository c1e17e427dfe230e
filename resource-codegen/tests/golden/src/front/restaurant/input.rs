//! Generated from `resource-codegen/tests/kitchen_sink/src/front/restaurant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a restaurant take.

use crate::front::Employee;
use kitchen_sink::front::restaurant::Plan;
use resource_core::{CiString, Id, Json};
use resource_runtime::{Patch, into_slots};

/// What [`by_slug`](super::by_slug) takes.
#[derive(Clone, Debug)]
pub struct BySlug {
    /// The name in addresses.
    pub slug: CiString,
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

/// What [`appoint`](super::appoint) takes.
#[derive(Clone, Debug, Default)]
pub struct Appoint {
    /// Who is responsible.
    pub manager: Patch<Id<Employee>>,
}

into_slots! {
    BySlug { slug }
    Found { name, slug, plan: optional, seats: optional, settings: optional, open: optional }
    Update { name: optional, seats: optional, settings: optional }
    Appoint { manager: patch }
}
