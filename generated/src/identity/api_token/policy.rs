//! Generated from `resources/src/identity/api_token.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches an api token, the scopes that policies may name, and the ceilings they stay below.

use super::ApiToken;
use resource_core::meta::Scope;
use resource_core::{Expr, expr};
use resource_runtime::{InTenant, Reaches};

impl Reaches<ApiToken> for InTenant {}

pub(super) const SCOPES: &[Scope] = &[
    Scope { name: "own", source: "user == actor.user", expr: SCOPE_OWN },
    Scope { name: "of_ordinary_user", source: "user.role != SuperAdmin", expr: SCOPE_OF_ORDINARY_USER },
];

// user == actor.user
pub(super) const SCOPE_OWN: Expr = expr![Field(15), Root(Actor, 1), Binary(Equal, 0, 1)];

// user.role != SuperAdmin
pub(super) const SCOPE_OF_ORDINARY_USER: Expr =
    expr![Via(0, expr![Field(5)]), text("super_admin"), Binary(NotEqual, 0, 1)];
