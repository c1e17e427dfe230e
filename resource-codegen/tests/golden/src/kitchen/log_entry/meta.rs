//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/log_entry.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a log entry; positions refer to the tables here.

use kitchen_sink::kitchen::log_entry::Subject;
use resource_core::meta::{
    Action, ActionKind, Field, Generated, GetBy, Input, Page, ReadAction, Relation, Sort, Tenancy,
};
use resource_core::{BinaryOp, Expr, Function, Kind, Node, ResourceMeta, Root, Scalar, Value};
use std::borrow::Cow;

/// The resource `kitchen.log_entry`.
pub static LOG_ENTRY: ResourceMeta = ResourceMeta {
    name: "kitchen.log_entry",
    type_name: "LogEntry",
    api_type: "log-entries",
    doc: "Something that happened. Entries are never changed or removed.",
    table: "log_entries",
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
            doc: "List.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::down(1)], page: PAGE, get: None }),
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
            name: "recent",
            doc: "Recent.",
            kind: ActionKind::Read,
            inputs: &[Input::argument("since", Kind::Time).nullable().optional()],
            read: Some(ReadAction {
                filter: Some(Expr::of(RECENT_FILTER)),
                sort: &[Sort::down(7), Sort::down(1)],
                page: PAGE_2,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "record",
            doc: "Record.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[
                Input::field("subject", FIELDS),
                Input::field("text", FIELDS),
                Input::field("old_state", FIELDS).optional(),
                Input::field("new_state", FIELDS).optional(),
                Input::field("seconds", FIELDS).optional(),
            ],
            ..Action::BLANK
        },
    ],
    append_only: true,
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::I64).public().generated(Generated::Database).doc("The number of the entry."),
    Field::new("subject", Subject::KIND).public().doc("What it is about."),
    Field::new("text", Kind::Text).public().doc("In words."),
    Field::new("old_state", Kind::Text).nullable().public().doc("The state before."),
    Field::new("new_state", Kind::Text).nullable().public().doc("The state after."),
    Field::new("seconds", Kind::I64).nullable().public().doc("How long the state before lasted."),
    Field::new("happened_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it happened."),
];

static RELATIONS: [Relation; 0] = [];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: false, default: 100, max: 250 });

const PAGE_2: Option<Page> = Some(Page { keyset: true, offset: false, default: 50, max: 250 });

// happened_at > coalesce(argument.since, ago(1 hour)) && subject not in [Other]
const RECENT_FILTER: &[Node] = &[
    Node::Field(7),
    Node::Root(Root::Argument, 0),
    Node::Now,
    Node::Const(Scalar::I64(3600000000)),
    Node::Binary(BinaryOp::TimeSubtract, 2, 3),
    Node::Call(Function::Coalesce, Cow::Borrowed(&[1, 4])),
    Node::Binary(BinaryOp::Greater, 0, 5),
    Node::Field(2),
    Node::Const(Scalar::text("other")),
    Node::In(7, Cow::Borrowed(&[8])),
    Node::Not(9),
    Node::Binary(BinaryOp::And, 6, 10),
];

const _: () = assert!(
    <kitchen_sink::kitchen::log_entry::LogEntry as resource::Resource>::FINGERPRINT == 0x12cecb89db72bf19,
    "stale generated code, run `cargo xtask codegen`"
);
