//! Generated from `resources/src/inventory/device_identifier.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A device identifier as code holds it.

use super::DEVICE_IDENTIFIER;
use super::entity::Model;
use crate::identity::Tenant;
use crate::infrastructure::Partition;
use crate::inventory::Device;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use resources::inventory::device_identifier::{IdentifierConfidence, IdentifierType};
use std::ops::Deref;

/// A name that some source has for a device. In a partition, one kind and value mean one device.
#[derive(Clone, Debug)]
pub struct DeviceIdentifier {
    model: Model,
    /// Whether it proves by itself which device it is.
    pub is_strong: bool,
    /// Its rank where several disagree; 1 wins.
    pub priority: i64,
    /// The device that it means.
    pub device: Loaded<Option<Box<Device>>>,
    /// The partition in which it means that device.
    pub partition: Loaded<Option<Box<Partition>>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl DeviceIdentifier {
    pub const TENANT_ID: Attribute<DeviceIdentifier, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<DeviceIdentifier, i64> = Attribute::new(1);
    pub const DEVICE_UID: Attribute<DeviceIdentifier, Id<Device, String>> = Attribute::new(2);
    pub const PARTITION_ID: Attribute<DeviceIdentifier, Id<Partition>> = Attribute::new(3);
    pub const IDENTIFIER_TYPE: Attribute<DeviceIdentifier, IdentifierType> = Attribute::new(4);
    pub const IDENTIFIER_VALUE: Attribute<DeviceIdentifier, String> = Attribute::new(5);
    pub const CONFIDENCE: Attribute<DeviceIdentifier, IdentifierConfidence> = Attribute::new(6);
    pub const SOURCE: Attribute<DeviceIdentifier, Option<String>> = Attribute::new(7);
    pub const FIRST_SEEN: Attribute<DeviceIdentifier, Timestamp> = Attribute::new(8);
    pub const LAST_SEEN: Attribute<DeviceIdentifier, Timestamp> = Attribute::new(9);
    pub const VERIFIED: Attribute<DeviceIdentifier, bool> = Attribute::new(10);
    pub const METADATA: Attribute<DeviceIdentifier, Json> = Attribute::new(11);
    pub const DEVICE: RelationTo<DeviceIdentifier, Device> = RelationTo::new(0);
    pub const PARTITION: RelationTo<DeviceIdentifier, Partition> = RelationTo::new(1);
}

impl Deref for DeviceIdentifier {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for DeviceIdentifier {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(DeviceIdentifier {
            model: Model::from_row(row)?,
            is_strong: row.take(12)?,
            priority: row.take(13)?,
            device: Loaded::No,
            partition: Loaded::No,
        })
    }
}

impl Record for DeviceIdentifier {
    const META: &'static ResourceMeta = &DEVICE_IDENTIFIER;
    type Key = Id<DeviceIdentifier, i64>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.device),
        |record, related| related.attach_one(&mut record.partition),
    ];

    fn key(&self) -> Self::Key {
        Id::new(self.id)
    }
}
