//! Generated from `resources/src/jobs/lease.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `leases`, for SeaORM, and the stored part of a lease.

use super::LEASE;
use resource_core::{ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};

/// The stored part of a [`Lease`](super::Lease).
#[derive(Clone, Debug)]
pub struct Model {
    /// The work.
    pub name: String,
    /// The process that does it.
    pub holder: Option<String>,
    /// How often it was taken.
    pub revision: i64,
    /// Until when it is held without a further sign of life.
    pub held_until: Option<Timestamp>,
    /// When it was taken.
    pub taken_at: Option<Timestamp>,
    /// When it was added.
    pub inserted_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model { name, holder, revision, held_until, taken_at, inserted_at, updated_at }
}

table! {
    Model { Name, Holder, Revision, HeldUntil, TakenAt, InsertedAt, UpdatedAt }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &LEASE;
    type Column = Column;
    type Key = String;
}
