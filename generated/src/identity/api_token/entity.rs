//! Generated from `resources/src/identity/api_token.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `api_tokens`, for SeaORM, and the stored part of an api token.

use super::{API_TOKEN, ApiToken};
use crate::identity::{Tenant, User};
use resource_core::{Id, Json, ResourceMeta, Secret, Timestamp};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use resources::identity::api_token::TokenAccess;
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

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
    /// How often it did.
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

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            tenant_id: row.take(0)?,
            id: row.take(1)?,
            name: row.take(2)?,
            description: row.take(3)?,
            token_hash: row.take(4)?,
            prefix: row.take(5)?,
            access: row.take(6)?,
            enabled: row.take(7)?,
            expires_at: row.take(8)?,
            last_used_at: row.take(9)?,
            last_used_ip: row.take(10)?,
            use_count: row.take(11)?,
            revoked_at: row.take(12)?,
            revoked_by: row.take(13)?,
            metadata: row.take(14)?,
            user_id: row.take(15)?,
            inserted_at: row.take(16)?,
            updated_at: row.take(17)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    TenantId,
    Id,
    Name,
    Description,
    TokenHash,
    Prefix,
    Access,
    Enabled,
    ExpiresAt,
    LastUsedAt,
    LastUsedIp,
    UseCount,
    RevokedAt,
    RevokedBy,
    Metadata,
    UserId,
    InsertedAt,
    UpdatedAt,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &API_TOKEN;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
