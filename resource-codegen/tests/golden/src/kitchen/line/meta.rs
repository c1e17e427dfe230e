//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/line.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a line; positions refer to the tables here.

use crate::kitchen::dish::DISH;
use crate::kitchen::order::ORDER;
use resource_core::meta::{
    Action, ActionKind, Field, Generated, GetBy, Input, Page, ReadAction, Relation, RelationKind, Rule, Sort, Tenancy,
};
use resource_core::{BinaryOp, Expr, Kind, Node, ResourceMeta, Scalar};

/// The resource `kitchen.line`.
pub static LINE: ResourceMeta = ResourceMeta {
    name: "kitchen.line",
    type_name: "Line",
    api_type: "order-lines",
    doc: "A dish in an order.",
    table: "order_lines",
    tenancy: Tenancy::Column(0),
    partition: None,
    key: &[1, 2],
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
            name: "add",
            doc: "Add.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[
                Input::relation("order", &RELATIONS, FIELDS),
                Input::field("position", FIELDS),
                Input::relation("dish", &RELATIONS, FIELDS),
                Input::field("quantity", FIELDS).optional(),
            ],
            ..Action::BLANK
        },
        Action {
            name: "update",
            doc: "Update.",
            kind: ActionKind::Update,
            primary: true,
            inputs: &[Input::field("quantity", FIELDS).optional()],
            guard: Some(Expr::of(UPDATE_GUARD)),
            ..Action::BLANK
        },
        Action { name: "remove", doc: "Remove.", kind: ActionKind::Destroy, primary: true, ..Action::BLANK },
    ],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("order_id", Kind::Uuid).public().relation(0).doc("The order."),
    Field::new("position", Kind::I32).public().doc("Which line of the order it is."),
    Field::new("dish_code", Kind::Text).public().relation(1).doc("What is wanted."),
    Field::new("quantity", Kind::I32)
        .public()
        .rules(&[Rule::Range { min: Some(1), max: Some(99) }])
        .default(Expr::of(&[Node::Const(Scalar::I64(1))]))
        .doc("How often."),
];

static RELATIONS: [Relation; 2] = [
    Relation {
        name: "order",
        doc: "The order.",
        target: &ORDER,
        kind: RelationKind::BelongsTo,
        on: &[(0, 0), (1, 1)],
        public: true,
    },
    Relation {
        name: "dish",
        doc: "What is wanted.",
        target: &DISH,
        kind: RelationKind::BelongsTo,
        on: &[(0, 0), (3, 1)],
        public: true,
    },
];

const PAGE: Option<Page> = Some(Page { keyset: false, offset: true, default: 50, max: 250 });

const UPDATE_GUARD_RELATED: &[Node] = &[Node::Field(3)];

// order.status != Served
const UPDATE_GUARD: &[Node] = &[
    Node::Via(0, Expr::of(UPDATE_GUARD_RELATED)),
    Node::Const(Scalar::text("served")),
    Node::Binary(BinaryOp::NotEqual, 0, 1),
];

const _: () = assert!(
    <kitchen_sink::kitchen::line::Line as resource::Resource>::FINGERPRINT == 0x8e6f1b114548a1a8,
    "stale generated code, run `cargo xtask codegen`"
);
