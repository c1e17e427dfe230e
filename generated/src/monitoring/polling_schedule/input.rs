//! Generated from `resources/src/monitoring/polling_schedule.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a polling schedule take.

use crate::infrastructure::{Partition, Poller};
use resource_core::{Id, Json, Timestamp};
use resource_runtime::{Patch, from_slots, into_slots};
use resources::monitoring::polling_schedule::{AssignmentMode, ScheduleType};
use uuid::Uuid;

/// What [`by_partition`](super::by_partition) takes.
#[derive(Clone, Debug)]
pub struct ByPartition {
    /// Partition.
    pub partition: Id<Partition>,
}

/// What [`by_poller`](super::by_poller) takes.
#[derive(Clone, Debug)]
pub struct ByPoller {
    /// Poller.
    pub poller: Id<Poller, String>,
}

/// What [`create`](super::create) takes.
#[derive(Clone, Debug)]
pub struct Create {
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// What decides when it runs.
    pub schedule_type: Option<ScheduleType>,
    /// How many seconds lie between two runs.
    pub interval_seconds: Option<i32>,
    /// The times of the calendar at which it runs, in UTC: minute, hour, day of month, month and day of week, as
    /// cron
    /// writes them.
    pub cron_expression: Option<String>,
    /// Which pollers may run it.
    pub assignment_mode: Option<AssignmentMode>,
    /// The one poller that may.
    pub assigned_poller: Option<Id<Poller, String>>,
    /// The domain whose pollers may.
    pub assigned_domain: Option<String>,
    /// The only partition that it is for; without one it is for all.
    pub partition: Option<Id<Partition>>,
    /// Whether it is in use.
    pub enabled: Option<bool>,
    /// How urgent it is: where runs wait, those of the greatest go first.
    pub priority: Option<i32>,
    /// How many checks of one of its poll jobs run at the same time.
    pub max_concurrent: Option<i32>,
    /// How many seconds a run may take.
    pub timeout_seconds: Option<i32>,
    /// Whatever its owners want to note.
    pub metadata: Option<Json>,
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// What people call it.
    pub name: Option<String>,
    /// What it is for.
    pub description: Patch<String>,
    /// What decides when it runs.
    pub schedule_type: Option<ScheduleType>,
    /// How many seconds lie between two runs.
    pub interval_seconds: Patch<i32>,
    /// The times of the calendar at which it runs, in UTC: minute, hour, day of month, month and day of week, as
    /// cron
    /// writes them.
    pub cron_expression: Patch<String>,
    /// Which pollers may run it.
    pub assignment_mode: Option<AssignmentMode>,
    /// The one poller that may.
    pub assigned_poller: Patch<Id<Poller, String>>,
    /// The domain whose pollers may.
    pub assigned_domain: Patch<String>,
    /// How urgent it is: where runs wait, those of the greatest go first.
    pub priority: Option<i32>,
    /// How many checks of one of its poll jobs run at the same time.
    pub max_concurrent: Option<i32>,
    /// How many seconds a run may take.
    pub timeout_seconds: Option<i32>,
    /// Whatever its owners want to note.
    pub metadata: Option<Json>,
}

/// What [`plan`](super::plan) takes.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The next time by the calendar.
    pub next_due_at: Timestamp,
}

/// What [`execute`](super::execute) takes.
#[derive(Clone, Debug, Default)]
pub struct Execute {
    /// The next time by the calendar, after this one.
    pub next_due_at: Option<Timestamp>,
}

/// What [`record_result`](super::record_result) takes.
#[derive(Clone, Debug)]
pub struct RecordResult {
    /// Which run it is about.
    pub run: i64,
    /// How many more checks of that run have succeeded than was told before.
    pub successes: i32,
    /// How many more have failed; fewer, where a try had failed and the next one did not.
    pub failures: i32,
    /// How many more of its jobs were not over in time.
    pub timeouts: i32,
}

/// What [`acquire_lock`](super::acquire_lock) takes.
#[derive(Clone, Debug)]
pub struct AcquireLock {
    /// A fresh token, by which the lock is released.
    pub token: Uuid,
    /// Who holds it.
    pub node: String,
}

/// What [`release_lock`](super::release_lock) takes.
#[derive(Clone, Debug)]
pub struct ReleaseLock {
    /// The token with which it was locked.
    pub token: Uuid,
}

into_slots! {
    ByPartition { partition }
    ByPoller { poller }
    Create {
        name, description: optional, schedule_type: optional, interval_seconds: optional, cron_expression: optional,
        assignment_mode: optional, assigned_poller: optional, assigned_domain: optional, partition: optional,
        enabled: optional, priority: optional, max_concurrent: optional, timeout_seconds: optional, metadata: optional,
    }
    Update {
        name: optional, description: patch, schedule_type: optional, interval_seconds: patch, cron_expression: patch,
        assignment_mode: optional, assigned_poller: patch, assigned_domain: patch, priority: optional,
        max_concurrent: optional, timeout_seconds: optional, metadata: optional,
    }
    Plan { next_due_at }
    Execute { next_due_at: optional }
    RecordResult { run, successes, failures, timeouts }
    AcquireLock { token, node }
    ReleaseLock { token }
}

from_slots! {
    Create {
        name, description: optional, schedule_type: optional, interval_seconds: optional, cron_expression: optional,
        assignment_mode: optional, assigned_poller: optional, assigned_domain: optional, partition: optional,
        enabled: optional, priority: optional, max_concurrent: optional, timeout_seconds: optional, metadata: optional,
    }
    Update {
        name: optional, description: patch, schedule_type: optional, interval_seconds: patch, cron_expression: patch,
        assignment_mode: optional, assigned_poller: patch, assigned_domain: patch, priority: optional,
        max_concurrent: optional, timeout_seconds: optional, metadata: optional,
    }
}
