//! Generated from `resources/src/identity/tenant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `tenants`, for SeaORM, and the stored part of a tenant.

use super::{TENANT, Tenant};
use crate::identity::User;
use resource_core::{CiString, Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use resources::identity::tenant::{TenantPlan, TenantStatus};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

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

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            id: row.take(0)?,
            name: row.take(1)?,
            slug: row.take(2)?,
            status: row.take(3)?,
            plan: row.take(4)?,
            max_devices: row.take(5)?,
            max_users: row.take(6)?,
            settings: row.take(7)?,
            owner_id: row.take(8)?,
            inserted_at: row.take(9)?,
            updated_at: row.take(10)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    Id,
    Name,
    Slug,
    Status,
    Plan,
    MaxDevices,
    MaxUsers,
    Settings,
    OwnerId,
    InsertedAt,
    UpdatedAt,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &TENANT;
    type Column = Column;
    type Key = Uuid;
}
