//! Generated from `resources/src/inventory/merge_audit.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A merge of two devices, or its undoing. Entries are never changed or removed, and refer to nothing,
//! since one of the two is gone.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod hook;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{by_device, can_record, can_unmerge, get, list, merged_from, merged_to, recent, record, unmerge};
pub use hook::{DynMergeAuditHooks, MergeAuditHooks};
pub use input::{ByDevice, MergedFrom, MergedTo, Record, Unmerge};
pub use meta::MERGE_AUDIT;
pub use record::MergeAudit;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &MERGE_AUDIT, routes: json_api::ROUTES, hooks: hook::HOOKS, triggers: &[] };
