//! Generated from `resources/src/identity/api_token.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of an api token take.

use crate::identity::User;
use resource_core::{Id, Json, Secret, Timestamp};
use resource_runtime::{Error, Patch, Result, Slot, Slots};
use resources::identity::api_token::TokenAccess;

/// What [`by_prefix`](super::by_prefix) takes.
#[derive(Clone, Debug)]
pub struct ByPrefix {
    /// The first characters of the key, by which people and the server find the token.
    pub prefix: String,
}

impl From<ByPrefix> for Slots {
    fn from(input: ByPrefix) -> Slots {
        Slots::new(vec![Slot::given(&input.prefix)])
    }
}

/// What [`by_user`](super::by_user) takes.
#[derive(Clone, Debug)]
pub struct ByUser {
    /// User.
    pub user: Id<User>,
}

impl From<ByUser> for Slots {
    fn from(input: ByUser) -> Slots {
        Slots::new(vec![Slot::given(&input.user)])
    }
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

impl From<Create> for Slots {
    fn from(input: Create) -> Slots {
        Slots::new(vec![
            Slot::given(&input.name),
            Slot::optional(&input.description),
            Slot::optional(&input.access),
            Slot::optional(&input.expires_at),
            Slot::optional(&input.metadata),
            Slot::given(&input.user),
            Slot::given(&input.token),
        ])
    }
}

impl TryFrom<&Slots> for Create {
    type Error = Error;

    fn try_from(slots: &Slots) -> Result<Create> {
        Ok(Create {
            name: slots.value(0)?,
            description: slots.value(1)?,
            access: slots.value(2)?,
            expires_at: slots.value(3)?,
            metadata: slots.value(4)?,
            user: slots.value(5)?,
            token: slots.value(6)?,
        })
    }
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

impl From<Update> for Slots {
    fn from(input: Update) -> Slots {
        Slots::new(vec![
            Slot::optional(&input.name),
            input.description.into(),
            input.expires_at.into(),
            Slot::optional(&input.metadata),
        ])
    }
}

/// What [`record_use`](super::record_use) takes.
#[derive(Clone, Debug, Default)]
pub struct RecordUse {
    /// The address that the request came from.
    pub ip: Option<String>,
}

impl From<RecordUse> for Slots {
    fn from(input: RecordUse) -> Slots {
        Slots::new(vec![Slot::optional(&input.ip)])
    }
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

impl From<Issue> for Slots {
    fn from(input: Issue) -> Slots {
        Slots::new(vec![
            Slot::given(&input.name),
            Slot::optional(&input.description),
            Slot::optional(&input.access),
            Slot::optional(&input.expires_at),
            Slot::optional(&input.metadata),
            Slot::optional(&input.user),
        ])
    }
}

impl TryFrom<&Slots> for Issue {
    type Error = Error;

    fn try_from(slots: &Slots) -> Result<Issue> {
        Ok(Issue {
            name: slots.value(0)?,
            description: slots.value(1)?,
            access: slots.value(2)?,
            expires_at: slots.value(3)?,
            metadata: slots.value(4)?,
            user: slots.value(5)?,
        })
    }
}
