//! Generated from `resources/src/identity/user.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A user as code holds it.

use super::USER;
use super::entity::Model;
use crate::identity::{ApiToken, Tenant};
use resource_core::{CiString, Id, ResourceMeta, Secret, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use resources::identity::user::Role;
use std::ops::Deref;

/// A person who works in one tenant.
#[derive(Clone, Debug)]
pub struct User {
    model: Model,
    /// Whether the e-mail address has proved to be the user's.
    pub is_confirmed: bool,
    /// The tenant that is the user's home for ever.
    pub tenant: Loaded<Option<Box<Tenant>>>,
    /// The tokens that speak for the user.
    pub api_tokens: Loaded<Vec<ApiToken>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl User {
    pub const TENANT_ID: Attribute<User, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<User, Id<User>> = Attribute::new(1);
    pub const EMAIL: Attribute<User, CiString> = Attribute::new(2);
    pub const HASHED_PASSWORD: Attribute<User, Option<Secret<String>>> = Attribute::new(3);
    pub const DISPLAY_NAME: Attribute<User, Option<String>> = Attribute::new(4);
    pub const ROLE: Attribute<User, Role> = Attribute::new(5);
    pub const CONFIRMED_AT: Attribute<User, Option<Timestamp>> = Attribute::new(6);
    pub const AUTHENTICATED_AT: Attribute<User, Option<Timestamp>> = Attribute::new(7);
    pub const INSERTED_AT: Attribute<User, Timestamp> = Attribute::new(8);
    pub const UPDATED_AT: Attribute<User, Timestamp> = Attribute::new(9);
    pub const TENANT: RelationTo<User, Tenant> = RelationTo::new(0);
    pub const API_TOKENS: RelationTo<User, ApiToken> = RelationTo::new(1);
}

impl Deref for User {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for User {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(User {
            model: Model::from_row(row)?,
            is_confirmed: row.take(10)?,
            tenant: Loaded::No,
            api_tokens: Loaded::No,
        })
    }
}

impl Record for User {
    const META: &'static ResourceMeta = &USER;
    type Key = Id<User>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.tenant),
        |record, related| related.attach_many(&mut record.api_tokens),
    ];

    fn key(&self) -> Self::Key {
        self.id
    }
}
