//! Generated from `resource-codegen/tests/kitchen_sink/src/front/restaurant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a restaurant; positions refer to the tables here.

use crate::front::employee::EMPLOYEE;
use crate::kitchen::station::STATION;
use kitchen_sink::front::restaurant::{Plan, RestaurantStatus};
use resource_core::meta::{
    Action, ActionKind, Cause, CauseOn, Field, Generated, GetBy, Identity, Input, Machine, Page, ReadAction, Relation,
    RelationKind, Rule, Sort, State, Tenancy, Transition, Validation,
};
use resource_core::{BinaryOp, Expr, Function, Kind, Node, ResourceMeta, Root, Scalar, Value};
use std::borrow::Cow;

/// The resource `front.restaurant`.
pub static RESTAURANT: ResourceMeta = ResourceMeta {
    name: "front.restaurant",
    type_name: "Restaurant",
    api_type: "restaurants",
    doc: "A restaurant with everything it has.",
    table: "restaurants",
    tenancy: Tenancy::Root(0),
    partition: None,
    key: &[0],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[],
    identities: &[Identity {
        name: "slug",
        index: "restaurants_slug_unique",
        fields: &[2],
        filter: None,
        across_tenants: true,
        message: "is taken by another restaurant",
    }],
    checks: &[Validation {
        code: "too_many_seats",
        constraint: Some("restaurants_seats_fit_plan_check"),
        expr: Expr::of(RESTAURANTS_SEATS_FIT_PLAN_CHECK),
        field: Some(5),
        message: "a stall has at most 20 seats",
    }],
    scopes: &[],
    require: None,
    machine: Some(Machine {
        field: 3,
        states: &[
            State { value: Scalar::text("planned"), name: "planned", initial: true, terminal: false },
            State { value: Scalar::text("open"), name: "open", initial: true, terminal: false },
            State { value: Scalar::text("closed"), name: "closed", initial: false, terminal: true },
        ],
    }),
    actions: &[
        Action {
            name: "list",
            doc: "List.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::up(1), Sort::up(0)], page: PAGE, get: None }),
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
            name: "found",
            doc: "Found.",
            kind: ActionKind::Create,
            tenantless: true,
            primary: true,
            inputs: &[
                Input::field("name", FIELDS),
                Input::field("slug", FIELDS),
                Input::field("plan", FIELDS).optional(),
                Input::field("seats", FIELDS).optional(),
                Input::field("settings", FIELDS).optional(),
                Input::argument("open", Kind::Bool).nullable().optional().doc("Whether guests may come at once."),
            ],
            transition: Some(Transition { from: &[], to: None }),
            set: &[(3, Expr::of(FOUND_SET_STATUS))],
            causes: &[Cause {
                target: &STATION,
                action: 3,
                on: CauseOn::Always,
                when: None,
                values: &[(0, Expr::of(FOUND_STATION_NAME)), (1, Expr::of(TEXT_MAIN))],
            }],
            ..Action::BLANK
        },
        Action {
            name: "update",
            doc: "Update.",
            kind: ActionKind::Update,
            primary: true,
            inputs: &[
                Input::field("name", FIELDS).optional(),
                Input::field("seats", FIELDS).optional(),
                Input::field("settings", FIELDS).optional(),
            ],
            ..Action::BLANK
        },
        Action {
            name: "appoint",
            doc: "Appoint.",
            kind: ActionKind::Update,
            internal: true,
            inputs: &[Input::relation("manager", &RELATIONS, FIELDS).optional()],
            ..Action::BLANK
        },
        Action {
            name: "open",
            doc: "Open.",
            kind: ActionKind::Update,
            transition: Some(Transition { from: &[Scalar::text("planned")], to: Some(Scalar::text("open")) }),
            ..Action::BLANK
        },
        Action {
            name: "close",
            doc: "Closes the restaurant for ever.",
            kind: ActionKind::Update,
            transition: Some(Transition {
                from: &[Scalar::text("planned"), Scalar::text("open")],
                to: Some(Scalar::text("closed")),
            }),
            ..Action::BLANK
        },
    ],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The restaurant, also in all its rows."),
    Field::new("name", Kind::Text)
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: Some(1), max: Some(100) }])
        .doc("The sign over the door."),
    Field::new("slug", Kind::CiText)
        .public()
        .rules(&[Rule::Length { min: Some(1), max: Some(40) }, Rule::Pattern("[A-Za-z0-9-]+")])
        .doc("The name in addresses."),
    Field::new("status", RestaurantStatus::KIND).public().doc("Whether guests may come."),
    Field::new("plan", Plan::KIND).public().default(Expr::of(TEXT_STALL)).doc("What was ordered from us."),
    Field::new("seats", Kind::I32)
        .public()
        .rules(&[Rule::Range { min: Some(1), max: Some(2000) }])
        .default(Expr::of(&[Node::Const(Scalar::I64(4))]))
        .doc("How many guests fit."),
    Field::new("settings", Kind::Map).public().default(Expr::of(DEFAULT_SETTINGS)).doc("Preferences."),
    Field::new("manager_id", Kind::Uuid).nullable().public().relation(0).doc("Who is responsible."),
    Field::new("founded_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was founded."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

static RELATIONS: [Relation; 1] = [Relation {
    name: "manager",
    doc: "Who is responsible.",
    target: &EMPLOYEE,
    kind: RelationKind::BelongsTo,
    on: &[(0, 0), (7, 1)],
    public: true,
}];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: true, default: 50, max: 250 });

// plan != Stall || seats <= 20
const RESTAURANTS_SEATS_FIT_PLAN_CHECK: &[Node] = &[
    Node::Field(4),
    Node::Const(Scalar::text("stall")),
    Node::Binary(BinaryOp::NotEqual, 0, 1),
    Node::Field(5),
    Node::Const(Scalar::I64(20)),
    Node::Binary(BinaryOp::LessOrEqual, 3, 4),
    Node::Binary(BinaryOp::Or, 2, 5),
];

// if coalesce(argument.open, false) { Open } else { Planned }
const FOUND_SET_STATUS: &[Node] = &[
    Node::Root(Root::Argument, 5),
    Node::Const(Scalar::Bool(false)),
    Node::Call(Function::Coalesce, Cow::Borrowed(&[0, 1])),
    Node::Const(Scalar::text("open")),
    Node::Const(Scalar::text("planned")),
    Node::If(2, 3, 4),
];

// "Main"
const FOUND_STATION_NAME: &[Node] = &[Node::Const(Scalar::text("Main"))];

const TEXT_MAIN: &[Node] = &[Node::Const(Scalar::text("main"))];

const TEXT_STALL: &[Node] = &[Node::Const(Scalar::text("stall"))];

// {}
const DEFAULT_SETTINGS: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("{}")))];

const _: () = assert!(
    <kitchen_sink::front::restaurant::Restaurant as resource::Resource>::FINGERPRINT == 0xd94f9eb4083a2933,
    "stale generated code, run `cargo xtask codegen`"
);
