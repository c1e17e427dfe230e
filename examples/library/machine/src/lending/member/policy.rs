//! Generated from `shelves/src/lending/member.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a member, the scopes that policies may name, and the ceilings they stay below.

use super::Member;
use resource_core::meta::Scope;
use resource_core::{BinaryOp, Expr, Node, Root};
use resource_runtime::{InTenant, Reaches};

impl Reaches<Member> for InTenant {}

pub(super) const SCOPES: &[Scope] = &[Scope { name: "own", source: "id == actor.member", expr: Expr::of(SCOPE_OWN) }];

// id == actor.member
pub(super) const SCOPE_OWN: &[Node] =
    &[Node::Field(1), Node::Root(Root::Actor, 1), Node::Binary(BinaryOp::Equal, 0, 1)];
