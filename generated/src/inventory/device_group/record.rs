//! Generated from `resources/src/inventory/device_group.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A device group as code holds it.

use super::DEVICE_GROUP;
use super::entity::Model;
use crate::identity::Tenant;
use crate::inventory::Device;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use resources::inventory::device_group::DeviceGroupType;
use std::ops::Deref;

/// A set of devices that belong together for some reason, possibly inside a larger one.
#[derive(Clone, Debug)]
pub struct DeviceGroup {
    model: Model,
    /// How many devices are directly in it.
    pub device_count: i64,
    /// Whether other groups are inside it.
    pub has_children: bool,
    /// Whether no device is directly in it.
    pub is_empty: bool,
    /// The reason in words.
    pub type_label: String,
    /// The group that it is inside.
    pub parent: Loaded<Option<Box<DeviceGroup>>>,
    /// The groups directly inside it.
    pub children: Loaded<Vec<DeviceGroup>>,
    /// The devices directly in it.
    pub devices: Loaded<Vec<Device>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl DeviceGroup {
    pub const TENANT_ID: Attribute<DeviceGroup, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<DeviceGroup, Id<DeviceGroup>> = Attribute::new(1);
    pub const NAME: Attribute<DeviceGroup, String> = Attribute::new(2);
    pub const DESCRIPTION: Attribute<DeviceGroup, Option<String>> = Attribute::new(3);
    pub const GROUP_TYPE: Attribute<DeviceGroup, DeviceGroupType> = Attribute::new(4);
    pub const PARENT_ID: Attribute<DeviceGroup, Option<Id<DeviceGroup>>> = Attribute::new(5);
    pub const METADATA: Attribute<DeviceGroup, Json> = Attribute::new(6);
    pub const INSERTED_AT: Attribute<DeviceGroup, Timestamp> = Attribute::new(7);
    pub const UPDATED_AT: Attribute<DeviceGroup, Timestamp> = Attribute::new(8);
    pub const PARENT: RelationTo<DeviceGroup, DeviceGroup> = RelationTo::new(0);
    pub const CHILDREN: RelationTo<DeviceGroup, DeviceGroup> = RelationTo::new(1);
    pub const DEVICES: RelationTo<DeviceGroup, Device> = RelationTo::new(2);
}

impl Deref for DeviceGroup {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for DeviceGroup {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(DeviceGroup {
            model: Model::from_row(row)?,
            device_count: row.take(9)?,
            has_children: row.take(10)?,
            is_empty: row.take(11)?,
            type_label: row.take(12)?,
            parent: Loaded::No,
            children: Loaded::No,
            devices: Loaded::No,
        })
    }
}

impl Record for DeviceGroup {
    const META: &'static ResourceMeta = &DEVICE_GROUP;
    type Key = Id<DeviceGroup>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.parent),
        |record, related| related.attach_many(&mut record.children),
        |record, related| related.attach_many(&mut record.devices),
    ];

    fn key(&self) -> Self::Key {
        self.id
    }
}
