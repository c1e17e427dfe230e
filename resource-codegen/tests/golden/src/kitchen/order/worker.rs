//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/order.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions on an order that jobs call, and when.

use resource_core::meta::Trigger;
use resource_core::{Expr, expr};

pub(super) const TRIGGERS: &[Trigger] = &[Trigger::new("forget", 8, "*/5 * * * *", "host")
    .when(WHEN_FORGET)
    .queue("floor")
    .attempts(5)
    .priority(1)
    .on_error(8)];

// status == Placed && placed_at < ago(2 hours) && !exists(lines)
pub(super) const WHEN_FORGET: Expr = expr! {
    Field(3), text("placed"), Binary(Equal, 0, 1), Field(6), Now, Const(I64(7200000000)), Binary(TimeSubtract, 4, 5),
    Binary(Less, 3, 6), Binary(And, 2, 7), Exists(1, Expr::TRUE), Not(9), Binary(And, 8, 10),
};
