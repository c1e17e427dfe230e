//! Generated from `resources/src/monitoring/service_check.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A service check as code holds it.

use super::SERVICE_CHECK;
use super::entity::Model;
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition};
use crate::inventory::Device;
use crate::monitoring::PollingSchedule;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use resources::monitoring::service_check::{CheckOutcome, CheckType, TargetHealth};
use std::ops::Deref;

/// A question that an agent puts to a target at intervals. A check with a schedule runs when that does;
/// one without runs by its own interval.
#[derive(Clone, Debug)]
pub struct ServiceCheck {
    model: Model,
    /// The kind in words.
    pub check_type_label: String,
    /// A colour for the last result.
    pub status_color: String,
    /// Whether two intervals have passed without it running.
    pub is_overdue: bool,
    /// When it runs next by its own interval; absent before its first run and with a schedule.
    pub next_check_at: Option<Timestamp>,
    /// The agent that runs it; without one any that can.
    pub agent: Loaded<Option<Box<Agent>>>,
    /// The device that it is about.
    pub device: Loaded<Option<Box<Device>>>,
    /// The schedule that it runs by.
    pub schedule: Loaded<Option<Box<PollingSchedule>>>,
    /// The partition that its target is in; without one the target is the same everywhere.
    pub partition: Loaded<Option<Box<Partition>>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl ServiceCheck {
    pub const TENANT_ID: Attribute<ServiceCheck, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<ServiceCheck, Id<ServiceCheck>> = Attribute::new(1);
    pub const NAME: Attribute<ServiceCheck, String> = Attribute::new(2);
    pub const DESCRIPTION: Attribute<ServiceCheck, Option<String>> = Attribute::new(3);
    pub const CHECK_TYPE: Attribute<ServiceCheck, CheckType> = Attribute::new(4);
    pub const TARGET: Attribute<ServiceCheck, String> = Attribute::new(5);
    pub const PORT: Attribute<ServiceCheck, Option<i32>> = Attribute::new(6);
    pub const INTERVAL_SECONDS: Attribute<ServiceCheck, i32> = Attribute::new(7);
    pub const TIMEOUT_SECONDS: Attribute<ServiceCheck, i32> = Attribute::new(8);
    pub const RETRIES: Attribute<ServiceCheck, i32> = Attribute::new(9);
    pub const ENABLED: Attribute<ServiceCheck, bool> = Attribute::new(10);
    pub const CONFIG: Attribute<ServiceCheck, Json> = Attribute::new(11);
    pub const WARNING_THRESHOLD_MS: Attribute<ServiceCheck, Option<i32>> = Attribute::new(12);
    pub const CRITICAL_THRESHOLD_MS: Attribute<ServiceCheck, Option<i32>> = Attribute::new(13);
    pub const LAST_CHECK_AT: Attribute<ServiceCheck, Option<Timestamp>> = Attribute::new(14);
    pub const LAST_RESULT_AT: Attribute<ServiceCheck, Option<Timestamp>> = Attribute::new(15);
    pub const LAST_RESULT: Attribute<ServiceCheck, Option<CheckOutcome>> = Attribute::new(16);
    pub const HEALTH: Attribute<ServiceCheck, Option<TargetHealth>> = Attribute::new(17);
    pub const LAST_RESPONSE_TIME_MS: Attribute<ServiceCheck, Option<i64>> = Attribute::new(18);
    pub const LAST_ERROR: Attribute<ServiceCheck, Option<String>> = Attribute::new(19);
    pub const CONSECUTIVE_FAILURES: Attribute<ServiceCheck, i32> = Attribute::new(20);
    pub const AGENT_UID: Attribute<ServiceCheck, Option<Id<Agent, String>>> = Attribute::new(21);
    pub const DEVICE_UID: Attribute<ServiceCheck, Option<Id<Device, String>>> = Attribute::new(22);
    pub const SCHEDULE_ID: Attribute<ServiceCheck, Option<Id<PollingSchedule>>> = Attribute::new(23);
    pub const PARTITION_ID: Attribute<ServiceCheck, Option<Id<Partition>>> = Attribute::new(24);
    pub const METADATA: Attribute<ServiceCheck, Json> = Attribute::new(25);
    pub const INSERTED_AT: Attribute<ServiceCheck, Timestamp> = Attribute::new(26);
    pub const UPDATED_AT: Attribute<ServiceCheck, Timestamp> = Attribute::new(27);
    pub const AGENT: RelationTo<ServiceCheck, Agent> = RelationTo::new(0);
    pub const DEVICE: RelationTo<ServiceCheck, Device> = RelationTo::new(1);
    pub const SCHEDULE: RelationTo<ServiceCheck, PollingSchedule> = RelationTo::new(2);
    pub const PARTITION: RelationTo<ServiceCheck, Partition> = RelationTo::new(3);
}

impl Deref for ServiceCheck {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for ServiceCheck {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(ServiceCheck {
            model: Model::from_row(row)?,
            check_type_label: row.take(28)?,
            status_color: row.take(29)?,
            is_overdue: row.take(30)?,
            next_check_at: row.take(31)?,
            agent: Loaded::No,
            device: Loaded::No,
            schedule: Loaded::No,
            partition: Loaded::No,
        })
    }
}

impl Record for ServiceCheck {
    const META: &'static ResourceMeta = &SERVICE_CHECK;
    type Key = Id<ServiceCheck>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.agent),
        |record, related| related.attach_one(&mut record.device),
        |record, related| related.attach_one(&mut record.schedule),
        |record, related| related.attach_one(&mut record.partition),
    ];

    fn key(&self) -> Self::Key {
        self.id
    }
}
