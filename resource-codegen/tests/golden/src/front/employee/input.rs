//! Generated from `resource-codegen/tests/kitchen_sink/src/front/employee.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of an employee take.

use super::Employee;
use kitchen_sink::front::employee::Role;
use resource_core::{CiString, Id, Secret};
use resource_runtime::{Error, Patch, Result, Slot, Slots};
use uuid::Uuid;

/// What [`by_email`](super::by_email) takes.
#[derive(Clone, Debug)]
pub struct ByEmail {
    /// The address to sign in with.
    pub email: CiString,
}

impl From<ByEmail> for Slots {
    fn from(input: ByEmail) -> Slots {
        Slots::new(vec![Slot::given(&input.email)])
    }
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

impl From<Hire> for Slots {
    fn from(input: Hire) -> Slots {
        Slots::new(vec![
            Slot::given(&input.email),
            Slot::optional(&input.role),
            Slot::optional(&input.phone),
            Slot::optional(&input.previous_employer),
            Slot::given(&input.password),
            Slot::given(&input.confirmation),
        ])
    }
}

impl TryFrom<&Slots> for Hire {
    type Error = Error;

    fn try_from(slots: &Slots) -> Result<Hire> {
        Ok(Hire {
            email: slots.value(0)?,
            role: slots.value(1)?,
            phone: slots.value(2)?,
            previous_employer: slots.value(3)?,
            password: slots.value(4)?,
            confirmation: slots.value(5)?,
        })
    }
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// Where they are called.
    pub phone: Patch<String>,
}

impl From<Update> for Slots {
    fn from(input: Update) -> Slots {
        Slots::new(vec![input.phone.into()])
    }
}

/// What [`store_password`](super::store_password) takes.
#[derive(Clone, Debug)]
pub struct StorePassword {
    /// New hash.
    pub new_hash: Secret<String>,
    /// Verified hash.
    pub verified_hash: Option<Secret<String>>,
}

impl From<StorePassword> for Slots {
    fn from(input: StorePassword) -> Slots {
        Slots::new(vec![Slot::given(&input.new_hash), Slot::optional(&input.verified_hash)])
    }
}

/// What [`change_password`](super::change_password) takes.
#[derive(Clone, Debug)]
pub struct ChangePassword {
    /// Current.
    pub current: Option<Secret<String>>,
    /// Password.
    pub password: Secret<String>,
}

impl From<ChangePassword> for Slots {
    fn from(input: ChangePassword) -> Slots {
        Slots::new(vec![Slot::optional(&input.current), Slot::given(&input.password)])
    }
}

impl TryFrom<&Slots> for ChangePassword {
    type Error = Error;

    fn try_from(slots: &Slots) -> Result<ChangePassword> {
        Ok(ChangePassword { current: slots.value(0)?, password: slots.value(1)? })
    }
}

/// What [`issue_badge`](super::issue_badge) takes.
#[derive(Clone, Debug)]
pub struct IssueBadge {
    /// Employee.
    pub employee: Id<Employee>,
}

impl From<IssueBadge> for Slots {
    fn from(input: IssueBadge) -> Slots {
        Slots::new(vec![Slot::given(&input.employee)])
    }
}

impl TryFrom<&Slots> for IssueBadge {
    type Error = Error;

    fn try_from(slots: &Slots) -> Result<IssueBadge> {
        Ok(IssueBadge { employee: slots.value(0)? })
    }
}
