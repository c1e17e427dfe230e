//! Generated from `resources/src/infrastructure/agent.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A component that runs checks and reports what it found. Its attributes have the names and meanings
//! that the Open Cybersecurity Schema Framework gives them.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod hook;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;
mod worker;

pub use action::{
    by_capability, by_device, by_poller, by_status, can_connection_failed, can_degrade, can_end_alert,
    can_establish_connection, can_heartbeat, can_lose_connection, can_mark_unavailable, can_move_to_device,
    can_note_alert, can_raise_alert, can_reconnect, can_recover, can_register, can_register_connected,
    can_restore_health, can_update, connected, connection_failed, degrade, end_alert, establish_connection, get,
    heartbeat, list, lose_connection, mark_unavailable, move_to_device, move_to_device_each, move_to_device_many,
    note_alert, raise_alert, recently_seen, reconnect, recover, register, register_connected, restore_health, update,
};
pub use hook::{AgentHooks, DynAgentHooks};
pub use input::{
    ByCapability, ByDevice, ByPoller, ByStatus, ConnectionFailed, Degrade, EstablishConnection, Heartbeat,
    LoseConnection, MarkUnavailable, MoveToDevice, NoteAlert, Reconnect, Recover, Register, RegisterConnected,
    RestoreHealth, Update,
};
pub use meta::AGENT;
pub use record::Agent;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &AGENT, routes: json_api::ROUTES, hooks: hook::HOOKS, triggers: worker::TRIGGERS };
