//! Generated from `resources/src/identity/user.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a user, the scopes that policies may name, and the ceilings they stay below.

use super::User;
use resource_core::meta::Scope;
use resource_core::{Expr, expr};
use resource_runtime::{InTenant, Reaches};

impl Reaches<User> for InTenant {}

pub(super) const SCOPES: &[Scope] = &[
    Scope { name: "own", source: "id == actor.user", expr: SCOPE_OWN },
    Scope { name: "ordinary", source: "role != SuperAdmin", expr: SCOPE_ORDINARY },
];

// id == actor.user
pub(super) const SCOPE_OWN: Expr = expr![Field(1), Root(Actor, 1), Binary(Equal, 0, 1)];

// role != SuperAdmin
pub(super) const SCOPE_ORDINARY: Expr = expr![Field(5), text("super_admin"), Binary(NotEqual, 0, 1)];
