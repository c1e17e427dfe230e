//! The partition: an address space of its own inside a tenant.

use resource::prelude::*;

use crate::infrastructure::Poller;
use crate::inventory::Device;

/// A part of a tenant's network in which every address means one machine. Two partitions may use the
/// same addresses. Each tenant has one with the slug `default` from the start.
#[derive(Resource)]
#[resource(table = "partitions", json_api)]
#[tenancy(tenant_id)]
#[unique(slug, message = "is taken by another partition")]
#[index(site, slug)]
#[index(environment, slug)]
#[read(list, primary, sort(slug), page(keyset, offset, default = 50, max = 250), doc = "Lists the partitions by slug.")]
#[read(get, get(), doc = "Fetches a partition by id.")]
#[read(by_slug, get(slug), doc = "Fetches a partition by its slug.")]
#[read(
    enabled,
    filter(enabled),
    sort(slug),
    page(keyset, offset, default = 50, max = 250),
    doc = "Lists the partitions that are in use."
)]
#[read(by_site, argument(site: String), filter(site == argument.site), sort(slug),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the partitions of a site.")]
#[read(by_environment, argument(environment: PartitionEnvironment), filter(environment == argument.environment),
    sort(slug), page(keyset, offset, default = 50, max = 250), doc = "Lists the partitions of an environment.")]
#[create(
    create,
    primary,
    accept(
        name,
        slug,
        description,
        enabled,
        cidr_ranges,
        default_gateway,
        dns_servers,
        site,
        region,
        environment,
        connectivity_type,
        proxy_endpoint,
        metadata
    ),
    doc = "Adds a partition."
)]
#[update(
    update,
    primary,
    accept(
        name,
        description,
        enabled,
        cidr_ranges,
        default_gateway,
        dns_servers,
        site,
        region,
        environment,
        connectivity_type,
        proxy_endpoint,
        metadata
    ),
    doc = "Changes a partition. Its slug stays, since identities of devices are made from it."
)]
#[destroy(destroy, guard(slug != "default"),
    doc = "Removes a partition that nothing belongs to. The default one stays.")]
pub struct Partition {
    /// The partition's id.
    pub id: Id<Partition>,
    /// What people call it.
    #[field(trim, length(1..=255))]
    pub name: String,
    /// A short name that never changes: lower-case letters, digits and inner hyphens or underscores.
    #[field(length(1..=63), pattern("[a-z0-9]([a-z0-9_-]*[a-z0-9])?"))]
    pub slug: String,
    /// What it covers.
    #[field(length(..=1000))]
    pub description: Option<String>,
    /// Whether it is in use.
    #[field(default = true)]
    pub enabled: bool,
    /// The networks it covers, in CIDR notation.
    pub cidr_ranges: Vec<String>,
    /// The address of its gateway.
    #[field(length(..=45))]
    pub default_gateway: Option<String>,
    /// The addresses of its name servers.
    pub dns_servers: Vec<String>,
    /// The place it is at.
    #[field(trim, length(..=255))]
    pub site: Option<String>,
    /// The region it is in.
    #[field(trim, length(..=255))]
    pub region: Option<String>,
    /// What its machines are for.
    #[field(default = Production)]
    pub environment: PartitionEnvironment,
    /// How pollers reach it.
    #[field(default = Direct)]
    pub connectivity_type: ConnectivityType,
    /// The proxy on the way, as host and port or a URL.
    #[field(length(..=2000))]
    pub proxy_endpoint: Option<String>,
    /// Whatever its operators want to note.
    pub metadata: Json,
    /// When it was added.
    pub inserted_at: CreatedAt,
    /// When it last changed.
    pub updated_at: UpdatedAt,
    /// The devices in it.
    #[relation(inverse = partition)]
    pub devices: HasMany<Device>,
    /// The pollers that serve it alone.
    #[relation(inverse = partition)]
    pub pollers: HasMany<Poller>,
    /// The environment in words.
    #[calculate(if environment == Production { "Production" } else if environment == Staging { "Staging" }
        else if environment == Development { "Development" } else { "Lab" })]
    pub environment_label: Calculated<String>,
    /// A colour for the environment.
    #[calculate(if !enabled { "gray" } else if environment == Production { "green" }
        else if environment == Staging { "yellow" } else if environment == Development { "blue" } else { "purple" })]
    pub environment_color: Calculated<String>,
}

/// What the machines of a partition are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum PartitionEnvironment {
    /// Real work.
    Production,
    /// The last rehearsal.
    Staging,
    /// Building.
    Development,
    /// Trying.
    Lab,
}

/// How pollers reach a partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum ConnectivityType {
    /// Over the network, without help.
    Direct,
    /// Through a tunnel.
    Vpn,
    /// Through a proxy.
    Proxy,
}
