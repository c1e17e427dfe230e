//! Generated from `resource-codegen/tests/kitchen_sink/src/supply/allergen.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of an allergen; positions refer to the tables here.

use resource_core::meta::{Action, Field, Generated, GetBy, Identity, Input, Rule, Sort, Tenancy};
use resource_core::{Kind, ResourceMeta};

/// The resource `supply.allergen`.
pub static ALLERGEN: ResourceMeta = ResourceMeta {
    name: "supply.allergen",
    type_name: "Allergen",
    api_type: "allergens",
    doc: "Something that not everybody can eat.",
    table: "allergens",
    tenancy: Tenancy::Shared,
    key: &[0],
    fields: FIELDS,
    identities: &[Identity::new("name", "allergens_name_unique", &[1]).message("is taken")],
    actions: &[
        Action::read("list").doc("List.").primary().sort(&[Sort::up(1)]),
        Action::read("get").doc("Get.").get(GetBy::Key),
        Action::create("create").doc("Create.").primary().inputs(CREATE_INPUTS),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The allergen."),
    Field::new("name", Kind::CiText).public().rules(&[Rule::Trim, Rule::length(1, 100)]).doc("What it is called."),
];

const CREATE_INPUTS: &[Input] = &[Input::field("name", FIELDS)];

const _: () = assert!(
    <kitchen_sink::supply::allergen::Allergen as resource::Resource>::FINGERPRINT == 0x5b35fed721db6fae,
    "stale generated code, run `cargo xtask codegen`"
);
