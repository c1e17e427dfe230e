//! Generated from `resources/src/monitoring/alert.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `alerts`, for SeaORM, and the stored part of an alert.

use super::{ALERT, Alert};
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition};
use crate::inventory::Device;
use crate::monitoring::ServiceCheck;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::monitoring::alert::{AlertSource, AlertStatus, Comparison, Severity};
use uuid::Uuid;

/// The stored part of a [`Alert`](super::Alert).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The alert's id.
    pub id: Id<Alert>,
    /// What is the matter, in a line.
    pub title: String,
    /// What is the matter, at length.
    pub description: Option<String>,
    /// How bad it is.
    pub severity: Severity,
    /// How far it is.
    pub status: AlertStatus,
    /// Since when it has been in this state.
    pub state_since: Timestamp,
    /// What kind of thing it comes from.
    pub source_type: AlertSource,
    /// Which one of its kind. What has one has one open alert for each metric.
    pub source_id: Option<String>,
    /// The metric that it is about; empty where it is about none.
    pub metric_name: String,
    /// What the metric was.
    pub metric_value: Option<f64>,
    /// What it was compared with.
    pub threshold_value: Option<f64>,
    /// How it was compared.
    pub comparison: Option<Comparison>,
    /// When it was raised.
    pub triggered_at: Timestamp,
    /// When its condition was last seen to hold.
    pub last_raised_at: Timestamp,
    /// How often its condition was seen to hold.
    pub raise_count: i64,
    /// When somebody began to look at it.
    pub acknowledged_at: Option<Timestamp>,
    /// Who did.
    pub acknowledged_by: Option<String>,
    /// When it ended.
    pub resolved_at: Option<Timestamp>,
    /// Who ended it.
    pub resolved_by: Option<String>,
    /// How it ended.
    pub resolution_note: Option<String>,
    /// When more people were called for.
    pub escalated_at: Option<Timestamp>,
    /// How often they were.
    pub escalation_level: i32,
    /// Why they were.
    pub escalation_reason: Option<String>,
    /// How often people were told.
    pub notification_count: i32,
    /// When they last were.
    pub last_notification_at: Option<Timestamp>,
    /// How often it was tried to tell people.
    pub notification_attempts: i32,
    /// When that was last tried.
    pub last_notification_attempt_at: Option<Timestamp>,
    /// How many attempts in a row failed.
    pub notification_failures: i32,
    /// Why the last of them did; absent since people were told.
    pub last_notification_error: Option<String>,
    /// When no more attempts were made, because all had failed; there are others at the next escalation level and
    /// the end.
    pub notification_given_up_at: Option<Timestamp>,
    /// When those who were told of it were told that it ended.
    pub resolution_notified_at: Option<Timestamp>,
    /// The highest escalation level that people were told of, or about which they can no longer be told.
    pub notified_level: i32,
    /// The escalation level whose attempts fail, if it is above the one before.
    pub failing_level: i32,
    /// Whether people were told of it, who are still to be told of its end.
    pub end_due: bool,
    /// Claimed until.
    pub claimed_until: Option<Timestamp>,
    /// Claimed by.
    pub claimed_by: Option<String>,
    /// Until when it is silent.
    pub suppressed_until: Option<Timestamp>,
    /// Facts around it.
    pub metadata: Json,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// The device that it is about.
    pub device_uid: Option<Id<Device, String>>,
    /// The check that found it.
    pub service_check_id: Option<Id<ServiceCheck>>,
    /// The agent that it is about.
    pub agent_uid: Option<Id<Agent, String>>,
    /// The only partition that it concerns.
    pub partition_id: Option<Id<Partition>>,
    /// When it was added.
    pub inserted_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model {
        tenant_id, id, title, description, severity, status, state_since, source_type, source_id, metric_name,
        metric_value, threshold_value, comparison, triggered_at, last_raised_at, raise_count, acknowledged_at,
        acknowledged_by, resolved_at, resolved_by, resolution_note, escalated_at, escalation_level, escalation_reason,
        notification_count, last_notification_at, notification_attempts, last_notification_attempt_at,
        notification_failures, last_notification_error, notification_given_up_at, resolution_notified_at,
        notified_level, failing_level, end_due, claimed_until, claimed_by, suppressed_until, metadata, tags,
        device_uid, service_check_id, agent_uid, partition_id, inserted_at, updated_at,
    }
}

table! {
    Model {
        TenantId, Id, Title, Description, Severity, Status, StateSince, SourceType, SourceId, MetricName, MetricValue,
        ThresholdValue, Comparison, TriggeredAt, LastRaisedAt, RaiseCount, AcknowledgedAt, AcknowledgedBy, ResolvedAt,
        ResolvedBy, ResolutionNote, EscalatedAt, EscalationLevel, EscalationReason, NotificationCount,
        LastNotificationAt, NotificationAttempts, LastNotificationAttemptAt, NotificationFailures,
        LastNotificationError, NotificationGivenUpAt, ResolutionNotifiedAt, NotifiedLevel, FailingLevel, EndDue,
        ClaimedUntil, ClaimedBy, SuppressedUntil, Metadata, Tags, DeviceUid, ServiceCheckId, AgentUid, PartitionId,
        InsertedAt, UpdatedAt,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &ALERT;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
