//! The event: something that happened, in words, kept as it was.

use resource::prelude::*;

use crate::infrastructure::{Agent, Partition, Poller};
use crate::inventory::Device;
use crate::monitoring::{Alert, PollJob, ServiceCheck};

/// Something that people may want to know happened. Events are never changed or removed, and refer to
/// nothing, so that what they are about can be.
#[derive(Resource)]
#[resource(table = "events", json_api, append_only)]
#[tenancy(tenant_id)]
#[scope(in_partition, actor.partition == null || partition == null || partition == actor.partition)]
#[policy(require(in_partition))]
#[index(-occurred_at, -id)]
#[index(category, -occurred_at, -id)]
#[index(severity, -occurred_at, -id)]
#[index(device, -occurred_at, -id)]
#[index(agent, -occurred_at, -id)]
#[index(alert, -occurred_at, -id)]
#[read(list, primary, sort(-occurred_at, -id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the events, newest first.")]
#[read(get, get(), doc = "Fetches an event by id.")]
#[read(by_category, argument(category: EventCategory), filter(category == argument.category),
    sort(-occurred_at, -id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the events of one category, newest first.")]
#[read(by_severity, argument(min: EventSeverity), filter(severity >= argument.min), sort(-occurred_at, -id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the events of a severity and above, newest first.")]
#[read(by_device, argument(device: Id<Device>), filter(device == argument.device), sort(-occurred_at, -id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the events about a device, newest first.")]
#[read(by_agent, argument(agent: Id<Agent>), filter(agent == argument.agent), sort(-occurred_at, -id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the events about an agent, newest first.")]
#[read(by_alert, argument(alert: Id<Alert>), filter(alert == argument.alert), sort(-occurred_at, -id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists what happened to an alert, newest first.")]
#[read(recent, filter(occurred_at > ago(1 hour)), sort(-occurred_at, -id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the events of the last hour, newest first.")]
#[read(in_time_range, argument(from: Timestamp), argument(until: Timestamp),
    filter(occurred_at >= argument.from && occurred_at < argument.until), sort(-occurred_at, -id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the events of a time, without its end, newest first.")]
#[create(record, primary,
    accept(category, event_type, severity, message, details, source_type, source_id, source_name, target_type,
        target_id, target_name, device, agent, poller, alert, service_check, poll_job, partition, old_state, new_state,
        reason, metadata, tags, client_ip),
    set(occurred_at = now(), actor_name = actor.name),
    doc = "Records that something happens now.")]
#[create(record_at_time,
    accept(category, event_type, severity, message, details, source_type, source_id, source_name, target_type,
        target_id, target_name, device, agent, poller, alert, service_check, poll_job, partition, old_state, new_state,
        reason, metadata, tags, client_ip, occurred_at),
    set(actor_name = actor.name),
    doc = "Records that something happened before.")]
pub struct Event {
    /// The event's id.
    pub id: Id<Event>,
    /// What part of the product it comes from.
    pub category: EventCategory,
    /// What happened, for programs.
    #[field(length(1..=63), pattern("[a-z0-9][a-z0-9_.]*"))]
    pub event_type: String,
    /// How much it matters.
    #[field(default = Info)]
    pub severity: EventSeverity,
    /// What happened, for people.
    #[field(length(1..=1000))]
    pub message: String,
    /// Facts of this kind of event.
    pub details: Json,
    /// What kind of thing it happened to.
    pub source_type: Option<EventEntity>,
    /// Which one of its kind.
    #[field(length(..=255))]
    pub source_id: Option<String>,
    /// What that is called.
    #[field(length(..=255))]
    pub source_name: Option<String>,
    /// What kind of thing it was done to.
    pub target_type: Option<EventEntity>,
    /// Which one of its kind.
    #[field(length(..=255))]
    pub target_id: Option<String>,
    /// What that is called.
    #[field(length(..=255))]
    pub target_name: Option<String>,
    /// The device that it is about.
    pub device: Option<Id<Device>>,
    /// The agent that it is about.
    pub agent: Option<Id<Agent>>,
    /// The poller that it is about.
    pub poller: Option<Id<Poller>>,
    /// The alert that it is about.
    pub alert: Option<Id<Alert>>,
    /// The check that it is about.
    pub service_check: Option<Id<ServiceCheck>>,
    /// The poll job that it is about.
    pub poll_job: Option<Id<PollJob>>,
    /// The only partition that it concerns.
    pub partition: Option<Id<Partition>>,
    /// The state that something left.
    #[field(length(..=63))]
    pub old_state: Option<String>,
    /// The state that it entered.
    #[field(length(..=63))]
    pub new_state: Option<String>,
    /// Why, as far as somebody said.
    #[field(length(..=1000))]
    pub reason: Option<String>,
    /// Facts around it.
    pub metadata: Json,
    /// Words to find it by.
    #[field(length(..=50))]
    pub tags: Vec<String>,
    /// Who did it, or recorded it.
    #[field(length(..=2048))]
    pub actor_name: Option<String>,
    /// The address that they did it from.
    #[field(length(..=45))]
    pub client_ip: Option<String>,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// When it was recorded.
    pub recorded_at: CreatedAt,
    /// What kind of actor that is.
    #[calculate(if coalesce(starts_with(actor_name, "user:"), false) { User }
        else if coalesce(starts_with(actor_name, "token:"), false) { Token }
        else if coalesce(starts_with(actor_name, "system:"), false) { System }
        else if coalesce(starts_with(actor_name, "spiffe:"), false) { Component } else { Unknown })]
    pub actor_type: Calculated<EventActor>,
}

/// Parts of the product that events come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum EventCategory {
    /// Checks and their runs.
    Check,
    /// Alerts.
    Alert,
    /// Agents.
    Agent,
    /// Pollers.
    Poller,
    /// Devices.
    Device,
    /// The product itself.
    System,
    /// What people did.
    Audit,
}

/// How much an event matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
#[repr(i16)]
pub enum EventSeverity {
    /// Nobody can tell.
    Unknown = 0,
    /// It is as it should be.
    Info = 1,
    /// Somebody should look at it.
    Warning = 2,
    /// Something does not work.
    Error = 3,
    /// Something that others depend on does not work.
    Critical = 4,
}

/// Kinds of things that events are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum EventEntity {
    /// A check.
    ServiceCheck,
    /// A run of a schedule.
    PollJob,
    /// A schedule.
    PollingSchedule,
    /// An alert.
    Alert,
    /// A device.
    Device,
    /// A poller.
    Poller,
    /// An agent.
    Agent,
    /// A checker.
    Checker,
    /// A user.
    User,
    /// A source of devices.
    IntegrationSource,
    /// The product itself.
    System,
}

/// Kinds of actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum EventActor {
    /// Somebody who signed in.
    User,
    /// A program with somebody's token.
    Token,
    /// A part of the product.
    System,
    /// A component at the edge.
    Component,
    /// Nobody knows.
    Unknown,
}
