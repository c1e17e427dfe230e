//! Generated from `resources/src/infrastructure/agent.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of an agent.

use super::Agent;
use super::input::{
    ByCapability, ByDevice, ByPoller, ByStatus, ConnectionFailed, Degrade, EstablishConnection, Heartbeat,
    LoseConnection, MarkUnavailable, MoveToDevice, NoteAlert, Reconnect, Recover, Register, RegisterConnected,
    RestoreHealth, Update,
};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Bulk, BulkOutcome, Cx, Reaches, Result, Slots, Stream, questions, typed};

/// Lists the agents.
pub fn list<R: Reaches<Agent>>(cx: &Cx<R>) -> Select<'_, Agent> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches an agent by its uid.
pub async fn get<R: Reaches<Agent>>(cx: &Cx<R>, id: &Id<Agent, String>) -> Result<Agent> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the agents that a poller chooses from.
pub fn by_poller<R: Reaches<Agent>>(cx: &Cx<R>, input: ByPoller) -> Select<'_, Agent> {
    Select::new(cx.any(), 2, input.into())
}

/// Lists the agents that run on a device.
pub fn by_device<R: Reaches<Agent>>(cx: &Cx<R>, input: ByDevice) -> Select<'_, Agent> {
    Select::new(cx.any(), 3, input.into())
}

/// Lists the agents that are connected and healthy.
pub fn connected<R: Reaches<Agent>>(cx: &Cx<R>) -> Select<'_, Agent> {
    Select::new(cx.any(), 4, Slots::default())
}

/// Lists the agents in one state.
pub fn by_status<R: Reaches<Agent>>(cx: &Cx<R>, input: ByStatus) -> Select<'_, Agent> {
    Select::new(cx.any(), 5, input.into())
}

/// Lists the agents that can do something.
pub fn by_capability<R: Reaches<Agent>>(cx: &Cx<R>, input: ByCapability) -> Select<'_, Agent> {
    Select::new(cx.any(), 6, input.into())
}

/// Lists the agents heard from in the last five minutes.
pub fn recently_seen<R: Reaches<Agent>>(cx: &Cx<R>) -> Select<'_, Agent> {
    Select::new(cx.any(), 7, Slots::default())
}

/// Registers an agent that is still to connect.
pub async fn register<R: Reaches<Agent>>(cx: &Cx<R>, input: Register) -> Result<Agent> {
    typed::create(cx.any(), 8, input).await
}

/// Registers an agent that is connected.
pub async fn register_connected<R: Reaches<Agent>>(cx: &Cx<R>, input: RegisterConnected) -> Result<Agent> {
    typed::create(cx.any(), 9, input).await
}

/// Changes what is known of an agent; the state has actions of its own.
pub async fn update<R: Reaches<Agent>>(cx: &Cx<R>, id: &Id<Agent, String>, input: Update) -> Result<Agent> {
    typed::update(cx.any(), 10, id, input).await
}

/// Takes a sign of life. A healthy one completes a connection or ends a degradation, an unhealthy one begins a
/// degradation, and either begins to connect an agent that was disconnected; one that somebody marked as
/// unavailable stays so.
pub async fn heartbeat<R: Reaches<Agent>>(cx: &Cx<R>, id: &Id<Agent, String>, input: Heartbeat) -> Result<Agent> {
    typed::update(cx.any(), 11, id, input).await
}

/// Notes that an agent is connected.
pub async fn establish_connection<R: Reaches<Agent>>(
    cx: &Cx<R>,
    id: &Id<Agent, String>,
    input: EstablishConnection,
) -> Result<Agent> {
    typed::update(cx.any(), 12, id, input).await
}

/// Notes that an agent could not connect.
///
/// For parts of the system only.
pub async fn connection_failed<R: Reaches<Agent>>(
    cx: &Cx<R>,
    id: &Id<Agent, String>,
    input: ConnectionFailed,
) -> Result<Agent> {
    typed::update(cx.any(), 13, id, input).await
}

/// Notes that an agent works badly.
pub async fn degrade<R: Reaches<Agent>>(cx: &Cx<R>, id: &Id<Agent, String>, input: Degrade) -> Result<Agent> {
    typed::update(cx.any(), 14, id, input).await
}

/// Notes that an agent works well again.
pub async fn restore_health<R: Reaches<Agent>>(
    cx: &Cx<R>,
    id: &Id<Agent, String>,
    input: RestoreHealth,
) -> Result<Agent> {
    typed::update(cx.any(), 15, id, input).await
}

/// Notes that an agent is not connected any more.
pub async fn lose_connection<R: Reaches<Agent>>(
    cx: &Cx<R>,
    id: &Id<Agent, String>,
    input: LoseConnection,
) -> Result<Agent> {
    typed::update(cx.any(), 16, id, input).await
}

/// Begins to connect an agent again.
pub async fn reconnect<R: Reaches<Agent>>(cx: &Cx<R>, id: &Id<Agent, String>, input: Reconnect) -> Result<Agent> {
    typed::update(cx.any(), 17, id, input).await
}

/// Takes an agent out of service: it gets no checks until it is recovered.
pub async fn mark_unavailable<R: Reaches<Agent>>(
    cx: &Cx<R>,
    id: &Id<Agent, String>,
    input: MarkUnavailable,
) -> Result<Agent> {
    typed::update(cx.any(), 18, id, input).await
}

/// Takes an agent into service again.
pub async fn recover<R: Reaches<Agent>>(cx: &Cx<R>, id: &Id<Agent, String>, input: Recover) -> Result<Agent> {
    typed::update(cx.any(), 19, id, input).await
}

/// Moves an agent to the device that its own was merged into.
///
/// For parts of the system only.
pub async fn move_to_device<R: Reaches<Agent>>(
    cx: &Cx<R>,
    id: &Id<Agent, String>,
    input: MoveToDevice,
) -> Result<Agent> {
    typed::update(cx.any(), 20, id, input).await
}

/// [`move_to_device`](move_to_device()) for each of many keys, with its input, in chunks.
pub async fn move_to_device_many<R: Reaches<Agent>>(
    cx: &Cx<R>,
    inputs: impl Stream<Item = (Id<Agent, String>, MoveToDevice)> + Send,
    bulk: Bulk<'_, Agent>,
) -> Result<BulkOutcome> {
    typed::update_many(cx.any(), 20, inputs, bulk).await
}

/// [`move_to_device`](move_to_device()) for every record that a read finds, in chunks.
pub async fn move_to_device_each<R: Reaches<Agent>>(
    cx: &Cx<R>,
    read: Select<'_, Agent>,
    input: MoveToDevice,
    bulk: Bulk<'_, Agent>,
) -> Result<BulkOutcome> {
    typed::update_each(cx.any(), 20, (read, input), bulk).await
}

/// Notes that an alert was raised or ended. Whoever comes second is refused.
///
/// For parts of the system only.
pub async fn note_alert<R: Reaches<Agent>>(cx: &Cx<R>, id: &Id<Agent, String>, input: NoteAlert) -> Result<Agent> {
    typed::update(cx.any(), 21, id, input).await
}

/// Raises an alert about an agent that was lost.
///
/// For parts of the system only.
pub async fn raise_alert<R: Reaches<Agent>>(cx: &Cx<R>, id: &Id<Agent, String>) -> Result<()> {
    typed::run::<Agent>(cx.any(), 22, Some(id), Slots::default()).await
}

/// Ends the alert about an agent that is back, or out of service.
///
/// For parts of the system only.
pub async fn end_alert<R: Reaches<Agent>>(cx: &Cx<R>, id: &Id<Agent, String>) -> Result<()> {
    typed::run::<Agent>(cx.any(), 23, Some(id), Slots::default()).await
}

questions! {
    Agent, Reaches<Agent>;
    can_register: register = 8;
    can_register_connected: register_connected = 9;
}

questions! {
    Agent, Reaches<Agent>, Id<Agent, String>;
    can_update: update = 10;
    can_heartbeat: heartbeat = 11;
    can_establish_connection: establish_connection = 12;
    can_connection_failed: connection_failed = 13;
    can_degrade: degrade = 14;
    can_restore_health: restore_health = 15;
    can_lose_connection: lose_connection = 16;
    can_reconnect: reconnect = 17;
    can_mark_unavailable: mark_unavailable = 18;
    can_recover: recover = 19;
    can_move_to_device: move_to_device = 20;
    can_note_alert: note_alert = 21;
    can_raise_alert: raise_alert = 22;
    can_end_alert: end_alert = 23;
}
