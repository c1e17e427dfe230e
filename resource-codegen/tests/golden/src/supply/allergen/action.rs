//! Generated from `resource-codegen/tests/kitchen_sink/src/supply/allergen.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of an allergen.

use super::Allergen;
use super::input::Create;
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// List.
pub fn list<R: Reaches<Allergen>>(cx: &Cx<R>) -> Select<'_, Allergen> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Get.
pub async fn get<R: Reaches<Allergen>>(cx: &Cx<R>, id: &Id<Allergen>) -> Result<Allergen> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Create.
pub async fn create<R: Reaches<Allergen>>(cx: &Cx<R>, input: Create) -> Result<Allergen> {
    typed::create(cx.any(), 2, input).await
}

questions! {
    Allergen, Reaches<Allergen>;
    can_create: create = 2;
}
