//! Generated from `resources/src/identity/user.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `users`, for SeaORM, and the stored part of a user.

use super::{USER, User};
use crate::identity::Tenant;
use resource_core::{CiString, Id, ResourceMeta, Secret, Timestamp};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use resources::identity::user::Role;
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

/// The stored part of a [`User`](super::User).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The user's id.
    pub id: Id<User>,
    /// The address that identifies the user in the tenant, compared without regard to case.
    pub email: CiString,
    /// The hash of the password, with its parameters and salt; absent without a password.
    pub hashed_password: Option<Secret<String>>,
    /// How the user wants to be called.
    pub display_name: Option<String>,
    /// What the user may do.
    pub role: Role,
    /// When the e-mail address proved to be the user's.
    pub confirmed_at: Option<Timestamp>,
    /// When the user last proved who they are; sensitive steps ask for a recent time.
    pub authenticated_at: Option<Timestamp>,
    /// When the user was added.
    pub inserted_at: Timestamp,
    /// When the user last changed.
    pub updated_at: Timestamp,
}

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            tenant_id: row.take(0)?,
            id: row.take(1)?,
            email: row.take(2)?,
            hashed_password: row.take(3)?,
            display_name: row.take(4)?,
            role: row.take(5)?,
            confirmed_at: row.take(6)?,
            authenticated_at: row.take(7)?,
            inserted_at: row.take(8)?,
            updated_at: row.take(9)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    TenantId,
    Id,
    Email,
    HashedPassword,
    DisplayName,
    Role,
    ConfirmedAt,
    AuthenticatedAt,
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
    const META: &'static ResourceMeta = &USER;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
