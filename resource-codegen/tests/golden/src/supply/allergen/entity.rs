//! Generated from `resource-codegen/tests/kitchen_sink/src/supply/allergen.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `allergens`, for SeaORM, and the stored part of an allergen.

use super::{ALLERGEN, Allergen};
use resource_core::{CiString, Id, ResourceMeta};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use uuid::Uuid;

/// The stored part of a [`Allergen`](super::Allergen).
#[derive(Clone, Debug)]
pub struct Model {
    /// The allergen.
    pub id: Id<Allergen>,
    /// What it is called.
    pub name: CiString,
}

from_row! {
    Model { id, name }
}

table! {
    Model { Id, Name }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &ALLERGEN;
    type Column = Column;
    type Key = Uuid;
}
