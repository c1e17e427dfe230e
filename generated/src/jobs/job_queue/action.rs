//! Generated from `resources/src/jobs/job_queue.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a job queue.

use super::JobQueue;
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the queues.
pub fn list<R: Reaches<JobQueue>>(cx: &Cx<R>) -> Select<'_, JobQueue> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a queue by its name.
pub async fn get<R: Reaches<JobQueue>>(cx: &Cx<R>, id: &Id<JobQueue, String>) -> Result<JobQueue> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Takes no more jobs from a queue.
pub async fn pause<R: Reaches<JobQueue>>(cx: &Cx<R>, id: &Id<JobQueue, String>) -> Result<JobQueue> {
    typed::update(cx.any(), 2, id, Slots::default()).await
}

/// Takes jobs from a queue again.
pub async fn resume<R: Reaches<JobQueue>>(cx: &Cx<R>, id: &Id<JobQueue, String>) -> Result<JobQueue> {
    typed::update(cx.any(), 3, id, Slots::default()).await
}

questions! {
    JobQueue, Reaches<JobQueue>, Id<JobQueue, String>;
    can_pause: pause = 2;
    can_resume: resume = 3;
}
