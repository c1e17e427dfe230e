//! Generated from `shelves/src/lending/member.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `members`, for SeaORM, and the stored part of a member.

use super::{MEMBER, Member};
use crate::lending::Library;
use resource_core::{CiString, Id, ResourceMeta};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use uuid::Uuid;

/// The stored part of a [`Member`](super::Member).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub library_id: Id<Library>,
    /// The member's id.
    pub id: Id<Member>,
    /// The member's name.
    pub name: String,
    /// The number on the card, in whatever case.
    pub card: CiString,
}

from_row! {
    Model { library_id, id, name, card }
}

table! {
    Model { LibraryId, Id, Name, Card }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &MEMBER;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
