//! Generated from `resources/src/jobs/job_schedule.rs` by `cargo xtask codegen`. Do not edit.
//!
//! When the system looks for work of one kind, for all tenants. There is one for each trigger of the
//! declarations, with the times that they state; operators of the platform may change or stop it.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod hook;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{by_job_key, can_disable, can_enable, can_update, disable, enable, enabled, get, list, update};
pub use hook::{DynJobScheduleHooks, JobScheduleHooks};
pub use input::{ByJobKey, Update};
pub use meta::JOB_SCHEDULE;
pub use record::JobSchedule;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &JOB_SCHEDULE, routes: json_api::ROUTES, hooks: hook::HOOKS, triggers: &[] };
