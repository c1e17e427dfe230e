//! Generated from `resources/src/inventory/device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A device as code holds it.

use super::DEVICE;
use super::entity::Model;
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition, Poller};
use crate::inventory::{DeviceAliasState, DeviceGroup, DeviceIdentifier, Interface};
use crate::monitoring::{Alert, ServiceCheck};
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use resources::inventory::device::DeviceStatus;
use resources::inventory::ocsf::{
    DeviceHardware, DeviceNetworkInterface, DeviceOrganization, DeviceOs, DeviceOwner, DeviceType, DirectoryGroup,
    InstalledAgent, RiskLevel,
};
use std::ops::Deref;

/// A machine in a tenant's network. Its attributes have the names and meanings that the Open
/// Cybersecurity Schema Framework gives them.
#[derive(Clone, Debug)]
pub struct Device {
    model: Model,
    /// Whether it is under management.
    pub is_managed: bool,
    /// What to call it in lists.
    pub display_name: String,
    /// Whether it has not been seen for a day.
    pub is_stale: bool,
    /// A colour for whether it answers and was seen lately.
    pub status_color: String,
    /// The address space that the device is in.
    pub partition: Loaded<Option<Box<Partition>>>,
    /// Its network interfaces, as it describes them itself.
    pub interfaces: Loaded<Vec<Interface>>,
    /// Other names under which it was seen.
    pub aliases: Loaded<Vec<DeviceAliasState>>,
    /// The group that it is sorted into.
    pub group: Loaded<Option<Box<DeviceGroup>>>,
    /// The poller that looks after it.
    pub poller: Loaded<Option<Box<Poller>>>,
    /// The agent that looks at it.
    pub agent: Loaded<Option<Box<Agent>>>,
    /// What it is recognized by.
    pub identifiers: Loaded<Vec<DeviceIdentifier>>,
    /// The agents that run on it.
    pub agents: Loaded<Vec<Agent>>,
    /// The checks of it.
    pub service_checks: Loaded<Vec<ServiceCheck>>,
    /// The alerts about it.
    pub alerts: Loaded<Vec<Alert>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Device {
    pub const TENANT_ID: Attribute<Device, Id<Tenant>> = Attribute::new(0);
    pub const UID: Attribute<Device, String> = Attribute::new(1);
    pub const PARTITION_ID: Attribute<Device, Id<Partition>> = Attribute::new(2);
    pub const STATUS: Attribute<Device, DeviceStatus> = Attribute::new(3);
    pub const TYPE_ID: Attribute<Device, DeviceType> = Attribute::new(4);
    pub const TYPE_NAME: Attribute<Device, Option<String>> = Attribute::new(5);
    pub const NAME: Attribute<Device, Option<String>> = Attribute::new(6);
    pub const HOSTNAME: Attribute<Device, Option<String>> = Attribute::new(7);
    pub const IP: Attribute<Device, Option<String>> = Attribute::new(8);
    pub const MAC: Attribute<Device, Option<String>> = Attribute::new(9);
    pub const UID_ALT: Attribute<Device, Option<String>> = Attribute::new(10);
    pub const DOMAIN: Attribute<Device, Option<String>> = Attribute::new(11);
    pub const ZONE: Attribute<Device, Option<String>> = Attribute::new(12);
    pub const SUBNET_UID: Attribute<Device, Option<String>> = Attribute::new(13);
    pub const VLAN_UID: Attribute<Device, Option<String>> = Attribute::new(14);
    pub const REGION: Attribute<Device, Option<String>> = Attribute::new(15);
    pub const VENDOR_NAME: Attribute<Device, Option<String>> = Attribute::new(16);
    pub const MODEL: Attribute<Device, Option<String>> = Attribute::new(17);
    pub const OS: Attribute<Device, Option<DeviceOs>> = Attribute::new(18);
    pub const HW_INFO: Attribute<Device, Option<DeviceHardware>> = Attribute::new(19);
    pub const NETWORK_INTERFACES: Attribute<Device, Vec<DeviceNetworkInterface>> = Attribute::new(20);
    pub const FIRST_SEEN_TIME: Attribute<Device, Timestamp> = Attribute::new(21);
    pub const LAST_SEEN_TIME: Attribute<Device, Timestamp> = Attribute::new(22);
    pub const CREATED_TIME: Attribute<Device, Timestamp> = Attribute::new(23);
    pub const MODIFIED_TIME: Attribute<Device, Timestamp> = Attribute::new(24);
    pub const RISK_LEVEL_ID: Attribute<Device, Option<RiskLevel>> = Attribute::new(25);
    pub const RISK_SCORE: Attribute<Device, Option<i32>> = Attribute::new(26);
    pub const IS_COMPLIANT: Attribute<Device, Option<bool>> = Attribute::new(27);
    pub const IS_TRUSTED: Attribute<Device, bool> = Attribute::new(28);
    pub const OWNER: Attribute<Device, Option<DeviceOwner>> = Attribute::new(29);
    pub const ORG: Attribute<Device, Option<DeviceOrganization>> = Attribute::new(30);
    pub const GROUPS: Attribute<Device, Vec<DirectoryGroup>> = Attribute::new(31);
    pub const AGENT_LIST: Attribute<Device, Vec<InstalledAgent>> = Attribute::new(32);
    pub const GROUP_ID: Attribute<Device, Option<Id<DeviceGroup>>> = Attribute::new(33);
    pub const POLLER_ID: Attribute<Device, Option<Id<Poller, String>>> = Attribute::new(34);
    pub const AGENT_UID: Attribute<Device, Option<Id<Agent, String>>> = Attribute::new(35);
    pub const DISCOVERY_SOURCES: Attribute<Device, Vec<String>> = Attribute::new(36);
    pub const IS_AVAILABLE: Attribute<Device, bool> = Attribute::new(37);
    pub const METADATA: Attribute<Device, Json> = Attribute::new(38);
    pub const PARTITION: RelationTo<Device, Partition> = RelationTo::new(0);
    pub const INTERFACES: RelationTo<Device, Interface> = RelationTo::new(1);
    pub const ALIASES: RelationTo<Device, DeviceAliasState> = RelationTo::new(2);
    pub const GROUP: RelationTo<Device, DeviceGroup> = RelationTo::new(3);
    pub const POLLER: RelationTo<Device, Poller> = RelationTo::new(4);
    pub const AGENT: RelationTo<Device, Agent> = RelationTo::new(5);
    pub const IDENTIFIERS: RelationTo<Device, DeviceIdentifier> = RelationTo::new(6);
    pub const AGENTS: RelationTo<Device, Agent> = RelationTo::new(7);
    pub const SERVICE_CHECKS: RelationTo<Device, ServiceCheck> = RelationTo::new(8);
    pub const ALERTS: RelationTo<Device, Alert> = RelationTo::new(9);
}

impl Deref for Device {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Device {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Device {
            model: Model::from_row(row)?,
            is_managed: row.take(39)?,
            display_name: row.take(40)?,
            is_stale: row.take(41)?,
            status_color: row.take(42)?,
            partition: Loaded::No,
            interfaces: Loaded::No,
            aliases: Loaded::No,
            group: Loaded::No,
            poller: Loaded::No,
            agent: Loaded::No,
            identifiers: Loaded::No,
            agents: Loaded::No,
            service_checks: Loaded::No,
            alerts: Loaded::No,
        })
    }
}

impl Record for Device {
    const META: &'static ResourceMeta = &DEVICE;
    type Key = Id<Device, String>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.partition),
        |record, related| related.attach_many(&mut record.interfaces),
        |record, related| related.attach_many(&mut record.aliases),
        |record, related| related.attach_one(&mut record.group),
        |record, related| related.attach_one(&mut record.poller),
        |record, related| related.attach_one(&mut record.agent),
        |record, related| related.attach_many(&mut record.identifiers),
        |record, related| related.attach_many(&mut record.agents),
        |record, related| related.attach_many(&mut record.service_checks),
        |record, related| related.attach_many(&mut record.alerts),
    ];

    fn key(&self) -> Self::Key {
        Id::new(self.uid.clone())
    }
}
