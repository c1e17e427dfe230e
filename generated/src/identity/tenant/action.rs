//! Generated from `resources/src/identity/tenant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a tenant.

use super::Tenant;
use super::input::{AppointOwner, BySlug, Create, Register, Update, UpgradePlan};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reach, Reaches, Result, Slots, typed};
use resources::identity::tenant::Registration;

/// Lists the tenants within reach: the caller's own.
pub fn list<R: Reaches<Tenant>>(cx: &Cx<R>) -> Select<'_, Tenant> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a tenant by its id.
pub async fn get<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>) -> Result<Tenant> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Fetches a tenant by its slug, whatever the case it is written in.
pub async fn by_slug<R: Reaches<Tenant>>(cx: &Cx<R>, input: BySlug) -> Result<Tenant> {
    Select::new(cx.any(), 2, input.into()).one().await
}

/// Lists the tenants that are open for use.
pub fn active<R: Reaches<Tenant>>(cx: &Cx<R>) -> Select<'_, Tenant> {
    Select::new(cx.any(), 3, Slots::default())
}

/// Creates a tenant, with its default partition.
pub async fn create<R: Reach>(cx: &Cx<R>, input: Create) -> Result<Tenant> {
    typed::create(cx.any(), 4, input).await
}

/// Whether the actor may call [`create`](create()).
pub async fn can_create<R: Reach>(cx: &Cx<R>) -> Result<bool> {
    typed::can::<Tenant>(cx.any(), 4, None).await
}

/// Changes the name or the settings.
pub async fn update<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>, input: Update) -> Result<Tenant> {
    typed::update(cx.any(), 5, id, input).await
}

/// Whether the actor may call [`update`](update()).
pub async fn can_update<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>) -> Result<bool> {
    typed::can::<Tenant>(cx.any(), 5, Some(id)).await
}

/// Names the user who answers for the tenant.
///
/// For parts of the system only.
pub async fn appoint_owner<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>, input: AppointOwner) -> Result<Tenant> {
    typed::update(cx.any(), 6, id, input).await
}

/// Whether the actor may call [`appoint_owner`](appoint_owner()).
pub async fn can_appoint_owner<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>) -> Result<bool> {
    typed::can::<Tenant>(cx.any(), 6, Some(id)).await
}

/// Moves the tenant to another plan and sets its limits.
pub async fn upgrade_plan<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>, input: UpgradePlan) -> Result<Tenant> {
    typed::update(cx.any(), 7, id, input).await
}

/// Whether the actor may call [`upgrade_plan`](upgrade_plan()).
pub async fn can_upgrade_plan<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>) -> Result<bool> {
    typed::can::<Tenant>(cx.any(), 7, Some(id)).await
}

/// Closes the tenant for its users; nothing is lost.
pub async fn suspend<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>) -> Result<Tenant> {
    typed::update(cx.any(), 8, id, Slots::default()).await
}

/// Whether the actor may call [`suspend`](suspend()).
pub async fn can_suspend<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>) -> Result<bool> {
    typed::can::<Tenant>(cx.any(), 8, Some(id)).await
}

/// Opens a reserved tenant, or a suspended one again.
pub async fn activate<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>) -> Result<Tenant> {
    typed::update(cx.any(), 9, id, Slots::default()).await
}

/// Whether the actor may call [`activate`](activate()).
pub async fn can_activate<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>) -> Result<bool> {
    typed::can::<Tenant>(cx.any(), 9, Some(id)).await
}

/// Marks the tenant as gone for good. Its rows are kept until they are purged.
pub async fn soft_delete<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>) -> Result<Tenant> {
    typed::update(cx.any(), 10, id, Slots::default()).await
}

/// Whether the actor may call [`soft_delete`](soft_delete()).
pub async fn can_soft_delete<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>) -> Result<bool> {
    typed::can::<Tenant>(cx.any(), 10, Some(id)).await
}

/// Signs up: creates a tenant together with its first user, who administers and owns it, or neither.
pub async fn register<R: Reach>(cx: &Cx<R>, input: Register) -> Result<Registration> {
    typed::ask::<Tenant, _>(cx.any(), 11, None, input).await
}

/// Whether the actor may call [`register`](register()).
pub async fn can_register<R: Reach>(cx: &Cx<R>) -> Result<bool> {
    typed::can::<Tenant>(cx.any(), 11, None).await
}
