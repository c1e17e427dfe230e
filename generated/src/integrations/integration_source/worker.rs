//! Generated from `resources/src/integrations/integration_source.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions on an integration source that jobs call, and when.

use resource_core::meta::Trigger;
use resource_core::{Expr, expr};

pub(super) const TRIGGERS: &[Trigger] =
    &[Trigger::new("sync", 11, "* * * * *", "sync").when(WHEN_SYNC).queue("integrations").attempts(1).priority(5)];

// enabled && (claimed_until == null || claimed_until <= now()) && (sync_requested_at != null || last_sync_at ==
// null || seconds(now() - last_sync_at) >= poll_interval_seconds)
pub(super) const WHEN_SYNC: Expr = expr! {
    Field(5), Field(18), Const(Null), Binary(Is, 1, 2), Field(18), Now, Binary(LessOrEqual, 4, 5), Binary(Or, 3, 6),
    Binary(And, 0, 7), Field(16), Const(Null), Binary(IsNot, 9, 10), Field(21), Const(Null), Binary(Is, 12, 13),
    Binary(Or, 11, 14), Now, Field(21), Binary(TimeDifference, 16, 17), Call(Seconds, Borrowed(&[18])), Field(9),
    Binary(GreaterOrEqual, 19, 20), Binary(Or, 15, 21), Binary(And, 8, 22),
};
