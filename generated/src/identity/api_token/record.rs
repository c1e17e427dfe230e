//! Generated from `resources/src/identity/api_token.rs` by `cargo xtask codegen`. Do not edit.
//!
//! An api token as code holds it.

use super::API_TOKEN;
use super::entity::Model;
use crate::identity::{Tenant, User};
use resource_core::{Id, Json, ResourceMeta, Secret, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use resources::identity::api_token::{ApiTokenStatus, TokenAccess};
use resources::identity::user::Role;
use std::ops::Deref;

/// A key with which a program acts for a user. Only a digest of it is kept.
#[derive(Clone, Debug)]
pub struct ApiToken {
    model: Model,
    /// The role of its user, for signing in.
    pub user_role: Role,
    /// Whether its tenant takes part, for signing in.
    pub is_tenant_active: bool,
    /// Whether the token signs in now.
    pub is_valid: bool,
    /// Whether its time is over.
    pub is_expired: bool,
    /// Whether it was revoked.
    pub is_revoked: bool,
    /// Why the token works or does not.
    pub status: ApiTokenStatus,
    /// The access in words.
    pub access_label: String,
    /// A colour for the status.
    pub status_color: String,
    /// Whom the token acts for.
    pub user: Loaded<Option<Box<User>>>,
    /// The tenant that it signs in to.
    pub tenant: Loaded<Option<Box<Tenant>>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl ApiToken {
    pub const TENANT_ID: Attribute<ApiToken, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<ApiToken, Id<ApiToken>> = Attribute::new(1);
    pub const NAME: Attribute<ApiToken, String> = Attribute::new(2);
    pub const DESCRIPTION: Attribute<ApiToken, Option<String>> = Attribute::new(3);
    pub const TOKEN_HASH: Attribute<ApiToken, Secret<String>> = Attribute::new(4);
    pub const PREFIX: Attribute<ApiToken, String> = Attribute::new(5);
    pub const ACCESS: Attribute<ApiToken, TokenAccess> = Attribute::new(6);
    pub const ENABLED: Attribute<ApiToken, bool> = Attribute::new(7);
    pub const EXPIRES_AT: Attribute<ApiToken, Option<Timestamp>> = Attribute::new(8);
    pub const LAST_USED_AT: Attribute<ApiToken, Option<Timestamp>> = Attribute::new(9);
    pub const LAST_USED_IP: Attribute<ApiToken, Option<String>> = Attribute::new(10);
    pub const USE_COUNT: Attribute<ApiToken, i64> = Attribute::new(11);
    pub const REVOKED_AT: Attribute<ApiToken, Option<Timestamp>> = Attribute::new(12);
    pub const REVOKED_BY: Attribute<ApiToken, Option<String>> = Attribute::new(13);
    pub const METADATA: Attribute<ApiToken, Json> = Attribute::new(14);
    pub const USER_ID: Attribute<ApiToken, Id<User>> = Attribute::new(15);
    pub const INSERTED_AT: Attribute<ApiToken, Timestamp> = Attribute::new(16);
    pub const UPDATED_AT: Attribute<ApiToken, Timestamp> = Attribute::new(17);
    pub const USER: RelationTo<ApiToken, User> = RelationTo::new(0);
    pub const TENANT: RelationTo<ApiToken, Tenant> = RelationTo::new(1);
}

impl Deref for ApiToken {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for ApiToken {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(ApiToken {
            model: Model::from_row(row)?,
            user_role: row.take(18)?,
            is_tenant_active: row.take(19)?,
            is_valid: row.take(20)?,
            is_expired: row.take(21)?,
            is_revoked: row.take(22)?,
            status: row.take(23)?,
            access_label: row.take(24)?,
            status_color: row.take(25)?,
            user: Loaded::No,
            tenant: Loaded::No,
        })
    }
}

impl Record for ApiToken {
    const META: &'static ResourceMeta = &API_TOKEN;
    type Key = Id<ApiToken>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.user),
        |record, related| related.attach_one(&mut record.tenant),
    ];

    fn key(&self) -> Self::Key {
        self.id
    }
}
