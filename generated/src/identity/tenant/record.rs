//! Generated from `resources/src/identity/tenant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A tenant as code holds it.

use super::TENANT;
use super::entity::Model;
use crate::identity::{TenantMembership, User};
use resource_core::{CiString, Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use resources::identity::tenant::{TenantPlan, TenantStatus};
use std::ops::Deref;

/// An organization that uses the product. Its data are invisible to every other tenant.
#[derive(Clone, Debug)]
pub struct Tenant {
    model: Model,
    /// The status in words.
    pub display_status: String,
    /// How many users have their home here.
    pub user_count: i64,
    /// The user who answers for the tenant.
    pub owner: Loaded<Option<Box<User>>>,
    /// The users whose home the tenant is.
    pub users: Loaded<Vec<User>>,
    /// The memberships, which admit people whose home is another tenant too.
    pub memberships: Loaded<Vec<TenantMembership>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Tenant {
    pub const ID: Attribute<Tenant, Id<Tenant>> = Attribute::new(0);
    pub const NAME: Attribute<Tenant, String> = Attribute::new(1);
    pub const SLUG: Attribute<Tenant, CiString> = Attribute::new(2);
    pub const STATUS: Attribute<Tenant, TenantStatus> = Attribute::new(3);
    pub const PLAN: Attribute<Tenant, TenantPlan> = Attribute::new(4);
    pub const MAX_DEVICES: Attribute<Tenant, i32> = Attribute::new(5);
    pub const MAX_USERS: Attribute<Tenant, i32> = Attribute::new(6);
    pub const SETTINGS: Attribute<Tenant, Json> = Attribute::new(7);
    pub const OWNER_ID: Attribute<Tenant, Option<Id<User>>> = Attribute::new(8);
    pub const INSERTED_AT: Attribute<Tenant, Timestamp> = Attribute::new(9);
    pub const UPDATED_AT: Attribute<Tenant, Timestamp> = Attribute::new(10);
    pub const OWNER: RelationTo<Tenant, User> = RelationTo::new(0);
    pub const USERS: RelationTo<Tenant, User> = RelationTo::new(1);
    pub const MEMBERSHIPS: RelationTo<Tenant, TenantMembership> = RelationTo::new(2);
}

impl Deref for Tenant {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Tenant {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Tenant {
            model: Model::from_row(row)?,
            display_status: row.take(11)?,
            user_count: row.take(12)?,
            owner: Loaded::No,
            users: Loaded::No,
            memberships: Loaded::No,
        })
    }
}

impl Record for Tenant {
    const META: &'static ResourceMeta = &TENANT;
    type Key = Id<Tenant>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.owner),
        |record, related| related.attach_many(&mut record.users),
        |record, related| related.attach_many(&mut record.memberships),
    ];

    fn key(&self) -> Self::Key {
        self.id
    }
}
