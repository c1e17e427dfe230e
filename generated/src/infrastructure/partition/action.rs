//! Generated from `resources/src/infrastructure/partition.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a partition.

use super::Partition;
use super::input::{ByEnvironment, BySite, BySlug, Create, Update};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the partitions by slug.
pub fn list<R: Reaches<Partition>>(cx: &Cx<R>) -> Select<'_, Partition> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a partition by id.
pub async fn get<R: Reaches<Partition>>(cx: &Cx<R>, id: &Id<Partition>) -> Result<Partition> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Fetches a partition by its slug.
pub async fn by_slug<R: Reaches<Partition>>(cx: &Cx<R>, input: BySlug) -> Result<Partition> {
    Select::new(cx.any(), 2, input.into()).one().await
}

/// Lists the partitions that are in use.
pub fn enabled<R: Reaches<Partition>>(cx: &Cx<R>) -> Select<'_, Partition> {
    Select::new(cx.any(), 3, Slots::default())
}

/// Lists the partitions of a site.
pub fn by_site<R: Reaches<Partition>>(cx: &Cx<R>, input: BySite) -> Select<'_, Partition> {
    Select::new(cx.any(), 4, input.into())
}

/// Lists the partitions of an environment.
pub fn by_environment<R: Reaches<Partition>>(cx: &Cx<R>, input: ByEnvironment) -> Select<'_, Partition> {
    Select::new(cx.any(), 5, input.into())
}

/// Adds a partition.
pub async fn create<R: Reaches<Partition>>(cx: &Cx<R>, input: Create) -> Result<Partition> {
    typed::create(cx.any(), 6, input).await
}

/// Changes a partition. Its slug stays, since identities of devices are made from it.
pub async fn update<R: Reaches<Partition>>(cx: &Cx<R>, id: &Id<Partition>, input: Update) -> Result<Partition> {
    typed::update(cx.any(), 7, id, input).await
}

/// Removes a partition that nothing belongs to. The default one stays.
pub async fn destroy<R: Reaches<Partition>>(cx: &Cx<R>, id: &Id<Partition>) -> Result<()> {
    typed::destroy::<Partition>(cx.any(), 8, id, Slots::default()).await
}

questions! {
    Partition, Reaches<Partition>;
    can_create: create = 6;
}

questions! {
    Partition, Reaches<Partition>, Id<Partition>;
    can_update: update = 7;
    can_destroy: destroy = 8;
}
