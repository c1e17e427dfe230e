//! Generated from `resources/src/inventory/interface.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A network interface that was found on a device, by its number there.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{
    active, by_device, by_number, by_poller, can_destroy, can_move_to_device, can_observe, can_update, destroy, get,
    latest, list, move_to_device, move_to_device_each, move_to_device_many, observe, update,
};
pub use input::{ByDevice, ByNumber, ByPoller, MoveToDevice, Observe, Update};
pub use meta::INTERFACE;
pub use record::Interface;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &INTERFACE, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
