//! Generated from `resources/src/monitoring/polling_schedule.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `polling_schedules`, for SeaORM, and the stored part of a polling schedule.

use super::{POLLING_SCHEDULE, PollingSchedule};
use crate::identity::Tenant;
use crate::infrastructure::{Partition, Poller};
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::monitoring::polling_schedule::{AssignmentMode, ScheduleType};
use uuid::Uuid;

/// The stored part of a [`PollingSchedule`](super::PollingSchedule).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The schedule's id.
    pub id: Id<PollingSchedule>,
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// What decides when it runs.
    pub schedule_type: ScheduleType,
    /// How many seconds lie between two runs.
    pub interval_seconds: Option<i32>,
    /// The times of the calendar at which it runs, in UTC: minute, hour, day of month, month and day of week, as
    /// cron
    /// writes them.
    pub cron_expression: Option<String>,
    /// Which pollers may run it.
    pub assignment_mode: AssignmentMode,
    /// The one poller that may.
    pub assigned_poller_id: Option<Id<Poller, String>>,
    /// The domain whose pollers may.
    pub assigned_domain: Option<String>,
    /// The only partition that it is for; without one it is for all.
    pub partition_id: Option<Id<Partition>>,
    /// Whether it is in use.
    pub enabled: bool,
    /// How urgent it is: where runs wait, those of the greatest go first.
    pub priority: i32,
    /// How many checks of one of its poll jobs run at the same time.
    pub max_concurrent: i32,
    /// How many seconds a run may take.
    pub timeout_seconds: i32,
    /// When its last run began.
    pub last_executed_at: Option<Timestamp>,
    /// When it is due by the calendar.
    pub next_due_at: Option<Timestamp>,
    /// When somebody asked for a run that has not begun.
    pub requested_at: Option<Timestamp>,
    /// How many checks of its last run succeeded. A run counts from its first job that ended.
    pub last_success_count: i32,
    /// How many of them failed.
    pub last_failure_count: i32,
    /// How many jobs of its last run were not over in time.
    pub last_timeout_count: i32,
    /// The run that this is about; zero before the first.
    pub counted_run: i64,
    /// How many runs in a row had failed before that one.
    pub failures_before: i32,
    /// How many runs there were.
    pub execution_count: i64,
    /// Lock token.
    pub lock_token: Option<Uuid>,
    /// Locked at.
    pub locked_at: Option<Timestamp>,
    /// Locked by.
    pub locked_by: Option<String>,
    /// Whatever its owners want to note.
    pub metadata: Json,
    /// When it was added.
    pub inserted_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model {
        tenant_id, id, name, description, schedule_type, interval_seconds, cron_expression, assignment_mode,
        assigned_poller_id, assigned_domain, partition_id, enabled, priority, max_concurrent, timeout_seconds,
        last_executed_at, next_due_at, requested_at, last_success_count, last_failure_count, last_timeout_count,
        counted_run, failures_before, execution_count, lock_token, locked_at, locked_by, metadata, inserted_at,
        updated_at,
    }
}

table! {
    Model {
        TenantId, Id, Name, Description, ScheduleType, IntervalSeconds, CronExpression, AssignmentMode,
        AssignedPollerId, AssignedDomain, PartitionId, Enabled, Priority, MaxConcurrent, TimeoutSeconds,
        LastExecutedAt, NextDueAt, RequestedAt, LastSuccessCount, LastFailureCount, LastTimeoutCount, CountedRun,
        FailuresBefore, ExecutionCount, LockToken, LockedAt, LockedBy, Metadata, InsertedAt, UpdatedAt,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &POLLING_SCHEDULE;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
