//! What ServiceRadar consists of: every resource, declared once.
//!
//! A folder is a domain and a file is a resource. Nothing here runs: hand-written steps that an action
//! names (`prepare(hash_password)`) stand in the application, and who may call an action stands in
//! `policies/`.

#![allow(clippy::duplicated_attributes, reason = "one field may be in several indexes")]

use resource::prelude::*;

use crate::identity::User;
use crate::infrastructure::Partition;

pub mod audit;
pub mod identity;
pub mod infrastructure;
pub mod integrations;
pub mod inventory;
pub mod jobs;
pub mod monitoring;

/// Whoever acts, as `actor.x` in expressions. Each part is absent where it does not apply: nobody is a
/// user in a scheduled job, and most users are not confined to a partition.
#[actor]
pub struct Actor {
    /// The signed-in user, also behind an API token.
    pub user: Id<User>,
    /// The only partition that the actor works in.
    pub partition: Id<Partition>,
}
