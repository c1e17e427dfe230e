//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/order.rs` by `cargo xtask codegen`. Do not edit.
//!
//! An order as code holds it.

use super::ORDER;
use super::entity::Model;
use crate::front::Restaurant;
use crate::kitchen::{Line, Station};
use kitchen_sink::kitchen::order::OrderStatus;
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use std::ops::Deref;

/// What a table wants.
#[derive(Clone, Debug)]
pub struct Order {
    model: Model,
    /// Whether it takes too long.
    pub is_late: bool,
    /// Where it is cooked.
    pub station: Loaded<Option<Box<Station>>>,
    /// What it consists of.
    pub lines: Loaded<Vec<Line>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Order {
    pub const TENANT_ID: Attribute<Order, Id<Restaurant>> = Attribute::new(0);
    pub const ID: Attribute<Order, Id<Order>> = Attribute::new(1);
    pub const TABLE_NUMBER: Attribute<Order, i32> = Attribute::new(2);
    pub const STATUS: Attribute<Order, OrderStatus> = Attribute::new(3);
    pub const NOTE: Attribute<Order, Option<String>> = Attribute::new(4);
    pub const ROUNDS: Attribute<Order, i32> = Attribute::new(5);
    pub const PLACED_AT: Attribute<Order, Timestamp> = Attribute::new(6);
    pub const STARTED_AT: Attribute<Order, Option<Timestamp>> = Attribute::new(7);
    pub const SERVED_AT: Attribute<Order, Option<Timestamp>> = Attribute::new(8);
    pub const STATION_ID: Attribute<Order, Id<Station>> = Attribute::new(9);
    pub const STATION: RelationTo<Order, Station> = RelationTo::new(0);
    pub const LINES: RelationTo<Order, Line> = RelationTo::new(1);
}

impl Deref for Order {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Order {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Order { model: Model::from_row(row)?, is_late: row.take(10)?, station: Loaded::No, lines: Loaded::No })
    }
}

impl Record for Order {
    const META: &'static ResourceMeta = &ORDER;
    type Key = Id<Order>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.station),
        |record, related| related.attach_many(&mut record.lines),
    ];

    fn key(&self) -> Self::Key {
        self.id
    }
}
