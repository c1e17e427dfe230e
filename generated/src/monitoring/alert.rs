//! Generated from `resources/src/monitoring/alert.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A condition somebody has to look at, from the moment it is raised until it is resolved. What has an
//! open alert gets no second one for the same metric.

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
    acknowledge, active, auto_escalate, by_device, by_severity, can_acknowledge, can_auto_escalate,
    can_claim_notification, can_claim_resolution_notification, can_clear, can_end_suppression, can_escalate,
    can_give_up_notification, can_give_up_resolution_notification, can_move_to_device, can_observe, can_raise,
    can_record_failed_notification, can_record_failed_resolution_notification, can_record_notification,
    can_record_resolution_notification, can_reopen, can_resolve, can_send_notification, can_send_resolution,
    can_suppress, can_trigger, can_update_metadata, claim_notification, claim_resolution_notification, clear,
    end_suppression, escalate, get, give_up_notification, give_up_resolution_notification, list, move_to_device,
    move_to_device_each, move_to_device_many, needs_escalation, needs_notification, observe, pending, raise, recent,
    record_failed_notification, record_failed_resolution_notification, record_notification,
    record_resolution_notification, reopen, resolve, send_notification, send_resolution, suppress, suppression_over,
    trigger, update_metadata,
};
pub use hook::{AlertHooks, DynAlertHooks};
pub use input::{
    Acknowledge, AutoEscalate, ByDevice, BySeverity, ClaimNotification, ClaimResolutionNotification, Clear, Escalate,
    GiveUpNotification, GiveUpResolutionNotification, MoveToDevice, Raise, RecordFailedNotification,
    RecordFailedResolutionNotification, RecordNotification, Reopen, Resolve, Suppress, Trigger, UpdateMetadata,
};
pub use meta::ALERT;
pub use record::Alert;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &ALERT, routes: json_api::ROUTES, hooks: hook::HOOKS, triggers: worker::TRIGGERS };
