//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/log_entry.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Something that happened. Entries are never changed or removed.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{can_record, get, list, recent, record};
pub use input::{Recent, Record};
pub use meta::LOG_ENTRY;
pub use record::LogEntry;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &LOG_ENTRY, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
