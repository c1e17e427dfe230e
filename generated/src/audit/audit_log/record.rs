//! Generated from `resources/src/audit/audit_log.rs` by `cargo xtask codegen`. Do not edit.
//!
//! An audit log as code holds it.

use super::AUDIT_LOG;
use super::entity::Model;
use crate::identity::Tenant;
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Record, Result};
use resources::audit::audit_log::{AuditActor, AuditOutcome};
use std::ops::Deref;

/// Something that must be accounted for. Entries are never changed or removed.
#[derive(Clone, Debug)]
pub struct AuditLog {
    model: Model,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl AuditLog {
    pub const TENANT_ID: Attribute<AuditLog, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<AuditLog, Id<AuditLog>> = Attribute::new(1);
    pub const AT: Attribute<AuditLog, Timestamp> = Attribute::new(2);
    pub const ACTOR_NAME: Attribute<AuditLog, String> = Attribute::new(3);
    pub const ACTOR_KIND: Attribute<AuditLog, AuditActor> = Attribute::new(4);
    pub const ON_BEHALF_OF: Attribute<AuditLog, Option<String>> = Attribute::new(5);
    pub const RESOURCE: Attribute<AuditLog, String> = Attribute::new(6);
    pub const ACTION: Attribute<AuditLog, String> = Attribute::new(7);
    pub const RECORD_KEY: Attribute<AuditLog, Option<String>> = Attribute::new(8);
    pub const OUTCOME: Attribute<AuditLog, AuditOutcome> = Attribute::new(9);
    pub const REASON: Attribute<AuditLog, Option<String>> = Attribute::new(10);
    pub const REQUEST_ID: Attribute<AuditLog, Option<String>> = Attribute::new(11);
    pub const RECORDED_AT: Attribute<AuditLog, Timestamp> = Attribute::new(12);
}

impl Deref for AuditLog {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for AuditLog {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(AuditLog { model: Model::from_row(row)? })
    }
}

impl Record for AuditLog {
    const META: &'static ResourceMeta = &AUDIT_LOG;
    type Key = Id<AuditLog>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[];

    fn key(&self) -> Self::Key {
        self.id
    }
}
