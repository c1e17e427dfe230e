//! Generated from `resources/src/inventory/merge_audit.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A merge audit as code holds it.

use super::MERGE_AUDIT;
use super::entity::Model;
use crate::identity::Tenant;
use crate::infrastructure::Partition;
use crate::inventory::Device;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Record, Result};
use resources::inventory::merge_audit::MergeKind;
use std::ops::Deref;

/// A merge of two devices, or its undoing. Entries are never changed or removed, and refer to nothing,
/// since one of the two is gone.
#[derive(Clone, Debug)]
pub struct MergeAudit {
    model: Model,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl MergeAudit {
    pub const TENANT_ID: Attribute<MergeAudit, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<MergeAudit, Id<MergeAudit>> = Attribute::new(1);
    pub const KIND: Attribute<MergeAudit, MergeKind> = Attribute::new(2);
    pub const FROM_DEVICE: Attribute<MergeAudit, Id<Device, String>> = Attribute::new(3);
    pub const TO_DEVICE: Attribute<MergeAudit, Id<Device, String>> = Attribute::new(4);
    pub const PARTITION: Attribute<MergeAudit, Id<Partition>> = Attribute::new(5);
    pub const REASON: Attribute<MergeAudit, Option<String>> = Attribute::new(6);
    pub const CONFIDENCE_SCORE: Attribute<MergeAudit, Option<f64>> = Attribute::new(7);
    pub const SOURCE: Attribute<MergeAudit, Option<String>> = Attribute::new(8);
    pub const DETAILS: Attribute<MergeAudit, Json> = Attribute::new(9);
    pub const MERGED_AT: Attribute<MergeAudit, Timestamp> = Attribute::new(10);
}

impl Deref for MergeAudit {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for MergeAudit {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(MergeAudit { model: Model::from_row(row)? })
    }
}

impl Record for MergeAudit {
    const META: &'static ResourceMeta = &MERGE_AUDIT;
    type Key = Id<MergeAudit>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[];

    fn key(&self) -> Self::Key {
        self.id
    }
}
