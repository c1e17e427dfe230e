//! Generated from `resources/src/identity/user.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a user, the scopes that policies may name, and the ceilings they stay below.

use super::User;
use resource_core::meta::Scope;
use resource_core::{BinaryOp, Expr, Node, Root, Scalar};
use resource_runtime::{InTenant, Reaches};

impl Reaches<User> for InTenant {}

pub(super) const SCOPES: &[Scope] = &[
    Scope { name: "own", source: "id == actor.user", expr: Expr::of(SCOPE_OWN) },
    Scope { name: "ordinary", source: "role != SuperAdmin", expr: Expr::of(SCOPE_ORDINARY) },
];

// id == actor.user
pub(super) const SCOPE_OWN: &[Node] =
    &[Node::Field(1), Node::Root(Root::Actor, 1), Node::Binary(BinaryOp::Equal, 0, 1)];

// role != SuperAdmin
pub(super) const SCOPE_ORDINARY: &[Node] =
    &[Node::Field(5), Node::Const(Scalar::text("super_admin")), Node::Binary(BinaryOp::NotEqual, 0, 1)];
