//! Generated from `shelves/src/lending/book.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a book take.

use resource_runtime::into_slots;

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

/// What [`correct`](super::correct) takes.
#[derive(Clone, Debug, Default)]
pub struct Correct {
    /// The title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
}

into_slots! {
    Acquire { title, author, shelf_mark }
    Correct { title: optional, author: optional }
}
