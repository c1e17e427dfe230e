//! Generated from `resources/src/infrastructure/partition.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a partition take.

use resource_core::Json;
use resource_runtime::{Patch, Slot, Slots};
use resources::infrastructure::partition::{ConnectivityType, PartitionEnvironment};

/// What [`by_slug`](super::by_slug) takes.
#[derive(Clone, Debug)]
pub struct BySlug {
    /// A short name that never changes: lower-case letters, digits and inner hyphens or underscores.
    pub slug: String,
}

impl From<BySlug> for Slots {
    fn from(input: BySlug) -> Slots {
        Slots::new(vec![Slot::given(&input.slug)])
    }
}

/// What [`by_site`](super::by_site) takes.
#[derive(Clone, Debug)]
pub struct BySite {
    /// Site.
    pub site: String,
}

impl From<BySite> for Slots {
    fn from(input: BySite) -> Slots {
        Slots::new(vec![Slot::given(&input.site)])
    }
}

/// What [`by_environment`](super::by_environment) takes.
#[derive(Clone, Debug)]
pub struct ByEnvironment {
    /// Environment.
    pub environment: PartitionEnvironment,
}

impl From<ByEnvironment> for Slots {
    fn from(input: ByEnvironment) -> Slots {
        Slots::new(vec![Slot::given(&input.environment)])
    }
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

impl From<Create> for Slots {
    fn from(input: Create) -> Slots {
        Slots::new(vec![
            Slot::given(&input.name),
            Slot::given(&input.slug),
            Slot::optional(&input.description),
            Slot::optional(&input.enabled),
            Slot::optional(&input.cidr_ranges),
            Slot::optional(&input.default_gateway),
            Slot::optional(&input.dns_servers),
            Slot::optional(&input.site),
            Slot::optional(&input.region),
            Slot::optional(&input.environment),
            Slot::optional(&input.connectivity_type),
            Slot::optional(&input.proxy_endpoint),
            Slot::optional(&input.metadata),
        ])
    }
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

impl From<Update> for Slots {
    fn from(input: Update) -> Slots {
        Slots::new(vec![
            Slot::optional(&input.name),
            input.description.into(),
            Slot::optional(&input.enabled),
            Slot::optional(&input.cidr_ranges),
            input.default_gateway.into(),
            Slot::optional(&input.dns_servers),
            input.site.into(),
            input.region.into(),
            Slot::optional(&input.environment),
            Slot::optional(&input.connectivity_type),
            input.proxy_endpoint.into(),
            Slot::optional(&input.metadata),
        ])
    }
}
