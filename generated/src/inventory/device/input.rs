//! Generated from `resources/src/inventory/device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a device take.

use crate::infrastructure::{Agent, Partition, Poller};
use crate::inventory::DeviceGroup;
use resource_core::{Id, Json, Timestamp};
use resource_runtime::{Patch, into_slots};
use resources::inventory::ocsf::{
    DeviceHardware, DeviceNetworkInterface, DeviceOrganization, DeviceOs, DeviceOwner, DeviceType, DirectoryGroup,
    InstalledAgent, RiskLevel,
};

/// What [`by_ip`](super::by_ip) takes.
#[derive(Clone, Debug)]
pub struct ByIp {
    /// Partition.
    pub partition: Id<Partition>,
    /// Ip.
    pub ip: String,
}

/// What [`by_mac`](super::by_mac) takes.
#[derive(Clone, Debug)]
pub struct ByMac {
    /// Partition.
    pub partition: Id<Partition>,
    /// Mac.
    pub mac: String,
}

/// What [`by_poller`](super::by_poller) takes.
#[derive(Clone, Debug)]
pub struct ByPoller {
    /// Poller.
    pub poller: Id<Poller, String>,
}

/// What [`create`](super::create) takes.
#[derive(Clone, Debug)]
pub struct Create {
    /// The device's own key, `sr:` and a UUID for machines that were found by discovery.
    pub uid: String,
    /// The address space that the device is in.
    pub partition: Id<Partition>,
    /// What kind of machine it is.
    pub type_id: Option<DeviceType>,
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
    pub network_interfaces: Option<Vec<DeviceNetworkInterface>>,
    /// How much of a risk it is.
    pub risk_level_id: Option<RiskLevel>,
    /// The risk as the number that the source gives.
    pub risk_score: Option<i32>,
    /// Whether it follows the rules that apply to it.
    pub is_compliant: Option<bool>,
    /// Whether it is trusted.
    pub is_trusted: Option<bool>,
    /// Whose it is.
    pub owner: Option<DeviceOwner>,
    /// The organization that it belongs to.
    pub org: Option<DeviceOrganization>,
    /// The directory groups that it is in.
    pub groups: Option<Vec<DirectoryGroup>>,
    /// The agents that run on it.
    pub agent_list: Option<Vec<InstalledAgent>>,
    /// The group that it is sorted into.
    pub group: Option<Id<DeviceGroup>>,
    /// The poller that looks after it.
    pub poller: Option<Id<Poller, String>>,
    /// The agent that looks at it.
    pub agent: Option<Id<Agent, String>>,
    /// The sources that have named it.
    pub discovery_sources: Option<Vec<String>>,
    /// Whatever sources and people want to note.
    pub metadata: Option<Json>,
}

/// What [`ingest`](super::ingest) takes.
#[derive(Clone, Debug)]
pub struct Ingest {
    /// The device's own key, `sr:` and a UUID for machines that were found by discovery.
    pub uid: String,
    /// The address space that the device is in.
    pub partition: Id<Partition>,
    /// What kind of machine it is.
    pub type_id: Option<DeviceType>,
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
    /// Who made it.
    pub vendor_name: Option<String>,
    /// Which model it is.
    pub model: Option<String>,
    /// The operating system.
    pub os: Option<DeviceOs>,
    /// How much of a risk it is.
    pub risk_level_id: Option<RiskLevel>,
    /// The risk as the number that the source gives.
    pub risk_score: Option<i32>,
    /// The poller that looks after it.
    pub poller: Option<Id<Poller, String>>,
    /// The agent that looks at it.
    pub agent: Option<Id<Agent, String>>,
    /// The sources that have named it.
    pub discovery_sources: Option<Vec<String>>,
    /// When it was first seen.
    pub first_seen_time: Timestamp,
    /// When it was last seen.
    pub last_seen_time: Timestamp,
    /// Whatever sources and people want to note.
    pub metadata: Option<Json>,
    /// Whether it is certain which machine this is.
    pub identified: Option<bool>,
}

/// What [`restore`](super::restore) takes.
#[derive(Clone, Debug)]
pub struct Restore {
    /// The device's own key, `sr:` and a UUID for machines that were found by discovery.
    pub uid: String,
    /// The address space that the device is in.
    pub partition: Id<Partition>,
    /// What kind of machine it is.
    pub type_id: Option<DeviceType>,
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
    pub network_interfaces: Option<Vec<DeviceNetworkInterface>>,
    /// When it was first seen.
    pub first_seen_time: Timestamp,
    /// When it was last seen.
    pub last_seen_time: Timestamp,
    /// How much of a risk it is.
    pub risk_level_id: Option<RiskLevel>,
    /// The risk as the number that the source gives.
    pub risk_score: Option<i32>,
    /// Whether it follows the rules that apply to it.
    pub is_compliant: Option<bool>,
    /// Whether it is trusted.
    pub is_trusted: Option<bool>,
    /// Whose it is.
    pub owner: Option<DeviceOwner>,
    /// The organization that it belongs to.
    pub org: Option<DeviceOrganization>,
    /// The directory groups that it is in.
    pub groups: Option<Vec<DirectoryGroup>>,
    /// The agents that run on it.
    pub agent_list: Option<Vec<InstalledAgent>>,
    /// The group that it is sorted into.
    pub group: Option<Id<DeviceGroup>>,
    /// The poller that looks after it.
    pub poller: Option<Id<Poller, String>>,
    /// The agent that looks at it.
    pub agent: Option<Id<Agent, String>>,
    /// The sources that have named it.
    pub discovery_sources: Option<Vec<String>>,
    /// Whatever sources and people want to note.
    pub metadata: Option<Json>,
    /// Whether it is certain which machine this is.
    pub identified: Option<bool>,
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// The kind in the words of the source, above all for kinds without a number.
    pub type_name: Patch<String>,
    /// What people call it.
    pub name: Patch<String>,
    /// What it calls itself on the network.
    pub hostname: Patch<String>,
    /// Its main IP address.
    pub ip: Patch<String>,
    /// Its main MAC address.
    pub mac: Patch<String>,
    /// Another key that some source has for it.
    pub uid_alt: Patch<String>,
    /// The DNS or directory domain that it is in.
    pub domain: Patch<String>,
    /// The security zone that it is in.
    pub zone: Patch<String>,
    /// The subnet that it is in.
    pub subnet_uid: Patch<String>,
    /// The VLAN that it is in.
    pub vlan_uid: Patch<String>,
    /// The region that it is in.
    pub region: Patch<String>,
    /// Who made it.
    pub vendor_name: Patch<String>,
    /// Which model it is.
    pub model: Patch<String>,
    /// The operating system.
    pub os: Patch<DeviceOs>,
    /// The hardware.
    pub hw_info: Patch<DeviceHardware>,
    /// The network interfaces that sources have named.
    pub network_interfaces: Option<Vec<DeviceNetworkInterface>>,
    /// How much of a risk it is.
    pub risk_level_id: Patch<RiskLevel>,
    /// The risk as the number that the source gives.
    pub risk_score: Patch<i32>,
    /// Whether it follows the rules that apply to it.
    pub is_compliant: Patch<bool>,
    /// Whether it is trusted.
    pub is_trusted: Option<bool>,
    /// Whose it is.
    pub owner: Patch<DeviceOwner>,
    /// The organization that it belongs to.
    pub org: Patch<DeviceOrganization>,
    /// The directory groups that it is in.
    pub groups: Option<Vec<DirectoryGroup>>,
    /// The agents that run on it.
    pub agent_list: Option<Vec<InstalledAgent>>,
    /// The poller that looks after it.
    pub poller: Patch<Id<Poller, String>>,
    /// The agent that looks at it.
    pub agent: Patch<Id<Agent, String>>,
    /// The sources that have named it.
    pub discovery_sources: Option<Vec<String>>,
    /// Whatever sources and people want to note.
    pub metadata: Option<Json>,
}

/// What [`assign_to_group`](super::assign_to_group) takes.
#[derive(Clone, Debug, Default)]
pub struct AssignToGroup {
    /// The group that it is sorted into.
    pub group: Patch<Id<DeviceGroup>>,
}

/// What [`set_availability`](super::set_availability) takes.
#[derive(Clone, Debug)]
pub struct SetAvailability {
    /// Whether the device answers.
    pub is_available: bool,
}

into_slots! {
    ByIp { partition, ip }
    ByMac { partition, mac }
    ByPoller { poller }
    Create {
        uid, partition, type_id: optional, type_name: optional, name: optional, hostname: optional, ip: optional,
        mac: optional, uid_alt: optional, domain: optional, zone: optional, subnet_uid: optional, vlan_uid: optional,
        region: optional, vendor_name: optional, model: optional, os: optional, hw_info: optional,
        network_interfaces: optional, risk_level_id: optional, risk_score: optional, is_compliant: optional,
        is_trusted: optional, owner: optional, org: optional, groups: optional, agent_list: optional, group: optional,
        poller: optional, agent: optional, discovery_sources: optional, metadata: optional,
    }
    Ingest {
        uid, partition, type_id: optional, type_name: optional, name: optional, hostname: optional, ip: optional,
        mac: optional, vendor_name: optional, model: optional, os: optional, risk_level_id: optional,
        risk_score: optional, poller: optional, agent: optional, discovery_sources: optional, first_seen_time,
        last_seen_time, metadata: optional, identified: optional,
    }
    Restore {
        uid, partition, type_id: optional, type_name: optional, name: optional, hostname: optional, ip: optional,
        mac: optional, uid_alt: optional, domain: optional, zone: optional, subnet_uid: optional, vlan_uid: optional,
        region: optional, vendor_name: optional, model: optional, os: optional, hw_info: optional,
        network_interfaces: optional, first_seen_time, last_seen_time, risk_level_id: optional, risk_score: optional,
        is_compliant: optional, is_trusted: optional, owner: optional, org: optional, groups: optional,
        agent_list: optional, group: optional, poller: optional, agent: optional, discovery_sources: optional,
        metadata: optional, identified: optional,
    }
    Update {
        type_name: patch, name: patch, hostname: patch, ip: patch, mac: patch, uid_alt: patch, domain: patch,
        zone: patch, subnet_uid: patch, vlan_uid: patch, region: patch, vendor_name: patch, model: patch, os: patch,
        hw_info: patch, network_interfaces: optional, risk_level_id: patch, risk_score: patch, is_compliant: patch,
        is_trusted: optional, owner: patch, org: patch, groups: optional, agent_list: optional, poller: patch,
        agent: patch, discovery_sources: optional, metadata: optional,
    }
    AssignToGroup { group: patch }
    SetAvailability { is_available }
}
