//! Generated from `resources/src/integrations/device_intake.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A device intake as code holds it.

use super::DEVICE_INTAKE;
use super::entity::Model;
use crate::identity::Tenant;
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Record, Result};
use std::ops::Deref;

/// The place where devices come into a tenant. Whoever takes some in writes its row first and so holds it until
/// the transaction ends: one batch at a time.
#[derive(Clone, Debug)]
pub struct DeviceIntake {
    model: Model,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl DeviceIntake {
    pub const TENANT_ID: Attribute<DeviceIntake, Id<Tenant>> = Attribute::new(0);
    pub const NAME: Attribute<DeviceIntake, String> = Attribute::new(1);
    pub const BATCHES: Attribute<DeviceIntake, i64> = Attribute::new(2);
    pub const RECORDS: Attribute<DeviceIntake, i64> = Attribute::new(3);
    pub const ADDED: Attribute<DeviceIntake, i64> = Attribute::new(4);
    pub const MERGED: Attribute<DeviceIntake, i64> = Attribute::new(5);
    pub const CHURNED: Attribute<DeviceIntake, i64> = Attribute::new(6);
    pub const INSERTED_AT: Attribute<DeviceIntake, Timestamp> = Attribute::new(7);
    pub const UPDATED_AT: Attribute<DeviceIntake, Timestamp> = Attribute::new(8);
}

impl Deref for DeviceIntake {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for DeviceIntake {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(DeviceIntake { model: Model::from_row(row)? })
    }
}

impl Record for DeviceIntake {
    const META: &'static ResourceMeta = &DEVICE_INTAKE;
    type Key = Id<DeviceIntake, String>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[];

    fn key(&self) -> Self::Key {
        Id::new(self.name.clone())
    }
}
