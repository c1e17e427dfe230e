//! Generated from `resources/src/integrations/integration_source.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of an integration source take.

use crate::infrastructure::{Agent, Partition, Poller};
use resource_core::{Id, Json, Secret};
use resource_runtime::{Patch, from_slots, into_slots};
use resources::integrations::integration_source::{SourceQuery, SourceType, SyncResult};
use uuid::Uuid;

/// What [`by_name`](super::by_name) takes.
#[derive(Clone, Debug)]
pub struct ByName {
    /// What people call it.
    pub name: String,
}

/// What [`by_type`](super::by_type) takes.
#[derive(Clone, Debug)]
pub struct ByType {
    /// Source type.
    pub source_type: SourceType,
}

/// What [`create`](super::create) takes.
#[derive(Clone, Debug)]
pub struct Create {
    /// What people call it.
    pub name: String,
    /// What kind of system it is.
    pub source_type: SourceType,
    /// Where it answers: a URL, or the path of a file.
    pub endpoint: String,
    /// Whether it is in use.
    pub enabled: Option<bool>,
    /// The agent that asks it; without one the server does.
    pub agent: Option<Id<Agent, String>>,
    /// The poller of that agent.
    pub poller: Option<Id<Poller, String>>,
    /// The partition that its devices are in.
    pub partition: Id<Partition>,
    /// How many seconds lie between two times that it is asked.
    pub poll_interval_seconds: Option<i32>,
    /// How many devices it is asked for at once.
    pub page_size: Option<i32>,
    /// Networks in CIDR notation whose devices are left out.
    pub network_blacklist: Option<Vec<String>>,
    /// What it is asked.
    pub queries: Option<Vec<SourceQuery>>,
    /// Fields of the source that devices keep.
    pub custom_fields: Option<Vec<String>>,
    /// What its kind needs to know beyond that, except for credentials. For `netbox`: `insecure_tls` and
    /// `timeout_seconds`; for files: `columns`, `other_columns`, `integration_type`, `bad_rows_allowed` and
    /// `delimiter`. All
    /// may be left out.
    pub settings: Option<Json>,
    /// What it wants to know before it answers, such as `api_token` of a NetBox. It can be written and never read.
    pub credentials: Option<Secret<Json>>,
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// What people call it.
    pub name: Option<String>,
    /// Where it answers: a URL, or the path of a file.
    pub endpoint: Option<String>,
    /// The agent that asks it; without one the server does.
    pub agent: Patch<Id<Agent, String>>,
    /// The poller of that agent.
    pub poller: Patch<Id<Poller, String>>,
    /// How many seconds lie between two times that it is asked.
    pub poll_interval_seconds: Option<i32>,
    /// How many devices it is asked for at once.
    pub page_size: Option<i32>,
    /// Networks in CIDR notation whose devices are left out.
    pub network_blacklist: Option<Vec<String>>,
    /// What it is asked.
    pub queries: Option<Vec<SourceQuery>>,
    /// Fields of the source that devices keep.
    pub custom_fields: Option<Vec<String>>,
    /// What its kind needs to know beyond that, except for credentials. For `netbox`: `insecure_tls` and
    /// `timeout_seconds`; for files: `columns`, `other_columns`, `integration_type`, `bad_rows_allowed` and
    /// `delimiter`. All
    /// may be left out.
    pub settings: Option<Json>,
    /// What it wants to know before it answers, such as `api_token` of a NetBox. It can be written and never read.
    pub credentials: Patch<Secret<Json>>,
}

/// What [`claim`](super::claim) takes.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Who asks the source from now on.
    pub by: Uuid,
}

/// What [`renew`](super::renew) takes.
#[derive(Clone, Debug)]
pub struct Renew {
    /// Who has claimed it.
    pub by: Uuid,
}

/// What [`record_sync`](super::record_sync) takes.
#[derive(Clone, Debug)]
pub struct RecordSync {
    /// How it went.
    pub result: SyncResult,
    /// How many devices it knows.
    pub device_count: i32,
    /// What went wrong.
    pub error: Option<String>,
    /// Who has claimed it, if somebody has.
    pub by: Option<Uuid>,
    /// Whether everything that it has was seen.
    pub is_whole: Option<bool>,
}

into_slots! {
    ByName { name }
    ByType { source_type }
    Create {
        name, source_type, endpoint, enabled: optional, agent: optional, poller: optional, partition,
        poll_interval_seconds: optional, page_size: optional, network_blacklist: optional, queries: optional,
        custom_fields: optional, settings: optional, credentials: optional,
    }
    Update {
        name: optional, endpoint: optional, agent: patch, poller: patch, poll_interval_seconds: optional,
        page_size: optional, network_blacklist: optional, queries: optional, custom_fields: optional,
        settings: optional, credentials: patch,
    }
    Claim { by }
    Renew { by }
    RecordSync { result, device_count, error: optional, by: optional, is_whole: optional }
}

from_slots! {
    Create {
        name, source_type, endpoint, enabled: optional, agent: optional, poller: optional, partition,
        poll_interval_seconds: optional, page_size: optional, network_blacklist: optional, queries: optional,
        custom_fields: optional, settings: optional, credentials: optional,
    }
    Update {
        name: optional, endpoint: optional, agent: patch, poller: patch, poll_interval_seconds: optional,
        page_size: optional, network_blacklist: optional, queries: optional, custom_fields: optional,
        settings: optional, credentials: patch,
    }
}
