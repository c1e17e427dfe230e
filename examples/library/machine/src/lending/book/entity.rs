//! Generated from `shelves/src/lending/book.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `books`, for SeaORM, and the stored part of a book.

use super::{BOOK, Book};
use crate::lending::Library;
use resource_core::{Id, ResourceMeta};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use uuid::Uuid;

/// The stored part of a [`Book`](super::Book).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub library_id: Id<Library>,
    /// Its id.
    pub id: Id<Book>,
    /// The title.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// Where it stands.
    pub shelf_mark: String,
}

from_row! {
    Model { library_id, id, title, author, shelf_mark }
}

table! {
    Model { LibraryId, Id, Title, Author, ShelfMark }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &BOOK;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
