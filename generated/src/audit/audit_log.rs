//! Generated from `resources/src/audit/audit_log.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Something that must be accounted for. Entries are never changed or removed.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{by_actor, by_outcome, by_resource, can_record, get, list, record};
pub use input::{ByActor, ByOutcome, ByResource, Record};
pub use meta::AUDIT_LOG;
pub use record::AuditLog;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &AUDIT_LOG, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
