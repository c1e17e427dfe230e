//! Generated from `resources/src/identity/tenant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a tenant take.

use crate::identity::User;
use resource_core::{CiString, Id, Json, Secret};
use resource_runtime::{Error, Result, Slot, Slots};
use resources::identity::tenant::TenantPlan;

/// What [`by_slug`](super::by_slug) takes.
#[derive(Clone, Debug)]
pub struct BySlug {
    /// A short name for addresses: letters, digits and inner hyphens, unique without regard to case.
    pub slug: CiString,
}

impl From<BySlug> for Slots {
    fn from(input: BySlug) -> Slots {
        Slots::new(vec![Slot::given(&input.slug)])
    }
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

impl From<Create> for Slots {
    fn from(input: Create) -> Slots {
        Slots::new(vec![
            Slot::given(&input.name),
            Slot::optional(&input.plan),
            Slot::optional(&input.max_devices),
            Slot::optional(&input.max_users),
            Slot::optional(&input.settings),
            Slot::optional(&input.slug),
            Slot::optional(&input.reserved),
        ])
    }
}

impl TryFrom<&Slots> for Create {
    type Error = Error;

    fn try_from(slots: &Slots) -> Result<Create> {
        Ok(Create {
            name: slots.value(0)?,
            plan: slots.value(1)?,
            max_devices: slots.value(2)?,
            max_users: slots.value(3)?,
            settings: slots.value(4)?,
            slug: slots.value(5)?,
            reserved: slots.value(6)?,
        })
    }
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// What people call the organization.
    pub name: Option<String>,
    /// Preferences of the whole tenant.
    pub settings: Option<Json>,
}

impl From<Update> for Slots {
    fn from(input: Update) -> Slots {
        Slots::new(vec![Slot::optional(&input.name), Slot::optional(&input.settings)])
    }
}

/// What [`appoint_owner`](super::appoint_owner) takes.
#[derive(Clone, Debug)]
pub struct AppointOwner {
    /// Owner.
    pub owner: Id<User>,
}

impl From<AppointOwner> for Slots {
    fn from(input: AppointOwner) -> Slots {
        Slots::new(vec![Slot::given(&input.owner)])
    }
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

impl From<UpgradePlan> for Slots {
    fn from(input: UpgradePlan) -> Slots {
        Slots::new(vec![
            Slot::optional(&input.plan),
            Slot::optional(&input.max_devices),
            Slot::optional(&input.max_users),
        ])
    }
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

impl From<Register> for Slots {
    fn from(input: Register) -> Slots {
        Slots::new(vec![
            Slot::given(&input.name),
            Slot::optional(&input.slug),
            Slot::given(&input.email),
            Slot::given(&input.password),
            Slot::given(&input.password_confirmation),
            Slot::optional(&input.display_name),
        ])
    }
}

impl TryFrom<&Slots> for Register {
    type Error = Error;

    fn try_from(slots: &Slots) -> Result<Register> {
        Ok(Register {
            name: slots.value(0)?,
            slug: slots.value(1)?,
            email: slots.value(2)?,
            password: slots.value(3)?,
            password_confirmation: slots.value(4)?,
            display_name: slots.value(5)?,
        })
    }
}
