//! Generated from `resources/src/inventory/device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `devices`, for SeaORM, and the stored part of a device.

use super::DEVICE;
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition, Poller};
use crate::inventory::DeviceGroup;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::inventory::device::DeviceStatus;
use resources::inventory::ocsf::{
    DeviceHardware, DeviceNetworkInterface, DeviceOrganization, DeviceOs, DeviceOwner, DeviceType, DirectoryGroup,
    InstalledAgent, RiskLevel,
};
use uuid::Uuid;

/// The stored part of a [`Device`](super::Device).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The device's own key, `sr:` and a UUID for machines that were found by discovery.
    pub uid: String,
    /// The address space that the device is in.
    pub partition_id: Id<Partition>,
    /// How far it is known: found, certain, or under management.
    pub status: DeviceStatus,
    /// What kind of machine it is.
    pub type_id: DeviceType,
    /// The kind in the words of the source, above all for kinds without a number.
    pub type_name: Option<String>,
    /// What people call it.
    pub name: Option<String>,
    /// What it calls itself on the network.
    pub hostname: Option<String>,
    /// Its main IP address.
    pub ip: Option<String>,
    /// Its main MAC address.
    pub mac: Option<String>,
    /// Another key that some source has for it.
    pub uid_alt: Option<String>,
    /// The DNS or directory domain that it is in.
    pub domain: Option<String>,
    /// The security zone that it is in.
    pub zone: Option<String>,
    /// The subnet that it is in.
    pub subnet_uid: Option<String>,
    /// The VLAN that it is in.
    pub vlan_uid: Option<String>,
    /// The region that it is in.
    pub region: Option<String>,
    /// Who made it.
    pub vendor_name: Option<String>,
    /// Which model it is.
    pub model: Option<String>,
    /// The operating system.
    pub os: Option<DeviceOs>,
    /// The hardware.
    pub hw_info: Option<DeviceHardware>,
    /// The network interfaces that sources have named.
    pub network_interfaces: Vec<DeviceNetworkInterface>,
    /// When it was first seen.
    pub first_seen_time: Timestamp,
    /// When it was last seen.
    pub last_seen_time: Timestamp,
    /// When it was added here.
    pub created_time: Timestamp,
    /// When what is known of it last changed.
    pub modified_time: Timestamp,
    /// How much of a risk it is.
    pub risk_level_id: Option<RiskLevel>,
    /// The risk as the number that the source gives.
    pub risk_score: Option<i32>,
    /// Whether it follows the rules that apply to it.
    pub is_compliant: Option<bool>,
    /// Whether it is trusted.
    pub is_trusted: bool,
    /// Whose it is.
    pub owner: Option<DeviceOwner>,
    /// The organization that it belongs to.
    pub org: Option<DeviceOrganization>,
    /// The directory groups that it is in.
    pub groups: Vec<DirectoryGroup>,
    /// The agents that run on it.
    pub agent_list: Vec<InstalledAgent>,
    /// The group that it is sorted into.
    pub group_id: Option<Id<DeviceGroup>>,
    /// The poller that looks after it.
    pub poller_id: Option<Id<Poller, String>>,
    /// The agent that looks at it.
    pub agent_uid: Option<Id<Agent, String>>,
    /// The sources that have named it.
    pub discovery_sources: Vec<String>,
    /// Whether it answers. Nobody knows that before it was asked.
    pub is_available: bool,
    /// Whatever sources and people want to note.
    pub metadata: Json,
}

from_row! {
    Model {
        tenant_id, uid, partition_id, status, type_id, type_name, name, hostname, ip, mac, uid_alt, domain, zone,
        subnet_uid, vlan_uid, region, vendor_name, model, os, hw_info, network_interfaces, first_seen_time,
        last_seen_time, created_time, modified_time, risk_level_id, risk_score, is_compliant, is_trusted, owner, org,
        groups, agent_list, group_id, poller_id, agent_uid, discovery_sources, is_available, metadata,
    }
}

table! {
    Model {
        TenantId, Uid, PartitionId, Status, TypeId, TypeName, Name, Hostname, Ip, Mac, UidAlt, Domain, Zone, SubnetUid,
        VlanUid, Region, VendorName, Model, Os, HwInfo, NetworkInterfaces, FirstSeenTime, LastSeenTime, CreatedTime,
        ModifiedTime, RiskLevelId, RiskScore, IsCompliant, IsTrusted, Owner, Org, Groups, AgentList, GroupId, PollerId,
        AgentUid, DiscoverySources, IsAvailable, Metadata,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &DEVICE;
    type Column = Column;
    type Key = (Uuid, String);
}
