//! Generated from `resources/src/infrastructure/partition.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a partition take.

use resource_core::Json;
use resource_runtime::{Patch, into_slots};
use resources::infrastructure::partition::{ConnectivityType, PartitionEnvironment};

/// What [`by_slug`](super::by_slug) takes.
#[derive(Clone, Debug)]
pub struct BySlug {
    /// A short name that never changes: lower-case letters, digits and inner hyphens or underscores.
    pub slug: String,
}

/// What [`by_site`](super::by_site) takes.
#[derive(Clone, Debug)]
pub struct BySite {
    /// Site.
    pub site: String,
}

/// What [`by_environment`](super::by_environment) takes.
#[derive(Clone, Debug)]
pub struct ByEnvironment {
    /// Environment.
    pub environment: PartitionEnvironment,
}

/// What [`create`](super::create) takes.
#[derive(Clone, Debug)]
pub struct Create {
    /// What people call it.
    pub name: String,
    /// A short name that never changes: lower-case letters, digits and inner hyphens or underscores.
    pub slug: String,
    /// What it covers.
    pub description: Option<String>,
    /// Whether it is in use.
    pub enabled: Option<bool>,
    /// The networks it covers, in CIDR notation.
    pub cidr_ranges: Option<Vec<String>>,
    /// The address of its gateway.
    pub default_gateway: Option<String>,
    /// The addresses of its name servers.
    pub dns_servers: Option<Vec<String>>,
    /// The place it is at.
    pub site: Option<String>,
    /// The region it is in.
    pub region: Option<String>,
    /// What its machines are for.
    pub environment: Option<PartitionEnvironment>,
    /// How pollers reach it.
    pub connectivity_type: Option<ConnectivityType>,
    /// The proxy on the way, as host and port or a URL.
    pub proxy_endpoint: Option<String>,
    /// Whatever its operators want to note.
    pub metadata: Option<Json>,
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// What people call it.
    pub name: Option<String>,
    /// What it covers.
    pub description: Patch<String>,
    /// Whether it is in use.
    pub enabled: Option<bool>,
    /// The networks it covers, in CIDR notation.
    pub cidr_ranges: Option<Vec<String>>,
    /// The address of its gateway.
    pub default_gateway: Patch<String>,
    /// The addresses of its name servers.
    pub dns_servers: Option<Vec<String>>,
    /// The place it is at.
    pub site: Patch<String>,
    /// The region it is in.
    pub region: Patch<String>,
    /// What its machines are for.
    pub environment: Option<PartitionEnvironment>,
    /// How pollers reach it.
    pub connectivity_type: Option<ConnectivityType>,
    /// The proxy on the way, as host and port or a URL.
    pub proxy_endpoint: Patch<String>,
    /// Whatever its operators want to note.
    pub metadata: Option<Json>,
}

into_slots! {
    BySlug { slug }
    BySite { site }
    ByEnvironment { environment }
    Create {
        name, slug, description: optional, enabled: optional, cidr_ranges: optional, default_gateway: optional,
        dns_servers: optional, site: optional, region: optional, environment: optional, connectivity_type: optional,
        proxy_endpoint: optional, metadata: optional,
    }
    Update {
        name: optional, description: patch, enabled: optional, cidr_ranges: optional, default_gateway: patch,
        dns_servers: optional, site: patch, region: patch, environment: optional, connectivity_type: optional,
        proxy_endpoint: patch, metadata: optional,
    }
}
