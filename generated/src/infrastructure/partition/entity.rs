//! Generated from `resources/src/infrastructure/partition.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `partitions`, for SeaORM, and the stored part of a partition.

use super::{PARTITION, Partition};
use crate::identity::Tenant;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::{Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Result, entity};
use resources::infrastructure::partition::{ConnectivityType, PartitionEnvironment};
use sea_orm::{ColumnDef, ColumnTrait, DeriveColumn, EnumIter};
use uuid::Uuid;

/// The table.
pub type Entity = Table<Model>;

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

impl FromRow for Model {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Model {
            tenant_id: row.take(0)?,
            id: row.take(1)?,
            name: row.take(2)?,
            slug: row.take(3)?,
            description: row.take(4)?,
            enabled: row.take(5)?,
            cidr_ranges: row.take(6)?,
            default_gateway: row.take(7)?,
            dns_servers: row.take(8)?,
            site: row.take(9)?,
            region: row.take(10)?,
            environment: row.take(11)?,
            connectivity_type: row.take(12)?,
            proxy_endpoint: row.take(13)?,
            metadata: row.take(14)?,
            inserted_at: row.take(15)?,
            updated_at: row.take(16)?,
        })
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    TenantId,
    Id,
    Name,
    Slug,
    Description,
    Enabled,
    CidrRanges,
    DefaultGateway,
    DnsServers,
    Site,
    Region,
    Environment,
    ConnectivityType,
    ProxyEndpoint,
    Metadata,
    InsertedAt,
    UpdatedAt,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &PARTITION;
    type Column = Column;
    type Key = (Uuid, Uuid);
}
