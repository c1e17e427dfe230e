//! Generated from `resources/src/inventory/device_alias_state.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a device alias state.

use super::DeviceAliasState;
use super::input::{ByDevice, ByValue, Detect, MoveToDevice, Replace, UpdateMetadata};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Bulk, BulkOutcome, Cx, Reaches, Result, Slots, Stream, questions, typed};

/// Lists the aliases.
pub fn list<R: Reaches<DeviceAliasState>>(cx: &Cx<R>) -> Select<'_, DeviceAliasState> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches an alias by id.
pub async fn get<R: Reaches<DeviceAliasState>>(cx: &Cx<R>, id: &Id<DeviceAliasState>) -> Result<DeviceAliasState> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the aliases of a device.
pub fn by_device<R: Reaches<DeviceAliasState>>(cx: &Cx<R>, input: ByDevice) -> Select<'_, DeviceAliasState> {
    Select::new(cx.any(), 2, input.into())
}

/// Lists the aliases that a name is now in a partition, outside of which it means nothing.
pub fn by_value<R: Reaches<DeviceAliasState>>(cx: &Cx<R>, input: ByValue) -> Select<'_, DeviceAliasState> {
    Select::new(cx.any(), 3, input.into())
}

/// Lists the aliases that are certain.
pub fn confirmed<R: Reaches<DeviceAliasState>>(cx: &Cx<R>) -> Select<'_, DeviceAliasState> {
    Select::new(cx.any(), 4, Slots::default())
}

/// Notes that a device was seen under another name.
///
/// For parts of the system only.
pub async fn detect<R: Reaches<DeviceAliasState>>(cx: &Cx<R>, input: Detect) -> Result<DeviceAliasState> {
    typed::create(cx.any(), 5, input).await
}

/// [`detect`](detect()) for each of many inputs, in chunks.
pub async fn detect_many<R: Reaches<DeviceAliasState>>(
    cx: &Cx<R>,
    inputs: impl Stream<Item = Detect> + Send,
    bulk: Bulk<'_, DeviceAliasState>,
) -> Result<BulkOutcome> {
    typed::create_many(cx.any(), 5, inputs, bulk).await
}

/// Notes that a device was seen under the name again. The third sighting confirms it.
///
/// For parts of the system only.
pub async fn record_sighting<R: Reaches<DeviceAliasState>>(
    cx: &Cx<R>,
    id: &Id<DeviceAliasState>,
) -> Result<DeviceAliasState> {
    typed::update(cx.any(), 6, id, Slots::default()).await
}

/// [`record_sighting`](record_sighting()) for each of many keys, in chunks.
pub async fn record_sighting_many<R: Reaches<DeviceAliasState>>(
    cx: &Cx<R>,
    inputs: impl Stream<Item = Id<DeviceAliasState>> + Send,
    bulk: Bulk<'_, DeviceAliasState>,
) -> Result<BulkOutcome> {
    typed::update_keys(cx.any(), 6, inputs, bulk).await
}

/// [`record_sighting`](record_sighting()) for every record that a read finds, in chunks.
pub async fn record_sighting_each<R: Reaches<DeviceAliasState>>(
    cx: &Cx<R>,
    read: Select<'_, DeviceAliasState>,
    bulk: Bulk<'_, DeviceAliasState>,
) -> Result<BulkOutcome> {
    typed::update_each(cx.any(), 6, (read, Slots::default()), bulk).await
}

/// Notes that a name is certain.
pub async fn confirm<R: Reaches<DeviceAliasState>>(cx: &Cx<R>, id: &Id<DeviceAliasState>) -> Result<DeviceAliasState> {
    typed::update(cx.any(), 7, id, Slots::default()).await
}

/// Notes that a name is not certain after all, since the merge that made it so was a mistake.
///
/// For parts of the system only.
pub async fn doubt<R: Reaches<DeviceAliasState>>(cx: &Cx<R>, id: &Id<DeviceAliasState>) -> Result<DeviceAliasState> {
    typed::update(cx.any(), 8, id, Slots::default()).await
}

/// Changes the facts around a name. It is as certain as before.
pub async fn update_metadata<R: Reaches<DeviceAliasState>>(
    cx: &Cx<R>,
    id: &Id<DeviceAliasState>,
    input: UpdateMetadata,
) -> Result<DeviceAliasState> {
    typed::update(cx.any(), 9, id, input).await
}

/// Notes that a device is not seen under the name any more.
pub async fn mark_stale<R: Reaches<DeviceAliasState>>(
    cx: &Cx<R>,
    id: &Id<DeviceAliasState>,
) -> Result<DeviceAliasState> {
    typed::update(cx.any(), 10, id, Slots::default()).await
}

/// Notes that it is seen again.
pub async fn reactivate<R: Reaches<DeviceAliasState>>(
    cx: &Cx<R>,
    id: &Id<DeviceAliasState>,
) -> Result<DeviceAliasState> {
    typed::update(cx.any(), 11, id, Slots::default()).await
}

/// Notes that another name holds instead.
///
/// For parts of the system only.
pub async fn replace<R: Reaches<DeviceAliasState>>(
    cx: &Cx<R>,
    id: &Id<DeviceAliasState>,
    input: Replace,
) -> Result<DeviceAliasState> {
    typed::update(cx.any(), 12, id, input).await
}

/// Puts a name aside for good.
pub async fn archive<R: Reaches<DeviceAliasState>>(cx: &Cx<R>, id: &Id<DeviceAliasState>) -> Result<DeviceAliasState> {
    typed::update(cx.any(), 13, id, Slots::default()).await
}

/// Moves an alias to the device that its own was merged into.
///
/// For parts of the system only.
pub async fn move_to_device<R: Reaches<DeviceAliasState>>(
    cx: &Cx<R>,
    id: &Id<DeviceAliasState>,
    input: MoveToDevice,
) -> Result<DeviceAliasState> {
    typed::update(cx.any(), 14, id, input).await
}

/// [`move_to_device`](move_to_device()) for each of many keys, with its input, in chunks.
pub async fn move_to_device_many<R: Reaches<DeviceAliasState>>(
    cx: &Cx<R>,
    inputs: impl Stream<Item = (Id<DeviceAliasState>, MoveToDevice)> + Send,
    bulk: Bulk<'_, DeviceAliasState>,
) -> Result<BulkOutcome> {
    typed::update_many(cx.any(), 14, inputs, bulk).await
}

/// [`move_to_device`](move_to_device()) for every record that a read finds, in chunks.
pub async fn move_to_device_each<R: Reaches<DeviceAliasState>>(
    cx: &Cx<R>,
    read: Select<'_, DeviceAliasState>,
    input: MoveToDevice,
    bulk: Bulk<'_, DeviceAliasState>,
) -> Result<BulkOutcome> {
    typed::update_each(cx.any(), 14, (read, input), bulk).await
}

/// Forgets an alias.
pub async fn destroy<R: Reaches<DeviceAliasState>>(cx: &Cx<R>, id: &Id<DeviceAliasState>) -> Result<()> {
    typed::destroy::<DeviceAliasState>(cx.any(), 15, id, Slots::default()).await
}

questions! {
    DeviceAliasState, Reaches<DeviceAliasState>;
    can_detect: detect = 5;
}

questions! {
    DeviceAliasState, Reaches<DeviceAliasState>, Id<DeviceAliasState>;
    can_record_sighting: record_sighting = 6;
    can_confirm: confirm = 7;
    can_doubt: doubt = 8;
    can_update_metadata: update_metadata = 9;
    can_mark_stale: mark_stale = 10;
    can_reactivate: reactivate = 11;
    can_replace: replace = 12;
    can_archive: archive = 13;
    can_move_to_device: move_to_device = 14;
    can_destroy: destroy = 15;
}
