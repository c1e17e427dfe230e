//! Generated from `resources/src/monitoring/poll_job.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a poll job.

use super::PollJob;
use super::input::{
    BySchedule, Cancel, Complete, Create, Dispatch, Fail, Hear, Offer, Reassign, Stale, Start, Timeout,
};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the jobs, newest first.
pub fn list<R: Reaches<PollJob>>(cx: &Cx<R>) -> Select<'_, PollJob> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a job by id.
pub async fn get<R: Reaches<PollJob>>(cx: &Cx<R>, id: &Id<PollJob>) -> Result<PollJob> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the runs of a schedule, newest first.
pub fn by_schedule<R: Reaches<PollJob>>(cx: &Cx<R>, input: BySchedule) -> Select<'_, PollJob> {
    Select::new(cx.any(), 2, input.into())
}

/// Lists the jobs that wait, oldest first.
pub fn pending<R: Reaches<PollJob>>(cx: &Cx<R>) -> Select<'_, PollJob> {
    Select::new(cx.any(), 3, Slots::default())
}

/// Lists the jobs that run.
pub fn running<R: Reaches<PollJob>>(cx: &Cx<R>) -> Select<'_, PollJob> {
    Select::new(cx.any(), 4, Slots::default())
}

/// Lists the jobs that have run for too long: five minutes, if nothing else is said.
pub fn stale<R: Reaches<PollJob>>(cx: &Cx<R>, input: Stale) -> Select<'_, PollJob> {
    Select::new(cx.any(), 5, input.into())
}

/// Lists the jobs that have run for longer than they may.
pub fn overdue<R: Reaches<PollJob>>(cx: &Cx<R>) -> Select<'_, PollJob> {
    Select::new(cx.any(), 6, Slots::default())
}

/// Lists the jobs of the last day, newest first.
pub fn recent<R: Reaches<PollJob>>(cx: &Cx<R>) -> Select<'_, PollJob> {
    Select::new(cx.any(), 7, Slots::default())
}

/// Adds a job for a run that is due.
///
/// For parts of the system only.
pub async fn create<R: Reaches<PollJob>>(cx: &Cx<R>, input: Create) -> Result<PollJob> {
    typed::create(cx.any(), 8, input).await
}

/// Gives a job to a poller.
///
/// For parts of the system only.
pub async fn dispatch<R: Reaches<PollJob>>(cx: &Cx<R>, id: &Id<PollJob>, input: Dispatch) -> Result<PollJob> {
    typed::update(cx.any(), 9, id, input).await
}

/// Notes that the next poller is asked, since the one before did not take the job.
///
/// For parts of the system only.
pub async fn offer<R: Reaches<PollJob>>(cx: &Cx<R>, id: &Id<PollJob>, input: Offer) -> Result<PollJob> {
    typed::update(cx.any(), 10, id, input).await
}

/// Notes that the checks run.
///
/// For parts of the system only.
pub async fn start<R: Reaches<PollJob>>(cx: &Cx<R>, id: &Id<PollJob>, input: Start) -> Result<PollJob> {
    typed::update(cx.any(), 11, id, input).await
}

/// Holds a job for an attempt while its outcomes are stored or counted: until then nobody else can have it.
///
/// For parts of the system only.
pub async fn hear<R: Reaches<PollJob>>(cx: &Cx<R>, id: &Id<PollJob>, input: Hear) -> Result<PollJob> {
    typed::update(cx.any(), 12, id, input).await
}

/// Ends a job whose checks have all answered.
///
/// For parts of the system only.
pub async fn complete<R: Reaches<PollJob>>(cx: &Cx<R>, id: &Id<PollJob>, input: Complete) -> Result<PollJob> {
    typed::update(cx.any(), 13, id, input).await
}

/// Ends a job that could not be done.
///
/// For parts of the system only.
pub async fn fail<R: Reaches<PollJob>>(cx: &Cx<R>, id: &Id<PollJob>, input: Fail) -> Result<PollJob> {
    typed::update(cx.any(), 14, id, input).await
}

/// Ends a job that took too long.
///
/// For parts of the system only.
pub async fn timeout<R: Reaches<PollJob>>(cx: &Cx<R>, id: &Id<PollJob>, input: Timeout) -> Result<PollJob> {
    typed::update(cx.any(), 15, id, input).await
}

/// Calls a job off that does not run yet.
pub async fn cancel<R: Reaches<PollJob>>(cx: &Cx<R>, id: &Id<PollJob>, input: Cancel) -> Result<PollJob> {
    typed::update(cx.any(), 16, id, input).await
}

/// Lets a job wait once more that did not succeed.
///
/// For parts of the system only.
pub async fn retry<R: Reaches<PollJob>>(cx: &Cx<R>, id: &Id<PollJob>) -> Result<PollJob> {
    typed::update(cx.any(), 17, id, Slots::default()).await
}

/// Gives a running job to another poller. The former attempt's results are refused from now on.
///
/// For parts of the system only.
pub async fn reassign<R: Reaches<PollJob>>(cx: &Cx<R>, id: &Id<PollJob>, input: Reassign) -> Result<PollJob> {
    typed::update(cx.any(), 18, id, input).await
}

/// Picks a poller for a job that waits and hands the job over.
///
/// For parts of the system only.
pub async fn assign<R: Reaches<PollJob>>(cx: &Cx<R>, id: &Id<PollJob>) -> Result<()> {
    typed::run::<PollJob>(cx.any(), 19, Some(id), Slots::default()).await
}

/// Ends a job from which nothing was heard in its time.
///
/// For parts of the system only.
pub async fn give_up<R: Reaches<PollJob>>(cx: &Cx<R>, id: &Id<PollJob>) -> Result<()> {
    typed::run::<PollJob>(cx.any(), 20, Some(id), Slots::default()).await
}

/// Gives a running job to another poller if the one that has it is gone.
///
/// For parts of the system only.
pub async fn look_after<R: Reaches<PollJob>>(cx: &Cx<R>, id: &Id<PollJob>) -> Result<()> {
    typed::run::<PollJob>(cx.any(), 21, Some(id), Slots::default()).await
}

questions! {
    PollJob, Reaches<PollJob>;
    can_create: create = 8;
}

questions! {
    PollJob, Reaches<PollJob>, Id<PollJob>;
    can_dispatch: dispatch = 9;
    can_offer: offer = 10;
    can_start: start = 11;
    can_hear: hear = 12;
    can_complete: complete = 13;
    can_fail: fail = 14;
    can_timeout: timeout = 15;
    can_cancel: cancel = 16;
    can_retry: retry = 17;
    can_reassign: reassign = 18;
    can_assign: assign = 19;
    can_give_up: give_up = 20;
    can_look_after: look_after = 21;
}
