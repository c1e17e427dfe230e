//! Generated from `resources/src/infrastructure/partition.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A partition as code holds it.

use super::PARTITION;
use super::entity::Model;
use crate::identity::Tenant;
use crate::infrastructure::Poller;
use crate::inventory::Device;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use resources::infrastructure::partition::{ConnectivityType, PartitionEnvironment};
use std::ops::Deref;

/// A part of a tenant's network in which every address means one machine. Two partitions may use the
/// same addresses. Each tenant has one with the slug `default` from the start.
#[derive(Clone, Debug)]
pub struct Partition {
    model: Model,
    /// The environment in words.
    pub environment_label: String,
    /// A colour for the environment.
    pub environment_color: String,
    /// The devices in it.
    pub devices: Loaded<Vec<Device>>,
    /// The pollers that serve it alone.
    pub pollers: Loaded<Vec<Poller>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Partition {
    pub const TENANT_ID: Attribute<Partition, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<Partition, Id<Partition>> = Attribute::new(1);
    pub const NAME: Attribute<Partition, String> = Attribute::new(2);
    pub const SLUG: Attribute<Partition, String> = Attribute::new(3);
    pub const DESCRIPTION: Attribute<Partition, Option<String>> = Attribute::new(4);
    pub const ENABLED: Attribute<Partition, bool> = Attribute::new(5);
    pub const CIDR_RANGES: Attribute<Partition, Vec<String>> = Attribute::new(6);
    pub const DEFAULT_GATEWAY: Attribute<Partition, Option<String>> = Attribute::new(7);
    pub const DNS_SERVERS: Attribute<Partition, Vec<String>> = Attribute::new(8);
    pub const SITE: Attribute<Partition, Option<String>> = Attribute::new(9);
    pub const REGION: Attribute<Partition, Option<String>> = Attribute::new(10);
    pub const ENVIRONMENT: Attribute<Partition, PartitionEnvironment> = Attribute::new(11);
    pub const CONNECTIVITY_TYPE: Attribute<Partition, ConnectivityType> = Attribute::new(12);
    pub const PROXY_ENDPOINT: Attribute<Partition, Option<String>> = Attribute::new(13);
    pub const METADATA: Attribute<Partition, Json> = Attribute::new(14);
    pub const INSERTED_AT: Attribute<Partition, Timestamp> = Attribute::new(15);
    pub const UPDATED_AT: Attribute<Partition, Timestamp> = Attribute::new(16);
    pub const DEVICES: RelationTo<Partition, Device> = RelationTo::new(0);
    pub const POLLERS: RelationTo<Partition, Poller> = RelationTo::new(1);
}

impl Deref for Partition {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Partition {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Partition {
            model: Model::from_row(row)?,
            environment_label: row.take(17)?,
            environment_color: row.take(18)?,
            devices: Loaded::No,
            pollers: Loaded::No,
        })
    }
}

impl Record for Partition {
    const META: &'static ResourceMeta = &PARTITION;
    type Key = Id<Partition>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_many(&mut record.devices),
        |record, related| related.attach_many(&mut record.pollers),
    ];

    fn key(&self) -> Self::Key {
        self.id
    }
}
