//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/order.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `orders`, for SeaORM, and the stored part of an order.

use super::{ORDER, Order};
use crate::front::Restaurant;
use crate::kitchen::Station;
use kitchen_sink::kitchen::order::OrderStatus;
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

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

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            tenant_id: row.take(0)?,
            id: row.take(1)?,
            table_number: row.take(2)?,
            status: row.take(3)?,
            note: row.take(4)?,
            rounds: row.take(5)?,
            placed_at: row.take(6)?,
            started_at: row.take(7)?,
            served_at: row.take(8)?,
            station_id: row.take(9)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    TenantId,
    Id,
    TableNumber,
    Status,
    Note,
    Rounds,
    PlacedAt,
    StartedAt,
    ServedAt,
    StationId,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &ORDER;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
