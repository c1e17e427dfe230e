//! Generated from `resource-codegen/tests/kitchen_sink/src/lib.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The application as typed code: one module per domain, and in it one per resource.

use resource_core::Kind;
use resource_core::meta::{ActorField, ActorMeta};
use resource_runtime::Application;
use std::sync::Arc;

pub mod front;
pub mod kitchen;
pub mod supply;

/// Everything generated, for the engine.
pub static APPLICATION: Application = Application {
    resources: &[
        front::employee::ENTRY,
        front::restaurant::ENTRY,
        kitchen::dish::ENTRY,
        kitchen::line::ENTRY,
        kitchen::log_entry::ENTRY,
        kitchen::order::ENTRY,
        kitchen::station::ENTRY,
        supply::allergen::ENTRY,
    ],
    actor: &ActorMeta {
        fields: &[ActorField { name: "employee", kind: Kind::Uuid }, ActorField { name: "station", kind: Kind::Uuid }],
    },
};

/// The application's hand-written steps: one value per resource that has some.
pub struct Hooks {
    /// [`Employee`](front::employee::EmployeeHooks)
    pub employee: Arc<dyn front::employee::DynEmployeeHooks>,
}
