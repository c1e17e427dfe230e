//! Generated from `resources/src/monitoring/polling_schedule.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions on a polling schedule that jobs call, and when.

use resource_core::meta::Trigger;
use resource_core::{Expr, expr};

pub(super) const TRIGGERS: &[Trigger] = &[
    Trigger::new("execute_schedules", 14, "* * * * *", "scheduler")
        .when(WHEN_EXECUTE_SCHEDULES)
        .queue("service_checks")
        .attempts(3)
        .priority(5),
    Trigger::new("plan_schedules", 15, "* * * * *", "scheduler")
        .when(WHEN_PLAN_SCHEDULES)
        .queue("service_checks")
        .attempts(3)
        .priority(5),
];

// enabled && (requested_at != null || schedule_type == Interval && (last_executed_at == null || seconds(now() -
// last_executed_at) + 15 >= interval_seconds) || schedule_type == Cron && next_due_at <= now())
pub(super) const WHEN_EXECUTE_SCHEDULES: Expr = expr! {
    Field(11), Field(17), Const(Null), Binary(IsNot, 1, 2), Field(4), text("interval"), Binary(Equal, 4, 5), Field(15),
    Const(Null), Binary(Is, 7, 8), Now, Field(15), Binary(TimeDifference, 10, 11), Call(Seconds, Borrowed(&[12])),
    Const(I64(15)), Binary(Add, 13, 14), Field(5), Binary(GreaterOrEqual, 15, 16), Binary(Or, 9, 17),
    Binary(And, 6, 18), Binary(Or, 3, 19), Field(4), text("cron"), Binary(Equal, 21, 22), Field(16), Now,
    Binary(LessOrEqual, 24, 25), Binary(And, 23, 26), Binary(Or, 20, 27), Binary(And, 0, 28),
};

// enabled && schedule_type == Cron && next_due_at == null
pub(super) const WHEN_PLAN_SCHEDULES: Expr = expr! {
    Field(11), Field(4), text("cron"), Binary(Equal, 1, 2), Binary(And, 0, 3), Field(16), Const(Null),
    Binary(Is, 5, 6), Binary(And, 4, 7),
};
