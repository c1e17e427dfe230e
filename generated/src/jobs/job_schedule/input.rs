//! Generated from `resources/src/jobs/job_schedule.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a job schedule take.

use resource_runtime::{from_slots, into_slots};

/// What [`by_job_key`](super::by_job_key) takes.
#[derive(Clone, Debug)]
pub struct ByJobKey {
    /// Which work: resource and trigger, for example `monitoring.alert#notify`.
    pub job_key: String,
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// Minute, hour, day of month, month and day of week, in UTC.
    pub cron: Option<String>,
}

into_slots! {
    ByJobKey { job_key }
    Update { cron: optional }
}

from_slots! {
    Update { cron: optional }
}
