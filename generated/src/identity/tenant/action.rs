//! Generated from `resources/src/identity/tenant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a tenant.

use super::Tenant;
use super::input::{AppointOwner, BySlug, Create, Register, Update, UpgradePlan};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reach, Reaches, Result, Slots, questions, typed};
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

/// Changes the name or the settings.
pub async fn update<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>, input: Update) -> Result<Tenant> {
    typed::update(cx.any(), 5, id, input).await
}

/// Names the user who answers for the tenant.
///
/// For parts of the system only.
pub async fn appoint_owner<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>, input: AppointOwner) -> Result<Tenant> {
    typed::update(cx.any(), 6, id, input).await
}

/// Moves the tenant to another plan and sets its limits.
pub async fn upgrade_plan<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>, input: UpgradePlan) -> Result<Tenant> {
    typed::update(cx.any(), 7, id, input).await
}

/// Closes the tenant for its users; nothing is lost.
pub async fn suspend<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>) -> Result<Tenant> {
    typed::update(cx.any(), 8, id, Slots::default()).await
}

/// Opens a reserved tenant, or a suspended one again.
pub async fn activate<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>) -> Result<Tenant> {
    typed::update(cx.any(), 9, id, Slots::default()).await
}

/// Marks the tenant as gone for good. Its rows are kept until they are purged.
pub async fn soft_delete<R: Reaches<Tenant>>(cx: &Cx<R>, id: &Id<Tenant>) -> Result<Tenant> {
    typed::update(cx.any(), 10, id, Slots::default()).await
}

/// Signs up: creates a tenant together with its first user, who administers and owns it, or neither.
pub async fn register<R: Reach>(cx: &Cx<R>, input: Register) -> Result<Registration> {
    typed::ask::<Tenant, _>(cx.any(), 11, None, input).await
}

questions! {
    Tenant, Reach;
    can_create: create = 4;
    can_register: register = 11;
}

questions! {
    Tenant, Reaches<Tenant>, Id<Tenant>;
    can_update: update = 5;
    can_appoint_owner: appoint_owner = 6;
    can_upgrade_plan: upgrade_plan = 7;
    can_suspend: suspend = 8;
    can_activate: activate = 9;
    can_soft_delete: soft_delete = 10;
}
