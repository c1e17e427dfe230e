//! Generated from `shelves/src/lending/loan.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a loan take.

use crate::lending::{Book, Member};
use resource_core::Id;
use resource_runtime::into_slots;

/// What [`lend`](super::lend) takes.
#[derive(Clone, Debug)]
pub struct Lend {
    /// The book.
    pub book: Id<Book>,
    /// Who has it.
    pub member: Id<Member>,
}

into_slots! {
    Lend { book, member }
}
