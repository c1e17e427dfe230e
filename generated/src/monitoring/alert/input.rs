//! Generated from `resources/src/monitoring/alert.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of an alert take.

use crate::infrastructure::{Agent, Partition};
use crate::inventory::Device;
use crate::monitoring::ServiceCheck;
use resource_core::{Id, Json, Timestamp};
use resource_runtime::into_slots;
use resources::monitoring::alert::{AlertSource, Comparison, Severity};

/// What [`by_severity`](super::by_severity) takes.
#[derive(Clone, Debug)]
pub struct BySeverity {
    /// Severity.
    pub severity: Severity,
}

/// What [`by_device`](super::by_device) takes.
#[derive(Clone, Debug)]
pub struct ByDevice {
    /// Device.
    pub device: Id<Device, String>,
}

/// What [`trigger`](super::trigger) takes.
#[derive(Clone, Debug)]
pub struct Trigger {
    /// What is the matter, in a line.
    pub title: String,
    /// What is the matter, at length.
    pub description: Option<String>,
    /// How bad it is.
    pub severity: Option<Severity>,
    /// What kind of thing it comes from.
    pub source_type: Option<AlertSource>,
    /// Which one of its kind. What has one has one open alert for each metric.
    pub source_id: Option<String>,
    /// The device that it is about.
    pub device: Option<Id<Device, String>>,
    /// The check that found it.
    pub service_check: Option<Id<ServiceCheck>>,
    /// The agent that it is about.
    pub agent: Option<Id<Agent, String>>,
    /// The only partition that it concerns.
    pub partition: Option<Id<Partition>>,
    /// The metric that it is about; empty where it is about none.
    pub metric_name: Option<String>,
    /// What the metric was.
    pub metric_value: Option<f64>,
    /// What it was compared with.
    pub threshold_value: Option<f64>,
    /// How it was compared.
    pub comparison: Option<Comparison>,
    /// Facts around it.
    pub metadata: Option<Json>,
    /// Words to find it by.
    pub tags: Option<Vec<String>>,
}

/// What [`raise`](super::raise) takes.
#[derive(Clone, Debug)]
pub struct Raise {
    /// What is the matter, in a line.
    pub title: String,
    /// What is the matter, at length.
    pub description: Option<String>,
    /// How bad it is.
    pub severity: Option<Severity>,
    /// What kind of thing it comes from.
    pub source_type: Option<AlertSource>,
    /// Which one of its kind. What has one has one open alert for each metric.
    pub source_id: Option<String>,
    /// The device that it is about.
    pub device: Option<Id<Device, String>>,
    /// The check that found it.
    pub service_check: Option<Id<ServiceCheck>>,
    /// The agent that it is about.
    pub agent: Option<Id<Agent, String>>,
    /// The only partition that it concerns.
    pub partition: Option<Id<Partition>>,
    /// The metric that it is about; empty where it is about none.
    pub metric_name: Option<String>,
    /// What the metric was.
    pub metric_value: Option<f64>,
    /// What it was compared with.
    pub threshold_value: Option<f64>,
    /// How it was compared.
    pub comparison: Option<Comparison>,
    /// Facts around it.
    pub metadata: Option<Json>,
    /// Words to find it by.
    pub tags: Option<Vec<String>>,
}

/// What [`acknowledge`](super::acknowledge) takes.
#[derive(Clone, Debug, Default)]
pub struct Acknowledge {
    /// What is being done; kept in the event.
    pub note: Option<String>,
}

/// What [`resolve`](super::resolve) takes.
#[derive(Clone, Debug, Default)]
pub struct Resolve {
    /// How it ended.
    pub note: Option<String>,
}

/// What [`clear`](super::clear) takes.
#[derive(Clone, Debug, Default)]
pub struct Clear {
    /// How it ended.
    pub note: Option<String>,
}

/// What [`escalate`](super::escalate) takes.
#[derive(Clone, Debug, Default)]
pub struct Escalate {
    /// Why.
    pub reason: Option<String>,
}

/// What [`auto_escalate`](super::auto_escalate) takes.
#[derive(Clone, Debug, Default)]
pub struct AutoEscalate {
    /// Why.
    pub reason: Option<String>,
}

/// What [`suppress`](super::suppress) takes.
#[derive(Clone, Debug)]
pub struct Suppress {
    /// When it speaks again.
    pub until: Timestamp,
    /// Why; kept in the event.
    pub reason: Option<String>,
}

/// What [`reopen`](super::reopen) takes.
#[derive(Clone, Debug, Default)]
pub struct Reopen {
    /// Why; kept in the event.
    pub reason: Option<String>,
}

/// What [`claim_notification`](super::claim_notification) takes.
#[derive(Clone, Debug)]
pub struct ClaimNotification {
    /// Who tells people; whoever has the claim may take it again.
    pub by: String,
}

/// What [`record_notification`](super::record_notification) takes.
#[derive(Clone, Debug)]
pub struct RecordNotification {
    /// The escalation level that they were told of.
    pub level: i32,
}

/// What [`record_failed_notification`](super::record_failed_notification) takes.
#[derive(Clone, Debug)]
pub struct RecordFailedNotification {
    /// The escalation level that they were to be told of.
    pub level: i32,
    /// Why nobody could be told.
    pub error: String,
}

/// What [`give_up_notification`](super::give_up_notification) takes.
#[derive(Clone, Debug)]
pub struct GiveUpNotification {
    /// Why the last attempt failed.
    pub error: String,
}

/// What [`claim_resolution_notification`](super::claim_resolution_notification) takes.
#[derive(Clone, Debug)]
pub struct ClaimResolutionNotification {
    /// Who tells people; whoever has the claim may take it again.
    pub by: String,
}

/// What [`record_failed_resolution_notification`](super::record_failed_resolution_notification) takes.
#[derive(Clone, Debug)]
pub struct RecordFailedResolutionNotification {
    /// Why nobody could be told.
    pub error: String,
}

/// What [`give_up_resolution_notification`](super::give_up_resolution_notification) takes.
#[derive(Clone, Debug)]
pub struct GiveUpResolutionNotification {
    /// Why the last attempt failed.
    pub error: String,
}

/// What [`update_metadata`](super::update_metadata) takes.
#[derive(Clone, Debug, Default)]
pub struct UpdateMetadata {
    /// Facts around it.
    pub metadata: Option<Json>,
    /// Words to find it by.
    pub tags: Option<Vec<String>>,
}

/// What [`move_to_device`](super::move_to_device) takes.
#[derive(Clone, Debug)]
pub struct MoveToDevice {
    /// The device from now on.
    pub device: Id<Device, String>,
}

into_slots! {
    BySeverity { severity }
    ByDevice { device }
    Trigger {
        title, description: optional, severity: optional, source_type: optional, source_id: optional, device: optional,
        service_check: optional, agent: optional, partition: optional, metric_name: optional, metric_value: optional,
        threshold_value: optional, comparison: optional, metadata: optional, tags: optional,
    }
    Raise {
        title, description: optional, severity: optional, source_type: optional, source_id: optional, device: optional,
        service_check: optional, agent: optional, partition: optional, metric_name: optional, metric_value: optional,
        threshold_value: optional, comparison: optional, metadata: optional, tags: optional,
    }
    Acknowledge { note: optional }
    Resolve { note: optional }
    Clear { note: optional }
    Escalate { reason: optional }
    AutoEscalate { reason: optional }
    Suppress { until, reason: optional }
    Reopen { reason: optional }
    ClaimNotification { by }
    RecordNotification { level }
    RecordFailedNotification { level, error }
    GiveUpNotification { error }
    ClaimResolutionNotification { by }
    RecordFailedResolutionNotification { error }
    GiveUpResolutionNotification { error }
    UpdateMetadata { metadata: optional, tags: optional }
    MoveToDevice { device }
}
