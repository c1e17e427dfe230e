//! Loans: a key of two parts, one of them a relation.

use resource_core::meta::{
    Action, ActionKind, Field, GetBy, Method, Page, ReadAction, Relation, RelationKind, Route, Tenancy,
};
use resource_core::{Kind, ResourceMeta};

use crate::books::BOOK;
use crate::library::{TENANT, input, related};

pub static LOAN: ResourceMeta = ResourceMeta {
    name: "library.loan",
    type_name: "Loan",
    api_type: "loans",
    doc: "A book in somebody's hands.",
    table: "loans",
    tenancy: Tenancy::Column(0),
    partition: None,
    key: &[1, 2],
    fields: &[
        TENANT,
        Field::new("book_isbn", Kind::Text).public().relation(0),
        Field::new("number", Kind::I32).public(),
        Field::new("reader", Kind::Text).public(),
    ],
    relations: &[Relation {
        name: "book",
        doc: "",
        target: &BOOK,
        kind: RelationKind::BelongsTo,
        on: &[(0, 0), (1, 1)],
        public: true,
    }],
    calculations: &[],
    identities: &[],
    checks: &[],
    scopes: &[],
    require: None,
    machine: None,
    actions: &[
        Action {
            name: "list",
            primary: true,
            read: Some(ReadAction {
                filter: None,
                sort: &[],
                page: Some(Page { keyset: false, offset: true, default: 2, max: 50 }),
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "get",
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "create",
            kind: ActionKind::Create,
            inputs: &[related("book", 0, 1, Kind::Text), input("number", 2, Kind::I32), input("reader", 3, Kind::Text)],
            ..Action::BLANK
        },
    ],
    append_only: false,
};

pub const ROUTES: &[Route] = &[
    Route::new(Method::Get, "/loans", 0),
    Route::new(Method::Get, "/loans/{id}", 1),
    Route::new(Method::Post, "/loans", 2),
];
