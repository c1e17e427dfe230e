//! Generated from `resources/src/identity/user.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a user take.

use resource_core::{CiString, Secret};
use resource_runtime::{Patch, from_slots, into_slots};
use resources::identity::user::Role;

/// What [`by_email`](super::by_email) takes.
#[derive(Clone, Debug)]
pub struct ByEmail {
    /// The address that identifies the user in the tenant, compared without regard to case.
    pub email: CiString,
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

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// How the user wants to be called.
    pub display_name: Patch<String>,
}

/// What [`update_email`](super::update_email) takes.
#[derive(Clone, Debug)]
pub struct UpdateEmail {
    /// The new address.
    pub email: CiString,
}

/// What [`update_role`](super::update_role) takes.
#[derive(Clone, Debug)]
pub struct UpdateRole {
    /// What the user may do from now on.
    pub role: Role,
}

/// What [`store_password`](super::store_password) takes.
#[derive(Clone, Debug)]
pub struct StorePassword {
    /// The hash to store.
    pub new_hash: Secret<String>,
    /// The hash that the current password was verified with.
    pub verified_hash: Option<Secret<String>>,
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

into_slots! {
    ByEmail { email }
    Create { email, display_name: optional, role: optional }
    Register { email, display_name: optional, role: optional, password, password_confirmation }
    Enroll { email, display_name: optional, role: optional, password_hash }
    Update { display_name: patch }
    UpdateEmail { email }
    UpdateRole { role }
    StorePassword { new_hash, verified_hash: optional }
    ChangePassword { current_password: optional, password, password_confirmation }
}

from_slots! {
    Register { email, display_name: optional, role: optional, password, password_confirmation }
    ChangePassword { current_password: optional, password, password_confirmation }
}
