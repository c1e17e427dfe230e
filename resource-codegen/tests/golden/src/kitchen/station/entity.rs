//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/station.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `stations`, for SeaORM, and the stored part of a station.

use super::{STATION, Station};
use crate::front::Restaurant;
use resource_core::{Encrypted, Id, Json, ResourceMeta};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use uuid::Uuid;

/// The stored part of a [`Station`](super::Station).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Restaurant>,
    /// The station.
    pub id: Id<Station>,
    /// What people call it.
    pub name: String,
    /// A short name that never changes.
    pub slug: String,
    /// The station that it is part of.
    pub parent_id: Option<Id<Station>>,
    /// How to sign in to its camera.
    pub camera: Option<Encrypted<Json>>,
}

from_row! {
    Model { tenant_id, id, name, slug, parent_id, camera }
}

table! {
    Model { TenantId, Id, Name, Slug, ParentId, Camera }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &STATION;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
