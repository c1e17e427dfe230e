//! Generated from `resources/src/jobs/lease.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The right to do a work of the platform that one process alone may do. Whoever holds it renews it; when it
//! is not renewed it lapses, and another process takes it under the next revision. What is done for it is done
//! under a revision, so a holder that slept over its time is refused.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod meta;
mod policy;
mod record;

pub use action::{can_found, can_release, can_renew, can_take, found, get, list, release, renew, take};
pub use input::{Found, Release, Renew, Take};
pub use meta::LEASE;
pub use record::Lease;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry = ResourceEntry { meta: &LEASE, routes: &[], hooks: &[], triggers: &[] };
