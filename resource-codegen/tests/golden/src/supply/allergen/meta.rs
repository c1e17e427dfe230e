//! Generated from `resource-codegen/tests/kitchen_sink/src/supply/allergen.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of an allergen; positions refer to the tables here.

use resource_core::meta::{
    Action, ActionKind, Field, Generated, GetBy, Identity, Input, ReadAction, Relation, Rule, Sort, Tenancy,
};
use resource_core::{Kind, ResourceMeta};

/// The resource `supply.allergen`.
pub static ALLERGEN: ResourceMeta = ResourceMeta {
    name: "supply.allergen",
    type_name: "Allergen",
    api_type: "allergens",
    doc: "Something that not everybody can eat.",
    table: "allergens",
    tenancy: Tenancy::Shared,
    partition: None,
    key: &[0],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[],
    identities: &[Identity {
        name: "name",
        index: "allergens_name_unique",
        fields: &[1],
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
            doc: "List.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::up(1)], page: None, get: None }),
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
            name: "create",
            doc: "Create.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[Input::field("name", FIELDS)],
            ..Action::BLANK
        },
    ],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The allergen."),
    Field::new("name", Kind::CiText)
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: Some(1), max: Some(100) }])
        .doc("What it is called."),
];

static RELATIONS: [Relation; 0] = [];

const _: () = assert!(
    <kitchen_sink::supply::allergen::Allergen as resource::Resource>::FINGERPRINT == 0x5b35fed721db6fae,
    "stale generated code, run `cargo xtask codegen`"
);
