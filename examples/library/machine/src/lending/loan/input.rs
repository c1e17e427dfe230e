//! Generated from `shelves/src/lending/loan.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a loan take.

use crate::lending::{Book, Member};
use resource_core::Id;
use resource_runtime::{Slot, Slots};

/// What [`lend`](super::lend) takes.
#[derive(Clone, Debug)]
pub struct Lend {
    /// The book.
    pub book: Id<Book>,
    /// Who has it.
    pub member: Id<Member>,
}

impl From<Lend> for Slots {
    fn from(input: Lend) -> Slots {
        Slots::new(vec![Slot::given(&input.book), Slot::given(&input.member)])
    }
}
