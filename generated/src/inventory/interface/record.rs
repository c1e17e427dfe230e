//! Generated from `resources/src/inventory/interface.rs` by `cargo xtask codegen`. Do not edit.
//!
//! An interface as code holds it.

use super::INTERFACE;
use super::entity::Model;
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition, Poller};
use crate::inventory::Device;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use resources::inventory::interface::InterfaceStatus;
use std::ops::Deref;

/// A network interface that was found on a device, by its number there.
#[derive(Clone, Debug)]
pub struct Interface {
    model: Model,
    /// What to call it in lists; absent where it has no name but its number.
    pub display_name: Option<String>,
    /// What it is meant to do, in words.
    pub if_admin_status_name: String,
    /// What it does, in words.
    pub if_oper_status_name: String,
    /// A colour for what it does, and whether it is meant to.
    pub status_color: String,
    /// The device that it is on.
    pub device: Loaded<Option<Box<Device>>>,
    /// The partition of its device.
    pub partition: Loaded<Option<Box<Partition>>>,
    /// The agent that looked at it.
    pub agent: Loaded<Option<Box<Agent>>>,
    /// The poller that had it looked at.
    pub poller: Loaded<Option<Box<Poller>>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Interface {
    pub const TENANT_ID: Attribute<Interface, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<Interface, Id<Interface>> = Attribute::new(1);
    pub const DEVICE_UID: Attribute<Interface, Id<Device, String>> = Attribute::new(2);
    pub const PARTITION_ID: Attribute<Interface, Id<Partition>> = Attribute::new(3);
    pub const AGENT_UID: Attribute<Interface, Option<Id<Agent, String>>> = Attribute::new(4);
    pub const POLLER_ID: Attribute<Interface, Option<Id<Poller, String>>> = Attribute::new(5);
    pub const IF_INDEX: Attribute<Interface, i32> = Attribute::new(6);
    pub const DEVICE_IP: Attribute<Interface, Option<String>> = Attribute::new(7);
    pub const IF_NAME: Attribute<Interface, Option<String>> = Attribute::new(8);
    pub const IF_DESCR: Attribute<Interface, Option<String>> = Attribute::new(9);
    pub const IF_ALIAS: Attribute<Interface, Option<String>> = Attribute::new(10);
    pub const IF_SPEED: Attribute<Interface, Option<i64>> = Attribute::new(11);
    pub const IF_PHYS_ADDRESS: Attribute<Interface, Option<String>> = Attribute::new(12);
    pub const IP_ADDRESSES: Attribute<Interface, Vec<String>> = Attribute::new(13);
    pub const IF_ADMIN_STATUS: Attribute<Interface, Option<InterfaceStatus>> = Attribute::new(14);
    pub const IF_OPER_STATUS: Attribute<Interface, Option<InterfaceStatus>> = Attribute::new(15);
    pub const METADATA: Attribute<Interface, Json> = Attribute::new(16);
    pub const FIRST_SEEN: Attribute<Interface, Timestamp> = Attribute::new(17);
    pub const LAST_SEEN: Attribute<Interface, Timestamp> = Attribute::new(18);
    pub const INSERTED_AT: Attribute<Interface, Timestamp> = Attribute::new(19);
    pub const UPDATED_AT: Attribute<Interface, Timestamp> = Attribute::new(20);
    pub const DEVICE: RelationTo<Interface, Device> = RelationTo::new(0);
    pub const PARTITION: RelationTo<Interface, Partition> = RelationTo::new(1);
    pub const AGENT: RelationTo<Interface, Agent> = RelationTo::new(2);
    pub const POLLER: RelationTo<Interface, Poller> = RelationTo::new(3);
}

impl Deref for Interface {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Interface {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Interface {
            model: Model::from_row(row)?,
            display_name: row.take(21)?,
            if_admin_status_name: row.take(22)?,
            if_oper_status_name: row.take(23)?,
            status_color: row.take(24)?,
            device: Loaded::No,
            partition: Loaded::No,
            agent: Loaded::No,
            poller: Loaded::No,
        })
    }
}

impl Record for Interface {
    const META: &'static ResourceMeta = &INTERFACE;
    type Key = Id<Interface>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.device),
        |record, related| related.attach_one(&mut record.partition),
        |record, related| related.attach_one(&mut record.agent),
        |record, related| related.attach_one(&mut record.poller),
    ];

    fn key(&self) -> Self::Key {
        self.id
    }
}
