//! Generated from `resource-codegen/tests/kitchen_sink/src/front/employee.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches an employee, the scopes that policies may name, and the ceilings they stay below.

use super::Employee;
use resource_core::meta::Scope;
use resource_core::{Expr, expr};
use resource_runtime::{InTenant, Reaches};

impl Reaches<Employee> for InTenant {}

pub(super) const SCOPES: &[Scope] = &[
    Scope { name: "own", source: "id == actor.employee", expr: SCOPE_OWN },
    Scope { name: "present", source: "left_at == null", expr: SCOPE_PRESENT },
];

// id == actor.employee
pub(super) const SCOPE_OWN: Expr = expr![Field(1), Root(Actor, 1), Binary(Equal, 0, 1)];

// left_at == null
pub(super) const SCOPE_PRESENT: Expr = expr![Field(9), Const(Null), Binary(Is, 0, 1)];

// id == actor.employee
pub(super) const REQUIRE_STORE_PASSWORD: Expr = SCOPE_OWN;

// !own_account || role != Owner
pub(super) const REQUIRE_LEAVE: Expr =
    expr![Field(7), Not(0), Field(4), Const(I64(20)), Binary(NotEqual, 2, 3), Binary(Or, 1, 4)];
