//! Generated from `resources/src/inventory/merge_audit.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a merge audit, the scopes that policies may name, and the ceilings they stay below.

use super::MergeAudit;
use resource_core::meta::Scope;
use resource_core::{Expr, expr};
use resource_runtime::{InTenant, Reaches};

impl Reaches<MergeAudit> for InTenant {}

pub(super) const SCOPES: &[Scope] = &[Scope {
    name: "in_partition",
    source: "actor.partition == null || partition == actor.partition",
    expr: SCOPE_IN_PARTITION,
}];

// actor.partition == null || partition == actor.partition
pub(super) const SCOPE_IN_PARTITION: Expr = expr! {
    Root(Actor, 2), Const(Null), Binary(Is, 0, 1), Field(5), Root(Actor, 2), Binary(Equal, 3, 4), Binary(Or, 2, 5),
};

// actor.partition == null || partition == actor.partition
pub(super) const REQUIRE: Expr = SCOPE_IN_PARTITION;
