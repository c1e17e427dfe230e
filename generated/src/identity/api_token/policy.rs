//! Generated from `resources/src/identity/api_token.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches an api token, the scopes that policies may name, and the ceilings they stay below.

use super::ApiToken;
use resource_core::meta::Scope;
use resource_core::{BinaryOp, Expr, Node, Root, Scalar};
use resource_runtime::{InTenant, Reaches};

impl Reaches<ApiToken> for InTenant {}

pub(super) const SCOPES: &[Scope] = &[
    Scope { name: "own", source: "user == actor.user", expr: Expr::of(SCOPE_OWN) },
    Scope { name: "of_ordinary_user", source: "user.role != SuperAdmin", expr: Expr::of(SCOPE_OF_ORDINARY_USER) },
];

// user == actor.user
pub(super) const SCOPE_OWN: &[Node] =
    &[Node::Field(15), Node::Root(Root::Actor, 1), Node::Binary(BinaryOp::Equal, 0, 1)];

pub(super) const SCOPE_OF_ORDINARY_USER_RELATED: &[Node] = &[Node::Field(5)];

// user.role != SuperAdmin
pub(super) const SCOPE_OF_ORDINARY_USER: &[Node] = &[
    Node::Via(0, Expr::of(SCOPE_OF_ORDINARY_USER_RELATED)),
    Node::Const(Scalar::text("super_admin")),
    Node::Binary(BinaryOp::NotEqual, 0, 1),
];
