//! Generated from `resources/src/integrations/integration_source.rs` by `cargo xtask codegen`. Do not edit.
//!
//! An integration source as code holds it.

use super::INTEGRATION_SOURCE;
use super::entity::Model;
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition, Poller};
use resource_core::{Encrypted, Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, EncryptedAttribute, Loaded, Record, RelationTo, Result};
use resources::integrations::integration_source::{SourceQuery, SourceType, SyncResult};
use std::ops::Deref;
use uuid::Uuid;

/// A system outside that devices are taken in from at intervals.
#[derive(Clone, Debug)]
pub struct IntegrationSource {
    model: Model,
    /// Whether it answers, give or take two times.
    pub is_healthy: bool,
    /// How it stands, in words.
    pub status_label: String,
    /// A colour for how it stands.
    pub status_color: String,
    /// The agent that asks it; without one the server does.
    pub agent: Loaded<Option<Box<Agent>>>,
    /// The poller of that agent.
    pub poller: Loaded<Option<Box<Poller>>>,
    /// The partition that its devices are in.
    pub partition: Loaded<Option<Box<Partition>>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl IntegrationSource {
    pub const TENANT_ID: Attribute<IntegrationSource, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<IntegrationSource, Id<IntegrationSource>> = Attribute::new(1);
    pub const NAME: Attribute<IntegrationSource, String> = Attribute::new(2);
    pub const SOURCE_TYPE: Attribute<IntegrationSource, SourceType> = Attribute::new(3);
    pub const ENDPOINT: Attribute<IntegrationSource, String> = Attribute::new(4);
    pub const ENABLED: Attribute<IntegrationSource, bool> = Attribute::new(5);
    pub const AGENT_UID: Attribute<IntegrationSource, Option<Id<Agent, String>>> = Attribute::new(6);
    pub const POLLER_ID: Attribute<IntegrationSource, Option<Id<Poller, String>>> = Attribute::new(7);
    pub const PARTITION_ID: Attribute<IntegrationSource, Id<Partition>> = Attribute::new(8);
    pub const POLL_INTERVAL_SECONDS: Attribute<IntegrationSource, i32> = Attribute::new(9);
    pub const PAGE_SIZE: Attribute<IntegrationSource, i32> = Attribute::new(10);
    pub const NETWORK_BLACKLIST: Attribute<IntegrationSource, Vec<String>> = Attribute::new(11);
    pub const QUERIES: Attribute<IntegrationSource, Vec<SourceQuery>> = Attribute::new(12);
    pub const CUSTOM_FIELDS: Attribute<IntegrationSource, Vec<String>> = Attribute::new(13);
    pub const SETTINGS: Attribute<IntegrationSource, Json> = Attribute::new(14);
    pub const CREDENTIALS: EncryptedAttribute<IntegrationSource, Option<Encrypted<Json>>> = EncryptedAttribute::new(15);
    pub const SYNC_REQUESTED_AT: Attribute<IntegrationSource, Option<Timestamp>> = Attribute::new(16);
    pub const CLAIMED_BY: Attribute<IntegrationSource, Option<Uuid>> = Attribute::new(17);
    pub const CLAIMED_UNTIL: Attribute<IntegrationSource, Option<Timestamp>> = Attribute::new(18);
    pub const FETCH_NUMBER: Attribute<IntegrationSource, i64> = Attribute::new(19);
    pub const LAST_WHOLE_FETCH: Attribute<IntegrationSource, Option<i64>> = Attribute::new(20);
    pub const LAST_SYNC_AT: Attribute<IntegrationSource, Option<Timestamp>> = Attribute::new(21);
    pub const LAST_SYNC_RESULT: Attribute<IntegrationSource, Option<SyncResult>> = Attribute::new(22);
    pub const LAST_DEVICE_COUNT: Attribute<IntegrationSource, i32> = Attribute::new(23);
    pub const LAST_ERROR_MESSAGE: Attribute<IntegrationSource, Option<String>> = Attribute::new(24);
    pub const CONSECUTIVE_FAILURES: Attribute<IntegrationSource, i32> = Attribute::new(25);
    pub const TOTAL_SYNCS: Attribute<IntegrationSource, i64> = Attribute::new(26);
    pub const INSERTED_AT: Attribute<IntegrationSource, Timestamp> = Attribute::new(27);
    pub const UPDATED_AT: Attribute<IntegrationSource, Timestamp> = Attribute::new(28);
    pub const AGENT: RelationTo<IntegrationSource, Agent> = RelationTo::new(0);
    pub const POLLER: RelationTo<IntegrationSource, Poller> = RelationTo::new(1);
    pub const PARTITION: RelationTo<IntegrationSource, Partition> = RelationTo::new(2);
}

impl Deref for IntegrationSource {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for IntegrationSource {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(IntegrationSource {
            model: Model::from_row(row)?,
            is_healthy: row.take(29)?,
            status_label: row.take(30)?,
            status_color: row.take(31)?,
            agent: Loaded::No,
            poller: Loaded::No,
            partition: Loaded::No,
        })
    }
}

impl Record for IntegrationSource {
    const META: &'static ResourceMeta = &INTEGRATION_SOURCE;
    type Key = Id<IntegrationSource>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.agent),
        |record, related| related.attach_one(&mut record.poller),
        |record, related| related.attach_one(&mut record.partition),
    ];

    fn key(&self) -> Self::Key {
        self.id
    }
}
