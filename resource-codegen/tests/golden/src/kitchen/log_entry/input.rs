//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/log_entry.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a log entry take.

use kitchen_sink::kitchen::log_entry::Subject;
use resource_core::Timestamp;
use resource_runtime::into_slots;

/// What [`recent`](super::recent) takes.
#[derive(Clone, Debug, Default)]
pub struct Recent {
    /// Since.
    pub since: Option<Timestamp>,
}

/// What [`record`](super::record) takes.
#[derive(Clone, Debug)]
pub struct Record {
    /// What it is about.
    pub subject: Subject,
    /// In words.
    pub text: String,
    /// The state before.
    pub old_state: Option<String>,
    /// The state after.
    pub new_state: Option<String>,
    /// How long the state before lasted.
    pub seconds: Option<i64>,
}

into_slots! {
    Recent { since: optional }
    Record { subject, text, old_state: optional, new_state: optional, seconds: optional }
}
