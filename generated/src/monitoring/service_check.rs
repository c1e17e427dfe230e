//! Generated from `resources/src/monitoring/service_check.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A question that an agent puts to a target at intervals. A check with a schedule runs when that does;
//! one without runs by its own interval.

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
    by_agent, by_device, by_schedule, can_create, can_destroy, can_disable, can_dispatch_due, can_enable, can_execute,
    can_move_to_device, can_record_result, can_reset_failures, can_update, create, destroy, disable, dispatch_due,
    due_for_check, enable, enabled, execute, failing, get, list, move_to_device, move_to_device_each,
    move_to_device_many, record_result, reset_failures, scheduled, update,
};
pub use hook::{DynServiceCheckHooks, ServiceCheckHooks};
pub use input::{ByAgent, ByDevice, BySchedule, Create, DispatchDue, MoveToDevice, RecordResult, Scheduled, Update};
pub use meta::SERVICE_CHECK;
pub use record::ServiceCheck;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &SERVICE_CHECK, routes: json_api::ROUTES, hooks: hook::HOOKS, triggers: worker::TRIGGERS };
