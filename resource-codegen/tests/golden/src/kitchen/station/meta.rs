//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/station.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a station; positions refer to the tables here.

use crate::kitchen::order::ORDER;
use resource_core::meta::{
    Action, ActionKind, Calculation, Change, Field, Generated, GetBy, Identity, Input, Page, ReadAction, Relation,
    RelationKind, Rule, Sort, Tenancy,
};
use resource_core::{BinaryOp, Expr, Kind, Node, ResourceMeta, Scalar};

/// The resource `kitchen.station`.
pub static STATION: ResourceMeta = ResourceMeta {
    name: "kitchen.station",
    type_name: "Station",
    api_type: "stations",
    doc: "A part of a kitchen.",
    table: "stations",
    tenancy: Tenancy::Column(0),
    partition: None,
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[Calculation {
        name: "load",
        doc: "How much is cooked here.",
        kind: Kind::I64,
        nullable: false,
        public: true,
        expr: Expr::of(CALCULATE_LOAD),
    }],
    identities: &[Identity {
        name: "slug",
        index: "stations_slug_unique",
        fields: &[3],
        filter: None,
        across_tenants: false,
        message: "is taken",
    }],
    checks: &[],
    scopes: &[],
    require: None,
    machine: None,
    actions: &[
        Action {
            name: "list",
            doc: "List.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::up(2)], page: PAGE, get: None }),
            ..Action::BLANK
        },
        Action {
            name: "get",
            doc: "Get.",
            kind: ActionKind::Read,
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "by_slug",
            doc: "By slug.",
            kind: ActionKind::Read,
            inputs: &[Input::field("slug", FIELDS)],
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Identity(0)) }),
            ..Action::BLANK
        },
        Action {
            name: "create",
            doc: "Create.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[
                Input::field("name", FIELDS),
                Input::field("slug", FIELDS),
                Input::relation("parent", &RELATIONS, FIELDS).optional(),
            ],
            ..Action::BLANK
        },
        Action {
            name: "update",
            doc: "Update.",
            kind: ActionKind::Update,
            primary: true,
            inputs: &[Input::field("name", FIELDS).optional()],
            ..Action::BLANK
        },
        Action {
            name: "move_to",
            doc: "Move to.",
            kind: ActionKind::Update,
            inputs: &[Input::relation("parent", &RELATIONS, FIELDS).optional()],
            changes: &[Change::Acyclic { relation: 0 }],
            ..Action::BLANK
        },
        Action {
            name: "destroy",
            doc: "Destroy.",
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
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The station."),
    Field::new("name", Kind::Text)
        .public()
        .rules(&[Rule::Length { min: Some(1), max: None }])
        .doc("What people call it."),
    Field::new("slug", Kind::Text).public().doc("A short name that never changes."),
    Field::new("parent_id", Kind::Uuid).nullable().public().relation(0).doc("The station that it is part of."),
];

static RELATIONS: [Relation; 3] = [
    Relation {
        name: "parent",
        doc: "The station that it is part of.",
        target: &STATION,
        kind: RelationKind::BelongsTo,
        on: &[(0, 0), (4, 1)],
        public: true,
    },
    Relation {
        name: "parts",
        doc: "Its parts.",
        target: &STATION,
        kind: RelationKind::HasMany,
        on: &[(0, 0), (1, 4)],
        public: true,
    },
    Relation {
        name: "orders",
        doc: "What is cooked here.",
        target: &ORDER,
        kind: RelationKind::HasMany,
        on: &[(0, 0), (1, 9)],
        public: true,
    },
];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: false, default: 50, max: 250 });

const CALCULATE_LOAD_RELATED: &[Node] =
    &[Node::Field(3), Node::Const(Scalar::text("cooking")), Node::Binary(BinaryOp::Equal, 0, 1)];

// count(orders, status == Cooking)
const CALCULATE_LOAD: &[Node] = &[Node::Count(2, Expr::of(CALCULATE_LOAD_RELATED))];

const DESTROY_GUARD_RELATED: &[Node] =
    &[Node::Field(3), Node::Const(Scalar::text("served")), Node::Binary(BinaryOp::NotEqual, 0, 1)];

// slug != "main" && !exists(orders, status != Served)
const DESTROY_GUARD: &[Node] = &[
    Node::Field(3),
    Node::Const(Scalar::text("main")),
    Node::Binary(BinaryOp::NotEqual, 0, 1),
    Node::Exists(2, Expr::of(DESTROY_GUARD_RELATED)),
    Node::Not(3),
    Node::Binary(BinaryOp::And, 2, 4),
];

const _: () = assert!(
    <kitchen_sink::kitchen::station::Station as resource::Resource>::FINGERPRINT == 0xfb61c7c2c7a709e3,
    "stale generated code, run `cargo xtask codegen`"
);
