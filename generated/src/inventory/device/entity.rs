//! Generated from `resources/src/inventory/device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `devices`, for SeaORM, and the stored part of a device.

use super::DEVICE;
use crate::identity::Tenant;
use crate::infrastructure::{Partition, Poller};
use crate::inventory::DeviceGroup;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use resources::inventory::device::DeviceStatus;
use resources::inventory::ocsf::{
    DeviceHardware, DeviceNetworkInterface, DeviceOrganization, DeviceOs, DeviceOwner, DeviceType, DirectoryGroup,
    InstalledAgent, RiskLevel,
};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

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
    /// The sources that have named it.
    pub discovery_sources: Vec<String>,
    /// Whether it answers.
    pub is_available: bool,
    /// Whatever sources and people want to note.
    pub metadata: Json,
}

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            tenant_id: row.take(0)?,
            uid: row.take(1)?,
            partition_id: row.take(2)?,
            status: row.take(3)?,
            type_id: row.take(4)?,
            type_name: row.take(5)?,
            name: row.take(6)?,
            hostname: row.take(7)?,
            ip: row.take(8)?,
            mac: row.take(9)?,
            uid_alt: row.take(10)?,
            domain: row.take(11)?,
            zone: row.take(12)?,
            subnet_uid: row.take(13)?,
            vlan_uid: row.take(14)?,
            region: row.take(15)?,
            vendor_name: row.take(16)?,
            model: row.take(17)?,
            os: row.take(18)?,
            hw_info: row.take(19)?,
            network_interfaces: row.take(20)?,
            first_seen_time: row.take(21)?,
            last_seen_time: row.take(22)?,
            created_time: row.take(23)?,
            modified_time: row.take(24)?,
            risk_level_id: row.take(25)?,
            risk_score: row.take(26)?,
            is_compliant: row.take(27)?,
            is_trusted: row.take(28)?,
            owner: row.take(29)?,
            org: row.take(30)?,
            groups: row.take(31)?,
            agent_list: row.take(32)?,
            group_id: row.take(33)?,
            poller_id: row.take(34)?,
            discovery_sources: row.take(35)?,
            is_available: row.take(36)?,
            metadata: row.take(37)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    TenantId,
    Uid,
    PartitionId,
    Status,
    TypeId,
    TypeName,
    Name,
    Hostname,
    Ip,
    Mac,
    UidAlt,
    Domain,
    Zone,
    SubnetUid,
    VlanUid,
    Region,
    VendorName,
    Model,
    Os,
    HwInfo,
    NetworkInterfaces,
    FirstSeenTime,
    LastSeenTime,
    CreatedTime,
    ModifiedTime,
    RiskLevelId,
    RiskScore,
    IsCompliant,
    IsTrusted,
    Owner,
    Org,
    Groups,
    AgentList,
    GroupId,
    PollerId,
    DiscoverySources,
    IsAvailable,
    Metadata,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &DEVICE;
    type Column = Column;
    type Key = (Uuid, String);
}
