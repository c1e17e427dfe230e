//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/order.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What a table wants.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;
mod worker;

pub use action::{
    at, can_cancel, can_cook, can_place, can_serve, can_tick, can_update, cancel, cook, get, list, place, serve, tick,
    update,
};
pub use input::{At, Cancel, Cook, Place, Tick, Update};
pub use meta::ORDER;
pub use record::Order;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &ORDER, routes: json_api::ROUTES, hooks: &[], triggers: worker::TRIGGERS };
