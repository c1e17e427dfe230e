//! Authors: a generated key, a unique name, a field that stays on the server.

use resource_core::meta::{
    Action, ActionKind, Field, Generated, GetBy, Identity, Method, Page, ReadAction, Relation, RelationKind, Route,
    Rule, Sort, Tenancy, Upsert,
};
use resource_core::{Expr, Kind, Node, ResourceMeta, Root};

use crate::books::{self, BOOK};
use crate::library::{TENANT, input};

const NAME: &[Rule] = &[Rule::Trim, Rule::Length { min: Some(1), max: Some(40) }];

const PEN: &[Rule] = &[Rule::Length { min: Some(3), max: Some(20) }];

/// `new.born`
static NEW_BORN: [Node; 1] = [Node::Root(Root::New, 3)];

pub static AUTHOR: ResourceMeta = ResourceMeta {
    name: "library.author",
    type_name: "Author",
    api_type: "authors",
    doc: "Somebody who writes books.",
    table: "authors",
    tenancy: Tenancy::Column(0),
    partition: None,
    key: &[1],
    fields: &[
        TENANT,
        Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7),
        Field::new("name", Kind::Text).public().rules(NAME).doc("As it stands on the cover."),
        Field::new("born", Kind::I32).public().nullable(),
        Field::new("notes", Kind::Text).nullable(),
        Field::new("contract", Kind::Map).public().nullable().encrypted(),
        Field::new("pen", Kind::Text).public().nullable().encrypted().rules(PEN),
    ],
    relations: &[Relation {
        name: "books",
        doc: "What the author wrote.",
        target: &BOOK,
        kind: RelationKind::HasMany,
        on: &[(0, 0), (1, books::AUTHOR_ID)],
        public: true,
    }],
    calculations: &[],
    identities: &[Identity {
        name: "name",
        index: "authors_name",
        fields: &[2],
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
            primary: true,
            read: Some(ReadAction {
                filter: None,
                sort: &[Sort { field: 2, descending: false }],
                page: Some(Page { keyset: true, offset: false, default: 2, max: 5 }),
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
            name: "by_name",
            inputs: &[input("name", 2, Kind::Text)],
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Identity(0)) }),
            ..Action::BLANK
        },
        Action {
            name: "create",
            doc: "Adds an author.",
            kind: ActionKind::Create,
            inputs: &[
                input("name", 2, Kind::Text).rules(NAME),
                input("born", 3, Kind::I32).optional().nullable(),
                input("contract", 5, Kind::Map).optional().nullable().secret(),
                input("pen", 6, Kind::Text).optional().nullable().secret().rules(PEN),
            ],
            ..Action::BLANK
        },
        Action {
            name: "update",
            kind: ActionKind::Update,
            inputs: &[input("born", 3, Kind::I32).optional().nullable()],
            ..Action::BLANK
        },
        Action {
            name: "keep",
            doc: "Adds an author, or writes down when a known one was born.",
            kind: ActionKind::Create,
            inputs: &[input("name", 2, Kind::Text).rules(NAME), input("born", 3, Kind::I32).optional().nullable()],
            upsert: Some(Upsert { identity: Some(0), update: 4, set: &[(3, Expr::of(&NEW_BORN))] }),
            ..Action::BLANK
        },
        Action { name: "destroy", kind: ActionKind::Destroy, ..Action::BLANK },
    ],
    append_only: false,
};

pub const ROUTES: &[Route] = &[
    Route::new(Method::Get, "/authors", 0),
    Route::new(Method::Get, "/authors/{id}", 1),
    Route::new(Method::Get, "/authors/by-name", 2),
    Route::new(Method::Post, "/authors", 3),
    Route::new(Method::Post, "/authors/keep", 5),
    Route::new(Method::Delete, "/authors/{id}", 6),
];
