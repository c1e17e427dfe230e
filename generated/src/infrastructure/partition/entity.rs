//! Generated from `resources/src/infrastructure/partition.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `partitions`, for SeaORM, and the stored part of a partition.

use super::{PARTITION, Partition};
use crate::identity::Tenant;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::infrastructure::partition::{ConnectivityType, PartitionEnvironment};
use uuid::Uuid;

/// The stored part of a [`Partition`](super::Partition).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The partition's id.
    pub id: Id<Partition>,
    /// What people call it.
    pub name: String,
    /// A short name that never changes: lower-case letters, digits and inner hyphens or underscores.
    pub slug: String,
    /// What it covers.
    pub description: Option<String>,
    /// Whether it is in use.
    pub enabled: bool,
    /// The networks it covers, in CIDR notation.
    pub cidr_ranges: Vec<String>,
    /// The address of its gateway.
    pub default_gateway: Option<String>,
    /// The addresses of its name servers.
    pub dns_servers: Vec<String>,
    /// The place it is at.
    pub site: Option<String>,
    /// The region it is in.
    pub region: Option<String>,
    /// What its machines are for.
    pub environment: PartitionEnvironment,
    /// How pollers reach it.
    pub connectivity_type: ConnectivityType,
    /// The proxy on the way, as host and port or a URL.
    pub proxy_endpoint: Option<String>,
    /// Whatever its operators want to note.
    pub metadata: Json,
    /// When it was added.
    pub inserted_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model {
        tenant_id, id, name, slug, description, enabled, cidr_ranges, default_gateway, dns_servers, site, region,
        environment, connectivity_type, proxy_endpoint, metadata, inserted_at, updated_at,
    }
}

table! {
    Model {
        TenantId, Id, Name, Slug, Description, Enabled, CidrRanges, DefaultGateway, DnsServers, Site, Region,
        Environment, ConnectivityType, ProxyEndpoint, Metadata, InsertedAt, UpdatedAt,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &PARTITION;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
