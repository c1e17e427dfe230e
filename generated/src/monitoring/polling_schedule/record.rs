//! Generated from `resources/src/monitoring/polling_schedule.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A polling schedule as code holds it.

use super::POLLING_SCHEDULE;
use super::entity::Model;
use crate::identity::Tenant;
use crate::infrastructure::{Partition, Poller};
use crate::monitoring::{PollJob, ServiceCheck};
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use resources::monitoring::polling_schedule::{AssignmentMode, ScheduleResult, ScheduleType};
use std::ops::Deref;
use uuid::Uuid;

/// Runs its checks together: at intervals, at times of the calendar, or when somebody asks.
#[derive(Clone, Debug)]
pub struct PollingSchedule {
    model: Model,
    /// Whether somebody works on it at the moment.
    pub is_locked: bool,
    /// When it runs next; absent where nobody can tell.
    pub next_execution_at: Option<Timestamp>,
    /// How its last run went: as a whole, if none of its checks succeeded or a job was not over in time.
    pub last_result: Option<ScheduleResult>,
    /// How many checks of its last run have answered, or will not.
    pub last_check_count: i64,
    /// How many runs failed in a row.
    pub consecutive_failures: i64,
    /// How many in a hundred checks of the last run succeeded.
    pub success_rate: Option<i64>,
    /// How it stands, in words.
    pub status_label: String,
    /// A colour for how it stands.
    pub status_color: String,
    /// The one poller that may.
    pub assigned_poller: Loaded<Option<Box<Poller>>>,
    /// The only partition that it is for; without one it is for all.
    pub partition: Loaded<Option<Box<Partition>>>,
    /// The checks that run by it.
    pub service_checks: Loaded<Vec<ServiceCheck>>,
    /// Its runs.
    pub poll_jobs: Loaded<Vec<PollJob>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl PollingSchedule {
    pub const TENANT_ID: Attribute<PollingSchedule, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<PollingSchedule, Id<PollingSchedule>> = Attribute::new(1);
    pub const NAME: Attribute<PollingSchedule, String> = Attribute::new(2);
    pub const DESCRIPTION: Attribute<PollingSchedule, Option<String>> = Attribute::new(3);
    pub const SCHEDULE_TYPE: Attribute<PollingSchedule, ScheduleType> = Attribute::new(4);
    pub const INTERVAL_SECONDS: Attribute<PollingSchedule, Option<i32>> = Attribute::new(5);
    pub const CRON_EXPRESSION: Attribute<PollingSchedule, Option<String>> = Attribute::new(6);
    pub const ASSIGNMENT_MODE: Attribute<PollingSchedule, AssignmentMode> = Attribute::new(7);
    pub const ASSIGNED_POLLER_ID: Attribute<PollingSchedule, Option<Id<Poller, String>>> = Attribute::new(8);
    pub const ASSIGNED_DOMAIN: Attribute<PollingSchedule, Option<String>> = Attribute::new(9);
    pub const PARTITION_ID: Attribute<PollingSchedule, Option<Id<Partition>>> = Attribute::new(10);
    pub const ENABLED: Attribute<PollingSchedule, bool> = Attribute::new(11);
    pub const PRIORITY: Attribute<PollingSchedule, i32> = Attribute::new(12);
    pub const MAX_CONCURRENT: Attribute<PollingSchedule, i32> = Attribute::new(13);
    pub const TIMEOUT_SECONDS: Attribute<PollingSchedule, i32> = Attribute::new(14);
    pub const LAST_EXECUTED_AT: Attribute<PollingSchedule, Option<Timestamp>> = Attribute::new(15);
    pub const NEXT_DUE_AT: Attribute<PollingSchedule, Option<Timestamp>> = Attribute::new(16);
    pub const REQUESTED_AT: Attribute<PollingSchedule, Option<Timestamp>> = Attribute::new(17);
    pub const LAST_SUCCESS_COUNT: Attribute<PollingSchedule, i32> = Attribute::new(18);
    pub const LAST_FAILURE_COUNT: Attribute<PollingSchedule, i32> = Attribute::new(19);
    pub const LAST_TIMEOUT_COUNT: Attribute<PollingSchedule, i32> = Attribute::new(20);
    pub const COUNTED_RUN: Attribute<PollingSchedule, i64> = Attribute::new(21);
    pub const FAILURES_BEFORE: Attribute<PollingSchedule, i32> = Attribute::new(22);
    pub const EXECUTION_COUNT: Attribute<PollingSchedule, i64> = Attribute::new(23);
    pub const LOCK_TOKEN: Attribute<PollingSchedule, Option<Uuid>> = Attribute::new(24);
    pub const LOCKED_AT: Attribute<PollingSchedule, Option<Timestamp>> = Attribute::new(25);
    pub const LOCKED_BY: Attribute<PollingSchedule, Option<String>> = Attribute::new(26);
    pub const METADATA: Attribute<PollingSchedule, Json> = Attribute::new(27);
    pub const INSERTED_AT: Attribute<PollingSchedule, Timestamp> = Attribute::new(28);
    pub const UPDATED_AT: Attribute<PollingSchedule, Timestamp> = Attribute::new(29);
    pub const ASSIGNED_POLLER: RelationTo<PollingSchedule, Poller> = RelationTo::new(0);
    pub const PARTITION: RelationTo<PollingSchedule, Partition> = RelationTo::new(1);
    pub const SERVICE_CHECKS: RelationTo<PollingSchedule, ServiceCheck> = RelationTo::new(2);
    pub const POLL_JOBS: RelationTo<PollingSchedule, PollJob> = RelationTo::new(3);
}

impl Deref for PollingSchedule {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for PollingSchedule {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(PollingSchedule {
            model: Model::from_row(row)?,
            is_locked: row.take(30)?,
            next_execution_at: row.take(31)?,
            last_result: row.take(32)?,
            last_check_count: row.take(33)?,
            consecutive_failures: row.take(34)?,
            success_rate: row.take(35)?,
            status_label: row.take(36)?,
            status_color: row.take(37)?,
            assigned_poller: Loaded::No,
            partition: Loaded::No,
            service_checks: Loaded::No,
            poll_jobs: Loaded::No,
        })
    }
}

impl Record for PollingSchedule {
    const META: &'static ResourceMeta = &POLLING_SCHEDULE;
    type Key = Id<PollingSchedule>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.assigned_poller),
        |record, related| related.attach_one(&mut record.partition),
        |record, related| related.attach_many(&mut record.service_checks),
        |record, related| related.attach_many(&mut record.poll_jobs),
    ];

    fn key(&self) -> Self::Key {
        self.id
    }
}
