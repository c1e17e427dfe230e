//! Generated from `resources/src/jobs/job.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a job.

use super::Job;
use super::input::{ByQueue, ByState};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the jobs, newest first.
pub fn list<R: Reaches<Job>>(cx: &Cx<R>) -> Select<'_, Job> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a job by id.
pub async fn get<R: Reaches<Job>>(cx: &Cx<R>, id: &Id<Job, i64>) -> Result<Job> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the jobs in one state, newest first.
pub fn by_state<R: Reaches<Job>>(cx: &Cx<R>, input: ByState) -> Select<'_, Job> {
    Select::new(cx.any(), 2, input.into())
}

/// Lists the jobs of a queue, newest first.
pub fn by_queue<R: Reaches<Job>>(cx: &Cx<R>, input: ByQueue) -> Select<'_, Job> {
    Select::new(cx.any(), 3, input.into())
}

/// Lists the jobs whose last attempt failed, newest first.
pub fn exhausted<R: Reaches<Job>>(cx: &Cx<R>) -> Select<'_, Job> {
    Select::new(cx.any(), 4, Slots::default())
}

/// Calls a job off. One that runs is stopped soon, wherever it is by then.
pub async fn cancel<R: Reaches<Job>>(cx: &Cx<R>, id: &Id<Job, i64>) -> Result<Job> {
    typed::update(cx.any(), 5, id, Slots::default()).await
}

/// Lets a job run again now that failed or was called off; one attempt more if it had its last.
pub async fn retry<R: Reaches<Job>>(cx: &Cx<R>, id: &Id<Job, i64>) -> Result<Job> {
    typed::update(cx.any(), 6, id, Slots::default()).await
}

questions! {
    Job, Reaches<Job>, Id<Job, i64>;
    can_cancel: cancel = 5;
    can_retry: retry = 6;
}
