//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/order.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `orders`, for SeaORM, and the stored part of an order.

use super::{ORDER, Order};
use crate::front::Restaurant;
use crate::kitchen::Station;
use kitchen_sink::kitchen::order::OrderStatus;
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use uuid::Uuid;

/// The stored part of a [`Order`](super::Order).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Restaurant>,
    /// The order.
    pub id: Id<Order>,
    /// The table.
    pub table_number: i32,
    /// How far it is.
    pub status: OrderStatus,
    /// Wishes.
    pub note: Option<String>,
    /// How often it was begun.
    pub rounds: i32,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// When cooking began.
    pub started_at: Option<Timestamp>,
    /// When it was served.
    pub served_at: Option<Timestamp>,
    /// Where it is cooked.
    pub station_id: Id<Station>,
}

from_row! {
    Model { tenant_id, id, table_number, status, note, rounds, placed_at, started_at, served_at, station_id }
}

table! {
    Model { TenantId, Id, TableNumber, Status, Note, Rounds, PlacedAt, StartedAt, ServedAt, StationId }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &ORDER;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
