//! Generated from `resources/src/monitoring/poll_job.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `poll_jobs`, for SeaORM, and the stored part of a poll job.

use super::{POLL_JOB, PollJob};
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition, Poller};
use crate::monitoring::{PollingSchedule, ServiceCheck};
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::monitoring::poll_job::PollJobStatus;
use uuid::Uuid;

/// The stored part of a [`PollJob`](super::PollJob).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The job's id.
    pub id: Id<PollJob>,
    /// The schedule that it is a run of; none for checks that run by their own intervals.
    pub schedule_id: Option<Id<PollingSchedule>>,
    /// Which run of the schedule it belongs to, counted from one: a run of many checks has several jobs.
    pub schedule_run: Option<i64>,
    /// What the schedule was called.
    pub schedule_name: Option<String>,
    /// How many checks it has.
    pub check_count: i32,
    /// The checks that it has.
    pub check_ids: Vec<Id<ServiceCheck>>,
    /// How far it is.
    pub status: PollJobStatus,
    /// The attempt that counts.
    pub attempt: Option<Uuid>,
    /// How often it was given to somebody.
    pub lease_revision: i64,
    /// The poller that has it.
    pub poller_id: Option<Id<Poller, String>>,
    /// Poller run.
    pub poller_run: Option<Uuid>,
    /// The agent that ran it, if it is done and one agent had all its checks.
    pub agent_uid: Option<Id<Agent, String>>,
    /// The only partition that it concerns.
    pub partition_id: Option<Id<Partition>>,
    /// How urgent it is: where jobs wait, the greatest goes first.
    pub priority: i32,
    /// How many seconds it may take.
    pub timeout_seconds: i32,
    /// When it was given to a poller.
    pub dispatched_at: Option<Timestamp>,
    /// When its checks began.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub completed_at: Option<Timestamp>,
    /// How many checks succeeded.
    pub success_count: i32,
    /// How many checks failed.
    pub failure_count: i32,
    /// How many successes its schedule knows of.
    pub told_successes: i32,
    /// How many failures its schedule knows of.
    pub told_failures: i32,
    /// One, if its schedule knows that it was not over in time.
    pub told_timeouts: i32,
    /// What went wrong, for people.
    pub error_message: Option<String>,
    /// What went wrong, for programs.
    pub error_code: Option<String>,
    /// How often it was tried again.
    pub retry_count: i32,
    /// How often it may be tried again.
    pub max_retries: i32,
    /// Facts around it.
    pub metadata: Json,
    /// When it was due.
    pub inserted_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model {
        tenant_id, id, schedule_id, schedule_run, schedule_name, check_count, check_ids, status, attempt,
        lease_revision, poller_id, poller_run, agent_uid, partition_id, priority, timeout_seconds, dispatched_at,
        started_at, completed_at, success_count, failure_count, told_successes, told_failures, told_timeouts,
        error_message, error_code, retry_count, max_retries, metadata, inserted_at, updated_at,
    }
}

table! {
    Model {
        TenantId, Id, ScheduleId, ScheduleRun, ScheduleName, CheckCount, CheckIds, Status, Attempt, LeaseRevision,
        PollerId, PollerRun, AgentUid, PartitionId, Priority, TimeoutSeconds, DispatchedAt, StartedAt, CompletedAt,
        SuccessCount, FailureCount, ToldSuccesses, ToldFailures, ToldTimeouts, ErrorMessage, ErrorCode, RetryCount,
        MaxRetries, Metadata, InsertedAt, UpdatedAt,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &POLL_JOB;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
