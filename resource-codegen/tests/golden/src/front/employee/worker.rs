//! Generated from `resource-codegen/tests/kitchen_sink/src/front/employee.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions on an employee that jobs call, and when.

use resource_core::meta::Trigger;
use resource_core::{Expr, expr};

pub(super) const TRIGGERS: &[Trigger] = &[
    Trigger::new("remind_absent", 9, "0 8 * * mon-fri", "host")
        .when(WHEN_REMIND_ABSENT)
        .queue("letters")
        .attempts(3)
        .priority(5)
        .chunk(50, 0),
    Trigger::new("open_up", 10, "30 7 * * *", "host").queue("letters").attempts(1).priority(0),
];

// left_at == null
pub(super) const WHEN_REMIND_ABSENT: Expr = expr![Field(9), Const(Null), Binary(Is, 0, 1)];
