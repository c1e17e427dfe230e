//! Generated from `resources/src/infrastructure/agent.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `agents`, for SeaORM, and the stored part of an agent.

use super::AGENT;
use crate::identity::Tenant;
use crate::infrastructure::{Partition, Poller};
use crate::inventory::Device;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::infrastructure::agent::{AgentCapability, AgentPolicy, AgentStatus, AgentType};
use uuid::Uuid;

/// The stored part of a [`Agent`](super::Agent).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The name under which the agent is known, given by whoever registers it.
    pub uid: String,
    /// What people call it.
    pub name: Option<String>,
    /// What kind of agent it is.
    pub type_id: AgentType,
    /// The kind in the words of its maker, above all for kinds without a number.
    pub type_name: Option<String>,
    /// Another key that some source has for it.
    pub uid_alt: Option<String>,
    /// Who made it.
    pub vendor_name: String,
    /// Which version it is.
    pub version: Option<String>,
    /// The policies that apply to it.
    pub policies: Vec<AgentPolicy>,
    /// What it can do.
    pub capabilities: Vec<AgentCapability>,
    /// The host at which it answers, where it does.
    pub host: Option<String>,
    /// The port at which it answers.
    pub port: Option<i32>,
    /// The SPIFFE id with which it proves who it is.
    pub spiffe_identity: Option<String>,
    /// What it is doing.
    pub status: AgentStatus,
    /// Since when it has been in this state.
    pub state_since: Timestamp,
    /// What its latest sign of life or change of state said.
    pub is_healthy: bool,
    /// When it was first heard from.
    pub first_seen_time: Timestamp,
    /// When it was last heard from.
    pub last_seen_time: Timestamp,
    /// When it was registered.
    pub created_time: Timestamp,
    /// When it last changed.
    pub modified_time: Timestamp,
    /// Alerted.
    pub alerted: bool,
    /// Whatever its operators want to note.
    pub metadata: Json,
    /// The only partition that it works in; without one it works in all.
    pub partition_id: Option<Id<Partition>>,
    /// The poller that chooses it.
    pub poller_id: Option<Id<Poller, String>>,
    /// The device that it runs on.
    pub device_uid: Option<Id<Device, String>>,
}

from_row! {
    Model {
        tenant_id, uid, name, type_id, type_name, uid_alt, vendor_name, version, policies, capabilities, host, port,
        spiffe_identity, status, state_since, is_healthy, first_seen_time, last_seen_time, created_time, modified_time,
        alerted, metadata, partition_id, poller_id, device_uid,
    }
}

table! {
    Model {
        TenantId, Uid, Name, TypeId, TypeName, UidAlt, VendorName, Version, Policies, Capabilities, Host, Port,
        SpiffeIdentity, Status, StateSince, IsHealthy, FirstSeenTime, LastSeenTime, CreatedTime, ModifiedTime, Alerted,
        Metadata, PartitionId, PollerId, DeviceUid,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &AGENT;
    type Column = Column;
    type Key = (Uuid, String);
}
