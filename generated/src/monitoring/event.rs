//! Generated from `resources/src/monitoring/event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Something that people may want to know happened. Events are never changed or removed, and refer to
//! nothing, so that what they are about can be.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{
    by_agent, by_alert, by_category, by_device, by_severity, can_record, can_record_at_time, get, in_time_range, list,
    recent, record, record_at_time,
};
pub use input::{ByAgent, ByAlert, ByCategory, ByDevice, BySeverity, InTimeRange, Record, RecordAtTime};
pub use meta::EVENT;
pub use record::Event;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry = ResourceEntry { meta: &EVENT, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
