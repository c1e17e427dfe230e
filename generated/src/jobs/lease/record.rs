//! Generated from `resources/src/jobs/lease.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A lease as code holds it.

use super::LEASE;
use super::entity::Model;
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Record, Result};
use std::ops::Deref;

/// The right to do a work of the platform that one process alone may do. Whoever holds it renews it; when it
/// is not renewed it lapses, and another process takes it under the next revision. What is done for it is done
/// under a revision, so a holder that slept over its time is refused.
#[derive(Clone, Debug)]
pub struct Lease {
    model: Model,
    /// Whether somebody holds it.
    pub is_held: bool,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Lease {
    pub const NAME: Attribute<Lease, String> = Attribute::new(0);
    pub const HOLDER: Attribute<Lease, Option<String>> = Attribute::new(1);
    pub const REVISION: Attribute<Lease, i64> = Attribute::new(2);
    pub const HELD_UNTIL: Attribute<Lease, Option<Timestamp>> = Attribute::new(3);
    pub const TAKEN_AT: Attribute<Lease, Option<Timestamp>> = Attribute::new(4);
    pub const INSERTED_AT: Attribute<Lease, Timestamp> = Attribute::new(5);
    pub const UPDATED_AT: Attribute<Lease, Timestamp> = Attribute::new(6);
}

impl Deref for Lease {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Lease {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Lease { model: Model::from_row(row)?, is_held: row.take(7)? })
    }
}

impl Record for Lease {
    const META: &'static ResourceMeta = &LEASE;
    type Key = Id<Lease, String>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[];

    fn key(&self) -> Self::Key {
        Id::new(self.name.clone())
    }
}
