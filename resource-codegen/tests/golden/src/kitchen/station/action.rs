//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/station.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a station.

use super::Station;
use super::input::{BySlug, Create, MoveTo, Update};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// List.
pub fn list<R: Reaches<Station>>(cx: &Cx<R>) -> Select<'_, Station> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Get.
pub async fn get<R: Reaches<Station>>(cx: &Cx<R>, id: &Id<Station>) -> Result<Station> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// By slug.
pub async fn by_slug<R: Reaches<Station>>(cx: &Cx<R>, input: BySlug) -> Result<Station> {
    Select::new(cx.any(), 2, input.into()).one().await
}

/// Create.
pub async fn create<R: Reaches<Station>>(cx: &Cx<R>, input: Create) -> Result<Station> {
    typed::create(cx.any(), 3, input).await
}

/// Update.
pub async fn update<R: Reaches<Station>>(cx: &Cx<R>, id: &Id<Station>, input: Update) -> Result<Station> {
    typed::update(cx.any(), 4, id, input).await
}

/// Move to.
pub async fn move_to<R: Reaches<Station>>(cx: &Cx<R>, id: &Id<Station>, input: MoveTo) -> Result<Station> {
    typed::update(cx.any(), 5, id, input).await
}

/// Destroy.
pub async fn destroy<R: Reaches<Station>>(cx: &Cx<R>, id: &Id<Station>) -> Result<()> {
    typed::destroy::<Station>(cx.any(), 6, id, Slots::default()).await
}

questions! {
    Station, Reaches<Station>;
    can_create: create = 3;
}

questions! {
    Station, Reaches<Station>, Id<Station>;
    can_update: update = 4;
    can_move_to: move_to = 5;
    can_destroy: destroy = 6;
}
