//! Generated from `resource-codegen/tests/kitchen_sink/src/front/restaurant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a restaurant.

use super::Restaurant;
use super::input::{Appoint, BySlug, Found, Update};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reach, Reaches, Result, Slots, questions, typed};

/// List.
pub fn list<R: Reaches<Restaurant>>(cx: &Cx<R>) -> Select<'_, Restaurant> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Get.
pub async fn get<R: Reaches<Restaurant>>(cx: &Cx<R>, id: &Id<Restaurant>) -> Result<Restaurant> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// By slug.
pub async fn by_slug<R: Reaches<Restaurant>>(cx: &Cx<R>, input: BySlug) -> Result<Restaurant> {
    Select::new(cx.any(), 2, input.into()).one().await
}

/// Found.
pub async fn found<R: Reach>(cx: &Cx<R>, input: Found) -> Result<Restaurant> {
    typed::create(cx.any(), 3, input).await
}

/// Update.
pub async fn update<R: Reaches<Restaurant>>(cx: &Cx<R>, id: &Id<Restaurant>, input: Update) -> Result<Restaurant> {
    typed::update(cx.any(), 4, id, input).await
}

/// Appoint.
///
/// For parts of the system only.
pub async fn appoint<R: Reaches<Restaurant>>(cx: &Cx<R>, id: &Id<Restaurant>, input: Appoint) -> Result<Restaurant> {
    typed::update(cx.any(), 5, id, input).await
}

/// Open.
pub async fn open<R: Reaches<Restaurant>>(cx: &Cx<R>, id: &Id<Restaurant>) -> Result<Restaurant> {
    typed::update(cx.any(), 6, id, Slots::default()).await
}

/// Closes the restaurant for ever.
pub async fn close<R: Reaches<Restaurant>>(cx: &Cx<R>, id: &Id<Restaurant>) -> Result<Restaurant> {
    typed::update(cx.any(), 7, id, Slots::default()).await
}

questions! {
    Restaurant, Reach;
    can_found: found = 3;
}

questions! {
    Restaurant, Reaches<Restaurant>, Id<Restaurant>;
    can_update: update = 4;
    can_appoint: appoint = 5;
    can_open: open = 6;
    can_close: close = 7;
}
