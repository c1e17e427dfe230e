//! Generated from `resources/src/monitoring/polling_schedule.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Runs its checks together: at intervals, at times of the calendar, or when somebody asks.

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
    acquire_lock, by_partition, by_poller, can_acquire_lock, can_create, can_destroy, can_disable, can_dispatch,
    can_enable, can_execute, can_plan, can_record_result, can_release_lock, can_trigger_manual, can_update,
    can_work_out_next_time, create, destroy, disable, dispatch, due_for_execution, enable, enabled, execute, get, list,
    plan, record_result, release_lock, trigger_manual, unplanned, update, work_out_next_time,
};
pub use hook::{DynPollingScheduleHooks, PollingScheduleHooks};
pub use input::{AcquireLock, ByPartition, ByPoller, Create, Execute, Plan, RecordResult, ReleaseLock, Update};
pub use meta::POLLING_SCHEDULE;
pub use record::PollingSchedule;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &POLLING_SCHEDULE, routes: json_api::ROUTES, hooks: hook::HOOKS, triggers: worker::TRIGGERS };
