//! Generated from `resources/src/monitoring/alert.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions on an alert that jobs call, and when.

use resource_core::meta::Trigger;
use resource_core::{Expr, expr};

pub(super) const TRIGGERS: &[Trigger] = &[
    Trigger::new("send_notifications", 31, "* * * * *", "alerts")
        .when(WHEN_SEND_NOTIFICATIONS)
        .queue("notifications")
        .attempts(10)
        .priority(5)
        .on_error(25),
    Trigger::new("send_resolutions", 32, "* * * * *", "alerts")
        .when(WHEN_SEND_RESOLUTIONS)
        .queue("notifications")
        .attempts(10)
        .priority(5)
        .on_error(28),
    Trigger::new("auto_escalate", 17, "*/5 * * * *", "alerts")
        .when(WHEN_AUTO_ESCALATE)
        .queue("alerts")
        .attempts(3)
        .priority(5),
    Trigger::new("end_suppression", 19, "* * * * *", "alerts")
        .when(WHEN_END_SUPPRESSION)
        .queue("alerts")
        .attempts(3)
        .priority(5),
];

// status in [Pending, Escalated] && notified_level < escalation_level && (suppressed_until == null ||
// suppressed_until <= now())
pub(super) const WHEN_SEND_NOTIFICATIONS: Expr = expr! {
    Field(5), text("pending"), text("escalated"), In(0, Borrowed(&[1, 2])), Field(32), Field(22), Binary(Less, 4, 5),
    Binary(And, 3, 6), Field(37), Const(Null), Binary(Is, 8, 9), Field(37), Now, Binary(LessOrEqual, 11, 12),
    Binary(Or, 10, 13), Binary(And, 7, 14),
};

// status == Resolved && end_due
pub(super) const WHEN_SEND_RESOLUTIONS: Expr =
    expr![Field(5), text("resolved"), Binary(Equal, 0, 1), Field(34), Binary(And, 2, 3)];

// status == Pending && state_since < ago(30 minutes)
pub(super) const WHEN_AUTO_ESCALATE: Expr = expr! {
    Field(5), text("pending"), Binary(Equal, 0, 1), Field(6), Now, Const(I64(1800000000)), Binary(TimeSubtract, 4, 5),
    Binary(Less, 3, 6), Binary(And, 2, 7),
};

// status == Suppressed && suppressed_until <= now()
pub(super) const WHEN_END_SUPPRESSION: Expr = expr! {
    Field(5), text("suppressed"), Binary(Equal, 0, 1), Field(37), Now, Binary(LessOrEqual, 3, 4), Binary(And, 2, 5),
};
