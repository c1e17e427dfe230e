//! Generated from `resource-codegen/tests/kitchen_sink/src/front/employee.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `employees`, for SeaORM, and the stored part of an employee.

use super::{EMPLOYEE, Employee};
use crate::front::Restaurant;
use kitchen_sink::front::employee::Role;
use resource_core::{CiString, Id, ResourceMeta, Secret, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use uuid::Uuid;

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

from_row! {
    Model { tenant_id, id, email, password_hash, role, phone, previous_employer, own_account, hired_at, left_at }
}

table! {
    Model { TenantId, Id, Email, PasswordHash, Role, Phone, PreviousEmployer, OwnAccount, HiredAt, LeftAt }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &EMPLOYEE;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
