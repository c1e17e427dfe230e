//! Generated from `resources/src/identity/tenant_membership.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a tenant membership, the scopes that policies may name, and the ceilings they stay below.

use super::TenantMembership;
use resource_core::meta::Scope;
use resource_core::{Expr, expr};
use resource_runtime::{InTenant, Reaches};

impl Reaches<TenantMembership> for InTenant {}

pub(super) const SCOPES: &[Scope] = &[
    Scope { name: "own", source: "user == actor.user", expr: SCOPE_OWN },
    Scope { name: "ordinary", source: "role != Owner", expr: SCOPE_ORDINARY },
    Scope { name: "of_owned_tenant", source: "self.tenant.owner == actor.user", expr: SCOPE_OF_OWNED_TENANT },
];

// user == actor.user
pub(super) const SCOPE_OWN: Expr = expr![Field(2), Root(Actor, 1), Binary(Equal, 0, 1)];

// role != Owner
pub(super) const SCOPE_ORDINARY: Expr = expr![Field(3), text("owner"), Binary(NotEqual, 0, 1)];

// self.tenant.owner == actor.user
pub(super) const SCOPE_OF_OWNED_TENANT: Expr = expr![Via(0, expr![Field(8)]), Root(Actor, 1), Binary(Equal, 0, 1)];
