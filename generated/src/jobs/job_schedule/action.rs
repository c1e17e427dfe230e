//! Generated from `resources/src/jobs/job_schedule.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a job schedule.

use super::JobSchedule;
use super::input::{ByJobKey, Update};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the schedules.
pub fn list<R: Reaches<JobSchedule>>(cx: &Cx<R>) -> Select<'_, JobSchedule> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a schedule by id.
pub async fn get<R: Reaches<JobSchedule>>(cx: &Cx<R>, id: &Id<JobSchedule>) -> Result<JobSchedule> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Fetches the schedule of one kind of work.
pub async fn by_job_key<R: Reaches<JobSchedule>>(cx: &Cx<R>, input: ByJobKey) -> Result<JobSchedule> {
    Select::new(cx.any(), 2, input.into()).one().await
}

/// Lists the schedules in use.
pub fn enabled<R: Reaches<JobSchedule>>(cx: &Cx<R>) -> Select<'_, JobSchedule> {
    Select::new(cx.any(), 3, Slots::default())
}

/// Changes when it is looked for work.
pub async fn update<R: Reaches<JobSchedule>>(cx: &Cx<R>, id: &Id<JobSchedule>, input: Update) -> Result<JobSchedule> {
    typed::update(cx.any(), 4, id, input).await
}

/// Puts a schedule to use again.
pub async fn enable<R: Reaches<JobSchedule>>(cx: &Cx<R>, id: &Id<JobSchedule>) -> Result<JobSchedule> {
    typed::update(cx.any(), 5, id, Slots::default()).await
}

/// Stops looking for work of this kind.
pub async fn disable<R: Reaches<JobSchedule>>(cx: &Cx<R>, id: &Id<JobSchedule>) -> Result<JobSchedule> {
    typed::update(cx.any(), 6, id, Slots::default()).await
}

questions! {
    JobSchedule, Reaches<JobSchedule>, Id<JobSchedule>;
    can_update: update = 4;
    can_enable: enable = 5;
    can_disable: disable = 6;
}
