//! Generated from `resources/src/infrastructure/health_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a health event.

use super::HealthEvent;
use super::input::{ByState, CurrentStatus, Recent, Record, Timeline};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the events, newest first.
pub fn list<R: Reaches<HealthEvent>>(cx: &Cx<R>) -> Select<'_, HealthEvent> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches an event by id.
pub async fn get<R: Reaches<HealthEvent>>(cx: &Cx<R>, id: &Id<HealthEvent>) -> Result<HealthEvent> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the events of one part of the system, newest first.
pub fn timeline<R: Reaches<HealthEvent>>(cx: &Cx<R>, input: Timeline) -> Select<'_, HealthEvent> {
    Select::new(cx.any(), 2, input.into())
}

/// Lists the newest event of one part of the system, from which its state now is known.
pub fn current_status<R: Reaches<HealthEvent>>(cx: &Cx<R>, input: CurrentStatus) -> Select<'_, HealthEvent> {
    Select::new(cx.any(), 3, input.into())
}

/// Lists the newest events, if asked for of one kind of part or into one state.
pub fn recent<R: Reaches<HealthEvent>>(cx: &Cx<R>, input: Recent) -> Select<'_, HealthEvent> {
    Select::new(cx.any(), 4, input.into())
}

/// Lists the changes into one state, newest first.
pub fn by_state<R: Reaches<HealthEvent>>(cx: &Cx<R>, input: ByState) -> Select<'_, HealthEvent> {
    Select::new(cx.any(), 5, input.into())
}

/// Records a change of health.
pub async fn record<R: Reaches<HealthEvent>>(cx: &Cx<R>, input: Record) -> Result<HealthEvent> {
    typed::create(cx.any(), 6, input).await
}

questions! {
    HealthEvent, Reaches<HealthEvent>;
    can_record: record = 6;
}
