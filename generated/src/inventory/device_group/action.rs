//! Generated from `resources/src/inventory/device_group.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a device group.

use super::DeviceGroup;
use super::input::{ByType, Create, MoveTo, Update};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, typed};

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

/// Whether the actor may call [`create`](create()).
pub async fn can_create<R: Reaches<DeviceGroup>>(cx: &Cx<R>) -> Result<bool> {
    typed::can::<DeviceGroup>(cx.any(), 4, None).await
}

/// Changes how a group is described.
pub async fn update<R: Reaches<DeviceGroup>>(cx: &Cx<R>, id: &Id<DeviceGroup>, input: Update) -> Result<DeviceGroup> {
    typed::update(cx.any(), 5, id, input).await
}

/// Whether the actor may call [`update`](update()).
pub async fn can_update<R: Reaches<DeviceGroup>>(cx: &Cx<R>, id: &Id<DeviceGroup>) -> Result<bool> {
    typed::can::<DeviceGroup>(cx.any(), 5, Some(id)).await
}

/// Moves a group, with all that is inside it, into another one or to the top. It cannot go into itself.
pub async fn move_to<R: Reaches<DeviceGroup>>(cx: &Cx<R>, id: &Id<DeviceGroup>, input: MoveTo) -> Result<DeviceGroup> {
    typed::update(cx.any(), 6, id, input).await
}

/// Whether the actor may call [`move_to`](move_to()).
pub async fn can_move_to<R: Reaches<DeviceGroup>>(cx: &Cx<R>, id: &Id<DeviceGroup>) -> Result<bool> {
    typed::can::<DeviceGroup>(cx.any(), 6, Some(id)).await
}

/// Removes a group that has no others inside. Its devices stay, without a group.
pub async fn destroy<R: Reaches<DeviceGroup>>(cx: &Cx<R>, id: &Id<DeviceGroup>) -> Result<()> {
    typed::destroy::<DeviceGroup>(cx.any(), 7, id, Slots::default()).await
}

/// Whether the actor may call [`destroy`](destroy()).
pub async fn can_destroy<R: Reaches<DeviceGroup>>(cx: &Cx<R>, id: &Id<DeviceGroup>) -> Result<bool> {
    typed::can::<DeviceGroup>(cx.any(), 7, Some(id)).await
}
