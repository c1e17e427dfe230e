//! Generated from `resources/src/inventory/interface.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of an interface.

use super::Interface;
use super::input::{ByDevice, ByNumber, ByPoller, MoveToDevice, Observe, Update};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Bulk, BulkOutcome, Cx, Reaches, Result, Slots, Stream, questions, typed};

/// Lists the interfaces.
pub fn list<R: Reaches<Interface>>(cx: &Cx<R>) -> Select<'_, Interface> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches an interface by id.
pub async fn get<R: Reaches<Interface>>(cx: &Cx<R>, id: &Id<Interface>) -> Result<Interface> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the interfaces of a device by their numbers.
pub fn by_device<R: Reaches<Interface>>(cx: &Cx<R>, input: ByDevice) -> Select<'_, Interface> {
    Select::new(cx.any(), 2, input.into())
}

/// Fetches the interface of a device with a number.
pub async fn by_number<R: Reaches<Interface>>(cx: &Cx<R>, input: ByNumber) -> Result<Interface> {
    Select::new(cx.any(), 3, input.into()).one().await
}

/// Lists the interfaces that a poller had looked at.
pub fn by_poller<R: Reaches<Interface>>(cx: &Cx<R>, input: ByPoller) -> Select<'_, Interface> {
    Select::new(cx.any(), 4, input.into())
}

/// Lists the interfaces that were seen last, latest first.
pub fn latest<R: Reaches<Interface>>(cx: &Cx<R>) -> Select<'_, Interface> {
    Select::new(cx.any(), 5, Slots::default())
}

/// Lists the interfaces that work.
pub fn active<R: Reaches<Interface>>(cx: &Cx<R>) -> Select<'_, Interface> {
    Select::new(cx.any(), 6, Slots::default())
}

/// Notes what an interface is like now.
///
/// For parts of the system only.
pub async fn observe<R: Reaches<Interface>>(cx: &Cx<R>, input: Observe) -> Result<Interface> {
    typed::create(cx.any(), 7, input).await
}

/// Changes what people call an interface.
pub async fn update<R: Reaches<Interface>>(cx: &Cx<R>, id: &Id<Interface>, input: Update) -> Result<Interface> {
    typed::update(cx.any(), 8, id, input).await
}

/// Moves an interface to the device that its own was merged into.
///
/// For parts of the system only.
pub async fn move_to_device<R: Reaches<Interface>>(
    cx: &Cx<R>,
    id: &Id<Interface>,
    input: MoveToDevice,
) -> Result<Interface> {
    typed::update(cx.any(), 9, id, input).await
}

/// [`move_to_device`](move_to_device()) for each of many keys, with its input, in chunks.
pub async fn move_to_device_many<R: Reaches<Interface>>(
    cx: &Cx<R>,
    inputs: impl Stream<Item = (Id<Interface>, MoveToDevice)> + Send,
    bulk: Bulk<'_, Interface>,
) -> Result<BulkOutcome> {
    typed::update_many(cx.any(), 9, inputs, bulk).await
}

/// [`move_to_device`](move_to_device()) for every record that a read finds, in chunks.
pub async fn move_to_device_each<R: Reaches<Interface>>(
    cx: &Cx<R>,
    read: Select<'_, Interface>,
    input: MoveToDevice,
    bulk: Bulk<'_, Interface>,
) -> Result<BulkOutcome> {
    typed::update_each(cx.any(), 9, (read, input), bulk).await
}

/// Forgets an interface.
pub async fn destroy<R: Reaches<Interface>>(cx: &Cx<R>, id: &Id<Interface>) -> Result<()> {
    typed::destroy::<Interface>(cx.any(), 10, id, Slots::default()).await
}

questions! {
    Interface, Reaches<Interface>;
    can_observe: observe = 7;
}

questions! {
    Interface, Reaches<Interface>, Id<Interface>;
    can_update: update = 8;
    can_move_to_device: move_to_device = 9;
    can_destroy: destroy = 10;
}
