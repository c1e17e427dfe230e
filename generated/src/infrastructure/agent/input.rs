//! Generated from `resources/src/infrastructure/agent.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of an agent take.

use crate::infrastructure::{Partition, Poller};
use crate::inventory::Device;
use resource_core::{Id, Json};
use resource_runtime::{Patch, into_slots};
use resources::infrastructure::agent::{AgentCapability, AgentPolicy, AgentStatus, AgentType};

/// What [`by_poller`](super::by_poller) takes.
#[derive(Clone, Debug)]
pub struct ByPoller {
    /// Poller.
    pub poller: Id<Poller, String>,
}

/// What [`by_device`](super::by_device) takes.
#[derive(Clone, Debug)]
pub struct ByDevice {
    /// Device.
    pub device: Id<Device, String>,
}

/// What [`by_status`](super::by_status) takes.
#[derive(Clone, Debug)]
pub struct ByStatus {
    /// Status.
    pub status: AgentStatus,
}

/// What [`by_capability`](super::by_capability) takes.
#[derive(Clone, Debug)]
pub struct ByCapability {
    /// Capability.
    pub capability: AgentCapability,
}

/// What [`register`](super::register) takes.
#[derive(Clone, Debug)]
pub struct Register {
    /// The name under which the agent is known, given by whoever registers it.
    pub uid: String,
    /// What people call it.
    pub name: Option<String>,
    /// What kind of agent it is.
    pub type_id: Option<AgentType>,
    /// The kind in the words of its maker, above all for kinds without a number.
    pub type_name: Option<String>,
    /// Another key that some source has for it.
    pub uid_alt: Option<String>,
    /// Who made it.
    pub vendor_name: Option<String>,
    /// Which version it is.
    pub version: Option<String>,
    /// The policies that apply to it.
    pub policies: Option<Vec<AgentPolicy>>,
    /// What it can do.
    pub capabilities: Option<Vec<AgentCapability>>,
    /// The host at which it answers, where it does.
    pub host: Option<String>,
    /// The port at which it answers.
    pub port: Option<i32>,
    /// The SPIFFE id with which it proves who it is.
    pub spiffe_identity: Option<String>,
    /// The only partition that it works in; without one it works in all.
    pub partition: Option<Id<Partition>>,
    /// The poller that chooses it.
    pub poller: Option<Id<Poller, String>>,
    /// The device that it runs on.
    pub device: Option<Id<Device, String>>,
    /// Whatever its operators want to note.
    pub metadata: Option<Json>,
}

/// What [`register_connected`](super::register_connected) takes.
#[derive(Clone, Debug)]
pub struct RegisterConnected {
    /// The name under which the agent is known, given by whoever registers it.
    pub uid: String,
    /// What people call it.
    pub name: Option<String>,
    /// What kind of agent it is.
    pub type_id: Option<AgentType>,
    /// The kind in the words of its maker, above all for kinds without a number.
    pub type_name: Option<String>,
    /// Another key that some source has for it.
    pub uid_alt: Option<String>,
    /// Who made it.
    pub vendor_name: Option<String>,
    /// Which version it is.
    pub version: Option<String>,
    /// The policies that apply to it.
    pub policies: Option<Vec<AgentPolicy>>,
    /// What it can do.
    pub capabilities: Option<Vec<AgentCapability>>,
    /// The host at which it answers, where it does.
    pub host: Option<String>,
    /// The port at which it answers.
    pub port: Option<i32>,
    /// The SPIFFE id with which it proves who it is.
    pub spiffe_identity: Option<String>,
    /// The only partition that it works in; without one it works in all.
    pub partition: Option<Id<Partition>>,
    /// The poller that chooses it.
    pub poller: Option<Id<Poller, String>>,
    /// The device that it runs on.
    pub device: Option<Id<Device, String>>,
    /// Whatever its operators want to note.
    pub metadata: Option<Json>,
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// What people call it.
    pub name: Patch<String>,
    /// The kind in the words of its maker, above all for kinds without a number.
    pub type_name: Patch<String>,
    /// Another key that some source has for it.
    pub uid_alt: Patch<String>,
    /// Who made it.
    pub vendor_name: Option<String>,
    /// Which version it is.
    pub version: Patch<String>,
    /// The policies that apply to it.
    pub policies: Option<Vec<AgentPolicy>>,
    /// What it can do.
    pub capabilities: Option<Vec<AgentCapability>>,
    /// The host at which it answers, where it does.
    pub host: Patch<String>,
    /// The port at which it answers.
    pub port: Patch<i32>,
    /// The poller that chooses it.
    pub poller: Patch<Id<Poller, String>>,
    /// The device that it runs on.
    pub device: Patch<Id<Device, String>>,
    /// Whatever its operators want to note.
    pub metadata: Option<Json>,
}

/// What [`heartbeat`](super::heartbeat) takes.
#[derive(Clone, Debug)]
pub struct Heartbeat {
    /// Whether the agent finds that it works well.
    pub is_healthy: bool,
    /// What it can do, if that changed.
    pub capabilities: Option<Vec<AgentCapability>>,
    /// Which version it is, if that changed.
    pub version: Option<String>,
}

/// What [`establish_connection`](super::establish_connection) takes.
#[derive(Clone, Debug, Default)]
pub struct EstablishConnection {
    /// The poller that it is connected to.
    pub poller: Option<Id<Poller, String>>,
}

/// What [`connection_failed`](super::connection_failed) takes.
#[derive(Clone, Debug, Default)]
pub struct ConnectionFailed {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`degrade`](super::degrade) takes.
#[derive(Clone, Debug, Default)]
pub struct Degrade {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`restore_health`](super::restore_health) takes.
#[derive(Clone, Debug, Default)]
pub struct RestoreHealth {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`lose_connection`](super::lose_connection) takes.
#[derive(Clone, Debug, Default)]
pub struct LoseConnection {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`reconnect`](super::reconnect) takes.
#[derive(Clone, Debug, Default)]
pub struct Reconnect {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`mark_unavailable`](super::mark_unavailable) takes.
#[derive(Clone, Debug, Default)]
pub struct MarkUnavailable {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`recover`](super::recover) takes.
#[derive(Clone, Debug, Default)]
pub struct Recover {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`move_to_device`](super::move_to_device) takes.
#[derive(Clone, Debug)]
pub struct MoveToDevice {
    /// The device from now on.
    pub device: Id<Device, String>,
}

/// What [`note_alert`](super::note_alert) takes.
#[derive(Clone, Debug)]
pub struct NoteAlert {
    /// Whether an alert says that it is away.
    pub open: bool,
}

into_slots! {
    ByPoller { poller }
    ByDevice { device }
    ByStatus { status }
    ByCapability { capability }
    Register {
        uid, name: optional, type_id: optional, type_name: optional, uid_alt: optional, vendor_name: optional,
        version: optional, policies: optional, capabilities: optional, host: optional, port: optional,
        spiffe_identity: optional, partition: optional, poller: optional, device: optional, metadata: optional,
    }
    RegisterConnected {
        uid, name: optional, type_id: optional, type_name: optional, uid_alt: optional, vendor_name: optional,
        version: optional, policies: optional, capabilities: optional, host: optional, port: optional,
        spiffe_identity: optional, partition: optional, poller: optional, device: optional, metadata: optional,
    }
    Update {
        name: patch, type_name: patch, uid_alt: patch, vendor_name: optional, version: patch, policies: optional,
        capabilities: optional, host: patch, port: patch, poller: patch, device: patch, metadata: optional,
    }
    Heartbeat { is_healthy, capabilities: optional, version: optional }
    EstablishConnection { poller: optional }
    ConnectionFailed { reason: optional }
    Degrade { reason: optional }
    RestoreHealth { reason: optional }
    LoseConnection { reason: optional }
    Reconnect { reason: optional }
    MarkUnavailable { reason: optional }
    Recover { reason: optional }
    MoveToDevice { device }
    NoteAlert { open }
}
