//! Generated from `resource-codegen/tests/kitchen_sink/src/front/employee.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `employees`, for SeaORM, and the stored part of an employee.

use super::{EMPLOYEE, Employee};
use crate::front::Restaurant;
use kitchen_sink::front::employee::Role;
use resource_core::{CiString, Id, ResourceMeta, Secret, Timestamp};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

/// The stored part of a [`Employee`](super::Employee).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Restaurant>,
    /// The employee.
    pub id: Id<Employee>,
    /// The address to sign in with.
    pub email: CiString,
    /// Password hash.
    pub password_hash: Option<Secret<String>>,
    /// What they may do.
    pub role: Role,
    /// Where they are called.
    pub phone: Option<String>,
    /// A number of another system.
    pub previous_employer: Option<Uuid>,
    /// Own account.
    pub own_account: bool,
    /// When they came.
    pub hired_at: Timestamp,
    /// When they left.
    pub left_at: Option<Timestamp>,
}

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            tenant_id: row.take(0)?,
            id: row.take(1)?,
            email: row.take(2)?,
            password_hash: row.take(3)?,
            role: row.take(4)?,
            phone: row.take(5)?,
            previous_employer: row.take(6)?,
            own_account: row.take(7)?,
            hired_at: row.take(8)?,
            left_at: row.take(9)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    TenantId,
    Id,
    Email,
    PasswordHash,
    Role,
    Phone,
    PreviousEmployer,
    OwnAccount,
    HiredAt,
    LeftAt,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &EMPLOYEE;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
