//! Generated from `resources/src/inventory/device_identifier.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A name that some source has for a device. In a partition, one kind and value mean one device.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod hook;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{
    by_device, can_destroy, can_move_to_device, can_reassign, can_register, can_touch, can_verify, destroy, get, list,
    lookup, lookup_any, move_to_device, move_to_device_each, move_to_device_many, reassign, register, register_many,
    touch, touch_each, touch_many, verify,
};
pub use hook::{DeviceIdentifierHooks, DynDeviceIdentifierHooks};
pub use input::{ByDevice, Lookup, LookupAny, MoveToDevice, Reassign, Register};
pub use meta::DEVICE_IDENTIFIER;
pub use record::DeviceIdentifier;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &DEVICE_IDENTIFIER, routes: json_api::ROUTES, hooks: hook::HOOKS, triggers: &[] };
