//! Generated from `resources/src/inventory/device_identifier.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a device identifier.

use super::DeviceIdentifier;
use super::input::{ByDevice, Lookup, LookupAny, MoveToDevice, Reassign, Register};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Bulk, BulkOutcome, Cx, Reaches, Result, Slots, Stream, questions, typed};

/// Lists the identifiers.
pub fn list<R: Reaches<DeviceIdentifier>>(cx: &Cx<R>) -> Select<'_, DeviceIdentifier> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches an identifier by id.
pub async fn get<R: Reaches<DeviceIdentifier>>(cx: &Cx<R>, id: &Id<DeviceIdentifier, i64>) -> Result<DeviceIdentifier> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists what a device is recognized by.
pub fn by_device<R: Reaches<DeviceIdentifier>>(cx: &Cx<R>, input: ByDevice) -> Select<'_, DeviceIdentifier> {
    Select::new(cx.any(), 2, input.into())
}

/// Fetches the identifier of a kind and value in a partition, and with it the device. MAC addresses are looked up
/// as they are kept: twelve capital hexadecimal digits.
pub async fn lookup<R: Reaches<DeviceIdentifier>>(cx: &Cx<R>, input: Lookup) -> Result<DeviceIdentifier> {
    Select::new(cx.any(), 3, input.into()).one().await
}

/// Lists the identifiers in a partition that have any of several values, and with them the devices.
pub fn lookup_any<R: Reaches<DeviceIdentifier>>(cx: &Cx<R>, input: LookupAny) -> Select<'_, DeviceIdentifier> {
    Select::new(cx.any(), 4, input.into())
}

/// Notes that an identifier means a device. If it is known, it means this device from now on.
pub async fn register<R: Reaches<DeviceIdentifier>>(cx: &Cx<R>, input: Register) -> Result<DeviceIdentifier> {
    typed::create(cx.any(), 5, input).await
}

/// [`register`](register()) for each of many inputs, in chunks.
pub async fn register_many<R: Reaches<DeviceIdentifier>>(
    cx: &Cx<R>,
    inputs: impl Stream<Item = Register> + Send,
    bulk: Bulk<'_, DeviceIdentifier>,
) -> Result<BulkOutcome> {
    typed::create_many(cx.any(), 5, inputs, bulk).await
}

/// Makes an identifier mean another device, or changes what is known of it.
pub async fn reassign<R: Reaches<DeviceIdentifier>>(
    cx: &Cx<R>,
    id: &Id<DeviceIdentifier, i64>,
    input: Reassign,
) -> Result<DeviceIdentifier> {
    typed::update(cx.any(), 6, id, input).await
}

/// Moves an identifier to the device that its own was merged into.
///
/// For parts of the system only.
pub async fn move_to_device<R: Reaches<DeviceIdentifier>>(
    cx: &Cx<R>,
    id: &Id<DeviceIdentifier, i64>,
    input: MoveToDevice,
) -> Result<DeviceIdentifier> {
    typed::update(cx.any(), 7, id, input).await
}

/// [`move_to_device`](move_to_device()) for each of many keys, with its input, in chunks.
pub async fn move_to_device_many<R: Reaches<DeviceIdentifier>>(
    cx: &Cx<R>,
    inputs: impl Stream<Item = (Id<DeviceIdentifier, i64>, MoveToDevice)> + Send,
    bulk: Bulk<'_, DeviceIdentifier>,
) -> Result<BulkOutcome> {
    typed::update_many(cx.any(), 7, inputs, bulk).await
}

/// [`move_to_device`](move_to_device()) for every record that a read finds, in chunks.
pub async fn move_to_device_each<R: Reaches<DeviceIdentifier>>(
    cx: &Cx<R>,
    read: Select<'_, DeviceIdentifier>,
    input: MoveToDevice,
    bulk: Bulk<'_, DeviceIdentifier>,
) -> Result<BulkOutcome> {
    typed::update_each(cx.any(), 7, (read, input), bulk).await
}

/// Notes that an identifier was just seen.
pub async fn touch<R: Reaches<DeviceIdentifier>>(
    cx: &Cx<R>,
    id: &Id<DeviceIdentifier, i64>,
) -> Result<DeviceIdentifier> {
    typed::update(cx.any(), 8, id, Slots::default()).await
}

/// [`touch`](touch()) for each of many keys, in chunks.
pub async fn touch_many<R: Reaches<DeviceIdentifier>>(
    cx: &Cx<R>,
    inputs: impl Stream<Item = Id<DeviceIdentifier, i64>> + Send,
    bulk: Bulk<'_, DeviceIdentifier>,
) -> Result<BulkOutcome> {
    typed::update_keys(cx.any(), 8, inputs, bulk).await
}

/// [`touch`](touch()) for every record that a read finds, in chunks.
pub async fn touch_each<R: Reaches<DeviceIdentifier>>(
    cx: &Cx<R>,
    read: Select<'_, DeviceIdentifier>,
    bulk: Bulk<'_, DeviceIdentifier>,
) -> Result<BulkOutcome> {
    typed::update_each(cx.any(), 8, (read, Slots::default()), bulk).await
}

/// Notes that somebody has checked an identifier.
pub async fn verify<R: Reaches<DeviceIdentifier>>(
    cx: &Cx<R>,
    id: &Id<DeviceIdentifier, i64>,
) -> Result<DeviceIdentifier> {
    typed::update(cx.any(), 9, id, Slots::default()).await
}

/// Forgets an identifier.
pub async fn destroy<R: Reaches<DeviceIdentifier>>(cx: &Cx<R>, id: &Id<DeviceIdentifier, i64>) -> Result<()> {
    typed::destroy::<DeviceIdentifier>(cx.any(), 10, id, Slots::default()).await
}

questions! {
    DeviceIdentifier, Reaches<DeviceIdentifier>;
    can_register: register = 5;
}

questions! {
    DeviceIdentifier, Reaches<DeviceIdentifier>, Id<DeviceIdentifier, i64>;
    can_reassign: reassign = 6;
    can_move_to_device: move_to_device = 7;
    can_touch: touch = 8;
    can_verify: verify = 9;
    can_destroy: destroy = 10;
}
