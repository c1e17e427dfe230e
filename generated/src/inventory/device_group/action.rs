//! Generated from `resources/src/inventory/device_group.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a device group.

use super::DeviceGroup;
use super::input::{ByType, Create, MoveTo, Update};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the groups by name.
pub fn list<R: Reaches<DeviceGroup>>(cx: &Cx<R>) -> Select<'_, DeviceGroup> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a group by id.
pub async fn get<R: Reaches<DeviceGroup>>(cx: &Cx<R>, id: &Id<DeviceGroup>) -> Result<DeviceGroup> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the groups formed for one reason.
pub fn by_type<R: Reaches<DeviceGroup>>(cx: &Cx<R>, input: ByType) -> Select<'_, DeviceGroup> {
    Select::new(cx.any(), 2, input.into())
}

/// Lists the groups that are inside no other.
pub fn root_groups<R: Reaches<DeviceGroup>>(cx: &Cx<R>) -> Select<'_, DeviceGroup> {
    Select::new(cx.any(), 3, Slots::default())
}

/// Adds a group.
pub async fn create<R: Reaches<DeviceGroup>>(cx: &Cx<R>, input: Create) -> Result<DeviceGroup> {
    typed::create(cx.any(), 4, input).await
}

/// Changes how a group is described.
pub async fn update<R: Reaches<DeviceGroup>>(cx: &Cx<R>, id: &Id<DeviceGroup>, input: Update) -> Result<DeviceGroup> {
    typed::update(cx.any(), 5, id, input).await
}

/// Moves a group, with all that is inside it, into another one or to the top. It cannot go into itself.
pub async fn move_to<R: Reaches<DeviceGroup>>(cx: &Cx<R>, id: &Id<DeviceGroup>, input: MoveTo) -> Result<DeviceGroup> {
    typed::update(cx.any(), 6, id, input).await
}

/// Removes a group that has no others inside. Its devices stay, without a group.
pub async fn destroy<R: Reaches<DeviceGroup>>(cx: &Cx<R>, id: &Id<DeviceGroup>) -> Result<()> {
    typed::destroy::<DeviceGroup>(cx.any(), 7, id, Slots::default()).await
}

questions! {
    DeviceGroup, Reaches<DeviceGroup>;
    can_create: create = 4;
}

questions! {
    DeviceGroup, Reaches<DeviceGroup>, Id<DeviceGroup>;
    can_update: update = 5;
    can_move_to: move_to = 6;
    can_destroy: destroy = 7;
}
