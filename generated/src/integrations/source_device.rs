//! Generated from `resources/src/integrations/source_device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A device that a source names. What a source no longer has is found by it.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod meta;
mod policy;
mod record;

pub use action::{
    by_device, can_forget, can_mention, can_mention_again, can_move_to_device, forget, list, mention, mention_again,
    mention_many, missing, move_to_device, move_to_device_each, move_to_device_many,
};
pub use input::{ByDevice, Mention, Missing, MoveToDevice};
pub use meta::SOURCE_DEVICE;
pub use record::SourceDevice;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry = ResourceEntry { meta: &SOURCE_DEVICE, routes: &[], hooks: &[], triggers: &[] };
