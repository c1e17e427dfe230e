//! Generated from `resources/src/lib.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The application as typed code: one module per domain, and in it one per resource.

use resource_core::Kind;
use resource_core::meta::{ActorField, ActorMeta};
use resource_runtime::Application;
use std::sync::Arc;

pub mod identity;
pub mod infrastructure;
pub mod inventory;

/// Everything generated, for the engine.
pub static APPLICATION: Application = Application {
    resources: &[
        identity::api_token::ENTRY,
        identity::tenant::ENTRY,
        identity::user::ENTRY,
        infrastructure::health_event::ENTRY,
        infrastructure::partition::ENTRY,
        infrastructure::poller::ENTRY,
        inventory::device::ENTRY,
        inventory::device_group::ENTRY,
        inventory::device_identifier::ENTRY,
    ],
    actor: &ActorMeta {
        fields: &[ActorField { name: "user", kind: Kind::Uuid }, ActorField { name: "partition", kind: Kind::Uuid }],
    },
};

/// The application's hand-written steps: one value per resource that has some.
pub struct Hooks {
    /// [`ApiToken`](identity::api_token::ApiTokenHooks)
    pub api_token: Arc<dyn identity::api_token::DynApiTokenHooks>,
    /// [`Tenant`](identity::tenant::TenantHooks)
    pub tenant: Arc<dyn identity::tenant::DynTenantHooks>,
    /// [`User`](identity::user::UserHooks)
    pub user: Arc<dyn identity::user::DynUserHooks>,
    /// [`DeviceIdentifier`](inventory::device_identifier::DeviceIdentifierHooks)
    pub device_identifier: Arc<dyn inventory::device_identifier::DynDeviceIdentifierHooks>,
}
