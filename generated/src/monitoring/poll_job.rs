//! Generated from `resources/src/monitoring/poll_job.rs` by `cargo xtask codegen`. Do not edit.
//!
//! One run of a schedule's checks. Whoever runs it has an attempt of its own; what comes in for another
//! attempt, because the job was given to somebody else meanwhile, is refused.

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
    assign, by_schedule, can_assign, can_cancel, can_complete, can_create, can_dispatch, can_fail, can_give_up,
    can_hear, can_look_after, can_offer, can_reassign, can_retry, can_start, can_timeout, cancel, complete, create,
    dispatch, fail, get, give_up, hear, list, look_after, offer, overdue, pending, reassign, recent, retry, running,
    stale, start, timeout,
};
pub use hook::{DynPollJobHooks, PollJobHooks};
pub use input::{BySchedule, Cancel, Complete, Create, Dispatch, Fail, Hear, Offer, Reassign, Stale, Start, Timeout};
pub use meta::POLL_JOB;
pub use record::PollJob;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &POLL_JOB, routes: json_api::ROUTES, hooks: hook::HOOKS, triggers: worker::TRIGGERS };
