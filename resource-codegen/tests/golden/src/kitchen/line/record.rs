//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/line.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A line as code holds it.

use super::LINE;
use super::entity::Model;
use crate::front::Restaurant;
use crate::kitchen::{Dish, Order};
use resource_core::{Id, ResourceMeta};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use std::ops::Deref;

/// A dish in an order.
#[derive(Clone, Debug)]
pub struct Line {
    model: Model,
    /// The order.
    pub order: Loaded<Option<Box<Order>>>,
    /// What is wanted.
    pub dish: Loaded<Option<Box<Dish>>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Line {
    pub const TENANT_ID: Attribute<Line, Id<Restaurant>> = Attribute::new(0);
    pub const ORDER_ID: Attribute<Line, Id<Order>> = Attribute::new(1);
    pub const POSITION: Attribute<Line, i32> = Attribute::new(2);
    pub const DISH_CODE: Attribute<Line, Id<Dish, String>> = Attribute::new(3);
    pub const QUANTITY: Attribute<Line, i32> = Attribute::new(4);
    pub const ORDER: RelationTo<Line, Order> = RelationTo::new(0);
    pub const DISH: RelationTo<Line, Dish> = RelationTo::new(1);
}

impl Deref for Line {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Line {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Line { model: Model::from_row(row)?, order: Loaded::No, dish: Loaded::No })
    }
}

impl Record for Line {
    const META: &'static ResourceMeta = &LINE;
    type Key = (Id<Order>, i32);
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.order),
        |record, related| related.attach_one(&mut record.dish),
    ];

    fn key(&self) -> Self::Key {
        (self.order_id, self.position)
    }
}
