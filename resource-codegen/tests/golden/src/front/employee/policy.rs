//! Generated from `resource-codegen/tests/kitchen_sink/src/front/employee.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches an employee, the scopes that policies may name, and the ceilings they stay below.

use super::Employee;
use resource_core::meta::Scope;
use resource_core::{BinaryOp, Expr, Node, Root, Scalar};
use resource_runtime::{InTenant, Reaches};

impl Reaches<Employee> for InTenant {}

pub(super) const SCOPES: &[Scope] = &[
    Scope { name: "own", source: "id == actor.employee", expr: Expr::of(SCOPE_OWN) },
    Scope { name: "present", source: "left_at == null", expr: Expr::of(SCOPE_PRESENT) },
];

// id == actor.employee
pub(super) const SCOPE_OWN: &[Node] =
    &[Node::Field(1), Node::Root(Root::Actor, 1), Node::Binary(BinaryOp::Equal, 0, 1)];

// left_at == null
pub(super) const SCOPE_PRESENT: &[Node] =
    &[Node::Field(9), Node::Const(Scalar::Null), Node::Binary(BinaryOp::Is, 0, 1)];

// id == actor.employee
pub(super) const REQUIRE_STORE_PASSWORD: &[Node] =
    &[Node::Field(1), Node::Root(Root::Actor, 1), Node::Binary(BinaryOp::Equal, 0, 1)];

// !own_account || role != Owner
pub(super) const REQUIRE_LEAVE: &[Node] = &[
    Node::Field(7),
    Node::Not(0),
    Node::Field(4),
    Node::Const(Scalar::I64(20)),
    Node::Binary(BinaryOp::NotEqual, 2, 3),
    Node::Binary(BinaryOp::Or, 1, 4),
];
