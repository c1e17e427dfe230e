//! Generated from `resources/src/identity/tenant_membership.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a tenant membership.

use super::TenantMembership;
use super::input::{ByUser, Create, UpdateRole};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the members.
pub fn list<R: Reaches<TenantMembership>>(cx: &Cx<R>) -> Select<'_, TenantMembership> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a membership by id.
pub async fn get<R: Reaches<TenantMembership>>(cx: &Cx<R>, id: &Id<TenantMembership>) -> Result<TenantMembership> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Fetches the membership of a user.
pub async fn by_user<R: Reaches<TenantMembership>>(cx: &Cx<R>, input: ByUser) -> Result<TenantMembership> {
    Select::new(cx.any(), 2, input.into()).one().await
}

/// Lets a user take part.
pub async fn create<R: Reaches<TenantMembership>>(cx: &Cx<R>, input: Create) -> Result<TenantMembership> {
    typed::create(cx.any(), 3, input).await
}

/// Changes as what somebody takes part.
pub async fn update_role<R: Reaches<TenantMembership>>(
    cx: &Cx<R>,
    id: &Id<TenantMembership>,
    input: UpdateRole,
) -> Result<TenantMembership> {
    typed::update(cx.any(), 4, id, input).await
}

/// Ends a membership.
pub async fn destroy<R: Reaches<TenantMembership>>(cx: &Cx<R>, id: &Id<TenantMembership>) -> Result<()> {
    typed::destroy::<TenantMembership>(cx.any(), 5, id, Slots::default()).await
}

questions! {
    TenantMembership, Reaches<TenantMembership>;
    can_create: create = 3;
}

questions! {
    TenantMembership, Reaches<TenantMembership>, Id<TenantMembership>;
    can_update_role: update_role = 4;
    can_destroy: destroy = 5;
}
