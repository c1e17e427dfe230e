//! Generated from `resources/src/monitoring/alert.rs` by `cargo xtask codegen`. Do not edit.
//!
//! An alert as code holds it.

use super::ALERT;
use super::entity::Model;
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition};
use crate::inventory::Device;
use crate::monitoring::ServiceCheck;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use resources::monitoring::alert::{AlertSource, AlertStatus, Comparison, Severity};
use std::ops::Deref;

/// A condition somebody has to look at, from the moment it is raised until it is resolved. What has an
/// open alert gets no second one for the same metric.
#[derive(Clone, Debug)]
pub struct Alert {
    model: Model,
    /// Whether somebody still has something to do.
    pub is_actionable: bool,
    /// Whether nobody has looked at it for half an hour.
    pub needs_escalation: bool,
    /// For how many seconds it has been open, or was.
    pub duration_seconds: i64,
    /// The state in words.
    pub status_label: String,
    /// A colour for the state.
    pub status_color: String,
    /// A colour for the severity.
    pub severity_color: String,
    /// The device that it is about.
    pub device: Loaded<Option<Box<Device>>>,
    /// The check that found it.
    pub service_check: Loaded<Option<Box<ServiceCheck>>>,
    /// The agent that it is about.
    pub agent: Loaded<Option<Box<Agent>>>,
    /// The only partition that it concerns.
    pub partition: Loaded<Option<Box<Partition>>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Alert {
    pub const TENANT_ID: Attribute<Alert, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<Alert, Id<Alert>> = Attribute::new(1);
    pub const TITLE: Attribute<Alert, String> = Attribute::new(2);
    pub const DESCRIPTION: Attribute<Alert, Option<String>> = Attribute::new(3);
    pub const SEVERITY: Attribute<Alert, Severity> = Attribute::new(4);
    pub const STATUS: Attribute<Alert, AlertStatus> = Attribute::new(5);
    pub const STATE_SINCE: Attribute<Alert, Timestamp> = Attribute::new(6);
    pub const SOURCE_TYPE: Attribute<Alert, AlertSource> = Attribute::new(7);
    pub const SOURCE_ID: Attribute<Alert, Option<String>> = Attribute::new(8);
    pub const METRIC_NAME: Attribute<Alert, String> = Attribute::new(9);
    pub const METRIC_VALUE: Attribute<Alert, Option<f64>> = Attribute::new(10);
    pub const THRESHOLD_VALUE: Attribute<Alert, Option<f64>> = Attribute::new(11);
    pub const COMPARISON: Attribute<Alert, Option<Comparison>> = Attribute::new(12);
    pub const TRIGGERED_AT: Attribute<Alert, Timestamp> = Attribute::new(13);
    pub const LAST_RAISED_AT: Attribute<Alert, Timestamp> = Attribute::new(14);
    pub const RAISE_COUNT: Attribute<Alert, i64> = Attribute::new(15);
    pub const ACKNOWLEDGED_AT: Attribute<Alert, Option<Timestamp>> = Attribute::new(16);
    pub const ACKNOWLEDGED_BY: Attribute<Alert, Option<String>> = Attribute::new(17);
    pub const RESOLVED_AT: Attribute<Alert, Option<Timestamp>> = Attribute::new(18);
    pub const RESOLVED_BY: Attribute<Alert, Option<String>> = Attribute::new(19);
    pub const RESOLUTION_NOTE: Attribute<Alert, Option<String>> = Attribute::new(20);
    pub const ESCALATED_AT: Attribute<Alert, Option<Timestamp>> = Attribute::new(21);
    pub const ESCALATION_LEVEL: Attribute<Alert, i32> = Attribute::new(22);
    pub const ESCALATION_REASON: Attribute<Alert, Option<String>> = Attribute::new(23);
    pub const NOTIFICATION_COUNT: Attribute<Alert, i32> = Attribute::new(24);
    pub const LAST_NOTIFICATION_AT: Attribute<Alert, Option<Timestamp>> = Attribute::new(25);
    pub const NOTIFICATION_ATTEMPTS: Attribute<Alert, i32> = Attribute::new(26);
    pub const LAST_NOTIFICATION_ATTEMPT_AT: Attribute<Alert, Option<Timestamp>> = Attribute::new(27);
    pub const NOTIFICATION_FAILURES: Attribute<Alert, i32> = Attribute::new(28);
    pub const LAST_NOTIFICATION_ERROR: Attribute<Alert, Option<String>> = Attribute::new(29);
    pub const NOTIFICATION_GIVEN_UP_AT: Attribute<Alert, Option<Timestamp>> = Attribute::new(30);
    pub const RESOLUTION_NOTIFIED_AT: Attribute<Alert, Option<Timestamp>> = Attribute::new(31);
    pub const NOTIFIED_LEVEL: Attribute<Alert, i32> = Attribute::new(32);
    pub const FAILING_LEVEL: Attribute<Alert, i32> = Attribute::new(33);
    pub const END_DUE: Attribute<Alert, bool> = Attribute::new(34);
    pub const CLAIMED_UNTIL: Attribute<Alert, Option<Timestamp>> = Attribute::new(35);
    pub const CLAIMED_BY: Attribute<Alert, Option<String>> = Attribute::new(36);
    pub const SUPPRESSED_UNTIL: Attribute<Alert, Option<Timestamp>> = Attribute::new(37);
    pub const METADATA: Attribute<Alert, Json> = Attribute::new(38);
    pub const TAGS: Attribute<Alert, Vec<String>> = Attribute::new(39);
    pub const DEVICE_UID: Attribute<Alert, Option<Id<Device, String>>> = Attribute::new(40);
    pub const SERVICE_CHECK_ID: Attribute<Alert, Option<Id<ServiceCheck>>> = Attribute::new(41);
    pub const AGENT_UID: Attribute<Alert, Option<Id<Agent, String>>> = Attribute::new(42);
    pub const PARTITION_ID: Attribute<Alert, Option<Id<Partition>>> = Attribute::new(43);
    pub const INSERTED_AT: Attribute<Alert, Timestamp> = Attribute::new(44);
    pub const UPDATED_AT: Attribute<Alert, Timestamp> = Attribute::new(45);
    pub const DEVICE: RelationTo<Alert, Device> = RelationTo::new(0);
    pub const SERVICE_CHECK: RelationTo<Alert, ServiceCheck> = RelationTo::new(1);
    pub const AGENT: RelationTo<Alert, Agent> = RelationTo::new(2);
    pub const PARTITION: RelationTo<Alert, Partition> = RelationTo::new(3);
}

impl Deref for Alert {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Alert {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Alert {
            model: Model::from_row(row)?,
            is_actionable: row.take(46)?,
            needs_escalation: row.take(47)?,
            duration_seconds: row.take(48)?,
            status_label: row.take(49)?,
            status_color: row.take(50)?,
            severity_color: row.take(51)?,
            device: Loaded::No,
            service_check: Loaded::No,
            agent: Loaded::No,
            partition: Loaded::No,
        })
    }
}

impl Record for Alert {
    const META: &'static ResourceMeta = &ALERT;
    type Key = Id<Alert>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.device),
        |record, related| related.attach_one(&mut record.service_check),
        |record, related| related.attach_one(&mut record.agent),
        |record, related| related.attach_one(&mut record.partition),
    ];

    fn key(&self) -> Self::Key {
        self.id
    }
}
