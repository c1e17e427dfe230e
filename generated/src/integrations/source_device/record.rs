//! Generated from `resources/src/integrations/source_device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A source device as code holds it.

use super::SOURCE_DEVICE;
use super::entity::Model;
use crate::identity::Tenant;
use crate::integrations::IntegrationSource;
use crate::inventory::Device;
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use std::ops::Deref;

/// A device that a source names. What a source no longer has is found by it.
#[derive(Clone, Debug)]
pub struct SourceDevice {
    model: Model,
    /// The source.
    pub source: Loaded<Option<Box<IntegrationSource>>>,
    /// The device.
    pub device: Loaded<Option<Box<Device>>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl SourceDevice {
    pub const TENANT_ID: Attribute<SourceDevice, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<SourceDevice, i64> = Attribute::new(1);
    pub const SOURCE_ID: Attribute<SourceDevice, Id<IntegrationSource>> = Attribute::new(2);
    pub const DEVICE_UID: Attribute<SourceDevice, Id<Device, String>> = Attribute::new(3);
    pub const LAST_FETCH: Attribute<SourceDevice, i64> = Attribute::new(4);
    pub const INSERTED_AT: Attribute<SourceDevice, Timestamp> = Attribute::new(5);
    pub const SOURCE: RelationTo<SourceDevice, IntegrationSource> = RelationTo::new(0);
    pub const DEVICE: RelationTo<SourceDevice, Device> = RelationTo::new(1);
}

impl Deref for SourceDevice {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for SourceDevice {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(SourceDevice { model: Model::from_row(row)?, source: Loaded::No, device: Loaded::No })
    }
}

impl Record for SourceDevice {
    const META: &'static ResourceMeta = &SOURCE_DEVICE;
    type Key = Id<SourceDevice, i64>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.source),
        |record, related| related.attach_one(&mut record.device),
    ];

    fn key(&self) -> Self::Key {
        Id::new(self.id)
    }
}
