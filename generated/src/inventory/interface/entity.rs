//! Generated from `resources/src/inventory/interface.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `interfaces`, for SeaORM, and the stored part of an interface.

use super::{INTERFACE, Interface};
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition, Poller};
use crate::inventory::Device;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::inventory::interface::InterfaceStatus;
use uuid::Uuid;

/// The stored part of a [`Interface`](super::Interface).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The interface's id.
    pub id: Id<Interface>,
    /// The device that it is on.
    pub device_uid: Id<Device, String>,
    /// The partition of its device.
    pub partition_id: Id<Partition>,
    /// The agent that looked at it.
    pub agent_uid: Option<Id<Agent, String>>,
    /// The poller that had it looked at.
    pub poller_id: Option<Id<Poller, String>>,
    /// Its number on the device.
    pub if_index: i32,
    /// The address at which the device was asked.
    pub device_ip: Option<String>,
    /// What the device calls it.
    pub if_name: Option<String>,
    /// How the device describes it.
    pub if_descr: Option<String>,
    /// What people call it.
    pub if_alias: Option<String>,
    /// How many bits a second it can carry.
    pub if_speed: Option<i64>,
    /// Its MAC address.
    pub if_phys_address: Option<String>,
    /// Its IP addresses.
    pub ip_addresses: Vec<String>,
    /// What it is meant to do.
    pub if_admin_status: Option<InterfaceStatus>,
    /// What it does.
    pub if_oper_status: Option<InterfaceStatus>,
    /// Facts around it.
    pub metadata: Json,
    /// When it was first seen.
    pub first_seen: Timestamp,
    /// When it was last seen.
    pub last_seen: Timestamp,
    /// When it was added here.
    pub inserted_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model {
        tenant_id, id, device_uid, partition_id, agent_uid, poller_id, if_index, device_ip, if_name, if_descr,
        if_alias, if_speed, if_phys_address, ip_addresses, if_admin_status, if_oper_status, metadata, first_seen,
        last_seen, inserted_at, updated_at,
    }
}

table! {
    Model {
        TenantId, Id, DeviceUid, PartitionId, AgentUid, PollerId, IfIndex, DeviceIp, IfName, IfDescr, IfAlias, IfSpeed,
        IfPhysAddress, IpAddresses, IfAdminStatus, IfOperStatus, Metadata, FirstSeen, LastSeen, InsertedAt, UpdatedAt,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &INTERFACE;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
