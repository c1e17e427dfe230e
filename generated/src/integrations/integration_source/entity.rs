//! Generated from `resources/src/integrations/integration_source.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `integration_sources`, for SeaORM, and the stored part of an integration source.

use super::{INTEGRATION_SOURCE, IntegrationSource};
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition, Poller};
use resource_core::{Encrypted, Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::integrations::integration_source::{SourceQuery, SourceType, SyncResult};
use uuid::Uuid;

/// The stored part of a [`IntegrationSource`](super::IntegrationSource).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The source's id.
    pub id: Id<IntegrationSource>,
    /// What people call it.
    pub name: String,
    /// What kind of system it is.
    pub source_type: SourceType,
    /// Where it answers: a URL, or the path of a file.
    pub endpoint: String,
    /// Whether it is in use.
    pub enabled: bool,
    /// The agent that asks it; without one the server does.
    pub agent_uid: Option<Id<Agent, String>>,
    /// The poller of that agent.
    pub poller_id: Option<Id<Poller, String>>,
    /// The partition that its devices are in.
    pub partition_id: Id<Partition>,
    /// How many seconds lie between two times that it is asked.
    pub poll_interval_seconds: i32,
    /// How many devices it is asked for at once.
    pub page_size: i32,
    /// Networks in CIDR notation whose devices are left out.
    pub network_blacklist: Vec<String>,
    /// What it is asked.
    pub queries: Vec<SourceQuery>,
    /// Fields of the source that devices keep.
    pub custom_fields: Vec<String>,
    /// What its kind needs to know beyond that, except for credentials. For `netbox`: `insecure_tls` and
    /// `timeout_seconds`; for files: `columns`, `other_columns`, `integration_type`, `bad_rows_allowed` and
    /// `delimiter`. All
    /// may be left out.
    pub settings: Json,
    /// What it wants to know before it answers, such as `api_token` of a NetBox. It can be written and never read.
    pub credentials: Option<Encrypted<Json>>,
    /// Since when somebody has been waiting for it to be asked at once.
    pub sync_requested_at: Option<Timestamp>,
    /// Who asks it now.
    pub claimed_by: Option<Uuid>,
    /// Until when nobody else may; whoever asks prolongs it.
    pub claimed_until: Option<Timestamp>,
    /// The number of the last time that somebody began to ask it.
    pub fetch_number: i64,
    /// The number of the last time that everything was seen which it has.
    pub last_whole_fetch: Option<i64>,
    /// When it was last asked.
    pub last_sync_at: Option<Timestamp>,
    /// How that went.
    pub last_sync_result: Option<SyncResult>,
    /// How many devices it knew when it last answered.
    pub last_device_count: i32,
    /// What went wrong last.
    pub last_error_message: Option<String>,
    /// How often in a row it did not answer.
    pub consecutive_failures: i32,
    /// How often it was asked.
    pub total_syncs: i64,
    /// When it was added.
    pub inserted_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model {
        tenant_id, id, name, source_type, endpoint, enabled, agent_uid, poller_id, partition_id, poll_interval_seconds,
        page_size, network_blacklist, queries, custom_fields, settings, credentials, sync_requested_at, claimed_by,
        claimed_until, fetch_number, last_whole_fetch, last_sync_at, last_sync_result, last_device_count,
        last_error_message, consecutive_failures, total_syncs, inserted_at, updated_at,
    }
}

table! {
    Model {
        TenantId, Id, Name, SourceType, Endpoint, Enabled, AgentUid, PollerId, PartitionId, PollIntervalSeconds,
        PageSize, NetworkBlacklist, Queries, CustomFields, Settings, Credentials, SyncRequestedAt, ClaimedBy,
        ClaimedUntil, FetchNumber, LastWholeFetch, LastSyncAt, LastSyncResult, LastDeviceCount, LastErrorMessage,
        ConsecutiveFailures, TotalSyncs, InsertedAt, UpdatedAt,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &INTEGRATION_SOURCE;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
