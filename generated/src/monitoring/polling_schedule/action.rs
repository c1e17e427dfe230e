//! Generated from `resources/src/monitoring/polling_schedule.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a polling schedule.

use super::PollingSchedule;
use super::input::{AcquireLock, ByPartition, ByPoller, Create, Execute, Plan, RecordResult, ReleaseLock, Update};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the schedules.
pub fn list<R: Reaches<PollingSchedule>>(cx: &Cx<R>) -> Select<'_, PollingSchedule> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a schedule by id.
pub async fn get<R: Reaches<PollingSchedule>>(cx: &Cx<R>, id: &Id<PollingSchedule>) -> Result<PollingSchedule> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the schedules that are in use.
pub fn enabled<R: Reaches<PollingSchedule>>(cx: &Cx<R>) -> Select<'_, PollingSchedule> {
    Select::new(cx.any(), 2, Slots::default())
}

/// Lists the schedules whose time has come, the most urgent first.
pub fn due_for_execution<R: Reaches<PollingSchedule>>(cx: &Cx<R>) -> Select<'_, PollingSchedule> {
    Select::new(cx.any(), 3, Slots::default())
}

/// Lists the schedules by the calendar whose next time is still to be worked out.
///
/// For parts of the system only.
pub fn unplanned<R: Reaches<PollingSchedule>>(cx: &Cx<R>) -> Select<'_, PollingSchedule> {
    Select::new(cx.any(), 4, Slots::default())
}

/// Lists the schedules of a partition.
pub fn by_partition<R: Reaches<PollingSchedule>>(cx: &Cx<R>, input: ByPartition) -> Select<'_, PollingSchedule> {
    Select::new(cx.any(), 5, input.into())
}

/// Lists the schedules that one poller runs.
pub fn by_poller<R: Reaches<PollingSchedule>>(cx: &Cx<R>, input: ByPoller) -> Select<'_, PollingSchedule> {
    Select::new(cx.any(), 6, input.into())
}

/// Adds a schedule.
pub async fn create<R: Reaches<PollingSchedule>>(cx: &Cx<R>, input: Create) -> Result<PollingSchedule> {
    typed::create(cx.any(), 7, input).await
}

/// Changes a schedule. Its next time by the calendar is worked out anew.
pub async fn update<R: Reaches<PollingSchedule>>(
    cx: &Cx<R>,
    id: &Id<PollingSchedule>,
    input: Update,
) -> Result<PollingSchedule> {
    typed::update(cx.any(), 8, id, input).await
}

/// Puts a schedule to use.
pub async fn enable<R: Reaches<PollingSchedule>>(cx: &Cx<R>, id: &Id<PollingSchedule>) -> Result<PollingSchedule> {
    typed::update(cx.any(), 9, id, Slots::default()).await
}

/// Stops a schedule.
pub async fn disable<R: Reaches<PollingSchedule>>(cx: &Cx<R>, id: &Id<PollingSchedule>) -> Result<PollingSchedule> {
    typed::update(cx.any(), 10, id, Slots::default()).await
}

/// Asks for a run as soon as can be, whatever the schedule says.
pub async fn trigger_manual<R: Reaches<PollingSchedule>>(
    cx: &Cx<R>,
    id: &Id<PollingSchedule>,
) -> Result<PollingSchedule> {
    typed::update(cx.any(), 11, id, Slots::default()).await
}

/// Notes when a schedule by the calendar is due.
///
/// For parts of the system only.
pub async fn plan<R: Reaches<PollingSchedule>>(
    cx: &Cx<R>,
    id: &Id<PollingSchedule>,
    input: Plan,
) -> Result<PollingSchedule> {
    typed::update(cx.any(), 12, id, input).await
}

/// Claims a run whose time has come. Whoever comes second is refused.
///
/// For parts of the system only.
pub async fn execute<R: Reaches<PollingSchedule>>(
    cx: &Cx<R>,
    id: &Id<PollingSchedule>,
    input: Execute,
) -> Result<PollingSchedule> {
    typed::update(cx.any(), 13, id, input).await
}

/// Claims a run whose time has come and adds a poll job for its checks.
///
/// For parts of the system only.
pub async fn dispatch<R: Reaches<PollingSchedule>>(cx: &Cx<R>, id: &Id<PollingSchedule>) -> Result<()> {
    typed::run::<PollingSchedule>(cx.any(), 14, Some(id), Slots::default()).await
}

/// Works out when a schedule by the calendar is due.
///
/// For parts of the system only.
pub async fn work_out_next_time<R: Reaches<PollingSchedule>>(cx: &Cx<R>, id: &Id<PollingSchedule>) -> Result<()> {
    typed::run::<PollingSchedule>(cx.any(), 15, Some(id), Slots::default()).await
}

/// Takes in how a job of a run went. A run before the one that was told of last is over and changes nothing.
///
/// For parts of the system only.
pub async fn record_result<R: Reaches<PollingSchedule>>(
    cx: &Cx<R>,
    id: &Id<PollingSchedule>,
    input: RecordResult,
) -> Result<PollingSchedule> {
    typed::update(cx.any(), 16, id, input).await
}

/// Locks a schedule for five minutes, so that one node alone works on it.
///
/// For parts of the system only.
pub async fn acquire_lock<R: Reaches<PollingSchedule>>(
    cx: &Cx<R>,
    id: &Id<PollingSchedule>,
    input: AcquireLock,
) -> Result<PollingSchedule> {
    typed::update(cx.any(), 17, id, input).await
}

/// Releases a lock that is still one's own.
///
/// For parts of the system only.
pub async fn release_lock<R: Reaches<PollingSchedule>>(
    cx: &Cx<R>,
    id: &Id<PollingSchedule>,
    input: ReleaseLock,
) -> Result<PollingSchedule> {
    typed::update(cx.any(), 18, id, input).await
}

/// Removes a schedule with its jobs. Its checks stay, and run by their own intervals.
pub async fn destroy<R: Reaches<PollingSchedule>>(cx: &Cx<R>, id: &Id<PollingSchedule>) -> Result<()> {
    typed::destroy::<PollingSchedule>(cx.any(), 19, id, Slots::default()).await
}

questions! {
    PollingSchedule, Reaches<PollingSchedule>;
    can_create: create = 7;
}

questions! {
    PollingSchedule, Reaches<PollingSchedule>, Id<PollingSchedule>;
    can_update: update = 8;
    can_enable: enable = 9;
    can_disable: disable = 10;
    can_trigger_manual: trigger_manual = 11;
    can_plan: plan = 12;
    can_execute: execute = 13;
    can_dispatch: dispatch = 14;
    can_work_out_next_time: work_out_next_time = 15;
    can_record_result: record_result = 16;
    can_acquire_lock: acquire_lock = 17;
    can_release_lock: release_lock = 18;
    can_destroy: destroy = 19;
}
