//! Generated from `shelves/src/lending/book.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a book; positions refer to the tables here.

use crate::lending::loan::LOAN;
use resource_core::meta::{
    Action, ActionKind, Field, Generated, GetBy, Identity, Input, Page, ReadAction, Relation, RelationKind, Rule, Sort,
    Tenancy,
};
use resource_core::{BinaryOp, Expr, Kind, Node, ResourceMeta, Scalar};

/// The resource `lending.book`.
pub static BOOK: ResourceMeta = ResourceMeta {
    name: "lending.book",
    type_name: "Book",
    api_type: "books",
    doc: "One copy of a book.",
    table: "books",
    tenancy: Tenancy::Column(0),
    partition: None,
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[],
    identities: &[Identity {
        name: "shelf_mark",
        index: "books_shelf_mark_unique",
        fields: &[4],
        filter: None,
        across_tenants: false,
        message: "stands there already",
    }],
    checks: &[],
    scopes: &[],
    require: None,
    machine: None,
    actions: &[
        Action {
            name: "list",
            doc: "Lists the books.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::up(2), Sort::up(1)], page: PAGE, get: None }),
            ..Action::BLANK
        },
        Action {
            name: "get",
            doc: "Fetches a book.",
            kind: ActionKind::Read,
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "on_shelf",
            doc: "Lists the books that nobody has.",
            kind: ActionKind::Read,
            read: Some(ReadAction {
                filter: Some(Expr::of(ON_SHELF_FILTER)),
                sort: &[Sort::up(2), Sort::up(1)],
                page: PAGE_2,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "acquire",
            doc: "Puts a book on the shelf.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[
                Input::field("title", FIELDS),
                Input::field("author", FIELDS),
                Input::field("shelf_mark", FIELDS),
            ],
            ..Action::BLANK
        },
        Action {
            name: "correct",
            doc: "Corrects the catalogue.",
            kind: ActionKind::Update,
            primary: true,
            inputs: &[Input::field("title", FIELDS).optional(), Input::field("author", FIELDS).optional()],
            ..Action::BLANK
        },
        Action {
            name: "discard",
            doc: "Discards a book that was never lent.",
            kind: ActionKind::Destroy,
            primary: true,
            ..Action::BLANK
        },
    ],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("library_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("Its id."),
    Field::new("title", Kind::Text)
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: Some(1), max: Some(300) }])
        .doc("The title."),
    Field::new("author", Kind::Text)
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: Some(1), max: Some(200) }])
        .doc("Who wrote it."),
    Field::new("shelf_mark", Kind::Text).public().rules(&[Rule::Pattern("[A-Z]{2}[0-9]{1,5}")]).doc("Where it stands."),
];

static RELATIONS: [Relation; 1] = [Relation {
    name: "loans",
    doc: "Everybody who has had it.",
    target: &LOAN,
    kind: RelationKind::HasMany,
    on: &[(0, 0), (1, 2)],
    public: true,
}];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: true, default: 20, max: 100 });

const PAGE_2: Option<Page> = Some(Page { keyset: true, offset: false, default: 20, max: 100 });

const ON_SHELF_FILTER_RELATED: &[Node] =
    &[Node::Field(4), Node::Const(Scalar::text("out")), Node::Binary(BinaryOp::Equal, 0, 1)];

// !exists(loans, status == Out)
const ON_SHELF_FILTER: &[Node] = &[Node::Exists(0, Expr::of(ON_SHELF_FILTER_RELATED)), Node::Not(0)];

const _: () = assert!(
    <shelves::lending::book::Book as resource::Resource>::FINGERPRINT == 0xb9804a3de15dd971,
    "stale generated code, run `cargo xtask codegen`"
);
