//! Generated from `resources/src/infrastructure/poller.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A component that hands checks to agents, for one partition or for all of a tenant.

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
    activate, active, announce, by_partition, by_partition_id, by_status, can_activate, can_announce, can_deactivate,
    can_degrade, can_end_alert, can_end_maintenance, can_finish_draining, can_go_offline, can_heartbeat,
    can_heartbeat_timeout, can_lose_connection, can_mark_unhealthy, can_note_alert, can_raise_alert, can_recover,
    can_register, can_restore_health, can_start_draining, can_start_maintenance, can_update, deactivate, degrade,
    end_alert, end_maintenance, finish_draining, get, go_offline, heartbeat, heartbeat_timeout, list, lose_connection,
    mark_unhealthy, note_alert, raise_alert, recently_seen, recover, register, restore_health, start_draining,
    start_maintenance, update,
};
pub use hook::{DynPollerHooks, PollerHooks};
pub use input::{
    Announce, ByPartition, ByPartitionId, ByStatus, Deactivate, Degrade, EndMaintenance, FinishDraining, GoOffline,
    Heartbeat, HeartbeatTimeout, LoseConnection, MarkUnhealthy, NoteAlert, Recover, Register, RestoreHealth,
    StartDraining, StartMaintenance, Update,
};
pub use meta::POLLER;
pub use record::Poller;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &POLLER, routes: json_api::ROUTES, hooks: hook::HOOKS, triggers: worker::TRIGGERS };
