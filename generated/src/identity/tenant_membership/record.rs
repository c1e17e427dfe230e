//! Generated from `resources/src/identity/tenant_membership.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A tenant membership as code holds it.

use super::TENANT_MEMBERSHIP;
use super::entity::Model;
use crate::identity::{Tenant, User};
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use resources::identity::tenant_membership::MembershipRole;
use std::ops::Deref;

/// The right of a user to take part in a tenant. The user may have their home in another one, so a
/// membership names the user without referring to a row.
#[derive(Clone, Debug)]
pub struct TenantMembership {
    model: Model,
    /// The tenant.
    pub tenant: Loaded<Option<Box<Tenant>>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl TenantMembership {
    pub const TENANT_ID: Attribute<TenantMembership, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<TenantMembership, Id<TenantMembership>> = Attribute::new(1);
    pub const USER: Attribute<TenantMembership, Id<User>> = Attribute::new(2);
    pub const ROLE: Attribute<TenantMembership, MembershipRole> = Attribute::new(3);
    pub const JOINED_AT: Attribute<TenantMembership, Timestamp> = Attribute::new(4);
    pub const INSERTED_AT: Attribute<TenantMembership, Timestamp> = Attribute::new(5);
    pub const UPDATED_AT: Attribute<TenantMembership, Timestamp> = Attribute::new(6);
    pub const TENANT: RelationTo<TenantMembership, Tenant> = RelationTo::new(0);
}

impl Deref for TenantMembership {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for TenantMembership {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(TenantMembership { model: Model::from_row(row)?, tenant: Loaded::No })
    }
}

impl Record for TenantMembership {
    const META: &'static ResourceMeta = &TENANT_MEMBERSHIP;
    type Key = Id<TenantMembership>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] =
        &[|record, related| related.attach_one(&mut record.tenant)];

    fn key(&self) -> Self::Key {
        self.id
    }
}
