//! Generated from `resources/src/identity/tenant_membership.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a tenant membership take.

use crate::identity::User;
use resource_core::Id;
use resource_runtime::into_slots;
use resources::identity::tenant_membership::MembershipRole;

/// What [`by_user`](super::by_user) takes.
#[derive(Clone, Debug)]
pub struct ByUser {
    /// Who takes part.
    pub user: Id<User>,
}

/// What [`create`](super::create) takes.
#[derive(Clone, Debug)]
pub struct Create {
    /// Who takes part.
    pub user: Id<User>,
    /// As what.
    pub role: Option<MembershipRole>,
}

/// What [`update_role`](super::update_role) takes.
#[derive(Clone, Debug)]
pub struct UpdateRole {
    /// As what they take part from now on.
    pub role: MembershipRole,
}

into_slots! {
    ByUser { user }
    Create { user, role: optional }
    UpdateRole { role }
}
