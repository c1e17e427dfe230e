//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/log_entry.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `log_entries`, for SeaORM, and the stored part of a log entry.

use super::LOG_ENTRY;
use crate::front::Restaurant;
use kitchen_sink::kitchen::log_entry::Subject;
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};

/// The stored part of a [`LogEntry`](super::LogEntry).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Restaurant>,
    /// The number of the entry.
    pub id: i64,
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
    /// When it happened.
    pub happened_at: Timestamp,
}

from_row! {
    Model { tenant_id, id, subject, text, old_state, new_state, seconds, happened_at }
}

table! {
    Model { TenantId, Id, Subject, Text, OldState, NewState, Seconds, HappenedAt }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &LOG_ENTRY;
    type Column = Column;
    type Key = i64;
}
