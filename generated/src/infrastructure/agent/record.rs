//! Generated from `resources/src/infrastructure/agent.rs` by `cargo xtask codegen`. Do not edit.
//!
//! An agent as code holds it.

use super::AGENT;
use super::entity::Model;
use crate::identity::Tenant;
use crate::infrastructure::{Checker, Partition, Poller};
use crate::inventory::Device;
use crate::monitoring::ServiceCheck;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use resources::infrastructure::agent::{AgentCapability, AgentPolicy, AgentStatus, AgentType};
use std::ops::Deref;

/// A component that runs checks and reports what it found. Its attributes have the names and meanings
/// that the Open Cybersecurity Schema Framework gives them.
#[derive(Clone, Debug)]
pub struct Agent {
    model: Model,
    /// What to call it in lists.
    pub display_name: String,
    /// Whether it is connected and was heard from in the last five minutes.
    pub is_online: bool,
    /// A colour for the state.
    pub status_color: String,
    /// The state in words.
    pub status_label: String,
    /// The only partition that it works in; without one it works in all.
    pub partition: Loaded<Option<Box<Partition>>>,
    /// The poller that chooses it.
    pub poller: Loaded<Option<Box<Poller>>>,
    /// The device that it runs on.
    pub device: Loaded<Option<Box<Device>>>,
    /// The checkers behind it.
    pub checkers: Loaded<Vec<Checker>>,
    /// The checks that it alone runs.
    pub service_checks: Loaded<Vec<ServiceCheck>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Agent {
    pub const TENANT_ID: Attribute<Agent, Id<Tenant>> = Attribute::new(0);
    pub const UID: Attribute<Agent, String> = Attribute::new(1);
    pub const NAME: Attribute<Agent, Option<String>> = Attribute::new(2);
    pub const TYPE_ID: Attribute<Agent, AgentType> = Attribute::new(3);
    pub const TYPE_NAME: Attribute<Agent, Option<String>> = Attribute::new(4);
    pub const UID_ALT: Attribute<Agent, Option<String>> = Attribute::new(5);
    pub const VENDOR_NAME: Attribute<Agent, String> = Attribute::new(6);
    pub const VERSION: Attribute<Agent, Option<String>> = Attribute::new(7);
    pub const POLICIES: Attribute<Agent, Vec<AgentPolicy>> = Attribute::new(8);
    pub const CAPABILITIES: Attribute<Agent, Vec<AgentCapability>> = Attribute::new(9);
    pub const HOST: Attribute<Agent, Option<String>> = Attribute::new(10);
    pub const PORT: Attribute<Agent, Option<i32>> = Attribute::new(11);
    pub const SPIFFE_IDENTITY: Attribute<Agent, Option<String>> = Attribute::new(12);
    pub const STATUS: Attribute<Agent, AgentStatus> = Attribute::new(13);
    pub const STATE_SINCE: Attribute<Agent, Timestamp> = Attribute::new(14);
    pub const IS_HEALTHY: Attribute<Agent, bool> = Attribute::new(15);
    pub const FIRST_SEEN_TIME: Attribute<Agent, Timestamp> = Attribute::new(16);
    pub const LAST_SEEN_TIME: Attribute<Agent, Timestamp> = Attribute::new(17);
    pub const CREATED_TIME: Attribute<Agent, Timestamp> = Attribute::new(18);
    pub const MODIFIED_TIME: Attribute<Agent, Timestamp> = Attribute::new(19);
    pub const ALERTED: Attribute<Agent, bool> = Attribute::new(20);
    pub const METADATA: Attribute<Agent, Json> = Attribute::new(21);
    pub const PARTITION_ID: Attribute<Agent, Option<Id<Partition>>> = Attribute::new(22);
    pub const POLLER_ID: Attribute<Agent, Option<Id<Poller, String>>> = Attribute::new(23);
    pub const DEVICE_UID: Attribute<Agent, Option<Id<Device, String>>> = Attribute::new(24);
    pub const PARTITION: RelationTo<Agent, Partition> = RelationTo::new(0);
    pub const POLLER: RelationTo<Agent, Poller> = RelationTo::new(1);
    pub const DEVICE: RelationTo<Agent, Device> = RelationTo::new(2);
    pub const CHECKERS: RelationTo<Agent, Checker> = RelationTo::new(3);
    pub const SERVICE_CHECKS: RelationTo<Agent, ServiceCheck> = RelationTo::new(4);
}

impl Deref for Agent {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Agent {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Agent {
            model: Model::from_row(row)?,
            display_name: row.take(25)?,
            is_online: row.take(26)?,
            status_color: row.take(27)?,
            status_label: row.take(28)?,
            partition: Loaded::No,
            poller: Loaded::No,
            device: Loaded::No,
            checkers: Loaded::No,
            service_checks: Loaded::No,
        })
    }
}

impl Record for Agent {
    const META: &'static ResourceMeta = &AGENT;
    type Key = Id<Agent, String>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.partition),
        |record, related| related.attach_one(&mut record.poller),
        |record, related| related.attach_one(&mut record.device),
        |record, related| related.attach_many(&mut record.checkers),
        |record, related| related.attach_many(&mut record.service_checks),
    ];

    fn key(&self) -> Self::Key {
        Id::new(self.uid.clone())
    }
}
