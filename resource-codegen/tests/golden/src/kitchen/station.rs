//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/station.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A part of a kitchen.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{
    by_slug, can_create, can_destroy, can_move_to, can_update, create, destroy, get, list, move_to, update,
};
pub use input::{BySlug, Create, MoveTo, Update};
pub use meta::STATION;
pub use record::Station;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry = ResourceEntry { meta: &STATION, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
