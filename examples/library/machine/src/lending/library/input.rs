//! Generated from `shelves/src/lending/library.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a library take.

use resource_runtime::into_slots;

/// What [`open`](super::open) takes.
#[derive(Clone, Debug)]
pub struct Open {
    /// What people call it.
    pub name: String,
}

into_slots! {
    Open { name }
}
