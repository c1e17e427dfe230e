//! Generated from `shelves/src/lending/member.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a member take.

use resource_core::CiString;
use resource_runtime::into_slots;

/// What [`join`](super::join) takes.
#[derive(Clone, Debug)]
pub struct Join {
    /// The member's name.
    pub name: String,
    /// The number on the card, in whatever case.
    pub card: CiString,
}

into_slots! {
    Join { name, card }
}
