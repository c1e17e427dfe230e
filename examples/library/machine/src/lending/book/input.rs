//! Generated from `shelves/src/lending/book.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a book take.

use resource_runtime::{Slot, Slots};

/// What [`acquire`](super::acquire) takes.
#[derive(Clone, Debug)]
pub struct Acquire {
    /// The title.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// Where it stands.
    pub shelf_mark: String,
}

impl From<Acquire> for Slots {
    fn from(input: Acquire) -> Slots {
        Slots::new(vec![Slot::given(&input.title), Slot::given(&input.author), Slot::given(&input.shelf_mark)])
    }
}

/// What [`correct`](super::correct) takes.
#[derive(Clone, Debug, Default)]
pub struct Correct {
    /// The title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
}

impl From<Correct> for Slots {
    fn from(input: Correct) -> Slots {
        Slots::new(vec![Slot::optional(&input.title), Slot::optional(&input.author)])
    }
}
