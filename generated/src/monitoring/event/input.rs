//! Generated from `resources/src/monitoring/event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of an event take.

use crate::infrastructure::{Agent, Partition, Poller};
use crate::inventory::Device;
use crate::monitoring::{Alert, PollJob, ServiceCheck};
use resource_core::{Id, Json, Timestamp};
use resource_runtime::into_slots;
use resources::monitoring::event::{EventCategory, EventEntity, EventSeverity};

/// What [`by_category`](super::by_category) takes.
#[derive(Clone, Debug)]
pub struct ByCategory {
    /// Category.
    pub category: EventCategory,
}

/// What [`by_severity`](super::by_severity) takes.
#[derive(Clone, Debug)]
pub struct BySeverity {
    /// Min.
    pub min: EventSeverity,
}

/// What [`by_device`](super::by_device) takes.
#[derive(Clone, Debug)]
pub struct ByDevice {
    /// Device.
    pub device: Id<Device, String>,
}

/// What [`by_agent`](super::by_agent) takes.
#[derive(Clone, Debug)]
pub struct ByAgent {
    /// Agent.
    pub agent: Id<Agent, String>,
}

/// What [`by_alert`](super::by_alert) takes.
#[derive(Clone, Debug)]
pub struct ByAlert {
    /// Alert.
    pub alert: Id<Alert>,
}

/// What [`in_time_range`](super::in_time_range) takes.
#[derive(Clone, Debug)]
pub struct InTimeRange {
    /// From.
    pub from: Timestamp,
    /// Until.
    pub until: Timestamp,
}

/// What [`record`](super::record) takes.
#[derive(Clone, Debug)]
pub struct Record {
    /// What part of the product it comes from.
    pub category: EventCategory,
    /// What happened, for programs.
    pub event_type: String,
    /// How much it matters.
    pub severity: Option<EventSeverity>,
    /// What happened, for people.
    pub message: String,
    /// Facts of this kind of event.
    pub details: Option<Json>,
    /// What kind of thing it happened to.
    pub source_type: Option<EventEntity>,
    /// Which one of its kind.
    pub source_id: Option<String>,
    /// What that is called.
    pub source_name: Option<String>,
    /// What kind of thing it was done to.
    pub target_type: Option<EventEntity>,
    /// Which one of its kind.
    pub target_id: Option<String>,
    /// What that is called.
    pub target_name: Option<String>,
    /// The device that it is about.
    pub device: Option<Id<Device, String>>,
    /// The agent that it is about.
    pub agent: Option<Id<Agent, String>>,
    /// The poller that it is about.
    pub poller: Option<Id<Poller, String>>,
    /// The alert that it is about.
    pub alert: Option<Id<Alert>>,
    /// The check that it is about.
    pub service_check: Option<Id<ServiceCheck>>,
    /// The poll job that it is about.
    pub poll_job: Option<Id<PollJob>>,
    /// The only partition that it concerns.
    pub partition: Option<Id<Partition>>,
    /// The state that something left.
    pub old_state: Option<String>,
    /// The state that it entered.
    pub new_state: Option<String>,
    /// Why, as far as somebody said.
    pub reason: Option<String>,
    /// Facts around it.
    pub metadata: Option<Json>,
    /// Words to find it by.
    pub tags: Option<Vec<String>>,
    /// The address that they did it from.
    pub client_ip: Option<String>,
}

/// What [`record_at_time`](super::record_at_time) takes.
#[derive(Clone, Debug)]
pub struct RecordAtTime {
    /// What part of the product it comes from.
    pub category: EventCategory,
    /// What happened, for programs.
    pub event_type: String,
    /// How much it matters.
    pub severity: Option<EventSeverity>,
    /// What happened, for people.
    pub message: String,
    /// Facts of this kind of event.
    pub details: Option<Json>,
    /// What kind of thing it happened to.
    pub source_type: Option<EventEntity>,
    /// Which one of its kind.
    pub source_id: Option<String>,
    /// What that is called.
    pub source_name: Option<String>,
    /// What kind of thing it was done to.
    pub target_type: Option<EventEntity>,
    /// Which one of its kind.
    pub target_id: Option<String>,
    /// What that is called.
    pub target_name: Option<String>,
    /// The device that it is about.
    pub device: Option<Id<Device, String>>,
    /// The agent that it is about.
    pub agent: Option<Id<Agent, String>>,
    /// The poller that it is about.
    pub poller: Option<Id<Poller, String>>,
    /// The alert that it is about.
    pub alert: Option<Id<Alert>>,
    /// The check that it is about.
    pub service_check: Option<Id<ServiceCheck>>,
    /// The poll job that it is about.
    pub poll_job: Option<Id<PollJob>>,
    /// The only partition that it concerns.
    pub partition: Option<Id<Partition>>,
    /// The state that something left.
    pub old_state: Option<String>,
    /// The state that it entered.
    pub new_state: Option<String>,
    /// Why, as far as somebody said.
    pub reason: Option<String>,
    /// Facts around it.
    pub metadata: Option<Json>,
    /// Words to find it by.
    pub tags: Option<Vec<String>>,
    /// The address that they did it from.
    pub client_ip: Option<String>,
    /// When it happened.
    pub occurred_at: Timestamp,
}

into_slots! {
    ByCategory { category }
    BySeverity { min }
    ByDevice { device }
    ByAgent { agent }
    ByAlert { alert }
    InTimeRange { from, until }
    Record {
        category, event_type, severity: optional, message, details: optional, source_type: optional,
        source_id: optional, source_name: optional, target_type: optional, target_id: optional, target_name: optional,
        device: optional, agent: optional, poller: optional, alert: optional, service_check: optional,
        poll_job: optional, partition: optional, old_state: optional, new_state: optional, reason: optional,
        metadata: optional, tags: optional, client_ip: optional,
    }
    RecordAtTime {
        category, event_type, severity: optional, message, details: optional, source_type: optional,
        source_id: optional, source_name: optional, target_type: optional, target_id: optional, target_name: optional,
        device: optional, agent: optional, poller: optional, alert: optional, service_check: optional,
        poll_job: optional, partition: optional, old_state: optional, new_state: optional, reason: optional,
        metadata: optional, tags: optional, client_ip: optional, occurred_at,
    }
}
