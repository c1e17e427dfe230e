//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/order.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of an order; positions refer to the tables here.

use super::policy;
use crate::kitchen::line::LINE;
use crate::kitchen::log_entry::LOG_ENTRY;
use crate::kitchen::station::STATION;
use kitchen_sink::kitchen::order::OrderStatus;
use resource_core::meta::{
    Action, ActionKind, Calculation, Cause, CauseOn, Field, Generated, GetBy, Input, Machine, Page, ReadAction,
    Relation, RelationKind, Rule, Sort, State, Tenancy, Transition, Validation,
};
use resource_core::{BinaryOp, Expr, Function, Kind, Node, ResourceMeta, Root, Scalar, Value};
use std::borrow::Cow;

/// The resource `kitchen.order`.
pub static ORDER: ResourceMeta = ResourceMeta {
    name: "kitchen.order",
    type_name: "Order",
    api_type: "orders",
    doc: "What a table wants.",
    table: "orders",
    tenancy: Tenancy::Column(0),
    partition: Some(9),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[Calculation {
        name: "is_late",
        doc: "Whether it takes too long.",
        kind: Kind::Bool,
        nullable: false,
        public: true,
        expr: Expr::of(CALCULATE_IS_LATE),
    }],
    identities: &[],
    checks: &[Validation {
        code: "served_after_placed",
        constraint: Some("orders_served_after_placed_check"),
        expr: Expr::of(ORDERS_SERVED_AFTER_PLACED_CHECK),
        field: Some(8),
        message: "must satisfy `served_at >= placed_at || served_at == null`",
    }],
    scopes: policy::SCOPES,
    require: Some(Expr::of(policy::REQUIRE)),
    machine: Some(Machine {
        field: 3,
        states: &[
            State { value: Scalar::text("placed"), name: "placed", initial: true, terminal: false },
            State { value: Scalar::text("cooking"), name: "cooking", initial: false, terminal: false },
            State { value: Scalar::text("ready"), name: "ready", initial: false, terminal: false },
            State { value: Scalar::text("served"), name: "served", initial: false, terminal: true },
            State { value: Scalar::text("cancelled"), name: "cancelled", initial: false, terminal: true },
        ],
    }),
    actions: &[
        Action {
            name: "list",
            doc: "List.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::down(6), Sort::up(1)], page: PAGE, get: None }),
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
            name: "at",
            doc: "At.",
            kind: ActionKind::Read,
            inputs: &[Input::argument("slug", Kind::Text)],
            read: Some(ReadAction { filter: Some(Expr::of(AT_FILTER)), sort: &[Sort::up(6)], page: None, get: None }),
            ..Action::BLANK
        },
        Action {
            name: "place",
            doc: "Place.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[
                Input::field("table_number", FIELDS),
                Input::relation("station", &RELATIONS, FIELDS),
                Input::field("note", FIELDS).optional(),
            ],
            transition: Some(Transition { from: &[], to: Some(Scalar::text("placed")) }),
            set: &[(6, Expr::of(&[Node::Now]))],
            causes: &CAUSES,
            ..Action::BLANK
        },
        Action {
            name: "update",
            doc: "Update.",
            kind: ActionKind::Update,
            primary: true,
            inputs: &[Input::field("note", FIELDS).optional()],
            validations: &[Validation {
                code: "invalid",
                constraint: None,
                expr: Expr::of(VALIDATE_UPDATE_1),
                field: Some(4),
                message: "must satisfy `note == null || length(note) < 200`",
            }],
            causes: &CAUSES,
            ..Action::BLANK
        },
        Action {
            name: "cook",
            doc: "Cook.",
            kind: ActionKind::Update,
            inputs: &[Input::argument("reason", Kind::Text).nullable().optional()],
            guard: Some(Expr::of(COOK_GUARD)),
            transition: Some(Transition { from: &[Scalar::text("placed")], to: Some(Scalar::text("cooking")) }),
            set: &[(5, Expr::of(COOK_SET_ROUNDS)), (7, Expr::of(&[Node::Now]))],
            causes: &CAUSES_2,
            ..Action::BLANK
        },
        Action {
            name: "tick",
            doc: "Tick.",
            kind: ActionKind::Update,
            internal: true,
            inputs: &[Input::argument("done", Kind::Bool)],
            transition: Some(Transition { from: &[Scalar::text("cooking")], to: None }),
            set: &[(3, Expr::of(TICK_SET_STATUS)), (5, Expr::of(TICK_SET_ROUNDS))],
            causes: &CAUSES_3,
            ..Action::BLANK
        },
        Action {
            name: "serve",
            doc: "Serve.",
            kind: ActionKind::Update,
            transition: Some(Transition { from: &[Scalar::text("ready")], to: Some(Scalar::text("served")) }),
            set: &[(8, Expr::of(&[Node::Now]))],
            causes: &CAUSES_3,
            ..Action::BLANK
        },
        Action {
            name: "cancel",
            doc: "Cancel.",
            kind: ActionKind::Update,
            inputs: &[Input::argument("reason", Kind::Text)
                .nullable()
                .optional()
                .rules(&[Rule::Length { min: None, max: Some(200) }])],
            require: Some(Expr::of(policy::REQUIRE_CANCEL)),
            transition: Some(Transition {
                from: &[Scalar::text("placed"), Scalar::text("cooking"), Scalar::text("ready")],
                to: Some(Scalar::text("cancelled")),
            }),
            causes: &CAUSES_2,
            ..Action::BLANK
        },
    ],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The order."),
    Field::new("table_number", Kind::I32)
        .public()
        .rules(&[Rule::Range { min: Some(1), max: Some(500) }])
        .doc("The table."),
    Field::new("status", OrderStatus::KIND).public().doc("How far it is."),
    Field::new("note", Kind::Text).nullable().public().doc("Wishes."),
    Field::new("rounds", Kind::I32)
        .public()
        .default(Expr::of(&[Node::Const(Scalar::I64(0))]))
        .doc("How often it was begun."),
    Field::new("placed_at", Kind::Time).public().doc("When it was placed."),
    Field::new("started_at", Kind::Time).nullable().public().doc("When cooking began."),
    Field::new("served_at", Kind::Time).nullable().public().doc("When it was served."),
    Field::new("station_id", Kind::Uuid).public().relation(0).doc("Where it is cooked."),
];

static RELATIONS: [Relation; 2] = [
    Relation {
        name: "station",
        doc: "Where it is cooked.",
        target: &STATION,
        kind: RelationKind::BelongsTo,
        on: &[(0, 0), (9, 1)],
        public: true,
    },
    Relation {
        name: "lines",
        doc: "What it consists of.",
        target: &LINE,
        kind: RelationKind::HasMany,
        on: &[(0, 0), (1, 1)],
        public: true,
    },
];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: true, default: 50, max: 250 });

static CAUSES: [Cause; 1] = [Cause {
    target: &LOG_ENTRY,
    action: 3,
    on: CauseOn::Always,
    when: None,
    values: &[(0, Expr::of(TEXT_ORDER)), (1, Expr::of(CAUSES_LOG_ENTRY_TEXT)), (3, Expr::of(&[Node::Field(3)]))],
}];

static CAUSES_2: [Cause; 1] = [Cause {
    target: &LOG_ENTRY,
    action: 3,
    on: CauseOn::Transition,
    when: Some(Expr::of(CAUSES_2_LOG_ENTRY_WHEN)),
    values: &[
        (0, Expr::of(TEXT_ORDER)),
        (1, Expr::of(CAUSES_2_LOG_ENTRY_TEXT)),
        (2, Expr::of(&[Node::Root(Root::Old, 3)])),
        (3, Expr::of(&[Node::Field(3)])),
        (4, Expr::of(CAUSES_2_LOG_ENTRY_SECONDS)),
    ],
}];

static CAUSES_3: [Cause; 1] = [Cause {
    target: &LOG_ENTRY,
    action: 3,
    on: CauseOn::Transition,
    when: Some(Expr::of(CAUSES_3_LOG_ENTRY_WHEN)),
    values: &[
        (0, Expr::of(TEXT_ORDER)),
        (1, Expr::of(CAUSES_3_LOG_ENTRY_TEXT)),
        (2, Expr::of(&[Node::Root(Root::Old, 3)])),
        (3, Expr::of(&[Node::Field(3)])),
        (4, Expr::of(CAUSES_3_LOG_ENTRY_SECONDS)),
    ],
}];

// status in [Placed, Cooking] && placed_at < ago(30 minutes)
const CALCULATE_IS_LATE: &[Node] = &[
    Node::Field(3),
    Node::Const(Scalar::text("placed")),
    Node::Const(Scalar::text("cooking")),
    Node::In(0, Cow::Borrowed(&[1, 2])),
    Node::Field(6),
    Node::Now,
    Node::Const(Scalar::I64(1800000000)),
    Node::Binary(BinaryOp::TimeSubtract, 5, 6),
    Node::Binary(BinaryOp::Less, 4, 7),
    Node::Binary(BinaryOp::And, 3, 8),
];

// served_at >= placed_at || served_at == null
const ORDERS_SERVED_AFTER_PLACED_CHECK: &[Node] = &[
    Node::Field(8),
    Node::Field(6),
    Node::Binary(BinaryOp::GreaterOrEqual, 0, 1),
    Node::Field(8),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::Is, 3, 4),
    Node::Binary(BinaryOp::Or, 2, 5),
];

const AT_FILTER_RELATED: &[Node] = &[Node::Field(3)];

// station.slug == argument.slug && tenant == self.tenant_id
const AT_FILTER: &[Node] = &[
    Node::Via(0, Expr::of(AT_FILTER_RELATED)),
    Node::Root(Root::Argument, 0),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Tenant,
    Node::Field(0),
    Node::Binary(BinaryOp::Equal, 3, 4),
    Node::Binary(BinaryOp::And, 2, 5),
];

const TEXT_ORDER: &[Node] = &[Node::Const(Scalar::text("order"))];

// "changed by a waiter"
const CAUSES_LOG_ENTRY_TEXT: &[Node] = &[Node::Const(Scalar::text("changed by a waiter"))];

// note == null || length(note) < 200
const VALIDATE_UPDATE_1: &[Node] = &[
    Node::Field(4),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::Is, 0, 1),
    Node::Field(4),
    Node::Call(Function::Length, Cow::Borrowed(&[3])),
    Node::Const(Scalar::I64(200)),
    Node::Binary(BinaryOp::Less, 4, 5),
    Node::Binary(BinaryOp::Or, 2, 6),
];

const COOK_GUARD_RELATED: &[Node] =
    &[Node::Field(4), Node::Const(Scalar::I64(0)), Node::Binary(BinaryOp::Greater, 0, 1)];

// exists(lines, quantity > 0)
const COOK_GUARD: &[Node] = &[Node::Exists(1, Expr::of(COOK_GUARD_RELATED))];

// rounds + 1
const COOK_SET_ROUNDS: &[Node] = &[Node::Field(5), Node::Const(Scalar::I64(1)), Node::Binary(BinaryOp::Add, 0, 1)];

// old.status != status
const CAUSES_2_LOG_ENTRY_WHEN: &[Node] =
    &[Node::Root(Root::Old, 3), Node::Field(3), Node::Binary(BinaryOp::NotEqual, 0, 1)];

// coalesce(argument.reason, "no reason")
const CAUSES_2_LOG_ENTRY_TEXT: &[Node] = &[
    Node::Root(Root::Argument, 0),
    Node::Const(Scalar::text("no reason")),
    Node::Call(Function::Coalesce, Cow::Borrowed(&[0, 1])),
];

// seconds(now() - old.placed_at)
const CAUSES_2_LOG_ENTRY_SECONDS: &[Node] = &[
    Node::Now,
    Node::Root(Root::Old, 6),
    Node::Binary(BinaryOp::TimeDifference, 0, 1),
    Node::Call(Function::Seconds, Cow::Borrowed(&[2])),
];

// if argument.done { Ready } else { Cooking }
const TICK_SET_STATUS: &[Node] = &[
    Node::Root(Root::Argument, 0),
    Node::Const(Scalar::text("ready")),
    Node::Const(Scalar::text("cooking")),
    Node::If(0, 1, 2),
];

// rounds + 1
const TICK_SET_ROUNDS: &[Node] = &[Node::Field(5), Node::Const(Scalar::I64(1)), Node::Binary(BinaryOp::Add, 0, 1)];

// old.status != status
const CAUSES_3_LOG_ENTRY_WHEN: &[Node] =
    &[Node::Root(Root::Old, 3), Node::Field(3), Node::Binary(BinaryOp::NotEqual, 0, 1)];

// coalesce(argument.reason, "no reason")
const CAUSES_3_LOG_ENTRY_TEXT: &[Node] = &[
    Node::Const(Scalar::Null),
    Node::Const(Scalar::text("no reason")),
    Node::Call(Function::Coalesce, Cow::Borrowed(&[0, 1])),
];

// seconds(now() - old.placed_at)
const CAUSES_3_LOG_ENTRY_SECONDS: &[Node] = &[
    Node::Now,
    Node::Root(Root::Old, 6),
    Node::Binary(BinaryOp::TimeDifference, 0, 1),
    Node::Call(Function::Seconds, Cow::Borrowed(&[2])),
];

const _: () = assert!(
    <kitchen_sink::kitchen::order::Order as resource::Resource>::FINGERPRINT == 0x7bbff4d788eebe4a,
    "stale generated code, run `cargo xtask codegen`"
);
