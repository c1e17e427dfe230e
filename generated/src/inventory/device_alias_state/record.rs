//! Generated from `resources/src/inventory/device_alias_state.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A device alias state as code holds it.

use super::DEVICE_ALIAS_STATE;
use super::entity::Model;
use crate::identity::Tenant;
use crate::infrastructure::Partition;
use crate::inventory::Device;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use resources::inventory::device_alias_state::{AliasState, AliasType};
use std::ops::Deref;

/// A name under which a device was seen. One sighting proves nothing; three confirm it.
#[derive(Clone, Debug)]
pub struct DeviceAliasState {
    model: Model,
    /// The device that it means.
    pub device: Loaded<Option<Box<Device>>>,
    /// The partition of its device.
    pub partition: Loaded<Option<Box<Partition>>>,
    /// The alias that held before.
    pub previous_alias: Loaded<Option<Box<DeviceAliasState>>>,
    /// The alias that holds instead.
    pub replaced_by_alias: Loaded<Option<Box<DeviceAliasState>>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl DeviceAliasState {
    pub const TENANT_ID: Attribute<DeviceAliasState, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<DeviceAliasState, Id<DeviceAliasState>> = Attribute::new(1);
    pub const DEVICE_UID: Attribute<DeviceAliasState, Id<Device, String>> = Attribute::new(2);
    pub const PARTITION_ID: Attribute<DeviceAliasState, Id<Partition>> = Attribute::new(3);
    pub const ALIAS_TYPE: Attribute<DeviceAliasState, AliasType> = Attribute::new(4);
    pub const ALIAS_VALUE: Attribute<DeviceAliasState, String> = Attribute::new(5);
    pub const STATE: Attribute<DeviceAliasState, AliasState> = Attribute::new(6);
    pub const FIRST_SEEN_AT: Attribute<DeviceAliasState, Timestamp> = Attribute::new(7);
    pub const LAST_SEEN_AT: Attribute<DeviceAliasState, Timestamp> = Attribute::new(8);
    pub const SIGHTING_COUNT: Attribute<DeviceAliasState, i32> = Attribute::new(9);
    pub const CONFIRMED_AT: Attribute<DeviceAliasState, Option<Timestamp>> = Attribute::new(10);
    pub const METADATA: Attribute<DeviceAliasState, Json> = Attribute::new(11);
    pub const PREVIOUS_ALIAS_ID: Attribute<DeviceAliasState, Option<Id<DeviceAliasState>>> = Attribute::new(12);
    pub const REPLACED_BY_ALIAS_ID: Attribute<DeviceAliasState, Option<Id<DeviceAliasState>>> = Attribute::new(13);
    pub const INSERTED_AT: Attribute<DeviceAliasState, Timestamp> = Attribute::new(14);
    pub const UPDATED_AT: Attribute<DeviceAliasState, Timestamp> = Attribute::new(15);
    pub const DEVICE: RelationTo<DeviceAliasState, Device> = RelationTo::new(0);
    pub const PARTITION: RelationTo<DeviceAliasState, Partition> = RelationTo::new(1);
    pub const PREVIOUS_ALIAS: RelationTo<DeviceAliasState, DeviceAliasState> = RelationTo::new(2);
    pub const REPLACED_BY_ALIAS: RelationTo<DeviceAliasState, DeviceAliasState> = RelationTo::new(3);
}

impl Deref for DeviceAliasState {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for DeviceAliasState {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(DeviceAliasState {
            model: Model::from_row(row)?,
            device: Loaded::No,
            partition: Loaded::No,
            previous_alias: Loaded::No,
            replaced_by_alias: Loaded::No,
        })
    }
}

impl Record for DeviceAliasState {
    const META: &'static ResourceMeta = &DEVICE_ALIAS_STATE;
    type Key = Id<DeviceAliasState>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.device),
        |record, related| related.attach_one(&mut record.partition),
        |record, related| related.attach_one(&mut record.previous_alias),
        |record, related| related.attach_one(&mut record.replaced_by_alias),
    ];

    fn key(&self) -> Self::Key {
        self.id
    }
}
