//! Generated from `resources/src/infrastructure/health_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A health event as code holds it.

use super::HEALTH_EVENT;
use super::entity::Model;
use crate::identity::Tenant;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Record, Result};
use resources::infrastructure::health_event::HealthEntity;
use std::ops::Deref;

/// A change in the health of some part of the system. Events are never changed or removed.
#[derive(Clone, Debug)]
pub struct HealthEvent {
    model: Model,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl HealthEvent {
    pub const TENANT_ID: Attribute<HealthEvent, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<HealthEvent, Id<HealthEvent>> = Attribute::new(1);
    pub const ENTITY_TYPE: Attribute<HealthEvent, HealthEntity> = Attribute::new(2);
    pub const ENTITY_ID: Attribute<HealthEvent, String> = Attribute::new(3);
    pub const OLD_STATE: Attribute<HealthEvent, Option<String>> = Attribute::new(4);
    pub const NEW_STATE: Attribute<HealthEvent, String> = Attribute::new(5);
    pub const REASON: Attribute<HealthEvent, Option<String>> = Attribute::new(6);
    pub const NODE: Attribute<HealthEvent, Option<String>> = Attribute::new(7);
    pub const DURATION_SECONDS: Attribute<HealthEvent, Option<i64>> = Attribute::new(8);
    pub const METADATA: Attribute<HealthEvent, Json> = Attribute::new(9);
    pub const RECORDED_AT: Attribute<HealthEvent, Timestamp> = Attribute::new(10);
}

impl Deref for HealthEvent {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for HealthEvent {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(HealthEvent { model: Model::from_row(row)? })
    }
}

impl Record for HealthEvent {
    const META: &'static ResourceMeta = &HEALTH_EVENT;
    type Key = Id<HealthEvent>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[];

    fn key(&self) -> Self::Key {
        self.id
    }
}
