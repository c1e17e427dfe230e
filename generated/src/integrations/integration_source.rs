//! Generated from `resources/src/integrations/integration_source.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A system outside that devices are taken in from at intervals.

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
    by_name, by_type, can_claim, can_create, can_destroy, can_disable, can_enable, can_record_sync, can_renew,
    can_request_sync, can_sync, can_update, claim, create, destroy, disable, due, enable, enabled, get, list,
    record_sync, renew, request_sync, sync, update,
};
pub use hook::{DynIntegrationSourceHooks, IntegrationSourceHooks};
pub use input::{ByName, ByType, Claim, Create, RecordSync, Renew, Update};
pub use meta::INTEGRATION_SOURCE;
pub use record::IntegrationSource;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry = ResourceEntry {
    meta: &INTEGRATION_SOURCE,
    routes: json_api::ROUTES,
    hooks: hook::HOOKS,
    triggers: worker::TRIGGERS,
};
