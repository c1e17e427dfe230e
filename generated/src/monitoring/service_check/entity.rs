//! Generated from `resources/src/monitoring/service_check.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `service_checks`, for SeaORM, and the stored part of a service check.

use super::{SERVICE_CHECK, ServiceCheck};
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition};
use crate::inventory::Device;
use crate::monitoring::PollingSchedule;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::monitoring::service_check::{CheckOutcome, CheckType, TargetHealth};
use uuid::Uuid;

/// The stored part of a [`ServiceCheck`](super::ServiceCheck).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The check's id.
    pub id: Id<ServiceCheck>,
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// What kind of question it is.
    pub check_type: CheckType,
    /// Whom it asks: a host, an address or a URL.
    pub target: String,
    /// The port it asks at, where the kind has one.
    pub port: Option<i32>,
    /// How many seconds lie between two questions.
    pub interval_seconds: i32,
    /// How many seconds it waits for an answer.
    pub timeout_seconds: i32,
    /// How often it asks again before it fails.
    pub retries: i32,
    /// Whether it is in use.
    pub enabled: bool,
    /// What the kind of question needs to know beyond the target. For `http`: `method`, `tls`, `path`,
    /// `expect_status`,
    /// `expect_body`, `redirects` and `max_body_bytes`; for `ping`: `payload_bytes`; nothing for `tcp`. All may be
    /// left out.
    pub config: Json,
    /// From how many milliseconds on an answer is slow.
    pub warning_threshold_ms: Option<i32>,
    /// From how many milliseconds on an answer counts as none.
    pub critical_threshold_ms: Option<i32>,
    /// When it last ran.
    pub last_check_at: Option<Timestamp>,
    /// When the question was put whose result is the last.
    pub last_result_at: Option<Timestamp>,
    /// How it went last.
    pub last_result: Option<CheckOutcome>,
    /// Whether the target worked when something was last known of it; a result that says neither changes nothing
    /// here.
    pub health: Option<TargetHealth>,
    /// How many milliseconds the last answer took.
    pub last_response_time_ms: Option<i64>,
    /// What went wrong last.
    pub last_error: Option<String>,
    /// How many failures there were in a row.
    pub consecutive_failures: i32,
    /// The agent that runs it; without one any that can.
    pub agent_uid: Option<Id<Agent, String>>,
    /// The device that it is about.
    pub device_uid: Option<Id<Device, String>>,
    /// The schedule that it runs by.
    pub schedule_id: Option<Id<PollingSchedule>>,
    /// The partition that its target is in; without one the target is the same everywhere.
    pub partition_id: Option<Id<Partition>>,
    /// Whatever its owners want to note.
    pub metadata: Json,
    /// When it was added.
    pub inserted_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model {
        tenant_id, id, name, description, check_type, target, port, interval_seconds, timeout_seconds, retries,
        enabled, config, warning_threshold_ms, critical_threshold_ms, last_check_at, last_result_at, last_result,
        health, last_response_time_ms, last_error, consecutive_failures, agent_uid, device_uid, schedule_id,
        partition_id, metadata, inserted_at, updated_at,
    }
}

table! {
    Model {
        TenantId, Id, Name, Description, CheckType, Target, Port, IntervalSeconds, TimeoutSeconds, Retries, Enabled,
        Config, WarningThresholdMs, CriticalThresholdMs, LastCheckAt, LastResultAt, LastResult, Health,
        LastResponseTimeMs, LastError, ConsecutiveFailures, AgentUid, DeviceUid, ScheduleId, PartitionId, Metadata,
        InsertedAt, UpdatedAt,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &SERVICE_CHECK;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
