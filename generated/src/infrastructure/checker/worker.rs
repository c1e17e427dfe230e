//! Generated from `resources/src/infrastructure/checker.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions on a checker that jobs call, and when.

use resource_core::meta::Trigger;
use resource_core::{Expr, expr};

pub(super) const TRIGGERS: &[Trigger] = &[
    Trigger::new("reach_threshold", 10, "* * * * *", "monitor")
        .when(WHEN_REACH_THRESHOLD)
        .queue("events")
        .attempts(3)
        .priority(5),
    Trigger::new("work_again", 11, "* * * * *", "monitor")
        .when(WHEN_WORK_AGAIN)
        .queue("events")
        .attempts(3)
        .priority(5),
];

// status == Active && consecutive_failures >= 3
pub(super) const WHEN_REACH_THRESHOLD: Expr = expr! {
    Field(5), text("active"), Binary(Equal, 0, 1), Field(7), Const(I64(3)), Binary(GreaterOrEqual, 3, 4),
    Binary(And, 2, 5),
};

// status == Failing && consecutive_failures == 0 && last_success > state_since
pub(super) const WHEN_WORK_AGAIN: Expr = expr! {
    Field(5), text("failing"), Binary(Equal, 0, 1), Field(7), Const(I64(0)), Binary(Equal, 3, 4), Binary(And, 2, 5),
    Field(8), Field(6), Binary(Greater, 7, 8), Binary(And, 6, 9),
};
