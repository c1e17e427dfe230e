//! Generated from `resources/src/infrastructure/partition.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a partition; positions refer to the tables here.

use crate::infrastructure::poller::POLLER;
use crate::inventory::device::DEVICE;
use resource_core::meta::{
    Action, Calculation, Field, Generated, GetBy, Identity, Input, Page, Relation, Rule, Sort, Tenancy,
};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr, inputs};
use resources::infrastructure::partition::{ConnectivityType, PartitionEnvironment};

/// The resource `infrastructure.partition`.
pub static PARTITION: ResourceMeta = ResourceMeta {
    name: "infrastructure.partition",
    type_name: "Partition",
    api_type: "partitions",
    doc: "A part of a tenant's network in which every address means one machine. Two partitions may use the\nsame \
        addresses. Each tenant has one with the slug `default` from the start.",
    table: "partitions",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation::new("environment_label", Kind::Text, CALCULATE_ENVIRONMENT_LABEL)
            .public()
            .doc("The environment in words."),
        Calculation::new("environment_color", Kind::Text, CALCULATE_ENVIRONMENT_COLOR)
            .public()
            .doc("A colour for the environment."),
    ],
    identities: &[Identity::new("slug", "partitions_slug_unique", &[3]).message("is taken by another partition")],
    actions: &[
        Action::read("list").doc("Lists the partitions by slug.").primary().sort(&[Sort::up(3)]).page(PAGE),
        Action::read("get").doc("Fetches a partition by id.").get(GetBy::Key),
        Action::read("by_slug").doc("Fetches a partition by its slug.").inputs(BY_SLUG_INPUTS).get(GetBy::Identity(0)),
        Action::read("enabled")
            .doc("Lists the partitions that are in use.")
            .filter(expr![Field(5)])
            .sort(&[Sort::up(3)])
            .page(PAGE),
        Action::read("by_site")
            .doc("Lists the partitions of a site.")
            .inputs(BY_SITE_INPUTS)
            .filter(BY_SITE_FILTER)
            .sort(&[Sort::up(3)])
            .page(PAGE),
        Action::read("by_environment")
            .doc("Lists the partitions of an environment.")
            .inputs(BY_ENVIRONMENT_INPUTS)
            .filter(BY_ENVIRONMENT_FILTER)
            .sort(&[Sort::up(3)])
            .page(PAGE),
        Action::create("create").doc("Adds a partition.").primary().inputs(CREATE_INPUTS),
        Action::update("update")
            .doc("Changes a partition. Its slug stays, since identities of devices are made from it.")
            .primary()
            .inputs(UPDATE_INPUTS),
        Action::destroy("destroy")
            .doc("Removes a partition that nothing belongs to. The default one stays.")
            .primary()
            .guard(DESTROY_GUARD),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The partition's id."),
    Field::new("name", Kind::Text).public().rules(&[Rule::Trim, Rule::length(1, 255)]).doc("What people call it."),
    Field::new("slug", Kind::Text)
        .public()
        .rules(&[Rule::length(1, 63), Rule::Pattern("[a-z0-9]([a-z0-9_-]*[a-z0-9])?")])
        .doc("A short name that never changes: lower-case letters, digits and inner hyphens or underscores."),
    Field::new("description", Kind::Text).nullable().public().rules(&[Rule::max_length(1000)]).doc("What it covers."),
    Field::new("enabled", Kind::Bool).public().default(Expr::TRUE).doc("Whether it is in use."),
    Field::new("cidr_ranges", Kind::List(&Kind::Text))
        .public()
        .default(expr![Const(Json(Borrowed("[]")))])
        .doc("The networks it covers, in CIDR notation."),
    Field::new("default_gateway", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(45)])
        .doc("The address of its gateway."),
    Field::new("dns_servers", Kind::List(&Kind::Text))
        .public()
        .default(expr![Const(Json(Borrowed("[]")))])
        .doc("The addresses of its name servers."),
    Field::new("site", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::max_length(255)])
        .doc("The place it is at."),
    Field::new("region", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::max_length(255)])
        .doc("The region it is in."),
    Field::new("environment", PartitionEnvironment::KIND)
        .public()
        .default(expr![text("production")])
        .doc("What its machines are for."),
    Field::new("connectivity_type", ConnectivityType::KIND)
        .public()
        .default(expr![text("direct")])
        .doc("How pollers reach it."),
    Field::new("proxy_endpoint", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(2000)])
        .doc("The proxy on the way, as host and port or a URL."),
    Field::new("metadata", Kind::Map)
        .public()
        .default(expr![Const(Json(Borrowed("{}")))])
        .doc("Whatever its operators want to note."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was added."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

static RELATIONS: [Relation; 2] = [
    Relation::has_many("devices", &DEVICE, &[(0, 0), (1, 2)]).public().doc("The devices in it."),
    Relation::has_many("pollers", &POLLER, &[(0, 0), (1, 15)]).public().doc("The pollers that serve it alone."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_SLUG_INPUTS: &[Input] = &[Input::field("slug", FIELDS)];

const BY_SITE_INPUTS: &[Input] = &[Input::argument("site", Kind::Text)];

const BY_ENVIRONMENT_INPUTS: &[Input] = &[Input::argument("environment", PartitionEnvironment::KIND)];

const CREATE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "name", "slug", "description": optional, "enabled": optional, "cidr_ranges": optional, "default_gateway": optional,
    "dns_servers": optional, "site": optional, "region": optional, "environment": optional,
    "connectivity_type": optional, "proxy_endpoint": optional, "metadata": optional,
};

const UPDATE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "name": optional, "description": optional, "enabled": optional, "cidr_ranges": optional,
    "default_gateway": optional, "dns_servers": optional, "site": optional, "region": optional,
    "environment": optional, "connectivity_type": optional, "proxy_endpoint": optional, "metadata": optional,
};

// if environment == Production { "Production" } else if environment == Staging { "Staging" } else if environment ==
// Development { "Development" } else { "Lab" }
const CALCULATE_ENVIRONMENT_LABEL: Expr = expr! {
    Field(11), text("production"), Binary(Equal, 0, 1), text("Production"), Field(11), text("staging"),
    Binary(Equal, 4, 5), text("Staging"), Field(11), text("development"), Binary(Equal, 8, 9), text("Development"),
    text("Lab"), If(10, 11, 12), If(6, 7, 13), If(2, 3, 14),
};

// if !enabled { "gray" } else if environment == Production { "green" } else if environment == Staging { "yellow" }
// else if environment == Development { "blue" } else { "purple" }
const CALCULATE_ENVIRONMENT_COLOR: Expr = expr! {
    Field(5), Not(0), text("gray"), Field(11), text("production"), Binary(Equal, 3, 4), text("green"), Field(11),
    text("staging"), Binary(Equal, 7, 8), text("yellow"), Field(11), text("development"), Binary(Equal, 11, 12),
    text("blue"), text("purple"), If(13, 14, 15), If(9, 10, 16), If(5, 6, 17), If(1, 2, 18),
};

// site == argument.site
const BY_SITE_FILTER: Expr = expr![Field(9), Root(Argument, 0), Binary(Equal, 0, 1)];

// environment == argument.environment
const BY_ENVIRONMENT_FILTER: Expr = expr![Field(11), Root(Argument, 0), Binary(Equal, 0, 1)];

// slug != "default"
const DESTROY_GUARD: Expr = expr![Field(3), text("default"), Binary(NotEqual, 0, 1)];

const _: () = assert!(
    <resources::infrastructure::partition::Partition as resource::Resource>::FINGERPRINT == 0x6b240851fb8f4c64,
    "stale generated code, run `cargo xtask codegen`"
);
