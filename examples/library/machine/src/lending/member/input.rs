//! Generated from `shelves/src/lending/member.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a member take.

use resource_core::CiString;
use resource_runtime::{Slot, Slots};

/// What [`join`](super::join) takes.
#[derive(Clone, Debug)]
pub struct Join {
    /// The member's name.
    pub name: String,
    /// The number on the card, in whatever case.
    pub card: CiString,
}

impl From<Join> for Slots {
    fn from(input: Join) -> Slots {
        Slots::new(vec![Slot::given(&input.name), Slot::given(&input.card)])
    }
}
