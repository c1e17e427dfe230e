//! Generated from `resources/src/identity/tenant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a tenant take.

use crate::identity::User;
use resource_core::{CiString, Id, Json, Secret};
use resource_runtime::{from_slots, into_slots};
use resources::identity::tenant::TenantPlan;

/// What [`by_slug`](super::by_slug) takes.
#[derive(Clone, Debug)]
pub struct BySlug {
    /// A short name for addresses: letters, digits and inner hyphens, unique without regard to case.
    pub slug: CiString,
}

/// What [`create`](super::create) takes.
#[derive(Clone, Debug)]
pub struct Create {
    /// What people call the organization.
    pub name: String,
    /// What the tenant has subscribed to.
    pub plan: Option<TenantPlan>,
    /// How many devices the plan includes.
    pub max_devices: Option<i32>,
    /// How many users the plan includes.
    pub max_users: Option<i32>,
    /// Preferences of the whole tenant.
    pub settings: Option<Json>,
    /// A short name for addresses; made from the name if there is none.
    pub slug: Option<CiString>,
    /// Whether nobody can use the tenant until it is activated.
    pub reserved: Option<bool>,
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// What people call the organization.
    pub name: Option<String>,
    /// Preferences of the whole tenant.
    pub settings: Option<Json>,
}

/// What [`appoint_owner`](super::appoint_owner) takes.
#[derive(Clone, Debug)]
pub struct AppointOwner {
    /// Owner.
    pub owner: Id<User>,
}

/// What [`upgrade_plan`](super::upgrade_plan) takes.
#[derive(Clone, Debug, Default)]
pub struct UpgradePlan {
    /// What the tenant has subscribed to.
    pub plan: Option<TenantPlan>,
    /// How many devices the plan includes.
    pub max_devices: Option<i32>,
    /// How many users the plan includes.
    pub max_users: Option<i32>,
}

/// What [`register`](super::register) takes.
#[derive(Clone, Debug)]
pub struct Register {
    /// What people call the organization.
    pub name: String,
    /// A short name for addresses; made from the name if there is none.
    pub slug: Option<CiString>,
    /// The e-mail address of the first user.
    pub email: CiString,
    /// The password of the first user.
    pub password: Secret<String>,
    /// The same password once more.
    pub password_confirmation: Secret<String>,
    /// How the first user wants to be called.
    pub display_name: Option<String>,
}

into_slots! {
    BySlug { slug }
    Create {
        name, plan: optional, max_devices: optional, max_users: optional, settings: optional, slug: optional,
        reserved: optional,
    }
    Update { name: optional, settings: optional }
    AppointOwner { owner }
    UpgradePlan { plan: optional, max_devices: optional, max_users: optional }
    Register { name, slug: optional, email, password, password_confirmation, display_name: optional }
}

from_slots! {
    Create {
        name, plan: optional, max_devices: optional, max_users: optional, settings: optional, slug: optional,
        reserved: optional,
    }
    Register { name, slug: optional, email, password, password_confirmation, display_name: optional }
}
