//! Generated from `resources/src/infrastructure/health_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A change in the health of some part of the system. Events are never changed or removed.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{by_state, can_record, current_status, get, list, recent, record, timeline};
pub use input::{ByState, CurrentStatus, Recent, Record, Timeline};
pub use meta::HEALTH_EVENT;
pub use record::HealthEvent;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &HEALTH_EVENT, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
