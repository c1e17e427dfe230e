//! Generated from `resources/src/identity/tenant_membership.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `tenant_memberships`, for SeaORM, and the stored part of a tenant membership.

use super::{TENANT_MEMBERSHIP, TenantMembership};
use crate::identity::{Tenant, User};
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::identity::tenant_membership::MembershipRole;
use uuid::Uuid;

/// The stored part of a [`TenantMembership`](super::TenantMembership).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The membership's id.
    pub id: Id<TenantMembership>,
    /// Who takes part.
    pub user: Id<User>,
    /// As what.
    pub role: MembershipRole,
    /// Since when.
    pub joined_at: Timestamp,
    /// When the membership was added.
    pub inserted_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model { tenant_id, id, user, role, joined_at, inserted_at, updated_at }
}

table! {
    Model { TenantId, Id, User, Role, JoinedAt, InsertedAt, UpdatedAt }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &TENANT_MEMBERSHIP;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
