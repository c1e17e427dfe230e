//! Generated from `resources/src/monitoring/check_result.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a check result.

use super::CheckResult;
use super::input::{ByCheck, ByPollJob, Record};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the results, newest first.
pub fn list<R: Reaches<CheckResult>>(cx: &Cx<R>) -> Select<'_, CheckResult> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a result by id.
pub async fn get<R: Reaches<CheckResult>>(cx: &Cx<R>, id: &Id<CheckResult>) -> Result<CheckResult> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the results of a check, newest first.
pub fn by_check<R: Reaches<CheckResult>>(cx: &Cx<R>, input: ByCheck) -> Select<'_, CheckResult> {
    Select::new(cx.any(), 2, input.into())
}

/// Lists what a poll job found.
pub fn by_poll_job<R: Reaches<CheckResult>>(cx: &Cx<R>, input: ByPollJob) -> Select<'_, CheckResult> {
    Select::new(cx.any(), 3, input.into())
}

/// Records a result. An attempt has one result for each check.
///
/// For parts of the system only.
pub async fn record<R: Reaches<CheckResult>>(cx: &Cx<R>, input: Record) -> Result<CheckResult> {
    typed::create(cx.any(), 4, input).await
}

questions! {
    CheckResult, Reaches<CheckResult>;
    can_record: record = 4;
}
