//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/line.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a line.

use super::Line;
use super::input::{Add, Update};
use crate::kitchen::Order;
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

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

/// Update.
pub async fn update<R: Reaches<Line>>(cx: &Cx<R>, id: &(Id<Order>, i32), input: Update) -> Result<Line> {
    typed::update(cx.any(), 3, id, input).await
}

/// Remove.
pub async fn remove<R: Reaches<Line>>(cx: &Cx<R>, id: &(Id<Order>, i32)) -> Result<()> {
    typed::destroy::<Line>(cx.any(), 4, id, Slots::default()).await
}

questions! {
    Line, Reaches<Line>;
    can_add: add = 2;
}

questions! {
    Line, Reaches<Line>, (Id<Order>, i32);
    can_update: update = 3;
    can_remove: remove = 4;
}
