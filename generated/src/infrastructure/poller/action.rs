//! Generated from `resources/src/infrastructure/poller.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a poller.

use super::Poller;
use super::input::{
    Announce, ByPartition, ByPartitionId, ByStatus, Deactivate, Degrade, EndMaintenance, FinishDraining, GoOffline,
    Heartbeat, HeartbeatTimeout, LoseConnection, MarkUnhealthy, NoteAlert, Recover, Register, RestoreHealth,
    StartDraining, StartMaintenance, Update,
};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the pollers.
pub fn list<R: Reaches<Poller>>(cx: &Cx<R>) -> Select<'_, Poller> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a poller by id.
pub async fn get<R: Reaches<Poller>>(cx: &Cx<R>, id: &Id<Poller, String>) -> Result<Poller> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the pollers that are healthy and say so.
pub fn active<R: Reaches<Poller>>(cx: &Cx<R>) -> Select<'_, Poller> {
    Select::new(cx.any(), 2, Slots::default())
}

/// Lists the pollers in one state.
pub fn by_status<R: Reaches<Poller>>(cx: &Cx<R>, input: ByStatus) -> Select<'_, Poller> {
    Select::new(cx.any(), 3, input.into())
}

/// Lists the pollers heard from in the last five minutes.
pub fn recently_seen<R: Reaches<Poller>>(cx: &Cx<R>) -> Select<'_, Poller> {
    Select::new(cx.any(), 4, Slots::default())
}

/// Lists the pollers of the partition with a slug.
pub fn by_partition<R: Reaches<Poller>>(cx: &Cx<R>, input: ByPartition) -> Select<'_, Poller> {
    Select::new(cx.any(), 5, input.into())
}

/// Lists the pollers of a partition.
pub fn by_partition_id<R: Reaches<Poller>>(cx: &Cx<R>, input: ByPartitionId) -> Select<'_, Poller> {
    Select::new(cx.any(), 6, input.into())
}

/// Registers a poller that is running.
pub async fn register<R: Reaches<Poller>>(cx: &Cx<R>, input: Register) -> Result<Poller> {
    typed::create(cx.any(), 7, input).await
}

/// Registers a poller that is still to be started; it counts from its activation on.
pub async fn announce<R: Reaches<Poller>>(cx: &Cx<R>, input: Announce) -> Result<Poller> {
    typed::create(cx.any(), 8, input).await
}

/// Changes the notes and counts; the state has actions of its own.
pub async fn update<R: Reaches<Poller>>(cx: &Cx<R>, id: &Id<Poller, String>, input: Update) -> Result<Poller> {
    typed::update(cx.any(), 9, id, input).await
}

/// Takes a sign of life. A healthy one ends a degradation or a recovery, an unhealthy one begins a degradation, and
/// either brings an offline poller into recovery; planned states stay.
pub async fn heartbeat<R: Reaches<Poller>>(cx: &Cx<R>, id: &Id<Poller, String>, input: Heartbeat) -> Result<Poller> {
    typed::update(cx.any(), 10, id, input).await
}

/// Puts an inactive poller to work.
pub async fn activate<R: Reaches<Poller>>(cx: &Cx<R>, id: &Id<Poller, String>) -> Result<Poller> {
    typed::update(cx.any(), 11, id, Slots::default()).await
}

/// Notes that a poller works badly.
pub async fn degrade<R: Reaches<Poller>>(cx: &Cx<R>, id: &Id<Poller, String>, input: Degrade) -> Result<Poller> {
    typed::update(cx.any(), 12, id, input).await
}

/// Notes that supervision finds a poller to work badly.
///
/// For parts of the system only.
pub async fn mark_unhealthy<R: Reaches<Poller>>(
    cx: &Cx<R>,
    id: &Id<Poller, String>,
    input: MarkUnhealthy,
) -> Result<Poller> {
    typed::update(cx.any(), 13, id, input).await
}

/// Notes that signs of life stay away.
///
/// For parts of the system only.
pub async fn heartbeat_timeout<R: Reaches<Poller>>(
    cx: &Cx<R>,
    id: &Id<Poller, String>,
    input: HeartbeatTimeout,
) -> Result<Poller> {
    typed::update(cx.any(), 14, id, input).await
}

/// Takes a poller out of service.
pub async fn go_offline<R: Reaches<Poller>>(cx: &Cx<R>, id: &Id<Poller, String>, input: GoOffline) -> Result<Poller> {
    typed::update(cx.any(), 15, id, input).await
}

/// Notes that a poller cannot be reached.
///
/// For parts of the system only.
pub async fn lose_connection<R: Reaches<Poller>>(
    cx: &Cx<R>,
    id: &Id<Poller, String>,
    input: LoseConnection,
) -> Result<Poller> {
    typed::update(cx.any(), 16, id, input).await
}

/// Begins to bring a poller back.
pub async fn recover<R: Reaches<Poller>>(cx: &Cx<R>, id: &Id<Poller, String>, input: Recover) -> Result<Poller> {
    typed::update(cx.any(), 17, id, input).await
}

/// Notes that a poller works well again.
pub async fn restore_health<R: Reaches<Poller>>(
    cx: &Cx<R>,
    id: &Id<Poller, String>,
    input: RestoreHealth,
) -> Result<Poller> {
    typed::update(cx.any(), 18, id, input).await
}

/// Begins planned work on a poller; it gets no checks meanwhile.
pub async fn start_maintenance<R: Reaches<Poller>>(
    cx: &Cx<R>,
    id: &Id<Poller, String>,
    input: StartMaintenance,
) -> Result<Poller> {
    typed::update(cx.any(), 19, id, input).await
}

/// Ends planned work on a poller.
pub async fn end_maintenance<R: Reaches<Poller>>(
    cx: &Cx<R>,
    id: &Id<Poller, String>,
    input: EndMaintenance,
) -> Result<Poller> {
    typed::update(cx.any(), 20, id, input).await
}

/// Gives a poller no new checks while it finishes those it has.
pub async fn start_draining<R: Reaches<Poller>>(
    cx: &Cx<R>,
    id: &Id<Poller, String>,
    input: StartDraining,
) -> Result<Poller> {
    typed::update(cx.any(), 21, id, input).await
}

/// Takes a drained poller out of service.
pub async fn finish_draining<R: Reaches<Poller>>(
    cx: &Cx<R>,
    id: &Id<Poller, String>,
    input: FinishDraining,
) -> Result<Poller> {
    typed::update(cx.any(), 22, id, input).await
}

/// Retires a poller until it is activated again.
pub async fn deactivate<R: Reaches<Poller>>(cx: &Cx<R>, id: &Id<Poller, String>, input: Deactivate) -> Result<Poller> {
    typed::update(cx.any(), 23, id, input).await
}

/// Notes that an alert was raised or ended. Whoever comes second is refused.
///
/// For parts of the system only.
pub async fn note_alert<R: Reaches<Poller>>(cx: &Cx<R>, id: &Id<Poller, String>, input: NoteAlert) -> Result<Poller> {
    typed::update(cx.any(), 24, id, input).await
}

/// Raises an alert about a poller that was lost.
///
/// For parts of the system only.
pub async fn raise_alert<R: Reaches<Poller>>(cx: &Cx<R>, id: &Id<Poller, String>) -> Result<()> {
    typed::run::<Poller>(cx.any(), 25, Some(id), Slots::default()).await
}

/// Ends the alert about a poller that is back, or away as planned.
///
/// For parts of the system only.
pub async fn end_alert<R: Reaches<Poller>>(cx: &Cx<R>, id: &Id<Poller, String>) -> Result<()> {
    typed::run::<Poller>(cx.any(), 26, Some(id), Slots::default()).await
}

questions! {
    Poller, Reaches<Poller>;
    can_register: register = 7;
    can_announce: announce = 8;
}

questions! {
    Poller, Reaches<Poller>, Id<Poller, String>;
    can_update: update = 9;
    can_heartbeat: heartbeat = 10;
    can_activate: activate = 11;
    can_degrade: degrade = 12;
    can_mark_unhealthy: mark_unhealthy = 13;
    can_heartbeat_timeout: heartbeat_timeout = 14;
    can_go_offline: go_offline = 15;
    can_lose_connection: lose_connection = 16;
    can_recover: recover = 17;
    can_restore_health: restore_health = 18;
    can_start_maintenance: start_maintenance = 19;
    can_end_maintenance: end_maintenance = 20;
    can_start_draining: start_draining = 21;
    can_finish_draining: finish_draining = 22;
    can_deactivate: deactivate = 23;
    can_note_alert: note_alert = 24;
    can_raise_alert: raise_alert = 25;
    can_end_alert: end_alert = 26;
}
