//! Generated from `resources/src/identity/api_token.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `api_tokens`, for SeaORM, and the stored part of an api token.

use super::{API_TOKEN, ApiToken};
use crate::identity::{Tenant, User};
use resource_core::{Id, Json, ResourceMeta, Secret, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::identity::api_token::TokenAccess;
use uuid::Uuid;

/// The stored part of a [`ApiToken`](super::ApiToken).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The token's id.
    pub id: Id<ApiToken>,
    /// What the token is for, in a few words.
    pub name: String,
    /// What the token is for, at length.
    pub description: Option<String>,
    /// The SHA-256 digest of the key, in hexadecimal.
    pub token_hash: Secret<String>,
    /// The first characters of the key, by which people and the server find the token.
    pub prefix: String,
    /// How much of what the user may do the token may do.
    pub access: TokenAccess,
    /// Whether the token works, as far as its owner decides.
    pub enabled: bool,
    /// When the token stops working by itself.
    pub expires_at: Option<Timestamp>,
    /// When the token last signed somebody in.
    pub last_used_at: Option<Timestamp>,
    /// The address from which it last did.
    pub last_used_ip: Option<String>,
    /// How often it did, counted once a minute at most.
    pub use_count: i64,
    /// When the token was revoked.
    pub revoked_at: Option<Timestamp>,
    /// Who revoked it.
    pub revoked_by: Option<String>,
    /// Whatever the owner wants to note.
    pub metadata: Json,
    /// Whom the token acts for.
    pub user_id: Id<User>,
    /// When the token was made.
    pub inserted_at: Timestamp,
    /// When the token last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model {
        tenant_id, id, name, description, token_hash, prefix, access, enabled, expires_at, last_used_at, last_used_ip,
        use_count, revoked_at, revoked_by, metadata, user_id, inserted_at, updated_at,
    }
}

table! {
    Model {
        TenantId, Id, Name, Description, TokenHash, Prefix, Access, Enabled, ExpiresAt, LastUsedAt, LastUsedIp,
        UseCount, RevokedAt, RevokedBy, Metadata, UserId, InsertedAt, UpdatedAt,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &API_TOKEN;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
