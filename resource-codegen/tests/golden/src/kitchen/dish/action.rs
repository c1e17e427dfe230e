//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/dish.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a dish.

use super::Dish;
use super::input::{Import, Mild, Update};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Bulk, BulkOutcome, Cx, Reaches, Result, Slots, Stream, questions, typed};

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

/// [`import`](import()) for each of many inputs, in chunks.
pub async fn import_many<R: Reaches<Dish>>(
    cx: &Cx<R>,
    inputs: impl Stream<Item = Import> + Send,
    bulk: Bulk<'_, Dish>,
) -> Result<BulkOutcome> {
    typed::create_many(cx.any(), 3, inputs, bulk).await
}

/// Refresh.
pub async fn refresh<R: Reaches<Dish>>(cx: &Cx<R>, id: &Id<Dish, String>) -> Result<Dish> {
    typed::update(cx.any(), 4, id, Slots::default()).await
}

/// [`refresh`](refresh()) for each of many keys, in chunks.
pub async fn refresh_many<R: Reaches<Dish>>(
    cx: &Cx<R>,
    inputs: impl Stream<Item = Id<Dish, String>> + Send,
    bulk: Bulk<'_, Dish>,
) -> Result<BulkOutcome> {
    typed::update_keys(cx.any(), 4, inputs, bulk).await
}

/// [`refresh`](refresh()) for every record that a read finds, in chunks.
pub async fn refresh_each<R: Reaches<Dish>>(
    cx: &Cx<R>,
    read: Select<'_, Dish>,
    bulk: Bulk<'_, Dish>,
) -> Result<BulkOutcome> {
    typed::update_each(cx.any(), 4, (read, Slots::default()), bulk).await
}

/// Update.
pub async fn update<R: Reaches<Dish>>(cx: &Cx<R>, id: &Id<Dish, String>, input: Update) -> Result<Dish> {
    typed::update(cx.any(), 5, id, input).await
}

/// [`update`](update()) for each of many keys, with its input, in chunks.
pub async fn update_many<R: Reaches<Dish>>(
    cx: &Cx<R>,
    inputs: impl Stream<Item = (Id<Dish, String>, Update)> + Send,
    bulk: Bulk<'_, Dish>,
) -> Result<BulkOutcome> {
    typed::update_many(cx.any(), 5, inputs, bulk).await
}

/// [`update`](update()) for every record that a read finds, in chunks.
pub async fn update_each<R: Reaches<Dish>>(
    cx: &Cx<R>,
    read: Select<'_, Dish>,
    input: Update,
    bulk: Bulk<'_, Dish>,
) -> Result<BulkOutcome> {
    typed::update_each(cx.any(), 5, (read, input), bulk).await
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
