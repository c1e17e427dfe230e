//! Generated from `shelves/src/lending/library.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a library; positions refer to the tables here.

use resource_core::meta::{
    Action, ActionKind, Field, Generated, GetBy, Identity, Input, Page, ReadAction, Relation, Rule, Sort, Tenancy,
};
use resource_core::{Kind, ResourceMeta};

/// The resource `lending.library`.
pub static LIBRARY: ResourceMeta = ResourceMeta {
    name: "lending.library",
    type_name: "Library",
    api_type: "libraries",
    doc: "A library. Its books and members are invisible to every other one.",
    table: "libraries",
    tenancy: Tenancy::Root(0),
    partition: None,
    key: &[0],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[],
    identities: &[Identity {
        name: "name",
        index: "libraries_name_unique",
        fields: &[1],
        filter: None,
        across_tenants: true,
        message: "is the name of another library",
    }],
    checks: &[],
    scopes: &[],
    require: None,
    machine: None,
    actions: &[
        Action {
            name: "list",
            doc: "Lists the libraries within reach.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::up(0)], page: PAGE, get: None }),
            ..Action::BLANK
        },
        Action {
            name: "get",
            doc: "Fetches a library.",
            kind: ActionKind::Read,
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "open",
            doc: "Opens a library.",
            kind: ActionKind::Create,
            internal: true,
            tenantless: true,
            primary: true,
            inputs: &[Input::field("name", FIELDS)],
            ..Action::BLANK
        },
    ],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("Its id."),
    Field::new("name", Kind::Text)
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: Some(1), max: Some(100) }])
        .doc("What people call it."),
];

static RELATIONS: [Relation; 0] = [];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: false, default: 20, max: 100 });

const _: () = assert!(
    <shelves::lending::library::Library as resource::Resource>::FINGERPRINT == 0x9ca0920b696b8b6a,
    "stale generated code, run `cargo xtask codegen`"
);
