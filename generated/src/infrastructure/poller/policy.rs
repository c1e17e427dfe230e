//! Generated from `resources/src/infrastructure/poller.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a poller, the scopes that policies may name, and the ceilings they stay below.

use super::Poller;
use resource_core::meta::Scope;
use resource_core::{BinaryOp, Expr, Node, Root, Scalar};
use resource_runtime::{InTenant, Reaches};

impl Reaches<Poller> for InTenant {}

pub(super) const SCOPES: &[Scope] = &[Scope {
    name: "in_partition",
    source: "actor.partition == null || partition == null || partition == actor.partition",
    expr: Expr::of(SCOPE_IN_PARTITION),
}];

// actor.partition == null || partition == null || partition == actor.partition
pub(super) const SCOPE_IN_PARTITION: &[Node] = &[
    Node::Root(Root::Actor, 2),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::Is, 0, 1),
    Node::Field(15),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::Is, 3, 4),
    Node::Binary(BinaryOp::Or, 2, 5),
    Node::Field(15),
    Node::Root(Root::Actor, 2),
    Node::Binary(BinaryOp::Equal, 7, 8),
    Node::Binary(BinaryOp::Or, 6, 9),
];

// actor.partition == null || partition == null || partition == actor.partition
pub(super) const REQUIRE: &[Node] = &[
    Node::Root(Root::Actor, 2),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::Is, 0, 1),
    Node::Field(15),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::Is, 3, 4),
    Node::Binary(BinaryOp::Or, 2, 5),
    Node::Field(15),
    Node::Root(Root::Actor, 2),
    Node::Binary(BinaryOp::Equal, 7, 8),
    Node::Binary(BinaryOp::Or, 6, 9),
];
