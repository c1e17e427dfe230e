//! Generated from `resources/src/monitoring/service_check.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a service check.

use super::ServiceCheck;
use super::input::{ByAgent, ByDevice, BySchedule, Create, DispatchDue, MoveToDevice, RecordResult, Scheduled, Update};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Bulk, BulkOutcome, Cx, Reaches, Result, Slots, Stream, questions, typed};

/// Lists the checks.
pub fn list<R: Reaches<ServiceCheck>>(cx: &Cx<R>) -> Select<'_, ServiceCheck> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a check by id.
pub async fn get<R: Reaches<ServiceCheck>>(cx: &Cx<R>, id: &Id<ServiceCheck>) -> Result<ServiceCheck> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the checks that are in use.
pub fn enabled<R: Reaches<ServiceCheck>>(cx: &Cx<R>) -> Select<'_, ServiceCheck> {
    Select::new(cx.any(), 2, Slots::default())
}

/// Lists the checks whose latest results were failures.
pub fn failing<R: Reaches<ServiceCheck>>(cx: &Cx<R>) -> Select<'_, ServiceCheck> {
    Select::new(cx.any(), 3, Slots::default())
}

/// Lists the checks without a schedule whose interval is over.
pub fn due_for_check<R: Reaches<ServiceCheck>>(cx: &Cx<R>) -> Select<'_, ServiceCheck> {
    Select::new(cx.any(), 4, Slots::default())
}

/// Lists the checks that an agent runs.
pub fn by_agent<R: Reaches<ServiceCheck>>(cx: &Cx<R>, input: ByAgent) -> Select<'_, ServiceCheck> {
    Select::new(cx.any(), 5, input.into())
}

/// Lists the checks of a device.
pub fn by_device<R: Reaches<ServiceCheck>>(cx: &Cx<R>, input: ByDevice) -> Select<'_, ServiceCheck> {
    Select::new(cx.any(), 6, input.into())
}

/// Lists the checks that run by a schedule.
pub fn by_schedule<R: Reaches<ServiceCheck>>(cx: &Cx<R>, input: BySchedule) -> Select<'_, ServiceCheck> {
    Select::new(cx.any(), 7, input.into())
}

/// Lists the checks in use that run by a schedule.
///
/// For parts of the system only.
pub fn scheduled<R: Reaches<ServiceCheck>>(cx: &Cx<R>, input: Scheduled) -> Select<'_, ServiceCheck> {
    Select::new(cx.any(), 8, input.into())
}

/// Adds a check. It must be one that can be asked: what its kind needs is there, and nothing else.
pub async fn create<R: Reaches<ServiceCheck>>(cx: &Cx<R>, input: Create) -> Result<ServiceCheck> {
    typed::create(cx.any(), 9, input).await
}

/// Changes a check. What kind it is stays, and so does its partition.
pub async fn update<R: Reaches<ServiceCheck>>(
    cx: &Cx<R>,
    id: &Id<ServiceCheck>,
    input: Update,
) -> Result<ServiceCheck> {
    typed::update(cx.any(), 10, id, input).await
}

/// Puts a check to use.
pub async fn enable<R: Reaches<ServiceCheck>>(cx: &Cx<R>, id: &Id<ServiceCheck>) -> Result<ServiceCheck> {
    typed::update(cx.any(), 11, id, Slots::default()).await
}

/// Stops a check and ends its alert; its results stay.
pub async fn disable<R: Reaches<ServiceCheck>>(cx: &Cx<R>, id: &Id<ServiceCheck>) -> Result<ServiceCheck> {
    typed::update(cx.any(), 12, id, Slots::default()).await
}

/// Claims a check whose interval is over. Whoever comes second is refused.
///
/// For parts of the system only.
pub async fn execute<R: Reaches<ServiceCheck>>(cx: &Cx<R>, id: &Id<ServiceCheck>) -> Result<ServiceCheck> {
    typed::update(cx.any(), 13, id, Slots::default()).await
}

/// Claims checks whose intervals are over and adds poll jobs for them, one for each partition.
///
/// For parts of the system only.
pub async fn dispatch_due<R: Reaches<ServiceCheck>>(cx: &Cx<R>, input: DispatchDue) -> Result<()> {
    typed::run::<ServiceCheck>(cx.any(), 14, None, input).await
}

/// Takes in a result. One that is older than the last is refused, and so is one whose caller does not know the
/// health before: what follows a change depends on that.
///
/// For parts of the system only.
pub async fn record_result<R: Reaches<ServiceCheck>>(
    cx: &Cx<R>,
    id: &Id<ServiceCheck>,
    input: RecordResult,
) -> Result<ServiceCheck> {
    typed::update(cx.any(), 15, id, input).await
}

/// Forgets the failures so far.
pub async fn reset_failures<R: Reaches<ServiceCheck>>(cx: &Cx<R>, id: &Id<ServiceCheck>) -> Result<ServiceCheck> {
    typed::update(cx.any(), 16, id, Slots::default()).await
}

/// Moves a check to the device that its own was merged into.
///
/// For parts of the system only.
pub async fn move_to_device<R: Reaches<ServiceCheck>>(
    cx: &Cx<R>,
    id: &Id<ServiceCheck>,
    input: MoveToDevice,
) -> Result<ServiceCheck> {
    typed::update(cx.any(), 17, id, input).await
}

/// [`move_to_device`](move_to_device()) for each of many keys, with its input, in chunks.
pub async fn move_to_device_many<R: Reaches<ServiceCheck>>(
    cx: &Cx<R>,
    inputs: impl Stream<Item = (Id<ServiceCheck>, MoveToDevice)> + Send,
    bulk: Bulk<'_, ServiceCheck>,
) -> Result<BulkOutcome> {
    typed::update_many(cx.any(), 17, inputs, bulk).await
}

/// [`move_to_device`](move_to_device()) for every record that a read finds, in chunks.
pub async fn move_to_device_each<R: Reaches<ServiceCheck>>(
    cx: &Cx<R>,
    read: Select<'_, ServiceCheck>,
    input: MoveToDevice,
    bulk: Bulk<'_, ServiceCheck>,
) -> Result<BulkOutcome> {
    typed::update_each(cx.any(), 17, (read, input), bulk).await
}

/// Removes a check and ends its alert. What it found stays.
pub async fn destroy<R: Reaches<ServiceCheck>>(cx: &Cx<R>, id: &Id<ServiceCheck>) -> Result<()> {
    typed::destroy::<ServiceCheck>(cx.any(), 18, id, Slots::default()).await
}

questions! {
    ServiceCheck, Reaches<ServiceCheck>;
    can_create: create = 9;
    can_dispatch_due: dispatch_due = 14;
}

questions! {
    ServiceCheck, Reaches<ServiceCheck>, Id<ServiceCheck>;
    can_update: update = 10;
    can_enable: enable = 11;
    can_disable: disable = 12;
    can_execute: execute = 13;
    can_record_result: record_result = 15;
    can_reset_failures: reset_failures = 16;
    can_move_to_device: move_to_device = 17;
    can_destroy: destroy = 18;
}
