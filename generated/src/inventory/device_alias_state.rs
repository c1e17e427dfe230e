//! Generated from `resources/src/inventory/device_alias_state.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A name under which a device was seen. One sighting proves nothing; three confirm it.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{
    archive, by_device, by_value, can_archive, can_confirm, can_destroy, can_detect, can_doubt, can_mark_stale,
    can_move_to_device, can_reactivate, can_record_sighting, can_replace, can_update_metadata, confirm, confirmed,
    destroy, detect, detect_many, doubt, get, list, mark_stale, move_to_device, move_to_device_each,
    move_to_device_many, reactivate, record_sighting, record_sighting_each, record_sighting_many, replace,
    update_metadata,
};
pub use input::{ByDevice, ByValue, Detect, MoveToDevice, Replace, UpdateMetadata};
pub use meta::DEVICE_ALIAS_STATE;
pub use record::DeviceAliasState;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &DEVICE_ALIAS_STATE, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
