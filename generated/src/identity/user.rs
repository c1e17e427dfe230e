//! Generated from `resources/src/identity/user.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A person who works in one tenant.

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
    admins, by_email, by_subject, can_change_password, can_confirm, can_create, can_destroy, can_enroll,
    can_grant_super_admin, can_record_sign_in, can_register, can_store_password, can_update, can_update_email,
    can_update_role, change_password, confirm, create, destroy, enroll, get, grant_super_admin, list, record_sign_in,
    register, store_password, update, update_email, update_role,
};
pub use hook::{DynUserHooks, UserHooks};
pub use input::{ByEmail, ChangePassword, Create, Enroll, Register, StorePassword, Update, UpdateEmail, UpdateRole};
pub use meta::USER;
pub use record::User;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &USER, routes: json_api::ROUTES, hooks: hook::HOOKS, triggers: &[] };
