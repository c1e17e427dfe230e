//! Generated from `resources/src/monitoring/alert.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of an alert.

use super::Alert;
use super::input::{
    Acknowledge, AutoEscalate, ByDevice, BySeverity, ClaimNotification, ClaimResolutionNotification, Clear, Escalate,
    GiveUpNotification, GiveUpResolutionNotification, MoveToDevice, Raise, RecordFailedNotification,
    RecordFailedResolutionNotification, RecordNotification, Reopen, Resolve, Suppress, Trigger, UpdateMetadata,
};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Bulk, BulkOutcome, Cx, Reaches, Result, Slots, Stream, questions, typed};

/// Lists the alerts, newest first.
pub fn list<R: Reaches<Alert>>(cx: &Cx<R>) -> Select<'_, Alert> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches an alert by id.
pub async fn get<R: Reaches<Alert>>(cx: &Cx<R>, id: &Id<Alert>) -> Result<Alert> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the alerts that wait for their end, newest first.
pub fn active<R: Reaches<Alert>>(cx: &Cx<R>) -> Select<'_, Alert> {
    Select::new(cx.any(), 2, Slots::default())
}

/// Lists the alerts that nobody has looked at, newest first.
pub fn pending<R: Reaches<Alert>>(cx: &Cx<R>) -> Select<'_, Alert> {
    Select::new(cx.any(), 3, Slots::default())
}

/// Lists the alerts of one severity, newest first.
pub fn by_severity<R: Reaches<Alert>>(cx: &Cx<R>, input: BySeverity) -> Select<'_, Alert> {
    Select::new(cx.any(), 4, input.into())
}

/// Lists the alerts about a device, newest first.
pub fn by_device<R: Reaches<Alert>>(cx: &Cx<R>, input: ByDevice) -> Select<'_, Alert> {
    Select::new(cx.any(), 5, input.into())
}

/// Lists the alerts of the last day, newest first.
pub fn recent<R: Reaches<Alert>>(cx: &Cx<R>) -> Select<'_, Alert> {
    Select::new(cx.any(), 6, Slots::default())
}

/// Lists the alerts that people are still to be told about, oldest first.
pub fn needs_notification<R: Reaches<Alert>>(cx: &Cx<R>) -> Select<'_, Alert> {
    Select::new(cx.any(), 7, Slots::default())
}

/// Lists the alerts that nobody has looked at for half an hour, oldest first.
pub fn needs_escalation<R: Reaches<Alert>>(cx: &Cx<R>) -> Select<'_, Alert> {
    Select::new(cx.any(), 8, Slots::default())
}

/// Lists the alerts that were silent for as long as was asked.
pub fn suppression_over<R: Reaches<Alert>>(cx: &Cx<R>) -> Select<'_, Alert> {
    Select::new(cx.any(), 9, Slots::default())
}

/// Raises an alert.
pub async fn trigger<R: Reaches<Alert>>(cx: &Cx<R>, input: Trigger) -> Result<Alert> {
    typed::create(cx.any(), 10, input).await
}

/// Raises an alert, or notes that the open one still holds. It may get more severe by that, not less.
///
/// For parts of the system only.
pub async fn raise<R: Reaches<Alert>>(cx: &Cx<R>, input: Raise) -> Result<Alert> {
    typed::create(cx.any(), 11, input).await
}

/// Notes that the condition still holds.
///
/// For parts of the system only.
pub async fn observe<R: Reaches<Alert>>(cx: &Cx<R>, id: &Id<Alert>) -> Result<Alert> {
    typed::update(cx.any(), 12, id, Slots::default()).await
}

/// Notes that somebody looks at it.
pub async fn acknowledge<R: Reaches<Alert>>(cx: &Cx<R>, id: &Id<Alert>, input: Acknowledge) -> Result<Alert> {
    typed::update(cx.any(), 13, id, input).await
}

/// Ends an alert.
pub async fn resolve<R: Reaches<Alert>>(cx: &Cx<R>, id: &Id<Alert>, input: Resolve) -> Result<Alert> {
    typed::update(cx.any(), 14, id, input).await
}

/// Ends an alert whose condition is over, also one that is silent.
///
/// For parts of the system only.
pub async fn clear<R: Reaches<Alert>>(cx: &Cx<R>, id: &Id<Alert>, input: Clear) -> Result<Alert> {
    typed::update(cx.any(), 15, id, input).await
}

/// Calls for more people.
pub async fn escalate<R: Reaches<Alert>>(cx: &Cx<R>, id: &Id<Alert>, input: Escalate) -> Result<Alert> {
    typed::update(cx.any(), 16, id, input).await
}

/// Calls for more people where nobody has looked for half an hour.
///
/// For parts of the system only.
pub async fn auto_escalate<R: Reaches<Alert>>(cx: &Cx<R>, id: &Id<Alert>, input: AutoEscalate) -> Result<Alert> {
    typed::update(cx.any(), 17, id, input).await
}

/// Silences an alert for some time.
pub async fn suppress<R: Reaches<Alert>>(cx: &Cx<R>, id: &Id<Alert>, input: Suppress) -> Result<Alert> {
    typed::update(cx.any(), 18, id, input).await
}

/// Lets an alert speak again that was silent for as long as was asked.
///
/// For parts of the system only.
pub async fn end_suppression<R: Reaches<Alert>>(cx: &Cx<R>, id: &Id<Alert>) -> Result<Alert> {
    typed::update(cx.any(), 19, id, Slots::default()).await
}

/// Opens an alert again, as if it were new; people are told once more.
pub async fn reopen<R: Reaches<Alert>>(cx: &Cx<R>, id: &Id<Alert>, input: Reopen) -> Result<Alert> {
    typed::update(cx.any(), 20, id, input).await
}

/// Claims for two minutes to tell people, which is an attempt. Whoever comes second is refused.
///
/// For parts of the system only.
pub async fn claim_notification<R: Reaches<Alert>>(
    cx: &Cx<R>,
    id: &Id<Alert>,
    input: ClaimNotification,
) -> Result<Alert> {
    typed::update(cx.any(), 21, id, input).await
}

/// Notes that people were told. Each level counts once.
///
/// For parts of the system only.
pub async fn record_notification<R: Reaches<Alert>>(
    cx: &Cx<R>,
    id: &Id<Alert>,
    input: RecordNotification,
) -> Result<Alert> {
    typed::update(cx.any(), 22, id, input).await
}

/// Notes that people were told that it ended.
///
/// For parts of the system only.
pub async fn record_resolution_notification<R: Reaches<Alert>>(cx: &Cx<R>, id: &Id<Alert>) -> Result<Alert> {
    typed::update(cx.any(), 23, id, Slots::default()).await
}

/// Notes that an attempt to tell people failed.
///
/// For parts of the system only.
pub async fn record_failed_notification<R: Reaches<Alert>>(
    cx: &Cx<R>,
    id: &Id<Alert>,
    input: RecordFailedNotification,
) -> Result<Alert> {
    typed::update(cx.any(), 24, id, input).await
}

/// Gives up telling people of an escalation level, until there is a higher one.
///
/// For parts of the system only.
pub async fn give_up_notification<R: Reaches<Alert>>(
    cx: &Cx<R>,
    id: &Id<Alert>,
    input: GiveUpNotification,
) -> Result<Alert> {
    typed::update(cx.any(), 25, id, input).await
}

/// Claims for two minutes to tell people that it ended, which is an attempt. Whoever comes second is refused.
///
/// For parts of the system only.
pub async fn claim_resolution_notification<R: Reaches<Alert>>(
    cx: &Cx<R>,
    id: &Id<Alert>,
    input: ClaimResolutionNotification,
) -> Result<Alert> {
    typed::update(cx.any(), 26, id, input).await
}

/// Notes that an attempt to tell people that it ended failed.
///
/// For parts of the system only.
pub async fn record_failed_resolution_notification<R: Reaches<Alert>>(
    cx: &Cx<R>,
    id: &Id<Alert>,
    input: RecordFailedResolutionNotification,
) -> Result<Alert> {
    typed::update(cx.any(), 27, id, input).await
}

/// Gives up telling people that it ended.
///
/// For parts of the system only.
pub async fn give_up_resolution_notification<R: Reaches<Alert>>(
    cx: &Cx<R>,
    id: &Id<Alert>,
    input: GiveUpResolutionNotification,
) -> Result<Alert> {
    typed::update(cx.any(), 28, id, input).await
}

/// Changes what is noted of an alert.
pub async fn update_metadata<R: Reaches<Alert>>(cx: &Cx<R>, id: &Id<Alert>, input: UpdateMetadata) -> Result<Alert> {
    typed::update(cx.any(), 29, id, input).await
}

/// Moves an alert to the device that its own was merged into.
///
/// For parts of the system only.
pub async fn move_to_device<R: Reaches<Alert>>(cx: &Cx<R>, id: &Id<Alert>, input: MoveToDevice) -> Result<Alert> {
    typed::update(cx.any(), 30, id, input).await
}

/// [`move_to_device`](move_to_device()) for each of many keys, with its input, in chunks.
pub async fn move_to_device_many<R: Reaches<Alert>>(
    cx: &Cx<R>,
    inputs: impl Stream<Item = (Id<Alert>, MoveToDevice)> + Send,
    bulk: Bulk<'_, Alert>,
) -> Result<BulkOutcome> {
    typed::update_many(cx.any(), 30, inputs, bulk).await
}

/// [`move_to_device`](move_to_device()) for every record that a read finds, in chunks.
pub async fn move_to_device_each<R: Reaches<Alert>>(
    cx: &Cx<R>,
    read: Select<'_, Alert>,
    input: MoveToDevice,
    bulk: Bulk<'_, Alert>,
) -> Result<BulkOutcome> {
    typed::update_each(cx.any(), 30, (read, input), bulk).await
}

/// Tells people of an alert, once for each escalation level.
///
/// For parts of the system only.
pub async fn send_notification<R: Reaches<Alert>>(cx: &Cx<R>, id: &Id<Alert>) -> Result<()> {
    typed::run::<Alert>(cx.any(), 31, Some(id), Slots::default()).await
}

/// Tells those who were told of an alert that it ended.
///
/// For parts of the system only.
pub async fn send_resolution<R: Reaches<Alert>>(cx: &Cx<R>, id: &Id<Alert>) -> Result<()> {
    typed::run::<Alert>(cx.any(), 32, Some(id), Slots::default()).await
}

questions! {
    Alert, Reaches<Alert>;
    can_trigger: trigger = 10;
    can_raise: raise = 11;
}

questions! {
    Alert, Reaches<Alert>, Id<Alert>;
    can_observe: observe = 12;
    can_acknowledge: acknowledge = 13;
    can_resolve: resolve = 14;
    can_clear: clear = 15;
    can_escalate: escalate = 16;
    can_auto_escalate: auto_escalate = 17;
    can_suppress: suppress = 18;
    can_end_suppression: end_suppression = 19;
    can_reopen: reopen = 20;
    can_claim_notification: claim_notification = 21;
    can_record_notification: record_notification = 22;
    can_record_resolution_notification: record_resolution_notification = 23;
    can_record_failed_notification: record_failed_notification = 24;
    can_give_up_notification: give_up_notification = 25;
    can_claim_resolution_notification: claim_resolution_notification = 26;
    can_record_failed_resolution_notification: record_failed_resolution_notification = 27;
    can_give_up_resolution_notification: give_up_resolution_notification = 28;
    can_update_metadata: update_metadata = 29;
    can_move_to_device: move_to_device = 30;
    can_send_notification: send_notification = 31;
    can_send_resolution: send_resolution = 32;
}
