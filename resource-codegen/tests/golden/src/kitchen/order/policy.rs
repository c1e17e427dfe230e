//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/order.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches an order, the scopes that policies may name, and the ceilings they stay below.

use super::Order;
use resource_core::meta::Scope;
use resource_core::{Expr, expr};
use resource_runtime::{InTenant, Reaches};

impl Reaches<Order> for InTenant {}

pub(super) const SCOPES: &[Scope] = &[Scope {
    name: "at_station",
    source: "actor.station == null || station == actor.station",
    expr: SCOPE_AT_STATION,
}];

// actor.station == null || station == actor.station
pub(super) const SCOPE_AT_STATION: Expr = expr! {
    Root(Actor, 2), Const(Null), Binary(Is, 0, 1), Field(9), Root(Actor, 2), Binary(Equal, 3, 4), Binary(Or, 2, 5),
};

// actor.station == null || station == actor.station
pub(super) const REQUIRE: Expr = SCOPE_AT_STATION;

// status == Placed || station == actor.station
pub(super) const REQUIRE_CANCEL: Expr = expr! {
    Field(3), text("placed"), Binary(Equal, 0, 1), Field(9), Root(Actor, 2), Binary(Equal, 3, 4), Binary(Or, 2, 5),
};
