//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/line.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A dish in an order.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{add, can_add, can_remove, can_update, get, list, remove, update};
pub use input::{Add, Update};
pub use meta::LINE;
pub use record::Line;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry = ResourceEntry { meta: &LINE, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
