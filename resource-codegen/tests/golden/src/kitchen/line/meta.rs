//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/line.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a line; positions refer to the tables here.

use crate::kitchen::dish::DISH;
use crate::kitchen::order::ORDER;
use resource_core::meta::{Action, Field, Generated, GetBy, Input, Page, Relation, Rule, Sort, Tenancy};
use resource_core::{Expr, Kind, ResourceMeta, expr, inputs};

/// The resource `kitchen.line`.
pub static LINE: ResourceMeta = ResourceMeta {
    name: "kitchen.line",
    type_name: "Line",
    api_type: "order-lines",
    doc: "A dish in an order.",
    table: "order_lines",
    tenancy: Tenancy::Column(0),
    key: &[1, 2],
    fields: FIELDS,
    relations: &RELATIONS,
    actions: &[
        Action::read("list").doc("List.").primary().sort(&[Sort::up(2)]).page(PAGE),
        Action::read("get").doc("Get.").get(GetBy::Key),
        Action::create("add").doc("Add.").primary().inputs(ADD_INPUTS),
        Action::update("update").doc("Update.").primary().inputs(UPDATE_INPUTS).guard(UPDATE_GUARD),
        Action::destroy("remove").doc("Remove.").primary(),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("order_id", Kind::Uuid).public().relation(0).doc("The order."),
    Field::new("position", Kind::I32).public().doc("Which line of the order it is."),
    Field::new("dish_code", Kind::Text).public().relation(1).doc("What is wanted."),
    Field::new("quantity", Kind::I32)
        .public()
        .rules(&[Rule::range(1, 99)])
        .default(expr![Const(I64(1))])
        .doc("How often."),
];

static RELATIONS: [Relation; 2] = [
    Relation::belongs_to("order", &ORDER, &[(0, 0), (1, 1)]).public().doc("The order."),
    Relation::belongs_to("dish", &DISH, &[(0, 0), (3, 1)]).public().doc("What is wanted."),
];

const PAGE: Page = Page { keyset: false, offset: true, default: 50, max: 250 };

const ADD_INPUTS: &[Input] =
    inputs![FIELDS, &RELATIONS; "order": relation, "position", "dish": relation, "quantity": optional];

const UPDATE_INPUTS: &[Input] = &[Input::field("quantity", FIELDS).optional()];

// order.status != Served
const UPDATE_GUARD: Expr = expr![Via(0, expr![Field(3)]), text("served"), Binary(NotEqual, 0, 1)];

const _: () = assert!(
    <kitchen_sink::kitchen::line::Line as resource::Resource>::FINGERPRINT == 0x8e6f1b114548a1a8,
    "stale generated code, run `cargo xtask codegen`"
);
