//! Generated from `resources/src/monitoring/event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `events`, for SeaORM, and the stored part of an event.

use super::{EVENT, Event};
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition, Poller};
use crate::inventory::Device;
use crate::monitoring::{Alert, PollJob, ServiceCheck};
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::monitoring::event::{EventCategory, EventEntity, EventSeverity};
use uuid::Uuid;

/// The stored part of a [`Event`](super::Event).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The event's id.
    pub id: Id<Event>,
    /// What part of the product it comes from.
    pub category: EventCategory,
    /// What happened, for programs.
    pub event_type: String,
    /// How much it matters.
    pub severity: EventSeverity,
    /// What happened, for people.
    pub message: String,
    /// Facts of this kind of event.
    pub details: Json,
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
    pub metadata: Json,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Who did it, or recorded it.
    pub actor_name: Option<String>,
    /// The address that they did it from.
    pub client_ip: Option<String>,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// When it was recorded.
    pub recorded_at: Timestamp,
}

from_row! {
    Model {
        tenant_id, id, category, event_type, severity, message, details, source_type, source_id, source_name,
        target_type, target_id, target_name, device, agent, poller, alert, service_check, poll_job, partition,
        old_state, new_state, reason, metadata, tags, actor_name, client_ip, occurred_at, recorded_at,
    }
}

table! {
    Model {
        TenantId, Id, Category, EventType, Severity, Message, Details, SourceType, SourceId, SourceName, TargetType,
        TargetId, TargetName, Device, Agent, Poller, Alert, ServiceCheck, PollJob, Partition, OldState, NewState,
        Reason, Metadata, Tags, ActorName, ClientIp, OccurredAt, RecordedAt,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &EVENT;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
