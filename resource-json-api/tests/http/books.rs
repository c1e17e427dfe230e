//! Books: a key that the caller gives, values of many kinds, states, hand-written actions.

use std::time::Duration;

use resource_core::meta::{
    Action, ActionKind, Calculation, Field, Generated, GetBy, Input, Machine, Method, Page, ReadAction, Relation,
    RelationKind, Route, Rule, Scope, Sort, State, Tenancy, Transition,
};
use resource_core::{Expr, Kind, ResourceMeta, Scalar};
use resource_runtime::hook::Hook;

use crate::authors::AUTHOR;
use crate::library::{AT_LEAST, GRADE, LONG, NOW, PUBLISHED, STATUS as STATUSES, TENANT, input, related};
use crate::loans::LOAN;

pub const STATUS: u16 = 3;
pub const PAGES: u16 = 5;
pub const AUTHOR_ID: u16 = 9;

const TITLE: &[Rule] = &[Rule::Length { min: Some(1), max: Some(200) }];
const COUNT: &[Rule] = &[Rule::Range { min: Some(1), max: Some(100_000) }];

pub static BOOK: ResourceMeta = ResourceMeta {
    name: "library.book",
    type_name: "Book",
    api_type: "books",
    doc: "A book of the library.",
    table: "books",
    tenancy: Tenancy::Column(0),
    partition: None,
    key: &[1],
    fields: &[
        TENANT,
        Field::new("isbn", Kind::Text).public(),
        Field::new("title", Kind::Text).public().rules(TITLE),
        Field::new("status", Kind::Enum(&STATUSES)).public(),
        Field::new("grade", Kind::Enum(&GRADE)).public().nullable(),
        Field::new("pages", Kind::I32).public().rules(COUNT),
        Field::new("rating", Kind::F64).public().nullable(),
        Field::new("tags", Kind::List(&Kind::Text)).public(),
        Field::new("extra", Kind::Map).public().nullable(),
        Field::new("author_id", Kind::Uuid).public().nullable().relation(0),
        Field::new("published_at", Kind::Time).public().nullable(),
        Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt),
    ],
    relations: &[
        Relation {
            name: "author",
            doc: "Who wrote it.",
            target: &AUTHOR,
            kind: RelationKind::BelongsTo,
            on: &[(0, 0), (AUTHOR_ID, 1)],
            public: true,
        },
        Relation {
            name: "loans",
            doc: "",
            target: &LOAN,
            kind: RelationKind::HasMany,
            on: &[(0, 0), (1, 1)],
            public: true,
        },
    ],
    calculations: &[Calculation {
        name: "is_long",
        doc: "More than an evening.",
        kind: Kind::Bool,
        nullable: false,
        public: true,
        expr: Expr::of(&LONG),
    }],
    identities: &[],
    checks: &[],
    scopes: &[Scope { name: "published", source: "status == Published", expr: Expr::of(&PUBLISHED) }],
    require: None,
    machine: Some(Machine {
        field: STATUS,
        states: &[
            State { value: Scalar::text("draft"), name: "draft", initial: true, terminal: false },
            State { value: Scalar::text("published"), name: "published", initial: false, terminal: false },
            State { value: Scalar::text("retired"), name: "retired", initial: false, terminal: true },
        ],
    }),
    actions: ACTIONS,
    append_only: false,
};

const ACTIONS: &[Action] = &[
    Action {
        name: "list",
        primary: true,
        read: Some(ReadAction {
            filter: None,
            sort: &[Sort { field: 2, descending: false }],
            page: Some(Page { keyset: true, offset: true, default: 3, max: 50 }),
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
        name: "at_least",
        inputs: &[Input::argument("pages", Kind::I32).rules(COUNT)],
        read: Some(ReadAction {
            filter: Some(Expr::of(&AT_LEAST)),
            sort: &[Sort { field: PAGES, descending: true }],
            page: None,
            get: None,
        }),
        ..Action::BLANK
    },
    Action {
        name: "register",
        doc: "Takes a book into the library.",
        kind: ActionKind::Create,
        inputs: &[
            input("isbn", 1, Kind::Text).rules(&[Rule::Length { min: Some(1), max: Some(40) }]),
            input("title", 2, Kind::Text).rules(TITLE),
            input("pages", PAGES, Kind::I32).rules(COUNT),
            input("grade", 4, Kind::Enum(&GRADE)).optional().nullable(),
            input("rating", 6, Kind::F64).optional().nullable(),
            input("tags", 7, Kind::List(&Kind::Text)),
            input("extra", 8, Kind::Map).optional().nullable(),
            related("author", 0, AUTHOR_ID, Kind::Uuid).optional().nullable(),
            Input::argument("code", Kind::Text).optional().secret(),
        ],
        transition: Some(Transition { from: &[], to: Some(Scalar::text("draft")) }),
        ..Action::BLANK
    },
    Action {
        name: "update",
        primary: true,
        kind: ActionKind::Update,
        inputs: &[
            input("title", 2, Kind::Text).rules(TITLE).optional(),
            input("pages", PAGES, Kind::I32).rules(COUNT).optional(),
            related("author", 0, AUTHOR_ID, Kind::Uuid).optional().nullable(),
        ],
        ..Action::BLANK
    },
    Action {
        name: "publish",
        doc: "Makes it ready for readers.",
        kind: ActionKind::Update,
        inputs: &[Input::argument("note", Kind::Text).optional().nullable()],
        transition: Some(Transition { from: &[Scalar::text("draft")], to: Some(Scalar::text("published")) }),
        set: &[(10, NOW)],
        ..Action::BLANK
    },
    Action {
        name: "retire",
        kind: ActionKind::Update,
        transition: Some(Transition { from: &[Scalar::text("published")], to: Some(Scalar::text("retired")) }),
        ..Action::BLANK
    },
    Action { name: "destroy", kind: ActionKind::Destroy, ..Action::BLANK },
    Action { name: "stats", kind: ActionKind::Run, run: Some(0), returns: Some(Kind::I64), ..Action::BLANK },
    Action {
        name: "dust",
        kind: ActionKind::Run,
        run: Some(1),
        on_record: true,
        inputs: &[Input::argument("times", Kind::I16)],
        ..Action::BLANK
    },
    Action {
        name: "ping",
        kind: ActionKind::Run,
        run: Some(2),
        tenantless: true,
        returns: Some(Kind::Text),
        ..Action::BLANK
    },
    Action { name: "burn", kind: ActionKind::Run, run: Some(3), ..Action::BLANK },
    Action { name: "ponder", kind: ActionKind::Run, run: Some(4), ..Action::BLANK },
];

pub const ROUTES: &[Route] = &[
    Route::new(Method::Get, "/books", 0),
    Route::new(Method::Get, "/books/{id}", 1),
    Route::new(Method::Get, "/books/at-least", 2),
    Route::new(Method::Post, "/books", 3),
    Route::new(Method::Patch, "/books/{id}", 4),
    Route::new(Method::Patch, "/books/{id}/publish", 5),
    Route::new(Method::Patch, "/books/{id}/retire", 6),
    Route::new(Method::Delete, "/books/{id}", 7),
    Route::new(Method::Post, "/books/stats", 8),
    Route::new(Method::Post, "/books/{id}/dust", 9),
    Route::new(Method::Post, "/books/ping", 10),
    Route::new(Method::Post, "/books/burn", 11),
    Route::new(Method::Post, "/books/ponder", 12),
];

pub const HOOKS: &[Hook] = &[
    Hook::Run(|_, _| Box::pin(async { Ok(Scalar::I64(42)) })),
    Hook::Run(|_, _| Box::pin(async { Ok(Scalar::Null) })),
    Hook::Run(|_, _| Box::pin(async { Ok(Scalar::text("pong \"&\"")) })),
    Hook::Run(|_, _| Box::pin(async { panic!("the library burns") })),
    Hook::Run(|_, _| {
        Box::pin(async {
            tokio::time::sleep(Duration::from_secs(60)).await;
            Ok(Scalar::Null)
        })
    }),
];
