//! Generated from `resources/src/identity/user.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `users`, for SeaORM, and the stored part of a user.

use super::{USER, User};
use crate::identity::Tenant;
use resource_core::{CiString, Id, ResourceMeta, Secret, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::identity::user::Role;
use uuid::Uuid;

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

from_row! {
    Model {
        tenant_id, id, email, hashed_password, display_name, role, confirmed_at, authenticated_at, inserted_at,
        updated_at,
    }
}

table! {
    Model {
        TenantId, Id, Email, HashedPassword, DisplayName, Role, ConfirmedAt, AuthenticatedAt, InsertedAt, UpdatedAt,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &USER;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
