//! Generated from `resources/src/inventory/device_group.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A set of devices that belong together for some reason, possibly inside a larger one.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{
    by_type, can_create, can_destroy, can_move_to, can_update, create, destroy, get, list, move_to, root_groups, update,
};
pub use input::{ByType, Create, MoveTo, Update};
pub use meta::DEVICE_GROUP;
pub use record::DeviceGroup;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &DEVICE_GROUP, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
