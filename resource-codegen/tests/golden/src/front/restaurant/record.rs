//! Generated from `resource-codegen/tests/kitchen_sink/src/front/restaurant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A restaurant as code holds it.

use super::RESTAURANT;
use super::entity::Model;
use crate::front::Employee;
use kitchen_sink::front::restaurant::{Plan, RestaurantStatus};
use resource_core::{CiString, Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use std::ops::Deref;

/// A restaurant with everything it has.
#[derive(Clone, Debug)]
pub struct Restaurant {
    model: Model,
    /// Who is responsible.
    pub manager: Loaded<Option<Box<Employee>>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Restaurant {
    pub const ID: Attribute<Restaurant, Id<Restaurant>> = Attribute::new(0);
    pub const NAME: Attribute<Restaurant, String> = Attribute::new(1);
    pub const SLUG: Attribute<Restaurant, CiString> = Attribute::new(2);
    pub const STATUS: Attribute<Restaurant, RestaurantStatus> = Attribute::new(3);
    pub const PLAN: Attribute<Restaurant, Plan> = Attribute::new(4);
    pub const SEATS: Attribute<Restaurant, i32> = Attribute::new(5);
    pub const SETTINGS: Attribute<Restaurant, Json> = Attribute::new(6);
    pub const MANAGER_ID: Attribute<Restaurant, Option<Id<Employee>>> = Attribute::new(7);
    pub const FOUNDED_AT: Attribute<Restaurant, Timestamp> = Attribute::new(8);
    pub const UPDATED_AT: Attribute<Restaurant, Timestamp> = Attribute::new(9);
    pub const MANAGER: RelationTo<Restaurant, Employee> = RelationTo::new(0);
}

impl Deref for Restaurant {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Restaurant {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Restaurant { model: Model::from_row(row)?, manager: Loaded::No })
    }
}

impl Record for Restaurant {
    const META: &'static ResourceMeta = &RESTAURANT;
    type Key = Id<Restaurant>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] =
        &[|record, related| related.attach_one(&mut record.manager)];

    fn key(&self) -> Self::Key {
        self.id
    }
}
