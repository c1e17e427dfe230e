//! Generated from `resource-codegen/tests/kitchen_sink/src/front/restaurant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a restaurant; positions refer to the tables here.

use crate::front::employee::EMPLOYEE;
use crate::kitchen::station::STATION;
use kitchen_sink::front::restaurant::{Plan, RestaurantStatus};
use resource_core::meta::{
    Action, Cause, Field, Generated, GetBy, Identity, Input, Machine, Page, Relation, Rule, Sort, State, Tenancy,
    Validation,
};
use resource_core::{Expr, Kind, ResourceMeta, Scalar, Value, expr, inputs};
use std::borrow::Cow;

/// The resource `front.restaurant`.
pub static RESTAURANT: ResourceMeta = ResourceMeta {
    name: "front.restaurant",
    type_name: "Restaurant",
    api_type: "restaurants",
    doc: "A restaurant with everything it has.",
    table: "restaurants",
    tenancy: Tenancy::Root(0),
    key: &[0],
    fields: FIELDS,
    relations: &RELATIONS,
    identities: &[Identity::new("slug", "restaurants_slug_unique", &[2])
        .across_tenants()
        .message("is taken by another restaurant")],
    checks: &[Validation {
        code: "too_many_seats",
        constraint: Some("restaurants_seats_fit_plan_check"),
        expr: RESTAURANTS_SEATS_FIT_PLAN_CHECK,
        field: Some(5),
        message: "a stall has at most 20 seats",
    }],
    machine: Some(Machine {
        field: 3,
        states: &[
            State::new("planned", STATE_PLANNED).initial(),
            State::new("open", STATE_OPEN).initial(),
            State::new("closed", STATE_CLOSED).terminal(),
        ],
    }),
    actions: &[
        Action::read("list").doc("List.").primary().sort(&[Sort::up(1), Sort::up(0)]).page(PAGE),
        Action::read("get").doc("Get.").get(GetBy::Key),
        Action::read("by_slug").doc("By slug.").inputs(BY_SLUG_INPUTS).get(GetBy::Identity(0)),
        Action::create("found")
            .doc("Found.")
            .tenantless()
            .primary()
            .inputs(FOUND_INPUTS)
            .moves_from(&[])
            .set(&[(3, FOUND_SET_STATUS)])
            .causes(&FOUND_CAUSES),
        Action::update("update").doc("Update.").primary().inputs(UPDATE_INPUTS),
        Action::update("appoint").doc("Appoint.").internal().inputs(APPOINT_INPUTS),
        Action::update("open").doc("Open.").moves(&[STATE_PLANNED], STATE_OPEN),
        Action::update("close")
            .doc("Closes the restaurant for ever.")
            .moves(&[STATE_PLANNED, STATE_OPEN], STATE_CLOSED),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The restaurant, also in all its rows."),
    Field::new("name", Kind::Text).public().rules(&[Rule::Trim, Rule::length(1, 100)]).doc("The sign over the door."),
    Field::new("slug", Kind::CiText)
        .public()
        .rules(&[Rule::length(1, 40), Rule::Pattern("[A-Za-z0-9-]+")])
        .doc("The name in addresses."),
    Field::new("status", RestaurantStatus::KIND).public().doc("Whether guests may come."),
    Field::new("plan", Plan::KIND).public().default(expr![text("stall")]).doc("What was ordered from us."),
    Field::new("seats", Kind::I32)
        .public()
        .rules(&[Rule::range(1, 2000)])
        .default(expr![Const(I64(4))])
        .doc("How many guests fit."),
    Field::new("settings", Kind::Map).public().default(expr![Const(Json(Borrowed("{}")))]).doc("Preferences."),
    Field::new("manager_id", Kind::Uuid).nullable().public().relation(0).doc("Who is responsible."),
    Field::new("founded_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was founded."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

static RELATIONS: [Relation; 1] =
    [Relation::belongs_to("manager", &EMPLOYEE, &[(0, 0), (7, 1)]).public().doc("Who is responsible.")];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_SLUG_INPUTS: &[Input] = &[Input::field("slug", FIELDS)];

const FOUND_INPUTS: &[Input] = &[
    Input::field("name", FIELDS),
    Input::field("slug", FIELDS),
    Input::field("plan", FIELDS).optional(),
    Input::field("seats", FIELDS).optional(),
    Input::field("settings", FIELDS).optional(),
    Input::argument("open", Kind::Bool).nullable().optional().doc("Whether guests may come at once."),
];

static FOUND_CAUSES: [Cause; 1] =
    [Cause::new(&STATION, 3).values(&[(0, expr![text("Main")]), (1, expr![text("main")])])];

const UPDATE_INPUTS: &[Input] = inputs![FIELDS, &RELATIONS; "name": optional, "seats": optional, "settings": optional];

const APPOINT_INPUTS: &[Input] = &[Input::relation("manager", &RELATIONS, FIELDS).optional()];

const STATE_PLANNED: Scalar = Scalar::Text(Cow::Borrowed("planned"));
const STATE_OPEN: Scalar = Scalar::Text(Cow::Borrowed("open"));
const STATE_CLOSED: Scalar = Scalar::Text(Cow::Borrowed("closed"));

// plan != Stall || seats <= 20
const RESTAURANTS_SEATS_FIT_PLAN_CHECK: Expr = expr! {
    Field(4), text("stall"), Binary(NotEqual, 0, 1), Field(5), Const(I64(20)), Binary(LessOrEqual, 3, 4),
    Binary(Or, 2, 5),
};

// if coalesce(argument.open, false) { Open } else { Planned }
const FOUND_SET_STATUS: Expr = expr! {
    Root(Argument, 5), Const(Bool(false)), Call(Coalesce, Borrowed(&[0, 1])), text("open"), text("planned"),
    If(2, 3, 4),
};

const _: () = assert!(
    <kitchen_sink::front::restaurant::Restaurant as resource::Resource>::FINGERPRINT == 0xd94f9eb4083a2933,
    "stale generated code, run `cargo xtask codegen`"
);
