//! Generated from `shelves/src/lending/library.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `libraries`, for SeaORM, and the stored part of a library.

use super::{LIBRARY, Library};
use resource_core::{Id, ResourceMeta};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use uuid::Uuid;

/// The stored part of a [`Library`](super::Library).
#[derive(Clone, Debug)]
pub struct Model {
    /// Its id.
    pub id: Id<Library>,
    /// What people call it.
    pub name: String,
}

from_row! {
    Model { id, name }
}

table! {
    Model { Id, Name }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &LIBRARY;
    type Column = Column;
    type Key = Uuid;
}
