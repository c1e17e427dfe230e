//! Generated from `resources/src/monitoring/poll_job.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a poll job take.

use crate::infrastructure::{Agent, Partition, Poller};
use crate::monitoring::{PollingSchedule, ServiceCheck};
use resource_core::{Id, Json};
use resource_runtime::into_slots;
use uuid::Uuid;

/// What [`by_schedule`](super::by_schedule) takes.
#[derive(Clone, Debug)]
pub struct BySchedule {
    /// Schedule.
    pub schedule: Id<PollingSchedule>,
}

/// What [`stale`](super::stale) takes.
#[derive(Clone, Debug, Default)]
pub struct Stale {
    /// Timeout minutes.
    pub timeout_minutes: Option<i32>,
}

/// What [`create`](super::create) takes.
#[derive(Clone, Debug, Default)]
pub struct Create {
    /// The schedule that it is a run of; none for checks that run by their own intervals.
    pub schedule: Option<Id<PollingSchedule>>,
    /// Which run of the schedule it belongs to, counted from one: a run of many checks has several jobs.
    pub schedule_run: Option<i64>,
    /// What the schedule was called.
    pub schedule_name: Option<String>,
    /// How many checks it has.
    pub check_count: Option<i32>,
    /// The checks that it has.
    pub check_ids: Option<Vec<Id<ServiceCheck>>>,
    /// The only partition that it concerns.
    pub partition: Option<Id<Partition>>,
    /// How urgent it is: where jobs wait, the greatest goes first.
    pub priority: Option<i32>,
    /// How many seconds it may take.
    pub timeout_seconds: Option<i32>,
    /// How often it may be tried again.
    pub max_retries: Option<i32>,
    /// Facts around it.
    pub metadata: Option<Json>,
}

/// What [`dispatch`](super::dispatch) takes.
#[derive(Clone, Debug)]
pub struct Dispatch {
    /// The id of this attempt.
    pub attempt: Uuid,
    /// The poller that gets the job.
    pub poller: Option<Id<Poller, String>>,
    /// Which run of that poller.
    pub run: Option<Uuid>,
}

/// What [`offer`](super::offer) takes.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The attempt that it is about.
    pub attempt: Uuid,
    /// The poller that is asked.
    pub poller: Id<Poller, String>,
    /// Which run of that poller.
    pub run: Option<Uuid>,
}

/// What [`start`](super::start) takes.
#[derive(Clone, Debug)]
pub struct Start {
    /// The attempt that begins.
    pub attempt: Uuid,
}

/// What [`hear`](super::hear) takes.
#[derive(Clone, Debug)]
pub struct Hear {
    /// The attempt of which something was heard.
    pub attempt: Uuid,
}

/// What [`complete`](super::complete) takes.
#[derive(Clone, Debug)]
pub struct Complete {
    /// The attempt that ends.
    pub attempt: Uuid,
    /// How many checks succeeded.
    pub success_count: i32,
    /// How many checks failed.
    pub failure_count: i32,
    /// The agent that ran all of them; none if several did.
    pub agent: Option<Id<Agent, String>>,
}

/// What [`fail`](super::fail) takes.
#[derive(Clone, Debug)]
pub struct Fail {
    /// The attempt that ends.
    pub attempt: Uuid,
    /// What went wrong, for programs.
    pub error_code: String,
    /// What went wrong, for people.
    pub reason: Option<String>,
    /// How many checks succeeded.
    pub success_count: i32,
    /// How many checks failed, or have not answered.
    pub failure_count: i32,
}

/// What [`timeout`](super::timeout) takes.
#[derive(Clone, Debug)]
pub struct Timeout {
    /// The attempt that ends.
    pub attempt: Uuid,
    /// What was waited for.
    pub reason: Option<String>,
    /// How many checks succeeded.
    pub success_count: i32,
    /// How many checks failed, or have not answered.
    pub failure_count: i32,
}

/// What [`cancel`](super::cancel) takes.
#[derive(Clone, Debug, Default)]
pub struct Cancel {
    /// Why; kept in the event.
    pub reason: Option<String>,
}

/// What [`reassign`](super::reassign) takes.
#[derive(Clone, Debug)]
pub struct Reassign {
    /// The revision that the caller has seen.
    pub lease_revision: i64,
    /// The id of the attempt from now on.
    pub new_attempt: Uuid,
    /// The poller that gets the job.
    pub poller: Option<Id<Poller, String>>,
    /// Which run of that poller.
    pub run: Option<Uuid>,
}

into_slots! {
    BySchedule { schedule }
    Stale { timeout_minutes: optional }
    Create {
        schedule: optional, schedule_run: optional, schedule_name: optional, check_count: optional,
        check_ids: optional, partition: optional, priority: optional, timeout_seconds: optional, max_retries: optional,
        metadata: optional,
    }
    Dispatch { attempt, poller: optional, run: optional }
    Offer { attempt, poller, run: optional }
    Start { attempt }
    Hear { attempt }
    Complete { attempt, success_count, failure_count, agent: optional }
    Fail { attempt, error_code, reason: optional, success_count, failure_count }
    Timeout { attempt, reason: optional, success_count, failure_count }
    Cancel { reason: optional }
    Reassign { lease_revision, new_attempt, poller: optional, run: optional }
}
