//! Generated from `resources/src/jobs/job_schedule.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `job_schedules`, for SeaORM, and the stored part of a job schedule.

use super::{JOB_SCHEDULE, JobSchedule};
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use uuid::Uuid;

/// The stored part of a [`JobSchedule`](super::JobSchedule).
#[derive(Clone, Debug)]
pub struct Model {
    /// The schedule's id.
    pub id: Id<JobSchedule>,
    /// Which work: resource and trigger, for example `monitoring.alert#notify`.
    pub job_key: String,
    /// Minute, hour, day of month, month and day of week, in UTC.
    pub cron: String,
    /// Whether it is in use.
    pub enabled: bool,
    /// The last of its times for which it was looked for work.
    pub last_enqueued_at: Option<Timestamp>,
    /// When it was first declared.
    pub inserted_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model { id, job_key, cron, enabled, last_enqueued_at, inserted_at, updated_at }
}

table! {
    Model { Id, JobKey, Cron, Enabled, LastEnqueuedAt, InsertedAt, UpdatedAt }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &JOB_SCHEDULE;
    type Column = Column;
    type Key = Uuid;
}
