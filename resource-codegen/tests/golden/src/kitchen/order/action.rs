//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/order.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of an order.

use super::Order;
use super::input::{At, Cancel, Cook, Place, Tick, Update};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// List.
pub fn list<R: Reaches<Order>>(cx: &Cx<R>) -> Select<'_, Order> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Get.
pub async fn get<R: Reaches<Order>>(cx: &Cx<R>, id: &Id<Order>) -> Result<Order> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// At.
pub fn at<R: Reaches<Order>>(cx: &Cx<R>, input: At) -> Select<'_, Order> {
    Select::new(cx.any(), 2, input.into())
}

/// Place.
pub async fn place<R: Reaches<Order>>(cx: &Cx<R>, input: Place) -> Result<Order> {
    typed::create(cx.any(), 3, input).await
}

/// Update.
pub async fn update<R: Reaches<Order>>(cx: &Cx<R>, id: &Id<Order>, input: Update) -> Result<Order> {
    typed::update(cx.any(), 4, id, input).await
}

/// Cook.
pub async fn cook<R: Reaches<Order>>(cx: &Cx<R>, id: &Id<Order>, input: Cook) -> Result<Order> {
    typed::update(cx.any(), 5, id, input).await
}

/// Tick.
///
/// For parts of the system only.
pub async fn tick<R: Reaches<Order>>(cx: &Cx<R>, id: &Id<Order>, input: Tick) -> Result<Order> {
    typed::update(cx.any(), 6, id, input).await
}

/// Serve.
pub async fn serve<R: Reaches<Order>>(cx: &Cx<R>, id: &Id<Order>) -> Result<Order> {
    typed::update(cx.any(), 7, id, Slots::default()).await
}

/// Cancel.
pub async fn cancel<R: Reaches<Order>>(cx: &Cx<R>, id: &Id<Order>, input: Cancel) -> Result<Order> {
    typed::update(cx.any(), 8, id, input).await
}

questions! {
    Order, Reaches<Order>;
    can_place: place = 3;
}

questions! {
    Order, Reaches<Order>, Id<Order>;
    can_update: update = 4;
    can_cook: cook = 5;
    can_tick: tick = 6;
    can_serve: serve = 7;
    can_cancel: cancel = 8;
}
