//! Generated from `resources/src/infrastructure/checker.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A part that an agent asks, for example for SNMP or for sweeps, and that can itself fail.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;
mod worker;

pub use action::{
    by_agent, by_status, can_clear_failure, can_destroy, can_disable, can_enable, can_mark_failing, can_pause,
    can_record_failure, can_record_success, can_register, can_resume, can_update, clear_failure, destroy, disable,
    enable, failing, get, list, mark_failing, over_threshold, pause, record_failure, record_success, register, resume,
    update,
};
pub use input::{
    ByAgent, ByStatus, ClearFailure, Disable, Enable, MarkFailing, Pause, RecordFailure, Register, Resume, Update,
};
pub use meta::CHECKER;
pub use record::Checker;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &CHECKER, routes: json_api::ROUTES, hooks: &[], triggers: worker::TRIGGERS };
