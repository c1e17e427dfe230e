//! Generated from `resources/src/jobs/job_queue.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A queue of jobs, for all tenants. While it is paused nobody takes jobs from it; those that run go on, and new
//! ones wait.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{can_pause, can_resume, get, list, pause, resume};
pub use meta::JOB_QUEUE;
pub use record::JobQueue;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &JOB_QUEUE, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
