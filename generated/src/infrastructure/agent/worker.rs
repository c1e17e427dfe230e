//! Generated from `resources/src/infrastructure/agent.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions on an agent that jobs call, and when.

use resource_core::meta::Trigger;
use resource_core::{Expr, expr};

pub(super) const TRIGGERS: &[Trigger] = &[
    Trigger::new("miss_heartbeat", 16, "* * * * *", "monitor")
        .when(WHEN_MISS_HEARTBEAT)
        .queue("events")
        .attempts(3)
        .priority(5),
    Trigger::new("alert_of_loss", 22, "* * * * *", "monitor")
        .when(WHEN_ALERT_OF_LOSS)
        .queue("alerts")
        .attempts(3)
        .priority(5),
    Trigger::new("alert_of_return", 23, "* * * * *", "monitor")
        .when(WHEN_ALERT_OF_RETURN)
        .queue("alerts")
        .attempts(3)
        .priority(5),
];

// status in [Connected, Degraded] && (last_seen_time == null || last_seen_time < ago(5 minutes))
pub(super) const WHEN_MISS_HEARTBEAT: Expr = expr! {
    Field(13), text("connected"), text("degraded"), In(0, Borrowed(&[1, 2])), Field(17), Const(Null), Binary(Is, 4, 5),
    Field(17), Now, Const(I64(300000000)), Binary(TimeSubtract, 8, 9), Binary(Less, 7, 10), Binary(Or, 6, 11),
    Binary(And, 3, 12),
};

// status == Disconnected && !alerted
pub(super) const WHEN_ALERT_OF_LOSS: Expr =
    expr![Field(13), text("disconnected"), Binary(Equal, 0, 1), Field(20), Not(3), Binary(And, 2, 4)];

// alerted && !(status in [Disconnected, Connecting])
pub(super) const WHEN_ALERT_OF_RETURN: Expr = expr! {
    Field(20), Field(13), text("disconnected"), text("connecting"), In(1, Borrowed(&[2, 3])), Not(4), Binary(And, 0, 5),
};
