//! Generated from `resources/src/monitoring/check_result.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a check result take.

use crate::infrastructure::{Agent, Partition, Poller};
use crate::monitoring::{PollJob, ServiceCheck};
use resource_core::{Id, Json, Timestamp};
use resource_runtime::into_slots;
use resources::monitoring::service_check::CheckOutcome;
use uuid::Uuid;

/// What [`by_check`](super::by_check) takes.
#[derive(Clone, Debug)]
pub struct ByCheck {
    /// Service check.
    pub service_check: Id<ServiceCheck>,
    /// Since.
    pub since: Option<Timestamp>,
}

/// What [`by_poll_job`](super::by_poll_job) takes.
#[derive(Clone, Debug)]
pub struct ByPollJob {
    /// Poll job.
    pub poll_job: Id<PollJob>,
}

/// What [`record`](super::record) takes.
#[derive(Clone, Debug)]
pub struct Record {
    /// The check that ran.
    pub service_check: Id<ServiceCheck>,
    /// The job in which it ran.
    pub poll_job: Option<Id<PollJob>>,
    /// The attempt in which it ran.
    pub attempt: Uuid,
    /// How it went.
    pub result: CheckOutcome,
    /// How many microseconds the answer took.
    pub response_time_us: Option<i64>,
    /// What went wrong.
    pub error: Option<String>,
    /// The agent that asked.
    pub agent: Option<Id<Agent, String>>,
    /// The poller that chose the agent.
    pub poller: Option<Id<Poller, String>>,
    /// The partition of the check.
    pub partition: Option<Id<Partition>>,
    /// What is known beyond that: `tries`, how often the target was asked, 0 if it never was; and, where the result
    /// is none
    /// of a target that works, `cause`, such as `refused`, `timed_out`, `unexpected_status` or `no_agent`.
    pub details: Option<Json>,
    /// When the answer was there, or it was clear that there is none.
    pub checked_at: Timestamp,
}

into_slots! {
    ByCheck { service_check, since: optional }
    ByPollJob { poll_job }
    Record {
        service_check, poll_job: optional, attempt, result, response_time_us: optional, error: optional,
        agent: optional, poller: optional, partition: optional, details: optional, checked_at,
    }
}
