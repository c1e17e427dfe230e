//! Generated from `resources/src/identity/tenant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `tenants`, for SeaORM, and the stored part of a tenant.

use super::{TENANT, Tenant};
use crate::identity::User;
use resource_core::{CiString, Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::identity::tenant::{TenantPlan, TenantStatus};
use uuid::Uuid;

/// The stored part of a [`Tenant`](super::Tenant).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant's id, which is also what all its rows carry.
    pub id: Id<Tenant>,
    /// What people call the organization.
    pub name: String,
    /// A short name for addresses: letters, digits and inner hyphens, unique without regard to case.
    pub slug: CiString,
    /// Whether the tenant can be used.
    pub status: TenantStatus,
    /// What the tenant has subscribed to.
    pub plan: TenantPlan,
    /// How many devices the plan includes.
    pub max_devices: i32,
    /// How many users the plan includes.
    pub max_users: i32,
    /// Preferences of the whole tenant.
    pub settings: Json,
    /// The user who answers for the tenant.
    pub owner_id: Option<Id<User>>,
    /// When the tenant was created.
    pub inserted_at: Timestamp,
    /// When the tenant last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model { id, name, slug, status, plan, max_devices, max_users, settings, owner_id, inserted_at, updated_at }
}

table! {
    Model { Id, Name, Slug, Status, Plan, MaxDevices, MaxUsers, Settings, OwnerId, InsertedAt, UpdatedAt }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &TENANT;
    type Column = Column;
    type Key = Uuid;
}
