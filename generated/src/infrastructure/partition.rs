//! Generated from `resources/src/infrastructure/partition.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A part of a tenant's network in which every address means one machine. Two partitions may use the
//! same addresses. Each tenant has one with the slug `default` from the start.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{
    by_environment, by_site, by_slug, can_create, can_destroy, can_update, create, destroy, enabled, get, list, update,
};
pub use input::{ByEnvironment, BySite, BySlug, Create, Update};
pub use meta::PARTITION;
pub use record::Partition;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &PARTITION, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
