//! Generated from `resource-codegen/tests/kitchen_sink/src/front/restaurant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A restaurant with everything it has.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{
    appoint, by_slug, can_appoint, can_close, can_found, can_open, can_update, close, found, get, list, open, update,
};
pub use input::{Appoint, BySlug, Found, Update};
pub use meta::RESTAURANT;
pub use record::Restaurant;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &RESTAURANT, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
