//! Generated from `resources/src/inventory/device_identifier.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a device identifier.

use super::DeviceIdentifier;
use super::input::{ByDevice, Lookup, Reassign, Register};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, typed};

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

/// Notes that an identifier means a device. If it is known, it means this device from now on.
pub async fn register<R: Reaches<DeviceIdentifier>>(cx: &Cx<R>, input: Register) -> Result<DeviceIdentifier> {
    typed::create(cx.any(), 4, input).await
}

/// Whether the actor may call [`register`](register()).
pub async fn can_register<R: Reaches<DeviceIdentifier>>(cx: &Cx<R>) -> Result<bool> {
    typed::can::<DeviceIdentifier>(cx.any(), 4, None).await
}

/// Makes an identifier mean another device, or changes what is known of it.
pub async fn reassign<R: Reaches<DeviceIdentifier>>(
    cx: &Cx<R>,
    id: &Id<DeviceIdentifier, i64>,
    input: Reassign,
) -> Result<DeviceIdentifier> {
    typed::update(cx.any(), 5, id, input).await
}

/// Whether the actor may call [`reassign`](reassign()).
pub async fn can_reassign<R: Reaches<DeviceIdentifier>>(cx: &Cx<R>, id: &Id<DeviceIdentifier, i64>) -> Result<bool> {
    typed::can::<DeviceIdentifier>(cx.any(), 5, Some(id)).await
}

/// Notes that an identifier was just seen.
pub async fn touch<R: Reaches<DeviceIdentifier>>(
    cx: &Cx<R>,
    id: &Id<DeviceIdentifier, i64>,
) -> Result<DeviceIdentifier> {
    typed::update(cx.any(), 6, id, Slots::default()).await
}

/// Whether the actor may call [`touch`](touch()).
pub async fn can_touch<R: Reaches<DeviceIdentifier>>(cx: &Cx<R>, id: &Id<DeviceIdentifier, i64>) -> Result<bool> {
    typed::can::<DeviceIdentifier>(cx.any(), 6, Some(id)).await
}

/// Notes that somebody has checked an identifier.
pub async fn verify<R: Reaches<DeviceIdentifier>>(
    cx: &Cx<R>,
    id: &Id<DeviceIdentifier, i64>,
) -> Result<DeviceIdentifier> {
    typed::update(cx.any(), 7, id, Slots::default()).await
}

/// Whether the actor may call [`verify`](verify()).
pub async fn can_verify<R: Reaches<DeviceIdentifier>>(cx: &Cx<R>, id: &Id<DeviceIdentifier, i64>) -> Result<bool> {
    typed::can::<DeviceIdentifier>(cx.any(), 7, Some(id)).await
}

/// Forgets an identifier.
pub async fn destroy<R: Reaches<DeviceIdentifier>>(cx: &Cx<R>, id: &Id<DeviceIdentifier, i64>) -> Result<()> {
    typed::destroy::<DeviceIdentifier>(cx.any(), 8, id, Slots::default()).await
}

/// Whether the actor may call [`destroy`](destroy()).
pub async fn can_destroy<R: Reaches<DeviceIdentifier>>(cx: &Cx<R>, id: &Id<DeviceIdentifier, i64>) -> Result<bool> {
    typed::can::<DeviceIdentifier>(cx.any(), 8, Some(id)).await
}
