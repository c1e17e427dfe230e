//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/station.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a station; positions refer to the tables here.

use crate::kitchen::order::ORDER;
use resource_core::meta::{
    Action, Calculation, Change, Field, Generated, GetBy, Identity, Input, Page, Relation, Rule, Sort, Tenancy,
};
use resource_core::{Expr, Kind, ResourceMeta, expr, inputs};

/// The resource `kitchen.station`.
pub static STATION: ResourceMeta = ResourceMeta {
    name: "kitchen.station",
    type_name: "Station",
    api_type: "stations",
    doc: "A part of a kitchen.",
    table: "stations",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[Calculation::new("load", Kind::I64, CALCULATE_LOAD).public().doc("How much is cooked here.")],
    identities: &[Identity::new("slug", "stations_slug_unique", &[3]).message("is taken")],
    actions: &[
        Action::read("list").doc("List.").primary().sort(&[Sort::up(2)]).page(PAGE),
        Action::read("get").doc("Get.").get(GetBy::Key),
        Action::read("by_slug").doc("By slug.").inputs(BY_SLUG_INPUTS).get(GetBy::Identity(0)),
        Action::create("create").doc("Create.").primary().inputs(CREATE_INPUTS),
        Action::update("update").doc("Update.").primary().inputs(UPDATE_INPUTS),
        Action::update("move_to").doc("Move to.").inputs(MOVE_TO_INPUTS).changes(&[Change::Acyclic { relation: 0 }]),
        Action::destroy("destroy").doc("Destroy.").primary().guard(DESTROY_GUARD),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The station."),
    Field::new("name", Kind::Text).public().rules(&[Rule::min_length(1)]).doc("What people call it."),
    Field::new("slug", Kind::Text).public().doc("A short name that never changes."),
    Field::new("parent_id", Kind::Uuid).nullable().public().relation(0).doc("The station that it is part of."),
    Field::new("camera", Kind::Map).nullable().encrypted().doc("How to sign in to its camera."),
];

static RELATIONS: [Relation; 3] = [
    Relation::belongs_to("parent", &STATION, &[(0, 0), (4, 1)]).public().doc("The station that it is part of."),
    Relation::has_many("parts", &STATION, &[(0, 0), (1, 4)]).public().doc("Its parts."),
    Relation::has_many("orders", &ORDER, &[(0, 0), (1, 9)]).public().doc("What is cooked here."),
];

const PAGE: Page = Page { keyset: true, offset: false, default: 50, max: 250 };

const BY_SLUG_INPUTS: &[Input] = &[Input::field("slug", FIELDS)];

const CREATE_INPUTS: &[Input] =
    inputs![FIELDS, &RELATIONS; "name", "slug", "parent": optional relation, "camera": optional];

const UPDATE_INPUTS: &[Input] = inputs![FIELDS, &RELATIONS; "name": optional, "camera": optional];

const MOVE_TO_INPUTS: &[Input] = &[Input::relation("parent", &RELATIONS, FIELDS).optional()];

const CALCULATE_LOAD_RELATED: Expr = expr![Field(3), text("cooking"), Binary(Equal, 0, 1)];

// count(orders, status == Cooking)
const CALCULATE_LOAD: Expr = expr![Count(2, CALCULATE_LOAD_RELATED)];

const DESTROY_GUARD_RELATED: Expr = expr![Field(3), text("served"), Binary(NotEqual, 0, 1)];

// slug != "main" && !exists(orders, status != Served)
const DESTROY_GUARD: Expr =
    expr![Field(3), text("main"), Binary(NotEqual, 0, 1), Exists(2, DESTROY_GUARD_RELATED), Not(3), Binary(And, 2, 4)];

const _: () = assert!(
    <kitchen_sink::kitchen::station::Station as resource::Resource>::FINGERPRINT == 0x57365490d84d56a3,
    "stale generated code, run `cargo xtask codegen`"
);
