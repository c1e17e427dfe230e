//! Generated from `resources/src/inventory/device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a device.

use super::Device;
use super::input::{AssignToGroup, ByIp, ByMac, ByPoller, Create, Ingest, Restore, SetAvailability, Update};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Bulk, BulkOutcome, Cx, Reaches, Result, Slots, Stream, questions, typed};

/// Lists the devices.
pub fn list<R: Reaches<Device>>(cx: &Cx<R>) -> Select<'_, Device> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a device by its uid.
pub async fn get<R: Reaches<Device>>(cx: &Cx<R>, id: &Id<Device, String>) -> Result<Device> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the devices with an IP address in a partition, outside of which the address means nothing.
pub fn by_ip<R: Reaches<Device>>(cx: &Cx<R>, input: ByIp) -> Select<'_, Device> {
    Select::new(cx.any(), 2, input.into())
}

/// Lists the devices with a MAC address in a partition.
pub fn by_mac<R: Reaches<Device>>(cx: &Cx<R>, input: ByMac) -> Select<'_, Device> {
    Select::new(cx.any(), 3, input.into())
}

/// Lists the devices that a poller looks after.
pub fn by_poller<R: Reaches<Device>>(cx: &Cx<R>, input: ByPoller) -> Select<'_, Device> {
    Select::new(cx.any(), 4, input.into())
}

/// Lists the devices that answer.
pub fn available<R: Reaches<Device>>(cx: &Cx<R>) -> Select<'_, Device> {
    Select::new(cx.any(), 5, Slots::default())
}

/// Lists the devices seen in the last hour, latest first.
pub fn recently_seen<R: Reaches<Device>>(cx: &Cx<R>) -> Select<'_, Device> {
    Select::new(cx.any(), 6, Slots::default())
}

/// Adds a device. It is not known to answer until it was asked.
pub async fn create<R: Reaches<Device>>(cx: &Cx<R>, input: Create) -> Result<Device> {
    typed::create(cx.any(), 7, input).await
}

/// Takes in what a source says of a device. What it does not say stays as it is, and so do the state and whether
/// the device answers, which only checks find out.
///
/// For parts of the system only.
pub async fn ingest<R: Reaches<Device>>(cx: &Cx<R>, input: Ingest) -> Result<Device> {
    typed::create(cx.any(), 8, input).await
}

/// [`ingest`](ingest()) for each of many inputs, in chunks.
pub async fn ingest_many<R: Reaches<Device>>(
    cx: &Cx<R>,
    inputs: impl Stream<Item = Ingest> + Send,
    bulk: Bulk<'_, Device>,
) -> Result<BulkOutcome> {
    typed::create_many(cx.any(), 8, inputs, bulk).await
}

/// Brings a device back that was merged into another one by mistake.
///
/// For parts of the system only.
pub async fn restore<R: Reaches<Device>>(cx: &Cx<R>, input: Restore) -> Result<Device> {
    typed::create(cx.any(), 9, input).await
}

/// Changes what is known of a device; its uid, kind and partition stay.
pub async fn update<R: Reaches<Device>>(cx: &Cx<R>, id: &Id<Device, String>, input: Update) -> Result<Device> {
    typed::update(cx.any(), 10, id, input).await
}

/// Puts a device into a group, or out of the one it is in.
pub async fn assign_to_group<R: Reaches<Device>>(
    cx: &Cx<R>,
    id: &Id<Device, String>,
    input: AssignToGroup,
) -> Result<Device> {
    typed::update(cx.any(), 11, id, input).await
}

/// Notes that a device was just seen.
pub async fn touch<R: Reaches<Device>>(cx: &Cx<R>, id: &Id<Device, String>) -> Result<Device> {
    typed::update(cx.any(), 12, id, Slots::default()).await
}

/// Notes whether a device answers. One that does was seen.
pub async fn set_availability<R: Reaches<Device>>(
    cx: &Cx<R>,
    id: &Id<Device, String>,
    input: SetAvailability,
) -> Result<Device> {
    typed::update(cx.any(), 13, id, input).await
}

/// Takes the main IP address from a device, since another one has it now.
///
/// For parts of the system only.
pub async fn clear_ip<R: Reaches<Device>>(cx: &Cx<R>, id: &Id<Device, String>) -> Result<Device> {
    typed::update(cx.any(), 14, id, Slots::default()).await
}

/// [`clear_ip`](clear_ip()) for each of many keys, in chunks.
pub async fn clear_ip_many<R: Reaches<Device>>(
    cx: &Cx<R>,
    inputs: impl Stream<Item = Id<Device, String>> + Send,
    bulk: Bulk<'_, Device>,
) -> Result<BulkOutcome> {
    typed::update_keys(cx.any(), 14, inputs, bulk).await
}

/// [`clear_ip`](clear_ip()) for every record that a read finds, in chunks.
pub async fn clear_ip_each<R: Reaches<Device>>(
    cx: &Cx<R>,
    read: Select<'_, Device>,
    bulk: Bulk<'_, Device>,
) -> Result<BulkOutcome> {
    typed::update_each(cx.any(), 14, (read, Slots::default()), bulk).await
}

/// Notes that it is certain which machine this is. A strong identifier must be registered.
pub async fn identify<R: Reaches<Device>>(cx: &Cx<R>, id: &Id<Device, String>) -> Result<Device> {
    typed::update(cx.any(), 15, id, Slots::default()).await
}

/// Takes a device under management.
pub async fn manage<R: Reaches<Device>>(cx: &Cx<R>, id: &Id<Device, String>) -> Result<Device> {
    typed::update(cx.any(), 16, id, Slots::default()).await
}

/// Releases a device from management.
pub async fn unmanage<R: Reaches<Device>>(cx: &Cx<R>, id: &Id<Device, String>) -> Result<Device> {
    typed::update(cx.any(), 17, id, Slots::default()).await
}

/// Removes a device with its identifiers, and ends its alert. Who did that is kept among the events.
pub async fn destroy<R: Reaches<Device>>(cx: &Cx<R>, id: &Id<Device, String>) -> Result<()> {
    typed::destroy::<Device>(cx.any(), 18, id, Slots::default()).await
}

/// Removes a device that was merged into another one, which the merge audit tells.
///
/// For parts of the system only.
pub async fn absorb<R: Reaches<Device>>(cx: &Cx<R>, id: &Id<Device, String>) -> Result<()> {
    typed::destroy::<Device>(cx.any(), 19, id, Slots::default()).await
}

questions! {
    Device, Reaches<Device>;
    can_create: create = 7;
    can_ingest: ingest = 8;
    can_restore: restore = 9;
}

questions! {
    Device, Reaches<Device>, Id<Device, String>;
    can_update: update = 10;
    can_assign_to_group: assign_to_group = 11;
    can_touch: touch = 12;
    can_set_availability: set_availability = 13;
    can_clear_ip: clear_ip = 14;
    can_identify: identify = 15;
    can_manage: manage = 16;
    can_unmanage: unmanage = 17;
    can_destroy: destroy = 18;
    can_absorb: absorb = 19;
}
