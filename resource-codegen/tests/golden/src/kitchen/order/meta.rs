//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/order.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of an order; positions refer to the tables here.

use super::policy;
use crate::kitchen::line::LINE;
use crate::kitchen::log_entry::LOG_ENTRY;
use crate::kitchen::station::STATION;
use kitchen_sink::kitchen::order::OrderStatus;
use resource_core::meta::{
    Action, Calculation, Cause, Field, Generated, GetBy, Input, Machine, Page, Relation, Rule, Sort, State, Tenancy,
    Validation,
};
use resource_core::{Expr, Kind, ResourceMeta, Scalar, Value, expr, inputs};
use std::borrow::Cow;

/// The resource `kitchen.order`.
pub static ORDER: ResourceMeta = ResourceMeta {
    name: "kitchen.order",
    type_name: "Order",
    api_type: "orders",
    doc: "What a table wants.",
    table: "orders",
    tenancy: Tenancy::Column(0),
    partition: Some(9),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[Calculation::new("is_late", Kind::Bool, CALCULATE_IS_LATE)
        .public()
        .doc("Whether it takes too long.")],
    checks: &[Validation {
        code: "served_after_placed",
        constraint: Some("orders_served_after_placed_check"),
        expr: ORDERS_SERVED_AFTER_PLACED_CHECK,
        field: Some(8),
        message: "must satisfy `served_at >= placed_at || served_at == null`",
    }],
    scopes: policy::SCOPES,
    require: Some(policy::REQUIRE),
    machine: Some(Machine {
        field: 3,
        states: &[
            State::new("placed", STATE_PLACED).initial(),
            State::new("cooking", STATE_COOKING),
            State::new("ready", STATE_READY),
            State::new("served", STATE_SERVED).terminal(),
            State::new("cancelled", STATE_CANCELLED).terminal(),
        ],
    }),
    actions: &[
        Action::read("list").doc("List.").primary().sort(&[Sort::down(6), Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Get.").get(GetBy::Key),
        Action::read("at").doc("At.").inputs(AT_INPUTS).filter(AT_FILTER).sort(&[Sort::up(6)]),
        Action::create("place")
            .doc("Place.")
            .primary()
            .inputs(PLACE_INPUTS)
            .starts(STATE_PLACED)
            .set(&[(6, Expr::NOW)])
            .causes(&PLACE_CAUSES),
        Action::update("update")
            .doc("Update.")
            .primary()
            .inputs(UPDATE_INPUTS)
            .validations(&[Validation {
                code: "invalid",
                constraint: None,
                expr: VALIDATE__1,
                field: Some(4),
                message: "must satisfy `note == null || length(note) < 200`",
            }])
            .causes(&PLACE_CAUSES),
        Action::update("cook")
            .doc("Cook.")
            .inputs(COOK_INPUTS)
            .guard(COOK_GUARD)
            .moves(&[STATE_PLACED], STATE_COOKING)
            .set(&[(5, COOK_SET_ROUNDS), (7, Expr::NOW)])
            .causes(&COOK_CAUSES),
        Action::update("tick")
            .doc("Tick.")
            .internal()
            .inputs(TICK_INPUTS)
            .moves_from(&[STATE_COOKING])
            .set(&[(3, TICK_SET_STATUS), (5, COOK_SET_ROUNDS)])
            .causes(&TICK_CAUSES),
        Action::update("serve")
            .doc("Serve.")
            .moves(&[STATE_READY], STATE_SERVED)
            .set(&[(8, Expr::NOW)])
            .causes(&TICK_CAUSES),
        Action::update("cancel")
            .doc("Cancel.")
            .inputs(CANCEL_INPUTS)
            .require(policy::REQUIRE_CANCEL)
            .moves(&[STATE_PLACED, STATE_COOKING, STATE_READY], STATE_CANCELLED)
            .causes(&COOK_CAUSES),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The order."),
    Field::new("table_number", Kind::I32).public().rules(&[Rule::range(1, 500)]).doc("The table."),
    Field::new("status", OrderStatus::KIND).public().doc("How far it is."),
    Field::new("note", Kind::Text).nullable().public().doc("Wishes."),
    Field::new("rounds", Kind::I32).public().default(expr![Const(I64(0))]).doc("How often it was begun."),
    Field::new("placed_at", Kind::Time).public().doc("When it was placed."),
    Field::new("started_at", Kind::Time).nullable().public().doc("When cooking began."),
    Field::new("served_at", Kind::Time).nullable().public().doc("When it was served."),
    Field::new("station_id", Kind::Uuid).public().relation(0).doc("Where it is cooked."),
];

static RELATIONS: [Relation; 2] = [
    Relation::belongs_to("station", &STATION, &[(0, 0), (9, 1)]).public().doc("Where it is cooked."),
    Relation::has_many("lines", &LINE, &[(0, 0), (1, 1)]).public().doc("What it consists of."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const AT_INPUTS: &[Input] = &[Input::argument("slug", Kind::Text)];

const PLACE_INPUTS: &[Input] = inputs![FIELDS, &RELATIONS; "table_number", "station": relation, "note": optional];

static PLACE_CAUSES: [Cause; 1] = [Cause::new(&LOG_ENTRY, 3).values(&[
    (0, expr![text("order")]),
    (1, expr![text("changed by a waiter")]),
    (3, expr![Field(3)]),
])];

const UPDATE_INPUTS: &[Input] = &[Input::field("note", FIELDS).optional()];

const COOK_INPUTS: &[Input] = &[Input::argument("reason", Kind::Text).nullable().optional()];

static COOK_CAUSES: [Cause; 1] = [Cause::new(&LOG_ENTRY, 3).on_transition().when(COOK_LOG_ENTRY_WHEN).values(&[
    (0, expr![text("order")]),
    (1, COOK_LOG_ENTRY_TEXT),
    (2, expr![Root(Old, 3)]),
    (3, expr![Field(3)]),
    (4, COOK_LOG_ENTRY_SECONDS),
])];

const TICK_INPUTS: &[Input] = &[Input::argument("done", Kind::Bool)];

static TICK_CAUSES: [Cause; 1] = [Cause::new(&LOG_ENTRY, 3).on_transition().when(COOK_LOG_ENTRY_WHEN).values(&[
    (0, expr![text("order")]),
    (1, TICK_LOG_ENTRY_TEXT),
    (2, expr![Root(Old, 3)]),
    (3, expr![Field(3)]),
    (4, COOK_LOG_ENTRY_SECONDS),
])];

const CANCEL_INPUTS: &[Input] =
    &[Input::argument("reason", Kind::Text).nullable().optional().rules(&[Rule::max_length(200)])];

const STATE_PLACED: Scalar = Scalar::Text(Cow::Borrowed("placed"));
const STATE_COOKING: Scalar = Scalar::Text(Cow::Borrowed("cooking"));
const STATE_READY: Scalar = Scalar::Text(Cow::Borrowed("ready"));
const STATE_SERVED: Scalar = Scalar::Text(Cow::Borrowed("served"));
const STATE_CANCELLED: Scalar = Scalar::Text(Cow::Borrowed("cancelled"));

// status in [Placed, Cooking] && placed_at < ago(30 minutes)
const CALCULATE_IS_LATE: Expr = expr! {
    Field(3), text("placed"), text("cooking"), In(0, Borrowed(&[1, 2])), Field(6), Now, Const(I64(1800000000)),
    Binary(TimeSubtract, 5, 6), Binary(Less, 4, 7), Binary(And, 3, 8),
};

// served_at >= placed_at || served_at == null
const ORDERS_SERVED_AFTER_PLACED_CHECK: Expr =
    expr![Field(8), Field(6), Binary(GreaterOrEqual, 0, 1), Field(8), Const(Null), Binary(Is, 3, 4), Binary(Or, 2, 5)];

// station.slug == argument.slug && tenant == self.tenant_id
const AT_FILTER: Expr = expr! {
    Via(0, expr![Field(3)]), Root(Argument, 0), Binary(Equal, 0, 1), Tenant, Field(0), Binary(Equal, 3, 4),
    Binary(And, 2, 5),
};

// note == null || length(note) < 200
const VALIDATE__1: Expr = expr! {
    Field(4), Const(Null), Binary(Is, 0, 1), Field(4), Call(Length, Borrowed(&[3])), Const(I64(200)),
    Binary(Less, 4, 5), Binary(Or, 2, 6),
};

const COOK_GUARD_RELATED: Expr = expr![Field(4), Const(I64(0)), Binary(Greater, 0, 1)];

// exists(lines, quantity > 0)
const COOK_GUARD: Expr = expr![Exists(1, COOK_GUARD_RELATED)];

// rounds + 1
const COOK_SET_ROUNDS: Expr = expr![Field(5), Const(I64(1)), Binary(Add, 0, 1)];

// old.status != status
const COOK_LOG_ENTRY_WHEN: Expr = expr![Root(Old, 3), Field(3), Binary(NotEqual, 0, 1)];

// coalesce(argument.reason, "no reason")
const COOK_LOG_ENTRY_TEXT: Expr = expr![Root(Argument, 0), text("no reason"), Call(Coalesce, Borrowed(&[0, 1]))];

// seconds(now() - old.placed_at)
const COOK_LOG_ENTRY_SECONDS: Expr =
    expr![Now, Root(Old, 6), Binary(TimeDifference, 0, 1), Call(Seconds, Borrowed(&[2]))];

// if argument.done { Ready } else { Cooking }
const TICK_SET_STATUS: Expr = expr![Root(Argument, 0), text("ready"), text("cooking"), If(0, 1, 2)];

// coalesce(argument.reason, "no reason")
const TICK_LOG_ENTRY_TEXT: Expr = expr![Const(Null), text("no reason"), Call(Coalesce, Borrowed(&[0, 1]))];

const _: () = assert!(
    <kitchen_sink::kitchen::order::Order as resource::Resource>::FINGERPRINT == 0xd209f9b9df812ab8,
    "stale generated code, run `cargo xtask codegen`"
);
