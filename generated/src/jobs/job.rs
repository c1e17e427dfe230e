//! Generated from `resources/src/jobs/job.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A call of an action that happens in the background, again if it fails. Jobs are written by the actions
//! and conditions that call for them; the engine claims and ends them.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{by_queue, by_state, can_cancel, can_retry, cancel, exhausted, get, list, retry};
pub use input::{ByQueue, ByState};
pub use meta::JOB;
pub use record::Job;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry = ResourceEntry { meta: &JOB, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
