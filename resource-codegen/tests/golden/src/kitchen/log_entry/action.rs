//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/log_entry.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a log entry.

use super::LogEntry;
use super::input::{Recent, Record};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// List.
pub fn list<R: Reaches<LogEntry>>(cx: &Cx<R>) -> Select<'_, LogEntry> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Get.
pub async fn get<R: Reaches<LogEntry>>(cx: &Cx<R>, id: &Id<LogEntry, i64>) -> Result<LogEntry> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Recent.
pub fn recent<R: Reaches<LogEntry>>(cx: &Cx<R>, input: Recent) -> Select<'_, LogEntry> {
    Select::new(cx.any(), 2, input.into())
}

/// Record.
pub async fn record<R: Reaches<LogEntry>>(cx: &Cx<R>, input: Record) -> Result<LogEntry> {
    typed::create(cx.any(), 3, input).await
}

questions! {
    LogEntry, Reaches<LogEntry>;
    can_record: record = 3;
}
