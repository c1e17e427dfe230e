//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/dish.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a dish; positions refer to the tables here.

use crate::kitchen::line::LINE;
use crate::supply::allergen::ALLERGEN;
use kitchen_sink::kitchen::dish::{Heat, Nutrition, Step};
use resource_core::meta::{
    Action, ActionKind, Calculation, Field, Generated, GetBy, Input, Page, ReadAction, Relation, RelationKind, Rule,
    Sort, Tenancy, Upsert,
};
use resource_core::{BinaryOp, Expr, Kind, Node, ResourceMeta, Root, Scalar, Value};
use std::borrow::Cow;

/// The resource `kitchen.dish`.
pub static DISH: ResourceMeta = ResourceMeta {
    name: "kitchen.dish",
    type_name: "Dish",
    api_type: "dishes",
    doc: "Something that can be ordered.",
    table: "dishes",
    tenancy: Tenancy::Column(0),
    partition: None,
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation {
            name: "label",
            doc: "The name with the price.",
            kind: Kind::Text,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_LABEL),
        },
        Calculation {
            name: "allergen_name",
            doc: "What the allergen is called.",
            kind: Kind::Text,
            nullable: true,
            public: true,
            expr: Expr::of(CALCULATE_ALLERGEN_NAME),
        },
    ],
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
            read: Some(ReadAction { filter: None, sort: &[Sort::up(1)], page: PAGE, get: None }),
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
            name: "mild",
            doc: "Mild.",
            kind: ActionKind::Read,
            inputs: &[Input::argument("up_to", Heat::KIND)],
            read: Some(ReadAction {
                filter: Some(Expr::of(MILD_FILTER)),
                sort: &[Sort::down(3), Sort::up(1)],
                page: PAGE_2,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "import",
            doc: "Import.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[
                Input::field("code", FIELDS),
                Input::field("name", FIELDS),
                Input::field("heat", FIELDS).optional(),
                Input::field("price", FIELDS),
                Input::field("weight", FIELDS).optional(),
                Input::field("vegan", FIELDS).optional(),
                Input::field("tags", FIELDS).optional(),
                Input::field("steps", FIELDS).optional(),
                Input::field("nutrition", FIELDS).optional(),
                Input::field("details", FIELDS).optional(),
                Input::relation("allergen", &RELATIONS, FIELDS).optional(),
            ],
            upsert: Some(Upsert {
                identity: None,
                update: 4,
                set: &[
                    (2, Expr::of(&[Node::Root(Root::New, 2)])),
                    (4, Expr::of(&[Node::Root(Root::New, 4)])),
                    (7, Expr::of(IMPORT_UPSERT_IMPORTS)),
                ],
            }),
            ..Action::BLANK
        },
        Action {
            name: "refresh",
            doc: "Refresh.",
            kind: ActionKind::Update,
            set: &[(12, Expr::of(&[Node::Now]))],
            ..Action::BLANK
        },
        Action {
            name: "update",
            doc: "Update.",
            kind: ActionKind::Update,
            primary: true,
            inputs: &[
                Input::field("name", FIELDS).optional(),
                Input::field("heat", FIELDS).optional(),
                Input::field("price", FIELDS).optional(),
                Input::field("tags", FIELDS).optional(),
                Input::field("steps", FIELDS).optional(),
                Input::field("nutrition", FIELDS).optional(),
                Input::field("details", FIELDS).optional(),
            ],
            ..Action::BLANK
        },
        Action { name: "destroy", doc: "Destroy.", kind: ActionKind::Destroy, primary: true, ..Action::BLANK },
    ],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("code", Kind::Text)
        .public()
        .rules(&[Rule::Length { min: Some(1), max: Some(20) }, Rule::Pattern("[A-Z0-9.]+")])
        .doc("The number on the card."),
    Field::new("name", Kind::Text).public().doc("What it is called."),
    Field::new("heat", Heat::KIND).public().default(Expr::of(&[Node::Const(Scalar::I64(0))])).doc("How hot it is."),
    Field::new("price", Kind::I64).public().rules(&[Rule::Range { min: Some(0), max: None }]).doc("In cents."),
    Field::new("weight", Kind::F64).public().default(Expr::of(DEFAULT_WEIGHT)).doc("In grams."),
    Field::new("vegan", Kind::Bool)
        .public()
        .default(Expr::of(&[Node::Const(Scalar::Bool(false))]))
        .doc("Whether it has nothing of animals."),
    Field::new("imports", Kind::I16)
        .public()
        .default(Expr::of(&[Node::Const(Scalar::I64(0))]))
        .doc("How often it was taken over."),
    Field::new("tags", Kind::List(&Kind::Text))
        .public()
        .rules(&[Rule::Length { min: None, max: Some(20) }])
        .default(Expr::of(DEFAULT_TAGS))
        .doc("Words to find it by."),
    Field::new("steps", Kind::List(&Step::KIND)).public().default(Expr::of(DEFAULT_STEPS)).doc("How it is made."),
    Field::new("nutrition", Nutrition::KIND).nullable().public().doc("What is in it."),
    Field::new("details", Kind::Map).public().default(Expr::of(DEFAULT_DETAILS)).doc("Anything else."),
    Field::new("imported_at", Kind::Time).nullable().public().doc("When it was last taken over."),
    Field::new("allergen_id", Kind::Uuid).nullable().public().relation(0).doc("What it must be kept away from."),
];

static RELATIONS: [Relation; 2] = [
    Relation {
        name: "allergen",
        doc: "What it must be kept away from.",
        target: &ALLERGEN,
        kind: RelationKind::BelongsTo,
        on: &[(13, 0)],
        public: true,
    },
    Relation {
        name: "lines",
        doc: "Where it was ordered.",
        target: &LINE,
        kind: RelationKind::HasMany,
        on: &[(0, 0), (1, 3)],
        public: true,
    },
];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: true, default: 50, max: 250 });

const PAGE_2: Option<Page> = Some(Page { keyset: true, offset: false, default: 10, max: 250 });

// if price == 0 { "free" } else { name }
const CALCULATE_LABEL: &[Node] = &[
    Node::Field(4),
    Node::Const(Scalar::I64(0)),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Const(Scalar::text("free")),
    Node::Field(2),
    Node::If(2, 3, 4),
];

const CALCULATE_ALLERGEN_NAME_RELATED: &[Node] = &[Node::Field(1)];

// allergen.name
const CALCULATE_ALLERGEN_NAME: &[Node] = &[Node::Via(0, Expr::of(CALCULATE_ALLERGEN_NAME_RELATED))];

// heat <= argument.up_to
const MILD_FILTER: &[Node] =
    &[Node::Field(3), Node::Root(Root::Argument, 0), Node::Binary(BinaryOp::LessOrEqual, 0, 1)];

// imports + 1
const IMPORT_UPSERT_IMPORTS: &[Node] =
    &[Node::Field(7), Node::Const(Scalar::I64(1)), Node::Binary(BinaryOp::Add, 0, 1)];

// 1.5
const DEFAULT_WEIGHT: &[Node] = &[Node::Const(Scalar::F64(1.5))];

// []
const DEFAULT_TAGS: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("[]")))];

// []
const DEFAULT_STEPS: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("[]")))];

// {}
const DEFAULT_DETAILS: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("{}")))];

const _: () = assert!(
    <kitchen_sink::kitchen::dish::Dish as resource::Resource>::FINGERPRINT == 0xab94d819bdc79ad0,
    "stale generated code, run `cargo xtask codegen`"
);
