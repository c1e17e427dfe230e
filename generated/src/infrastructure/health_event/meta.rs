//! Generated from `resources/src/infrastructure/health_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a health event; positions refer to the tables here.

use resource_core::meta::{
    Action, ActionKind, Field, Generated, GetBy, Input, Page, ReadAction, Relation, Rule, Sort, Tenancy,
};
use resource_core::{BinaryOp, Expr, Kind, Node, ResourceMeta, Root, Scalar, Value};
use resources::infrastructure::health_event::HealthEntity;
use std::borrow::Cow;

/// The resource `infrastructure.health_event`.
pub static HEALTH_EVENT: ResourceMeta = ResourceMeta {
    name: "infrastructure.health_event",
    type_name: "HealthEvent",
    api_type: "health-events",
    doc: "A change in the health of some part of the system. Events are never changed or removed.",
    table: "health_events",
    tenancy: Tenancy::Column(0),
    partition: None,
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[],
    identities: &[],
    checks: &[],
    scopes: &[],
    require: None,
    machine: None,
    actions: &[
        Action {
            name: "list",
            doc: "Lists the events, newest first.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::down(10), Sort::down(1)], page: PAGE, get: None }),
            ..Action::BLANK
        },
        Action {
            name: "get",
            doc: "Fetches an event by id.",
            kind: ActionKind::Read,
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "timeline",
            doc: "Lists the events of one part of the system, newest first.",
            kind: ActionKind::Read,
            inputs: &[
                Input::argument("entity_type", HealthEntity::KIND),
                Input::argument("entity_id", Kind::Text),
                Input::argument("since", Kind::Time).nullable().optional(),
            ],
            read: Some(ReadAction {
                filter: Some(Expr::of(TIMELINE_FILTER)),
                sort: &[Sort::down(10), Sort::down(1)],
                page: PAGE_2,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "current_status",
            doc: "Lists the newest event of one part of the system, from which its state now is known.",
            kind: ActionKind::Read,
            inputs: &[Input::argument("entity_type", HealthEntity::KIND), Input::argument("entity_id", Kind::Text)],
            read: Some(ReadAction {
                filter: Some(Expr::of(CURRENT_STATUS_FILTER)),
                sort: &[Sort::down(10), Sort::down(1)],
                page: PAGE_3,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "recent",
            doc: "Lists the newest events, if asked for of one kind of part or into one state.",
            kind: ActionKind::Read,
            inputs: &[
                Input::argument("entity_type", HealthEntity::KIND).nullable().optional(),
                Input::argument("state", Kind::Text).nullable().optional(),
            ],
            read: Some(ReadAction {
                filter: Some(Expr::of(RECENT_FILTER)),
                sort: &[Sort::down(10), Sort::down(1)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "by_state",
            doc: "Lists the changes into one state, newest first.",
            kind: ActionKind::Read,
            inputs: &[Input::argument("state", Kind::Text)],
            read: Some(ReadAction {
                filter: Some(Expr::of(BY_STATE_FILTER)),
                sort: &[Sort::down(10), Sort::down(1)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "record",
            doc: "Records a change of health.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[
                Input::field("entity_type", FIELDS),
                Input::field("entity_id", FIELDS),
                Input::field("old_state", FIELDS).optional(),
                Input::field("new_state", FIELDS),
                Input::field("reason", FIELDS).optional(),
                Input::field("node", FIELDS).optional(),
                Input::field("duration_seconds", FIELDS).optional(),
                Input::field("metadata", FIELDS).optional(),
            ],
            ..Action::BLANK
        },
    ],
    append_only: true,
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The event's id."),
    Field::new("entity_type", HealthEntity::KIND).public().doc("What kind of part changed."),
    Field::new("entity_id", Kind::Text)
        .public()
        .rules(&[Rule::Length { min: Some(1), max: Some(255) }])
        .doc("Which one of its kind."),
    Field::new("old_state", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: Some(1), max: Some(63) }])
        .doc("The state it left; absent for its first one."),
    Field::new("new_state", Kind::Text)
        .public()
        .rules(&[Rule::Length { min: Some(1), max: Some(63) }])
        .doc("The state it entered."),
    Field::new("reason", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(1000) }])
        .doc("Why, as far as somebody said."),
    Field::new("node", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(255) }])
        .doc("The node that noticed."),
    Field::new("duration_seconds", Kind::I64)
        .nullable()
        .public()
        .rules(&[Rule::Range { min: Some(0), max: None }])
        .doc("How many seconds it had been in the old state."),
    Field::new("metadata", Kind::Map).public().default(Expr::of(DEFAULT_METADATA)).doc("Facts around it."),
    Field::new("recorded_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it happened."),
];

static RELATIONS: [Relation; 0] = [];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: true, default: 50, max: 250 });

const PAGE_2: Option<Page> = Some(Page { keyset: true, offset: true, default: 100, max: 250 });

const PAGE_3: Option<Page> = Some(Page { keyset: false, offset: true, default: 1, max: 1 });

// entity_type == argument.entity_type && entity_id == argument.entity_id && (argument.since == null || recorded_at
// >= argument.since)
const TIMELINE_FILTER: &[Node] = &[
    Node::Field(2),
    Node::Root(Root::Argument, 0),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Field(3),
    Node::Root(Root::Argument, 1),
    Node::Binary(BinaryOp::Equal, 3, 4),
    Node::Binary(BinaryOp::And, 2, 5),
    Node::Root(Root::Argument, 2),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::Is, 7, 8),
    Node::Field(10),
    Node::Root(Root::Argument, 2),
    Node::Binary(BinaryOp::GreaterOrEqual, 10, 11),
    Node::Binary(BinaryOp::Or, 9, 12),
    Node::Binary(BinaryOp::And, 6, 13),
];

// entity_type == argument.entity_type && entity_id == argument.entity_id
const CURRENT_STATUS_FILTER: &[Node] = &[
    Node::Field(2),
    Node::Root(Root::Argument, 0),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Field(3),
    Node::Root(Root::Argument, 1),
    Node::Binary(BinaryOp::Equal, 3, 4),
    Node::Binary(BinaryOp::And, 2, 5),
];

// (argument.entity_type == null || entity_type == argument.entity_type) && (argument.state == null || new_state ==
// argument.state)
const RECENT_FILTER: &[Node] = &[
    Node::Root(Root::Argument, 0),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::Is, 0, 1),
    Node::Field(2),
    Node::Root(Root::Argument, 0),
    Node::Binary(BinaryOp::Equal, 3, 4),
    Node::Binary(BinaryOp::Or, 2, 5),
    Node::Root(Root::Argument, 1),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::Is, 7, 8),
    Node::Field(5),
    Node::Root(Root::Argument, 1),
    Node::Binary(BinaryOp::Equal, 10, 11),
    Node::Binary(BinaryOp::Or, 9, 12),
    Node::Binary(BinaryOp::And, 6, 13),
];

// new_state == argument.state
const BY_STATE_FILTER: &[Node] = &[Node::Field(5), Node::Root(Root::Argument, 0), Node::Binary(BinaryOp::Equal, 0, 1)];

// {}
const DEFAULT_METADATA: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("{}")))];

const _: () = assert!(
    <resources::infrastructure::health_event::HealthEvent as resource::Resource>::FINGERPRINT == 0xb646c2ee43fb667b,
    "stale generated code, run `cargo xtask codegen`"
);
