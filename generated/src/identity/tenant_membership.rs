//! Generated from `resources/src/identity/tenant_membership.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The right of a user to take part in a tenant. The user may have their home in another one, so a
//! membership names the user without referring to a row.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{by_user, can_create, can_destroy, can_update_role, create, destroy, get, list, update_role};
pub use input::{ByUser, Create, UpdateRole};
pub use meta::TENANT_MEMBERSHIP;
pub use record::TenantMembership;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &TENANT_MEMBERSHIP, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
