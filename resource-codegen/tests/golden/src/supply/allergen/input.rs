//! Generated from `resource-codegen/tests/kitchen_sink/src/supply/allergen.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of an allergen take.

use resource_core::CiString;
use resource_runtime::{Slot, Slots};

/// What [`create`](super::create) takes.
#[derive(Clone, Debug)]
pub struct Create {
    /// What it is called.
    pub name: CiString,
}

impl From<Create> for Slots {
    fn from(input: Create) -> Slots {
        Slots::new(vec![Slot::given(&input.name)])
    }
}
