//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/dish.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a dish.

use super::Dish;
use super::input::{Import, Mild, Update};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// List.
pub fn list<R: Reaches<Dish>>(cx: &Cx<R>) -> Select<'_, Dish> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Get.
pub async fn get<R: Reaches<Dish>>(cx: &Cx<R>, id: &Id<Dish, String>) -> Result<Dish> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Mild.
pub fn mild<R: Reaches<Dish>>(cx: &Cx<R>, input: Mild) -> Select<'_, Dish> {
    Select::new(cx.any(), 2, input.into())
}

/// Import.
pub async fn import<R: Reaches<Dish>>(cx: &Cx<R>, input: Import) -> Result<Dish> {
    typed::create(cx.any(), 3, input).await
}

/// Refresh.
pub async fn refresh<R: Reaches<Dish>>(cx: &Cx<R>, id: &Id<Dish, String>) -> Result<Dish> {
    typed::update(cx.any(), 4, id, Slots::default()).await
}

/// Update.
pub async fn update<R: Reaches<Dish>>(cx: &Cx<R>, id: &Id<Dish, String>, input: Update) -> Result<Dish> {
    typed::update(cx.any(), 5, id, input).await
}

/// Destroy.
pub async fn destroy<R: Reaches<Dish>>(cx: &Cx<R>, id: &Id<Dish, String>) -> Result<()> {
    typed::destroy::<Dish>(cx.any(), 6, id, Slots::default()).await
}

questions! {
    Dish, Reaches<Dish>;
    can_import: import = 3;
}

questions! {
    Dish, Reaches<Dish>, Id<Dish, String>;
    can_refresh: refresh = 4;
    can_update: update = 5;
    can_destroy: destroy = 6;
}
