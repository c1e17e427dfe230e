//! Generated from `shelves/src/lib.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The application as typed code: one module per domain, and in it one per resource.

use resource_core::Kind;
use resource_core::meta::{ActorField, ActorMeta};
use resource_runtime::Application;

pub mod lending;

/// Everything generated, for the engine.
pub static APPLICATION: Application = Application {
    resources: &[
        lending::book::ENTRY,
        lending::library::ENTRY,
        lending::loan::ENTRY,
        lending::loan_event::ENTRY,
        lending::member::ENTRY,
    ],
    actor: &ActorMeta { fields: &[ActorField { name: "member", kind: Kind::Uuid }] },
};

/// The application's hand-written steps: one value per resource that has some.
pub struct Hooks {}
