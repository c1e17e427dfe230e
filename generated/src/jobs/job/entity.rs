//! Generated from `resources/src/jobs/job.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `jobs`, for SeaORM, and the stored part of a job.

use super::JOB;
use crate::identity::Tenant;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::jobs::job::{JobError, JobState};

/// The stored part of a [`Job`](super::Job).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The job's number.
    pub id: i64,
    /// The queue that it waits in.
    pub queue: String,
    /// What it calls: `monitoring.alert#notify` for what a declaration asks for, `monitoring.alert.escalate` for
    /// an action that somebody called.
    pub worker: String,
    /// The version of the payload.
    pub version: i16,
    /// Which records it is about, and what else the action is given.
    pub payload: Json,
    /// How far it is.
    pub state: JobState,
    /// 0 is the most urgent, 9 the least.
    pub priority: i16,
    /// Attempts so far.
    pub attempt: i32,
    /// How many there will be at most.
    pub max_attempts: i32,
    /// How often the process died that ran it.
    pub losses: i32,
    /// When it wants to run.
    pub scheduled_at: Timestamp,
    /// When the last attempt began.
    pub attempted_at: Option<Timestamp>,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
    /// Until when the process that runs it need give no sign of life.
    pub lease_until: Option<Timestamp>,
    /// The process that runs it.
    pub leased_by: Option<String>,
    /// Of jobs with the same, one is unfinished at most.
    pub unique_key: Option<String>,
    /// On whose behalf: a part of the system, or a user, whose rights are those of the moment it runs.
    pub actor: String,
    /// What went wrong, the latest last.
    pub errors: Vec<JobError>,
    /// When it was written.
    pub inserted_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model {
        tenant_id, id, queue, worker, version, payload, state, priority, attempt, max_attempts, losses, scheduled_at,
        attempted_at, finished_at, lease_until, leased_by, unique_key, actor, errors, inserted_at, updated_at,
    }
}

table! {
    Model {
        TenantId, Id, Queue, Worker, Version, Payload, State, Priority, Attempt, MaxAttempts, Losses, ScheduledAt,
        AttemptedAt, FinishedAt, LeaseUntil, LeasedBy, UniqueKey, Actor, Errors, InsertedAt, UpdatedAt,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &JOB;
    type Column = Column;
    type Key = i64;
}
