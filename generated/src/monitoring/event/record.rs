//! Generated from `resources/src/monitoring/event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! An event as code holds it.

use super::EVENT;
use super::entity::Model;
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition, Poller};
use crate::inventory::Device;
use crate::monitoring::{Alert, PollJob, ServiceCheck};
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Record, Result};
use resources::monitoring::event::{EventActor, EventCategory, EventEntity, EventSeverity};
use std::ops::Deref;

/// Something that people may want to know happened. Events are never changed or removed, and refer to
/// nothing, so that what they are about can be.
#[derive(Clone, Debug)]
pub struct Event {
    model: Model,
    /// What kind of actor that is.
    pub actor_type: EventActor,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Event {
    pub const TENANT_ID: Attribute<Event, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<Event, Id<Event>> = Attribute::new(1);
    pub const CATEGORY: Attribute<Event, EventCategory> = Attribute::new(2);
    pub const EVENT_TYPE: Attribute<Event, String> = Attribute::new(3);
    pub const SEVERITY: Attribute<Event, EventSeverity> = Attribute::new(4);
    pub const MESSAGE: Attribute<Event, String> = Attribute::new(5);
    pub const DETAILS: Attribute<Event, Json> = Attribute::new(6);
    pub const SOURCE_TYPE: Attribute<Event, Option<EventEntity>> = Attribute::new(7);
    pub const SOURCE_ID: Attribute<Event, Option<String>> = Attribute::new(8);
    pub const SOURCE_NAME: Attribute<Event, Option<String>> = Attribute::new(9);
    pub const TARGET_TYPE: Attribute<Event, Option<EventEntity>> = Attribute::new(10);
    pub const TARGET_ID: Attribute<Event, Option<String>> = Attribute::new(11);
    pub const TARGET_NAME: Attribute<Event, Option<String>> = Attribute::new(12);
    pub const DEVICE: Attribute<Event, Option<Id<Device, String>>> = Attribute::new(13);
    pub const AGENT: Attribute<Event, Option<Id<Agent, String>>> = Attribute::new(14);
    pub const POLLER: Attribute<Event, Option<Id<Poller, String>>> = Attribute::new(15);
    pub const ALERT: Attribute<Event, Option<Id<Alert>>> = Attribute::new(16);
    pub const SERVICE_CHECK: Attribute<Event, Option<Id<ServiceCheck>>> = Attribute::new(17);
    pub const POLL_JOB: Attribute<Event, Option<Id<PollJob>>> = Attribute::new(18);
    pub const PARTITION: Attribute<Event, Option<Id<Partition>>> = Attribute::new(19);
    pub const OLD_STATE: Attribute<Event, Option<String>> = Attribute::new(20);
    pub const NEW_STATE: Attribute<Event, Option<String>> = Attribute::new(21);
    pub const REASON: Attribute<Event, Option<String>> = Attribute::new(22);
    pub const METADATA: Attribute<Event, Json> = Attribute::new(23);
    pub const TAGS: Attribute<Event, Vec<String>> = Attribute::new(24);
    pub const ACTOR_NAME: Attribute<Event, Option<String>> = Attribute::new(25);
    pub const CLIENT_IP: Attribute<Event, Option<String>> = Attribute::new(26);
    pub const OCCURRED_AT: Attribute<Event, Timestamp> = Attribute::new(27);
    pub const RECORDED_AT: Attribute<Event, Timestamp> = Attribute::new(28);
}

impl Deref for Event {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Event {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Event { model: Model::from_row(row)?, actor_type: row.take(29)? })
    }
}

impl Record for Event {
    const META: &'static ResourceMeta = &EVENT;
    type Key = Id<Event>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[];

    fn key(&self) -> Self::Key {
        self.id
    }
}
