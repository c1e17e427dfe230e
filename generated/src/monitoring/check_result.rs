//! Generated from `resources/src/monitoring/check_result.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What one run of a check found. Results are never changed or removed, and refer to nothing, so that
//! what they are about can be.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{by_check, by_poll_job, can_record, get, list, record};
pub use input::{ByCheck, ByPollJob, Record};
pub use meta::CHECK_RESULT;
pub use record::CheckResult;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &CHECK_RESULT, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
