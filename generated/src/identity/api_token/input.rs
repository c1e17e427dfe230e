//! Generated from `resources/src/identity/api_token.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of an api token take.

use crate::identity::User;
use resource_core::{Id, Json, Secret, Timestamp};
use resource_runtime::{Patch, from_slots, into_slots};
use resources::identity::api_token::TokenAccess;

/// What [`by_prefix`](super::by_prefix) takes.
#[derive(Clone, Debug)]
pub struct ByPrefix {
    /// The first characters of the key, by which people and the server find the token.
    pub prefix: String,
}

/// What [`by_user`](super::by_user) takes.
#[derive(Clone, Debug)]
pub struct ByUser {
    /// User.
    pub user: Id<User>,
}

/// What [`create`](super::create) takes.
#[derive(Clone, Debug)]
pub struct Create {
    /// What the token is for, in a few words.
    pub name: String,
    /// What the token is for, at length.
    pub description: Option<String>,
    /// How much of what the user may do the token may do.
    pub access: Option<TokenAccess>,
    /// When the token stops working by itself.
    pub expires_at: Option<Timestamp>,
    /// Whatever the owner wants to note.
    pub metadata: Option<Json>,
    /// Whom the token acts for.
    pub user: Id<User>,
    /// The key; only its digest is kept.
    pub token: Secret<String>,
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// What the token is for, in a few words.
    pub name: Option<String>,
    /// What the token is for, at length.
    pub description: Patch<String>,
    /// When the token stops working by itself.
    pub expires_at: Patch<Timestamp>,
    /// Whatever the owner wants to note.
    pub metadata: Option<Json>,
}

/// What [`record_use`](super::record_use) takes.
#[derive(Clone, Debug, Default)]
pub struct RecordUse {
    /// The address that the request came from.
    pub ip: Option<String>,
}

/// What [`issue`](super::issue) takes.
#[derive(Clone, Debug)]
pub struct Issue {
    /// What the token is for, in a few words.
    pub name: String,
    /// What the token is for, at length.
    pub description: Option<String>,
    /// How much of what the user may do the token may do; `read` if left out.
    pub access: Option<TokenAccess>,
    /// When the token stops working by itself; never if left out.
    pub expires_at: Option<Timestamp>,
    /// Whatever you want to note.
    pub metadata: Option<Json>,
    /// Whom the token acts for; the caller if left out.
    pub user: Option<Id<User>>,
}

into_slots! {
    ByPrefix { prefix }
    ByUser { user }
    Create { name, description: optional, access: optional, expires_at: optional, metadata: optional, user, token }
    Update { name: optional, description: patch, expires_at: patch, metadata: optional }
    RecordUse { ip: optional }
    Issue { name, description: optional, access: optional, expires_at: optional, metadata: optional, user: optional }
}

from_slots! {
    Create { name, description: optional, access: optional, expires_at: optional, metadata: optional, user, token }
    Issue { name, description: optional, access: optional, expires_at: optional, metadata: optional, user: optional }
}
