//! Generated from `resources/src/identity/user.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a user take.

use resource_core::{CiString, Secret};
use resource_runtime::{Error, Patch, Result, Slot, Slots};
use resources::identity::user::Role;

/// What [`by_email`](super::by_email) takes.
#[derive(Clone, Debug)]
pub struct ByEmail {
    /// The address that identifies the user in the tenant, compared without regard to case.
    pub email: CiString,
}

impl From<ByEmail> for Slots {
    fn from(input: ByEmail) -> Slots {
        Slots::new(vec![Slot::given(&input.email)])
    }
}

/// What [`create`](super::create) takes.
#[derive(Clone, Debug)]
pub struct Create {
    /// The address that identifies the user in the tenant, compared without regard to case.
    pub email: CiString,
    /// How the user wants to be called.
    pub display_name: Option<String>,
    /// What the user may do.
    pub role: Option<Role>,
}

impl From<Create> for Slots {
    fn from(input: Create) -> Slots {
        Slots::new(vec![Slot::given(&input.email), Slot::optional(&input.display_name), Slot::optional(&input.role)])
    }
}

/// What [`register`](super::register) takes.
#[derive(Clone, Debug)]
pub struct Register {
    /// The address that identifies the user in the tenant, compared without regard to case.
    pub email: CiString,
    /// How the user wants to be called.
    pub display_name: Option<String>,
    /// What the user may do.
    pub role: Option<Role>,
    /// The password; only its hash is kept.
    pub password: Secret<String>,
    /// The same password once more.
    pub password_confirmation: Secret<String>,
}

impl From<Register> for Slots {
    fn from(input: Register) -> Slots {
        Slots::new(vec![
            Slot::given(&input.email),
            Slot::optional(&input.display_name),
            Slot::optional(&input.role),
            Slot::given(&input.password),
            Slot::given(&input.password_confirmation),
        ])
    }
}

impl TryFrom<&Slots> for Register {
    type Error = Error;

    fn try_from(slots: &Slots) -> Result<Register> {
        Ok(Register {
            email: slots.value(0)?,
            display_name: slots.value(1)?,
            role: slots.value(2)?,
            password: slots.value(3)?,
            password_confirmation: slots.value(4)?,
        })
    }
}

/// What [`enroll`](super::enroll) takes.
#[derive(Clone, Debug)]
pub struct Enroll {
    /// The address that identifies the user in the tenant, compared without regard to case.
    pub email: CiString,
    /// How the user wants to be called.
    pub display_name: Option<String>,
    /// What the user may do.
    pub role: Option<Role>,
    /// The hash of the password, made before any transaction.
    pub password_hash: Secret<String>,
}

impl From<Enroll> for Slots {
    fn from(input: Enroll) -> Slots {
        Slots::new(vec![
            Slot::given(&input.email),
            Slot::optional(&input.display_name),
            Slot::optional(&input.role),
            Slot::given(&input.password_hash),
        ])
    }
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// How the user wants to be called.
    pub display_name: Patch<String>,
}

impl From<Update> for Slots {
    fn from(input: Update) -> Slots {
        Slots::new(vec![input.display_name.into()])
    }
}

/// What [`update_email`](super::update_email) takes.
#[derive(Clone, Debug)]
pub struct UpdateEmail {
    /// The new address.
    pub email: CiString,
}

impl From<UpdateEmail> for Slots {
    fn from(input: UpdateEmail) -> Slots {
        Slots::new(vec![Slot::given(&input.email)])
    }
}

/// What [`update_role`](super::update_role) takes.
#[derive(Clone, Debug)]
pub struct UpdateRole {
    /// What the user may do from now on.
    pub role: Role,
}

impl From<UpdateRole> for Slots {
    fn from(input: UpdateRole) -> Slots {
        Slots::new(vec![Slot::given(&input.role)])
    }
}

/// What [`store_password`](super::store_password) takes.
#[derive(Clone, Debug)]
pub struct StorePassword {
    /// The hash to store.
    pub new_hash: Secret<String>,
    /// The hash that the current password was verified with.
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
    /// The password until now, if there is one.
    pub current_password: Option<Secret<String>>,
    /// The password; only its hash is kept.
    pub password: Secret<String>,
    /// The same password once more.
    pub password_confirmation: Secret<String>,
}

impl From<ChangePassword> for Slots {
    fn from(input: ChangePassword) -> Slots {
        Slots::new(vec![
            Slot::optional(&input.current_password),
            Slot::given(&input.password),
            Slot::given(&input.password_confirmation),
        ])
    }
}

impl TryFrom<&Slots> for ChangePassword {
    type Error = Error;

    fn try_from(slots: &Slots) -> Result<ChangePassword> {
        Ok(ChangePassword {
            current_password: slots.value(0)?,
            password: slots.value(1)?,
            password_confirmation: slots.value(2)?,
        })
    }
}
