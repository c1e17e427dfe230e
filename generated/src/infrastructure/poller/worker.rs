//! Generated from `resources/src/infrastructure/poller.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions on a poller that jobs call, and when.

use resource_core::meta::Trigger;
use resource_core::{Expr, expr};

pub(super) const TRIGGERS: &[Trigger] = &[
    Trigger::new("miss_heartbeat", 14, "* * * * *", "monitor")
        .when(WHEN_MISS_HEARTBEAT)
        .queue("events")
        .attempts(3)
        .priority(5),
    Trigger::new("give_up", 16, "* * * * *", "monitor").when(WHEN_GIVE_UP).queue("events").attempts(3).priority(5),
    Trigger::new("alert_of_loss", 25, "* * * * *", "monitor")
        .when(WHEN_ALERT_OF_LOSS)
        .queue("alerts")
        .attempts(3)
        .priority(5),
    Trigger::new("alert_of_return", 26, "* * * * *", "monitor")
        .when(WHEN_ALERT_OF_RETURN)
        .queue("alerts")
        .attempts(3)
        .priority(5),
];

// status == Healthy && (last_seen == null || last_seen < ago(2 minutes))
pub(super) const WHEN_MISS_HEARTBEAT: Expr = expr! {
    Field(4), text("healthy"), Binary(Equal, 0, 1), Field(9), Const(Null), Binary(Is, 3, 4), Field(9), Now,
    Const(I64(120000000)), Binary(TimeSubtract, 7, 8), Binary(Less, 6, 9), Binary(Or, 5, 10), Binary(And, 2, 11),
};

// status == Degraded && (last_seen == null || last_seen < ago(2 minutes)) && state_since < ago(1 minute)
pub(super) const WHEN_GIVE_UP: Expr = expr! {
    Field(4), text("degraded"), Binary(Equal, 0, 1), Field(9), Const(Null), Binary(Is, 3, 4), Field(9), Now,
    Const(I64(120000000)), Binary(TimeSubtract, 7, 8), Binary(Less, 6, 9), Binary(Or, 5, 10), Binary(And, 2, 11),
    Field(5), Now, Const(I64(60000000)), Binary(TimeSubtract, 14, 15), Binary(Less, 13, 16), Binary(And, 12, 17),
};

// status == Offline && lost && !alerted
pub(super) const WHEN_ALERT_OF_LOSS: Expr = expr! {
    Field(4), text("offline"), Binary(Equal, 0, 1), Field(16), Binary(And, 2, 3), Field(17), Not(5), Binary(And, 4, 6),
};

// alerted && !(status in [Offline, Recovering])
pub(super) const WHEN_ALERT_OF_RETURN: Expr = expr! {
    Field(17), Field(4), text("offline"), text("recovering"), In(1, Borrowed(&[2, 3])), Not(4), Binary(And, 0, 5),
};
