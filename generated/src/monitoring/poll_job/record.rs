//! Generated from `resources/src/monitoring/poll_job.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A poll job as code holds it.

use super::POLL_JOB;
use super::entity::Model;
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition, Poller};
use crate::monitoring::{PollingSchedule, ServiceCheck};
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use resources::monitoring::poll_job::PollJobStatus;
use std::ops::Deref;
use uuid::Uuid;

/// One run of a schedule's checks. Whoever runs it has an attempt of its own; what comes in for another
/// attempt, because the job was given to somebody else meanwhile, is refused.
#[derive(Clone, Debug)]
pub struct PollJob {
    model: Model,
    /// Whether it is over, unless it is tried again.
    pub is_terminal: bool,
    /// Whether it can be tried again.
    pub can_retry: bool,
    /// How many in a hundred answered checks succeeded.
    pub success_rate: Option<i64>,
    /// How many milliseconds it waited to begin, or waits by now.
    pub wait_time_ms: Option<i64>,
    /// How many milliseconds its checks took.
    pub duration_ms: Option<i64>,
    /// The schedule that it is a run of; none for checks that run by their own intervals.
    pub schedule: Loaded<Option<Box<PollingSchedule>>>,
    /// The poller that has it.
    pub poller: Loaded<Option<Box<Poller>>>,
    /// The agent that ran it, if it is done and one agent had all its checks.
    pub agent: Loaded<Option<Box<Agent>>>,
    /// The only partition that it concerns.
    pub partition: Loaded<Option<Box<Partition>>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl PollJob {
    pub const TENANT_ID: Attribute<PollJob, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<PollJob, Id<PollJob>> = Attribute::new(1);
    pub const SCHEDULE_ID: Attribute<PollJob, Option<Id<PollingSchedule>>> = Attribute::new(2);
    pub const SCHEDULE_RUN: Attribute<PollJob, Option<i64>> = Attribute::new(3);
    pub const SCHEDULE_NAME: Attribute<PollJob, Option<String>> = Attribute::new(4);
    pub const CHECK_COUNT: Attribute<PollJob, i32> = Attribute::new(5);
    pub const CHECK_IDS: Attribute<PollJob, Vec<Id<ServiceCheck>>> = Attribute::new(6);
    pub const STATUS: Attribute<PollJob, PollJobStatus> = Attribute::new(7);
    pub const ATTEMPT: Attribute<PollJob, Option<Uuid>> = Attribute::new(8);
    pub const LEASE_REVISION: Attribute<PollJob, i64> = Attribute::new(9);
    pub const POLLER_ID: Attribute<PollJob, Option<Id<Poller, String>>> = Attribute::new(10);
    pub const POLLER_RUN: Attribute<PollJob, Option<Uuid>> = Attribute::new(11);
    pub const AGENT_UID: Attribute<PollJob, Option<Id<Agent, String>>> = Attribute::new(12);
    pub const PARTITION_ID: Attribute<PollJob, Option<Id<Partition>>> = Attribute::new(13);
    pub const PRIORITY: Attribute<PollJob, i32> = Attribute::new(14);
    pub const TIMEOUT_SECONDS: Attribute<PollJob, i32> = Attribute::new(15);
    pub const DISPATCHED_AT: Attribute<PollJob, Option<Timestamp>> = Attribute::new(16);
    pub const STARTED_AT: Attribute<PollJob, Option<Timestamp>> = Attribute::new(17);
    pub const COMPLETED_AT: Attribute<PollJob, Option<Timestamp>> = Attribute::new(18);
    pub const SUCCESS_COUNT: Attribute<PollJob, i32> = Attribute::new(19);
    pub const FAILURE_COUNT: Attribute<PollJob, i32> = Attribute::new(20);
    pub const TOLD_SUCCESSES: Attribute<PollJob, i32> = Attribute::new(21);
    pub const TOLD_FAILURES: Attribute<PollJob, i32> = Attribute::new(22);
    pub const TOLD_TIMEOUTS: Attribute<PollJob, i32> = Attribute::new(23);
    pub const ERROR_MESSAGE: Attribute<PollJob, Option<String>> = Attribute::new(24);
    pub const ERROR_CODE: Attribute<PollJob, Option<String>> = Attribute::new(25);
    pub const RETRY_COUNT: Attribute<PollJob, i32> = Attribute::new(26);
    pub const MAX_RETRIES: Attribute<PollJob, i32> = Attribute::new(27);
    pub const METADATA: Attribute<PollJob, Json> = Attribute::new(28);
    pub const INSERTED_AT: Attribute<PollJob, Timestamp> = Attribute::new(29);
    pub const UPDATED_AT: Attribute<PollJob, Timestamp> = Attribute::new(30);
    pub const SCHEDULE: RelationTo<PollJob, PollingSchedule> = RelationTo::new(0);
    pub const POLLER: RelationTo<PollJob, Poller> = RelationTo::new(1);
    pub const AGENT: RelationTo<PollJob, Agent> = RelationTo::new(2);
    pub const PARTITION: RelationTo<PollJob, Partition> = RelationTo::new(3);
}

impl Deref for PollJob {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for PollJob {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(PollJob {
            model: Model::from_row(row)?,
            is_terminal: row.take(31)?,
            can_retry: row.take(32)?,
            success_rate: row.take(33)?,
            wait_time_ms: row.take(34)?,
            duration_ms: row.take(35)?,
            schedule: Loaded::No,
            poller: Loaded::No,
            agent: Loaded::No,
            partition: Loaded::No,
        })
    }
}

impl Record for PollJob {
    const META: &'static ResourceMeta = &POLL_JOB;
    type Key = Id<PollJob>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.schedule),
        |record, related| related.attach_one(&mut record.poller),
        |record, related| related.attach_one(&mut record.agent),
        |record, related| related.attach_one(&mut record.partition),
    ];

    fn key(&self) -> Self::Key {
        self.id
    }
}
