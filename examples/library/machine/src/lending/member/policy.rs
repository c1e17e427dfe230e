//! Generated from `shelves/src/lending/member.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a member, the scopes that policies may name, and the ceilings they stay below.

use super::Member;
use resource_core::meta::Scope;
use resource_core::{Expr, expr};
use resource_runtime::{InTenant, Reaches};

impl Reaches<Member> for InTenant {}

pub(super) const SCOPES: &[Scope] = &[Scope { name: "own", source: "id == actor.member", expr: SCOPE_OWN }];

// id == actor.member
pub(super) const SCOPE_OWN: Expr = expr![Field(1), Root(Actor, 1), Binary(Equal, 0, 1)];
