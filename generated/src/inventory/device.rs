//! Generated from `resources/src/inventory/device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A machine in a tenant's network. Its attributes have the names and meanings that the Open
//! Cybersecurity Schema Framework gives them.

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
    absorb, assign_to_group, available, by_ip, by_mac, by_poller, can_absorb, can_assign_to_group, can_clear_ip,
    can_create, can_destroy, can_identify, can_ingest, can_manage, can_restore, can_set_availability, can_touch,
    can_unmanage, can_update, clear_ip, clear_ip_each, clear_ip_many, create, destroy, get, identify, ingest,
    ingest_many, list, manage, recently_seen, restore, set_availability, touch, unmanage, update,
};
pub use hook::{DeviceHooks, DynDeviceHooks};
pub use input::{AssignToGroup, ByIp, ByMac, ByPoller, Create, Ingest, Restore, SetAvailability, Update};
pub use meta::DEVICE;
pub use record::Device;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &DEVICE, routes: json_api::ROUTES, hooks: hook::HOOKS, triggers: &[] };
