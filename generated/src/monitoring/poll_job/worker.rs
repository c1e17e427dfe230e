//! Generated from `resources/src/monitoring/poll_job.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions on a poll job that jobs call, and when.

use resource_core::meta::Trigger;
use resource_core::{Expr, expr};

pub(super) const TRIGGERS: &[Trigger] = &[
    Trigger::new("follow_running", 21, "* * * * *", "orchestration")
        .when(WHEN_FOLLOW_RUNNING)
        .queue("service_checks")
        .attempts(3)
        .priority(5),
    Trigger::new("assign_waiting", 19, "* * * * *", "orchestration")
        .when(WHEN_ASSIGN_WAITING)
        .queue("service_checks")
        .attempts(3)
        .priority(5),
    Trigger::new("retry_failed", 17, "* * * * *", "orchestration")
        .when(WHEN_RETRY_FAILED)
        .queue("service_checks")
        .attempts(3)
        .priority(5),
    Trigger::new("end_overdue", 20, "* * * * *", "orchestration")
        .when(WHEN_END_OVERDUE)
        .queue("service_checks")
        .attempts(3)
        .priority(5),
];

// status == Running && poller != null && started_at < ago(30 seconds)
pub(super) const WHEN_FOLLOW_RUNNING: Expr = expr! {
    Field(7), text("running"), Binary(Equal, 0, 1), Field(10), Const(Null), Binary(IsNot, 3, 4), Binary(And, 2, 5),
    Field(17), Now, Const(I64(30000000)), Binary(TimeSubtract, 8, 9), Binary(Less, 7, 10), Binary(And, 6, 11),
};

// status == Pending
pub(super) const WHEN_ASSIGN_WAITING: Expr = expr![Field(7), text("pending"), Binary(Equal, 0, 1)];

// status in [Failed, Timeout] && retry_count < max_retries && completed_at < ago(30 seconds)
pub(super) const WHEN_RETRY_FAILED: Expr = expr! {
    Field(7), text("failed"), text("timeout"), In(0, Borrowed(&[1, 2])), Field(26), Field(27), Binary(Less, 4, 5),
    Binary(And, 3, 6), Field(18), Now, Const(I64(30000000)), Binary(TimeSubtract, 9, 10), Binary(Less, 8, 11),
    Binary(And, 7, 12),
};

// status == Running && seconds(now() - started_at) >= timeout_seconds || status == Dispatching && dispatched_at <
// ago(2 minutes)
pub(super) const WHEN_END_OVERDUE: Expr = expr! {
    Field(7), text("running"), Binary(Equal, 0, 1), Now, Field(17), Binary(TimeDifference, 3, 4),
    Call(Seconds, Borrowed(&[5])), Field(15), Binary(GreaterOrEqual, 6, 7), Binary(And, 2, 8), Field(7),
    text("dispatching"), Binary(Equal, 10, 11), Field(16), Now, Const(I64(120000000)), Binary(TimeSubtract, 14, 15),
    Binary(Less, 13, 16), Binary(And, 12, 17), Binary(Or, 9, 18),
};
