//! Generated from `resources/src/monitoring/service_check.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions on a service check that jobs call, and when.

use resource_core::meta::Trigger;
use resource_core::{Expr, expr};

pub(super) const TRIGGERS: &[Trigger] = &[Trigger::new("execute_due_checks", 14, "* * * * *", "scheduler")
    .when(WHEN_EXECUTE_DUE_CHECKS)
    .queue("service_checks")
    .attempts(3)
    .priority(5)
    .chunk(100, 0)];

// enabled && schedule == null && (last_check_at == null || seconds(now() - last_check_at) + 15 >= interval_seconds)
pub(super) const WHEN_EXECUTE_DUE_CHECKS: Expr = expr! {
    Field(10), Field(23), Const(Null), Binary(Is, 1, 2), Binary(And, 0, 3), Field(14), Const(Null), Binary(Is, 5, 6),
    Now, Field(14), Binary(TimeDifference, 8, 9), Call(Seconds, Borrowed(&[10])), Const(I64(15)), Binary(Add, 11, 12),
    Field(7), Binary(GreaterOrEqual, 13, 14), Binary(Or, 7, 15), Binary(And, 4, 16),
};
