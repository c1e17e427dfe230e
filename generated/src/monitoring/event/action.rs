//! Generated from `resources/src/monitoring/event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of an event.

use super::Event;
use super::input::{ByAgent, ByAlert, ByCategory, ByDevice, BySeverity, InTimeRange, Record, RecordAtTime};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the events, newest first.
pub fn list<R: Reaches<Event>>(cx: &Cx<R>) -> Select<'_, Event> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches an event by id.
pub async fn get<R: Reaches<Event>>(cx: &Cx<R>, id: &Id<Event>) -> Result<Event> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the events of one category, newest first.
pub fn by_category<R: Reaches<Event>>(cx: &Cx<R>, input: ByCategory) -> Select<'_, Event> {
    Select::new(cx.any(), 2, input.into())
}

/// Lists the events of a severity and above, newest first.
pub fn by_severity<R: Reaches<Event>>(cx: &Cx<R>, input: BySeverity) -> Select<'_, Event> {
    Select::new(cx.any(), 3, input.into())
}

/// Lists the events about a device, newest first.
pub fn by_device<R: Reaches<Event>>(cx: &Cx<R>, input: ByDevice) -> Select<'_, Event> {
    Select::new(cx.any(), 4, input.into())
}

/// Lists the events about an agent, newest first.
pub fn by_agent<R: Reaches<Event>>(cx: &Cx<R>, input: ByAgent) -> Select<'_, Event> {
    Select::new(cx.any(), 5, input.into())
}

/// Lists what happened to an alert, newest first.
pub fn by_alert<R: Reaches<Event>>(cx: &Cx<R>, input: ByAlert) -> Select<'_, Event> {
    Select::new(cx.any(), 6, input.into())
}

/// Lists the events of the last hour, newest first.
pub fn recent<R: Reaches<Event>>(cx: &Cx<R>) -> Select<'_, Event> {
    Select::new(cx.any(), 7, Slots::default())
}

/// Lists the events of a time, without its end, newest first.
pub fn in_time_range<R: Reaches<Event>>(cx: &Cx<R>, input: InTimeRange) -> Select<'_, Event> {
    Select::new(cx.any(), 8, input.into())
}

/// Records that something happens now.
pub async fn record<R: Reaches<Event>>(cx: &Cx<R>, input: Record) -> Result<Event> {
    typed::create(cx.any(), 9, input).await
}

/// Records that something happened before.
pub async fn record_at_time<R: Reaches<Event>>(cx: &Cx<R>, input: RecordAtTime) -> Result<Event> {
    typed::create(cx.any(), 10, input).await
}

questions! {
    Event, Reaches<Event>;
    can_record: record = 9;
    can_record_at_time: record_at_time = 10;
}
