//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/dish.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Something that can be ordered.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{
    can_destroy, can_import, can_refresh, can_update, destroy, get, import, import_many, list, mild, refresh,
    refresh_each, refresh_many, update, update_each, update_many,
};
pub use input::{Import, Mild, Update};
pub use meta::DISH;
pub use record::Dish;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry = ResourceEntry { meta: &DISH, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
