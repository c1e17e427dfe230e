//! Generated from `shelves/src/lending/loan.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a loan, the scopes that policies may name, and the ceilings they stay below.

use super::Loan;
use resource_core::meta::Scope;
use resource_core::{Expr, expr};
use resource_runtime::{InTenant, Reaches};

impl Reaches<Loan> for InTenant {}

pub(super) const SCOPES: &[Scope] = &[Scope { name: "own", source: "member == actor.member", expr: SCOPE_OWN }];

// member == actor.member
pub(super) const SCOPE_OWN: Expr = expr![Field(3), Root(Actor, 1), Binary(Equal, 0, 1)];
