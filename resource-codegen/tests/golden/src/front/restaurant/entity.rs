//! Generated from `resource-codegen/tests/kitchen_sink/src/front/restaurant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `restaurants`, for SeaORM, and the stored part of a restaurant.

use super::{RESTAURANT, Restaurant};
use crate::front::Employee;
use kitchen_sink::front::restaurant::{Plan, RestaurantStatus};
use resource_core::{CiString, Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use uuid::Uuid;

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

from_row! {
    Model { id, name, slug, status, plan, seats, settings, manager_id, founded_at, updated_at }
}

table! {
    Model { Id, Name, Slug, Status, Plan, Seats, Settings, ManagerId, FoundedAt, UpdatedAt }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &RESTAURANT;
    type Column = Column;
    type Key = Uuid;
}
