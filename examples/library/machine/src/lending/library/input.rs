//! Generated from `shelves/src/lending/library.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a library take.

use resource_runtime::{Slot, Slots};

/// What [`open`](super::open) takes.
#[derive(Clone, Debug)]
pub struct Open {
    /// What people call it.
    pub name: String,
}

impl From<Open> for Slots {
    fn from(input: Open) -> Slots {
        Slots::new(vec![Slot::given(&input.name)])
    }
}
