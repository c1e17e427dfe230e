//! Generated from `shelves/src/lending/loan.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a loan, the scopes that policies may name, and the ceilings they stay below.

use super::Loan;
use resource_core::meta::Scope;
use resource_core::{BinaryOp, Expr, Node, Root};
use resource_runtime::{InTenant, Reaches};

impl Reaches<Loan> for InTenant {}

pub(super) const SCOPES: &[Scope] =
    &[Scope { name: "own", source: "member == actor.member", expr: Expr::of(SCOPE_OWN) }];

// member == actor.member
pub(super) const SCOPE_OWN: &[Node] =
    &[Node::Field(3), Node::Root(Root::Actor, 1), Node::Binary(BinaryOp::Equal, 0, 1)];
