//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/order.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches an order, the scopes that policies may name, and the ceilings they stay below.

use super::Order;
use resource_core::meta::Scope;
use resource_core::{BinaryOp, Expr, Node, Root, Scalar};
use resource_runtime::{InTenant, Reaches};

impl Reaches<Order> for InTenant {}

pub(super) const SCOPES: &[Scope] = &[Scope {
    name: "at_station",
    source: "actor.station == null || station == actor.station",
    expr: Expr::of(SCOPE_AT_STATION),
}];

// actor.station == null || station == actor.station
pub(super) const SCOPE_AT_STATION: &[Node] = &[
    Node::Root(Root::Actor, 2),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::Is, 0, 1),
    Node::Field(9),
    Node::Root(Root::Actor, 2),
    Node::Binary(BinaryOp::Equal, 3, 4),
    Node::Binary(BinaryOp::Or, 2, 5),
];

// actor.station == null || station == actor.station
pub(super) const REQUIRE: &[Node] = &[
    Node::Root(Root::Actor, 2),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::Is, 0, 1),
    Node::Field(9),
    Node::Root(Root::Actor, 2),
    Node::Binary(BinaryOp::Equal, 3, 4),
    Node::Binary(BinaryOp::Or, 2, 5),
];

// status == Placed || station == actor.station
pub(super) const REQUIRE_CANCEL: &[Node] = &[
    Node::Field(3),
    Node::Const(Scalar::text("placed")),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Field(9),
    Node::Root(Root::Actor, 2),
    Node::Binary(BinaryOp::Equal, 3, 4),
    Node::Binary(BinaryOp::Or, 2, 5),
];
