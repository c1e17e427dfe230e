//! Generated from `resources/src/identity/api_token.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A key with which a program acts for a user. Only a digest of it is kept.

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
    active, by_prefix, by_user, can_create, can_disable, can_enable, can_issue, can_record_use, can_revoke, can_update,
    create, disable, enable, get, issue, list, record_use, revoke, update,
};
pub use hook::{ApiTokenHooks, DynApiTokenHooks};
pub use input::{ByPrefix, ByUser, Create, Issue, RecordUse, Update};
pub use meta::API_TOKEN;
pub use record::ApiToken;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &API_TOKEN, routes: json_api::ROUTES, hooks: hook::HOOKS, triggers: &[] };
