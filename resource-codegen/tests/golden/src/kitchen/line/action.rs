//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/line.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a line.

use super::Line;
use super::input::{Add, Update};
use crate::kitchen::Order;
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, typed};

/// List.
pub fn list<R: Reaches<Line>>(cx: &Cx<R>) -> Select<'_, Line> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Get.
pub async fn get<R: Reaches<Line>>(cx: &Cx<R>, id: &(Id<Order>, i32)) -> Result<Line> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Add.
pub async fn add<R: Reaches<Line>>(cx: &Cx<R>, input: Add) -> Result<Line> {
    typed::create(cx.any(), 2, input).await
}

/// Whether the actor may call [`add`](add()).
pub async fn can_add<R: Reaches<Line>>(cx: &Cx<R>) -> Result<bool> {
    typed::can::<Line>(cx.any(), 2, None).await
}

/// Update.
pub async fn update<R: Reaches<Line>>(cx: &Cx<R>, id: &(Id<Order>, i32), input: Update) -> Result<Line> {
    typed::update(cx.any(), 3, id, input).await
}

/// Whether the actor may call [`update`](update()).
pub async fn can_update<R: Reaches<Line>>(cx: &Cx<R>, id: &(Id<Order>, i32)) -> Result<bool> {
    typed::can::<Line>(cx.any(), 3, Some(id)).await
}

/// Remove.
pub async fn remove<R: Reaches<Line>>(cx: &Cx<R>, id: &(Id<Order>, i32)) -> Result<()> {
    typed::destroy::<Line>(cx.any(), 4, id, Slots::default()).await
}

/// Whether the actor may call [`remove`](remove()).
pub async fn can_remove<R: Reaches<Line>>(cx: &Cx<R>, id: &(Id<Order>, i32)) -> Result<bool> {
    typed::can::<Line>(cx.any(), 4, Some(id)).await
}
