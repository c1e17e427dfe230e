//! Generated from `resources/src/identity/tenant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! An organization that uses the product. Its data are invisible to every other tenant.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod hook;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{
    activate, active, appoint_owner, by_slug, can_activate, can_appoint_owner, can_create, can_register,
    can_soft_delete, can_suspend, can_update, can_upgrade_plan, create, get, list, register, soft_delete, suspend,
    update, upgrade_plan,
};
pub use hook::{DynTenantHooks, TenantHooks};
pub use input::{AppointOwner, BySlug, Create, Register, Update, UpgradePlan};
pub use meta::TENANT;
pub use record::Tenant;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &TENANT, routes: json_api::ROUTES, hooks: hook::HOOKS, triggers: &[] };
