//! Generated from `resources/src/monitoring/alert.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches an alert, the scopes that policies may name, and the ceilings they stay below.

use super::Alert;
use resource_core::meta::Scope;
use resource_core::{Expr, expr};
use resource_runtime::{InTenant, Reaches};

impl Reaches<Alert> for InTenant {}

pub(super) const SCOPES: &[Scope] = &[Scope {
    name: "in_partition",
    source: "actor.partition == null || partition == null || partition == actor.partition",
    expr: SCOPE_IN_PARTITION,
}];

// actor.partition == null || partition == null || partition == actor.partition
pub(super) const SCOPE_IN_PARTITION: Expr = expr! {
    Root(Actor, 2), Const(Null), Binary(Is, 0, 1), Field(43), Const(Null), Binary(Is, 3, 4), Binary(Or, 2, 5),
    Field(43), Root(Actor, 2), Binary(Equal, 7, 8), Binary(Or, 6, 9),
};

// actor.partition == null || partition == null || partition == actor.partition
pub(super) const REQUIRE: Expr = SCOPE_IN_PARTITION;
