//! Generated from `resources/src/infrastructure/partition.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a partition; positions refer to the tables here.

use crate::infrastructure::poller::POLLER;
use crate::inventory::device::DEVICE;
use resource_core::meta::{
    Action, ActionKind, Calculation, Field, Generated, GetBy, Identity, Input, Page, ReadAction, Relation,
    RelationKind, Rule, Sort, Tenancy,
};
use resource_core::{BinaryOp, Expr, Kind, Node, ResourceMeta, Root, Scalar, Value};
use resources::infrastructure::partition::{ConnectivityType, PartitionEnvironment};
use std::borrow::Cow;

/// The resource `infrastructure.partition`.
pub static PARTITION: ResourceMeta = ResourceMeta {
    name: "infrastructure.partition",
    type_name: "Partition",
    api_type: "partitions",
    doc: "A part of a tenant's network in which every address means one machine. Two partitions may use the\nsame \
        addresses. Each tenant has one with the slug `default` from the start.",
    table: "partitions",
    tenancy: Tenancy::Column(0),
    partition: None,
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation {
            name: "environment_label",
            doc: "The environment in words.",
            kind: Kind::Text,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_ENVIRONMENT_LABEL),
        },
        Calculation {
            name: "environment_color",
            doc: "A colour for the environment.",
            kind: Kind::Text,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_ENVIRONMENT_COLOR),
        },
    ],
    identities: &[Identity {
        name: "slug",
        index: "partitions_slug_unique",
        fields: &[3],
        filter: None,
        across_tenants: false,
        message: "is taken by another partition",
    }],
    checks: &[],
    scopes: &[],
    require: None,
    machine: None,
    actions: &[
        Action {
            name: "list",
            doc: "Lists the partitions by slug.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::up(3)], page: PAGE, get: None }),
            ..Action::BLANK
        },
        Action {
            name: "get",
            doc: "Fetches a partition by id.",
            kind: ActionKind::Read,
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "by_slug",
            doc: "Fetches a partition by its slug.",
            kind: ActionKind::Read,
            inputs: &[Input::field("slug", FIELDS)],
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Identity(0)) }),
            ..Action::BLANK
        },
        Action {
            name: "enabled",
            doc: "Lists the partitions that are in use.",
            kind: ActionKind::Read,
            read: Some(ReadAction {
                filter: Some(Expr::of(&[Node::Field(5)])),
                sort: &[Sort::up(3)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "by_site",
            doc: "Lists the partitions of a site.",
            kind: ActionKind::Read,
            inputs: &[Input::argument("site", Kind::Text)],
            read: Some(ReadAction {
                filter: Some(Expr::of(BY_SITE_FILTER)),
                sort: &[Sort::up(3)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "by_environment",
            doc: "Lists the partitions of an environment.",
            kind: ActionKind::Read,
            inputs: &[Input::argument("environment", PartitionEnvironment::KIND)],
            read: Some(ReadAction {
                filter: Some(Expr::of(BY_ENVIRONMENT_FILTER)),
                sort: &[Sort::up(3)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "create",
            doc: "Adds a partition.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[
                Input::field("name", FIELDS),
                Input::field("slug", FIELDS),
                Input::field("description", FIELDS).optional(),
                Input::field("enabled", FIELDS).optional(),
                Input::field("cidr_ranges", FIELDS).optional(),
                Input::field("default_gateway", FIELDS).optional(),
                Input::field("dns_servers", FIELDS).optional(),
                Input::field("site", FIELDS).optional(),
                Input::field("region", FIELDS).optional(),
                Input::field("environment", FIELDS).optional(),
                Input::field("connectivity_type", FIELDS).optional(),
                Input::field("proxy_endpoint", FIELDS).optional(),
                Input::field("metadata", FIELDS).optional(),
            ],
            ..Action::BLANK
        },
        Action {
            name: "update",
            doc: "Changes a partition. Its slug stays, since identities of devices are made from it.",
            kind: ActionKind::Update,
            primary: true,
            inputs: &[
                Input::field("name", FIELDS).optional(),
                Input::field("description", FIELDS).optional(),
                Input::field("enabled", FIELDS).optional(),
                Input::field("cidr_ranges", FIELDS).optional(),
                Input::field("default_gateway", FIELDS).optional(),
                Input::field("dns_servers", FIELDS).optional(),
                Input::field("site", FIELDS).optional(),
                Input::field("region", FIELDS).optional(),
                Input::field("environment", FIELDS).optional(),
                Input::field("connectivity_type", FIELDS).optional(),
                Input::field("proxy_endpoint", FIELDS).optional(),
                Input::field("metadata", FIELDS).optional(),
            ],
            ..Action::BLANK
        },
        Action {
            name: "destroy",
            doc: "Removes a partition that nothing belongs to. The default one stays.",
            kind: ActionKind::Destroy,
            primary: true,
            guard: Some(Expr::of(DESTROY_GUARD)),
            ..Action::BLANK
        },
    ],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The partition's id."),
    Field::new("name", Kind::Text)
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: Some(1), max: Some(255) }])
        .doc("What people call it."),
    Field::new("slug", Kind::Text)
        .public()
        .rules(&[Rule::Length { min: Some(1), max: Some(63) }, Rule::Pattern("[a-z0-9]([a-z0-9_-]*[a-z0-9])?")])
        .doc("A short name that never changes: lower-case letters, digits and inner hyphens or underscores."),
    Field::new("description", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(1000) }])
        .doc("What it covers."),
    Field::new("enabled", Kind::Bool)
        .public()
        .default(Expr::of(&[Node::Const(Scalar::Bool(true))]))
        .doc("Whether it is in use."),
    Field::new("cidr_ranges", Kind::List(&Kind::Text))
        .public()
        .default(Expr::of(DEFAULT_CIDR_RANGES))
        .doc("The networks it covers, in CIDR notation."),
    Field::new("default_gateway", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(45) }])
        .doc("The address of its gateway."),
    Field::new("dns_servers", Kind::List(&Kind::Text))
        .public()
        .default(Expr::of(DEFAULT_DNS_SERVERS))
        .doc("The addresses of its name servers."),
    Field::new("site", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: None, max: Some(255) }])
        .doc("The place it is at."),
    Field::new("region", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: None, max: Some(255) }])
        .doc("The region it is in."),
    Field::new("environment", PartitionEnvironment::KIND)
        .public()
        .default(Expr::of(TEXT_PRODUCTION))
        .doc("What its machines are for."),
    Field::new("connectivity_type", ConnectivityType::KIND)
        .public()
        .default(Expr::of(TEXT_DIRECT))
        .doc("How pollers reach it."),
    Field::new("proxy_endpoint", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(2000) }])
        .doc("The proxy on the way, as host and port or a URL."),
    Field::new("metadata", Kind::Map)
        .public()
        .default(Expr::of(DEFAULT_METADATA))
        .doc("Whatever its operators want to note."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was added."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

static RELATIONS: [Relation; 2] = [
    Relation {
        name: "devices",
        doc: "The devices in it.",
        target: &DEVICE,
        kind: RelationKind::HasMany,
        on: &[(0, 0), (1, 2)],
        public: true,
    },
    Relation {
        name: "pollers",
        doc: "The pollers that serve it alone.",
        target: &POLLER,
        kind: RelationKind::HasMany,
        on: &[(0, 0), (1, 15)],
        public: true,
    },
];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: true, default: 50, max: 250 });

// if environment == Production { "Production" } else if environment == Staging { "Staging" } else if environment ==
// Development { "Development" } else { "Lab" }
const CALCULATE_ENVIRONMENT_LABEL: &[Node] = &[
    Node::Field(11),
    Node::Const(Scalar::text("production")),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Const(Scalar::text("Production")),
    Node::Field(11),
    Node::Const(Scalar::text("staging")),
    Node::Binary(BinaryOp::Equal, 4, 5),
    Node::Const(Scalar::text("Staging")),
    Node::Field(11),
    Node::Const(Scalar::text("development")),
    Node::Binary(BinaryOp::Equal, 8, 9),
    Node::Const(Scalar::text("Development")),
    Node::Const(Scalar::text("Lab")),
    Node::If(10, 11, 12),
    Node::If(6, 7, 13),
    Node::If(2, 3, 14),
];

// if !enabled { "gray" } else if environment == Production { "green" } else if environment == Staging { "yellow" }
// else if environment == Development { "blue" } else { "purple" }
const CALCULATE_ENVIRONMENT_COLOR: &[Node] = &[
    Node::Field(5),
    Node::Not(0),
    Node::Const(Scalar::text("gray")),
    Node::Field(11),
    Node::Const(Scalar::text("production")),
    Node::Binary(BinaryOp::Equal, 3, 4),
    Node::Const(Scalar::text("green")),
    Node::Field(11),
    Node::Const(Scalar::text("staging")),
    Node::Binary(BinaryOp::Equal, 7, 8),
    Node::Const(Scalar::text("yellow")),
    Node::Field(11),
    Node::Const(Scalar::text("development")),
    Node::Binary(BinaryOp::Equal, 11, 12),
    Node::Const(Scalar::text("blue")),
    Node::Const(Scalar::text("purple")),
    Node::If(13, 14, 15),
    Node::If(9, 10, 16),
    Node::If(5, 6, 17),
    Node::If(1, 2, 18),
];

// site == argument.site
const BY_SITE_FILTER: &[Node] = &[Node::Field(9), Node::Root(Root::Argument, 0), Node::Binary(BinaryOp::Equal, 0, 1)];

// environment == argument.environment
const BY_ENVIRONMENT_FILTER: &[Node] =
    &[Node::Field(11), Node::Root(Root::Argument, 0), Node::Binary(BinaryOp::Equal, 0, 1)];

// slug != "default"
const DESTROY_GUARD: &[Node] =
    &[Node::Field(3), Node::Const(Scalar::text("default")), Node::Binary(BinaryOp::NotEqual, 0, 1)];

// []
const DEFAULT_CIDR_RANGES: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("[]")))];

// []
const DEFAULT_DNS_SERVERS: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("[]")))];

const TEXT_PRODUCTION: &[Node] = &[Node::Const(Scalar::text("production"))];

const TEXT_DIRECT: &[Node] = &[Node::Const(Scalar::text("direct"))];

// {}
const DEFAULT_METADATA: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("{}")))];

const _: () = assert!(
    <resources::infrastructure::partition::Partition as resource::Resource>::FINGERPRINT == 0x6b240851fb8f4c64,
    "stale generated code, run `cargo xtask codegen`"
);
