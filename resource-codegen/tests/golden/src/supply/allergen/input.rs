//! Generated from `resource-codegen/tests/kitchen_sink/src/supply/allergen.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of an allergen take.

use resource_core::CiString;
use resource_runtime::into_slots;

/// What [`create`](super::create) takes.
#[derive(Clone, Debug)]
pub struct Create {
    /// What it is called.
    pub name: CiString,
}

into_slots! {
    Create { name }
}
