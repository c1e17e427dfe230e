//! Generated from `resources/src/infrastructure/checker.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a checker.

use super::Checker;
use super::input::{
    ByAgent, ByStatus, ClearFailure, Disable, Enable, MarkFailing, Pause, RecordFailure, Register, Resume, Update,
};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the checkers.
pub fn list<R: Reaches<Checker>>(cx: &Cx<R>) -> Select<'_, Checker> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a checker by id.
pub async fn get<R: Reaches<Checker>>(cx: &Cx<R>, id: &Id<Checker, String>) -> Result<Checker> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the checkers behind an agent.
pub fn by_agent<R: Reaches<Checker>>(cx: &Cx<R>, input: ByAgent) -> Select<'_, Checker> {
    Select::new(cx.any(), 2, input.into())
}

/// Lists the checkers in one state.
pub fn by_status<R: Reaches<Checker>>(cx: &Cx<R>, input: ByStatus) -> Select<'_, Checker> {
    Select::new(cx.any(), 3, input.into())
}

/// Lists the checkers that fail.
pub fn failing<R: Reaches<Checker>>(cx: &Cx<R>) -> Select<'_, Checker> {
    Select::new(cx.any(), 4, Slots::default())
}

/// Lists the checkers that have failed three times in a row and are not marked as failing.
pub fn over_threshold<R: Reaches<Checker>>(cx: &Cx<R>) -> Select<'_, Checker> {
    Select::new(cx.any(), 5, Slots::default())
}

/// Registers a checker.
pub async fn register<R: Reaches<Checker>>(cx: &Cx<R>, input: Register) -> Result<Checker> {
    typed::create(cx.any(), 6, input).await
}

/// Changes a checker; the state has actions of its own.
pub async fn update<R: Reaches<Checker>>(cx: &Cx<R>, id: &Id<Checker, String>, input: Update) -> Result<Checker> {
    typed::update(cx.any(), 7, id, input).await
}

/// Lets a checker rest.
pub async fn pause<R: Reaches<Checker>>(cx: &Cx<R>, id: &Id<Checker, String>, input: Pause) -> Result<Checker> {
    typed::update(cx.any(), 8, id, input).await
}

/// Puts a resting checker to work again.
pub async fn resume<R: Reaches<Checker>>(cx: &Cx<R>, id: &Id<Checker, String>, input: Resume) -> Result<Checker> {
    typed::update(cx.any(), 9, id, input).await
}

/// Notes that a checker does not work.
pub async fn mark_failing<R: Reaches<Checker>>(
    cx: &Cx<R>,
    id: &Id<Checker, String>,
    input: MarkFailing,
) -> Result<Checker> {
    typed::update(cx.any(), 10, id, input).await
}

/// Notes that a checker works again.
pub async fn clear_failure<R: Reaches<Checker>>(
    cx: &Cx<R>,
    id: &Id<Checker, String>,
    input: ClearFailure,
) -> Result<Checker> {
    typed::update(cx.any(), 11, id, input).await
}

/// Takes a checker out of use.
pub async fn disable<R: Reaches<Checker>>(cx: &Cx<R>, id: &Id<Checker, String>, input: Disable) -> Result<Checker> {
    typed::update(cx.any(), 12, id, input).await
}

/// Takes a checker into use again.
pub async fn enable<R: Reaches<Checker>>(cx: &Cx<R>, id: &Id<Checker, String>, input: Enable) -> Result<Checker> {
    typed::update(cx.any(), 13, id, input).await
}

/// Notes that a checker did its work.
pub async fn record_success<R: Reaches<Checker>>(cx: &Cx<R>, id: &Id<Checker, String>) -> Result<Checker> {
    typed::update(cx.any(), 14, id, Slots::default()).await
}

/// Notes that a checker did not do its work.
pub async fn record_failure<R: Reaches<Checker>>(
    cx: &Cx<R>,
    id: &Id<Checker, String>,
    input: RecordFailure,
) -> Result<Checker> {
    typed::update(cx.any(), 15, id, input).await
}

/// Removes a checker.
pub async fn destroy<R: Reaches<Checker>>(cx: &Cx<R>, id: &Id<Checker, String>) -> Result<()> {
    typed::destroy::<Checker>(cx.any(), 16, id, Slots::default()).await
}

questions! {
    Checker, Reaches<Checker>;
    can_register: register = 6;
}

questions! {
    Checker, Reaches<Checker>, Id<Checker, String>;
    can_update: update = 7;
    can_pause: pause = 8;
    can_resume: resume = 9;
    can_mark_failing: mark_failing = 10;
    can_clear_failure: clear_failure = 11;
    can_disable: disable = 12;
    can_enable: enable = 13;
    can_record_success: record_success = 14;
    can_record_failure: record_failure = 15;
    can_destroy: destroy = 16;
}
