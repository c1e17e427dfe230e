//! Generated from `resources/src/integrations/source_device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a source device.

use super::SourceDevice;
use super::input::{ByDevice, Mention, Missing, MoveToDevice};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Bulk, BulkOutcome, Cx, Reaches, Result, Slots, Stream, questions, typed};

/// Lists who names what.
///
/// For parts of the system only.
pub fn list<R: Reaches<SourceDevice>>(cx: &Cx<R>) -> Select<'_, SourceDevice> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Lists the sources that name a device.
///
/// For parts of the system only.
pub fn by_device<R: Reaches<SourceDevice>>(cx: &Cx<R>, input: ByDevice) -> Select<'_, SourceDevice> {
    Select::new(cx.any(), 1, input.into())
}

/// Lists what a source has not named since a time that it was asked.
///
/// For parts of the system only.
pub fn missing<R: Reaches<SourceDevice>>(cx: &Cx<R>, input: Missing) -> Select<'_, SourceDevice> {
    Select::new(cx.any(), 2, input.into())
}

/// Notes that a source names a device.
///
/// For parts of the system only.
pub async fn mention<R: Reaches<SourceDevice>>(cx: &Cx<R>, input: Mention) -> Result<SourceDevice> {
    typed::create(cx.any(), 3, input).await
}

/// [`mention`](mention()) for each of many inputs, in chunks.
pub async fn mention_many<R: Reaches<SourceDevice>>(
    cx: &Cx<R>,
    inputs: impl Stream<Item = Mention> + Send,
    bulk: Bulk<'_, SourceDevice>,
) -> Result<BulkOutcome> {
    typed::create_many(cx.any(), 3, inputs, bulk).await
}

/// Notes that it still does.
///
/// For parts of the system only.
pub async fn mention_again<R: Reaches<SourceDevice>>(cx: &Cx<R>, id: &Id<SourceDevice, i64>) -> Result<SourceDevice> {
    typed::update(cx.any(), 4, id, Slots::default()).await
}

/// Moves what a source says to the device that its own was merged into.
///
/// For parts of the system only.
pub async fn move_to_device<R: Reaches<SourceDevice>>(
    cx: &Cx<R>,
    id: &Id<SourceDevice, i64>,
    input: MoveToDevice,
) -> Result<SourceDevice> {
    typed::update(cx.any(), 5, id, input).await
}

/// [`move_to_device`](move_to_device()) for each of many keys, with its input, in chunks.
pub async fn move_to_device_many<R: Reaches<SourceDevice>>(
    cx: &Cx<R>,
    inputs: impl Stream<Item = (Id<SourceDevice, i64>, MoveToDevice)> + Send,
    bulk: Bulk<'_, SourceDevice>,
) -> Result<BulkOutcome> {
    typed::update_many(cx.any(), 5, inputs, bulk).await
}

/// [`move_to_device`](move_to_device()) for every record that a read finds, in chunks.
pub async fn move_to_device_each<R: Reaches<SourceDevice>>(
    cx: &Cx<R>,
    read: Select<'_, SourceDevice>,
    input: MoveToDevice,
    bulk: Bulk<'_, SourceDevice>,
) -> Result<BulkOutcome> {
    typed::update_each(cx.any(), 5, (read, input), bulk).await
}

/// Notes that a source does not name a device any more.
///
/// For parts of the system only.
pub async fn forget<R: Reaches<SourceDevice>>(cx: &Cx<R>, id: &Id<SourceDevice, i64>) -> Result<()> {
    typed::destroy::<SourceDevice>(cx.any(), 6, id, Slots::default()).await
}

questions! {
    SourceDevice, Reaches<SourceDevice>;
    can_mention: mention = 3;
}

questions! {
    SourceDevice, Reaches<SourceDevice>, Id<SourceDevice, i64>;
    can_mention_again: mention_again = 4;
    can_move_to_device: move_to_device = 5;
    can_forget: forget = 6;
}
