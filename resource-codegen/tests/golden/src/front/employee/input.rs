//! Generated from `resource-codegen/tests/kitchen_sink/src/front/employee.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of an employee take.

use super::Employee;
use kitchen_sink::front::employee::Role;
use resource_core::{CiString, Id, Secret};
use resource_runtime::{Patch, from_slots, into_slots};
use uuid::Uuid;

/// What [`by_email`](super::by_email) takes.
#[derive(Clone, Debug)]
pub struct ByEmail {
    /// The address to sign in with.
    pub email: CiString,
}

/// What [`hire`](super::hire) takes.
#[derive(Clone, Debug)]
pub struct Hire {
    /// The address to sign in with.
    pub email: CiString,
    /// What they may do.
    pub role: Option<Role>,
    /// Where they are called.
    pub phone: Option<String>,
    /// A number of another system.
    pub previous_employer: Option<Uuid>,
    /// The first password.
    pub password: Secret<String>,
    /// Confirmation.
    pub confirmation: Secret<String>,
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// Where they are called.
    pub phone: Patch<String>,
}

/// What [`store_password`](super::store_password) takes.
#[derive(Clone, Debug)]
pub struct StorePassword {
    /// New hash.
    pub new_hash: Secret<String>,
    /// Verified hash.
    pub verified_hash: Option<Secret<String>>,
}

/// What [`change_password`](super::change_password) takes.
#[derive(Clone, Debug)]
pub struct ChangePassword {
    /// Current.
    pub current: Option<Secret<String>>,
    /// Password.
    pub password: Secret<String>,
}

/// What [`remind`](super::remind) takes.
#[derive(Clone, Debug)]
pub struct Remind {
    /// Employees.
    pub employees: Vec<Uuid>,
}

/// What [`issue_badge`](super::issue_badge) takes.
#[derive(Clone, Debug)]
pub struct IssueBadge {
    /// Employee.
    pub employee: Id<Employee>,
}

into_slots! {
    ByEmail { email }
    Hire { email, role: optional, phone: optional, previous_employer: optional, password, confirmation }
    Update { phone: patch }
    StorePassword { new_hash, verified_hash: optional }
    ChangePassword { current: optional, password }
    Remind { employees }
    IssueBadge { employee }
}

from_slots! {
    Hire { email, role: optional, phone: optional, previous_employer: optional, password, confirmation }
    ChangePassword { current: optional, password }
    Remind { employees }
    IssueBadge { employee }
}
