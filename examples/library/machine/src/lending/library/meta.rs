//! Generated from `shelves/src/lending/library.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a library; positions refer to the tables here.

use resource_core::meta::{Action, Field, Generated, GetBy, Identity, Input, Page, Rule, Sort, Tenancy};
use resource_core::{Kind, ResourceMeta};

/// The resource `lending.library`.
pub static LIBRARY: ResourceMeta = ResourceMeta {
    name: "lending.library",
    type_name: "Library",
    api_type: "libraries",
    doc: "A library. Its books and members are invisible to every other one.",
    table: "libraries",
    tenancy: Tenancy::Root(0),
    key: &[0],
    fields: FIELDS,
    identities: &[Identity::new("name", "libraries_name_unique", &[1])
        .across_tenants()
        .message("is the name of another library")],
    actions: &[
        Action::read("list").doc("Lists the libraries within reach.").primary().sort(&[Sort::up(0)]).page(PAGE),
        Action::read("get").doc("Fetches a library.").get(GetBy::Key),
        Action::create("open").doc("Opens a library.").internal().tenantless().primary().inputs(OPEN_INPUTS),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("Its id."),
    Field::new("name", Kind::Text).public().rules(&[Rule::Trim, Rule::length(1, 100)]).doc("What people call it."),
];

const PAGE: Page = Page { keyset: true, offset: false, default: 20, max: 100 };

const OPEN_INPUTS: &[Input] = &[Input::field("name", FIELDS)];

const _: () = assert!(
    <shelves::lending::library::Library as resource::Resource>::FINGERPRINT == 0x9ca0920b696b8b6a,
    "stale generated code, run `cargo xtask codegen`"
);
