//! Generated from `resources/src/infrastructure/poller.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A poller as code holds it.

use super::POLLER;
use super::entity::Model;
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition};
use crate::inventory::Device;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use resources::infrastructure::poller::{PollerStatus, RegistrationSource};
use std::ops::Deref;

/// A component that hands checks to agents, for one partition or for all of a tenant.
#[derive(Clone, Debug)]
pub struct Poller {
    model: Model,
    /// Whether it is healthy and was heard from in the last five minutes.
    pub is_online: bool,
    /// A colour for the state.
    pub status_color: String,
    /// The state in words.
    pub status_label: String,
    /// What to call it in lists.
    pub display_name: String,
    /// The only partition that it serves; without one it serves all.
    pub partition: Loaded<Option<Box<Partition>>>,
    /// The devices it looks after.
    pub devices: Loaded<Vec<Device>>,
    /// The agents it chooses from.
    pub agents: Loaded<Vec<Agent>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Poller {
    pub const TENANT_ID: Attribute<Poller, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<Poller, String> = Attribute::new(1);
    pub const COMPONENT_ID: Attribute<Poller, Option<String>> = Attribute::new(2);
    pub const REGISTRATION_SOURCE: Attribute<Poller, RegistrationSource> = Attribute::new(3);
    pub const STATUS: Attribute<Poller, PollerStatus> = Attribute::new(4);
    pub const STATE_SINCE: Attribute<Poller, Timestamp> = Attribute::new(5);
    pub const SPIFFE_IDENTITY: Attribute<Poller, Option<String>> = Attribute::new(6);
    pub const FIRST_REGISTERED: Attribute<Poller, Timestamp> = Attribute::new(7);
    pub const FIRST_SEEN: Attribute<Poller, Option<Timestamp>> = Attribute::new(8);
    pub const LAST_SEEN: Attribute<Poller, Option<Timestamp>> = Attribute::new(9);
    pub const METADATA: Attribute<Poller, Json> = Attribute::new(10);
    pub const CREATED_BY: Attribute<Poller, Option<String>> = Attribute::new(11);
    pub const IS_HEALTHY: Attribute<Poller, bool> = Attribute::new(12);
    pub const AGENT_COUNT: Attribute<Poller, i32> = Attribute::new(13);
    pub const CHECKER_COUNT: Attribute<Poller, i32> = Attribute::new(14);
    pub const PARTITION_ID: Attribute<Poller, Option<Id<Partition>>> = Attribute::new(15);
    pub const LOST: Attribute<Poller, bool> = Attribute::new(16);
    pub const ALERTED: Attribute<Poller, bool> = Attribute::new(17);
    pub const UPDATED_AT: Attribute<Poller, Timestamp> = Attribute::new(18);
    pub const PARTITION: RelationTo<Poller, Partition> = RelationTo::new(0);
    pub const DEVICES: RelationTo<Poller, Device> = RelationTo::new(1);
    pub const AGENTS: RelationTo<Poller, Agent> = RelationTo::new(2);
}

impl Deref for Poller {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Poller {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Poller {
            model: Model::from_row(row)?,
            is_online: row.take(19)?,
            status_color: row.take(20)?,
            status_label: row.take(21)?,
            display_name: row.take(22)?,
            partition: Loaded::No,
            devices: Loaded::No,
            agents: Loaded::No,
        })
    }
}

impl Record for Poller {
    const META: &'static ResourceMeta = &POLLER;
    type Key = Id<Poller, String>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.partition),
        |record, related| related.attach_many(&mut record.devices),
        |record, related| related.attach_many(&mut record.agents),
    ];

    fn key(&self) -> Self::Key {
        Id::new(self.id.clone())
    }
}
