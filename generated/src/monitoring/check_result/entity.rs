//! Generated from `resources/src/monitoring/check_result.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `check_results`, for SeaORM, and the stored part of a check result.

use super::{CHECK_RESULT, CheckResult};
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition, Poller};
use crate::monitoring::{PollJob, ServiceCheck};
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::monitoring::service_check::CheckOutcome;
use uuid::Uuid;

/// The stored part of a [`CheckResult`](super::CheckResult).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The result's id.
    pub id: Id<CheckResult>,
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
    pub details: Json,
    /// When the answer was there, or it was clear that there is none.
    pub checked_at: Timestamp,
    /// When the result was recorded.
    pub recorded_at: Timestamp,
}

from_row! {
    Model {
        tenant_id, id, service_check, poll_job, attempt, result, response_time_us, error, agent, poller, partition,
        details, checked_at, recorded_at,
    }
}

table! {
    Model {
        TenantId, Id, ServiceCheck, PollJob, Attempt, Result, ResponseTimeUs, Error, Agent, Poller, Partition, Details,
        CheckedAt, RecordedAt,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &CHECK_RESULT;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
