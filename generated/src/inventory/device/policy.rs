//! Generated from `resources/src/inventory/device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a device, the scopes that policies may name, and the ceilings they stay below.

use super::Device;
use resource_core::meta::Scope;
use resource_core::{BinaryOp, Expr, Node, Root, Scalar};
use resource_runtime::{InTenant, Reaches};

impl Reaches<Device> for InTenant {}

pub(super) const SCOPES: &[Scope] = &[Scope {
    name: "in_partition",
    source: "actor.partition == null || partition == actor.partition",
    expr: Expr::of(SCOPE_IN_PARTITION),
}];

// actor.partition == null || partition == actor.partition
pub(super) const SCOPE_IN_PARTITION: &[Node] = &[
    Node::Root(Root::Actor, 2),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::Is, 0, 1),
    Node::Field(2),
    Node::Root(Root::Actor, 2),
    Node::Binary(BinaryOp::Equal, 3, 4),
    Node::Binary(BinaryOp::Or, 2, 5),
];

// actor.partition == null || partition == actor.partition
pub(super) const REQUIRE: &[Node] = &[
    Node::Root(Root::Actor, 2),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::Is, 0, 1),
    Node::Field(2),
    Node::Root(Root::Actor, 2),
    Node::Binary(BinaryOp::Equal, 3, 4),
    Node::Binary(BinaryOp::Or, 2, 5),
];
