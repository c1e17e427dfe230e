//! Generated from `resources/src/infrastructure/health_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a health event; positions refer to the tables here.

use resource_core::meta::{Action, Field, Generated, GetBy, Input, Page, Rule, Sort, Tenancy};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr, inputs};
use resources::infrastructure::health_event::HealthEntity;

/// The resource `infrastructure.health_event`.
pub static HEALTH_EVENT: ResourceMeta = ResourceMeta {
    name: "infrastructure.health_event",
    type_name: "HealthEvent",
    api_type: "health-events",
    doc: "A change in the health of some part of the system. Events are never changed or removed.",
    table: "health_events",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    actions: &[
        Action::read("list")
            .doc("Lists the events, newest first.")
            .primary()
            .sort(&[Sort::down(10), Sort::down(1)])
            .page(PAGE),
        Action::read("get").doc("Fetches an event by id.").get(GetBy::Key),
        Action::read("timeline")
            .doc("Lists the events of one part of the system, newest first.")
            .inputs(TIMELINE_INPUTS)
            .filter(TIMELINE_FILTER)
            .sort(&[Sort::down(10), Sort::down(1)])
            .page(PAGE_2),
        Action::read("current_status")
            .doc("Lists the newest event of one part of the system, from which its state now is known.")
            .inputs(CURRENT_STATUS_INPUTS)
            .filter(CURRENT_STATUS_FILTER)
            .sort(&[Sort::down(10), Sort::down(1)])
            .page(PAGE_3),
        Action::read("recent")
            .doc("Lists the newest events, if asked for of one kind of part or into one state.")
            .inputs(RECENT_INPUTS)
            .filter(RECENT_FILTER)
            .sort(&[Sort::down(10), Sort::down(1)])
            .page(PAGE),
        Action::read("by_state")
            .doc("Lists the changes into one state, newest first.")
            .inputs(BY_STATE_INPUTS)
            .filter(BY_STATE_FILTER)
            .sort(&[Sort::down(10), Sort::down(1)])
            .page(PAGE),
        Action::create("record").doc("Records a change of health.").primary().inputs(RECORD_INPUTS),
    ],
    append_only: true,
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The event's id."),
    Field::new("entity_type", HealthEntity::KIND).public().doc("What kind of part changed."),
    Field::new("entity_id", Kind::Text).public().rules(&[Rule::length(1, 255)]).doc("Which one of its kind."),
    Field::new("old_state", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::length(1, 63)])
        .doc("The state it left; absent for its first one."),
    Field::new("new_state", Kind::Text).public().rules(&[Rule::length(1, 63)]).doc("The state it entered."),
    Field::new("reason", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(1000)])
        .doc("Why, as far as somebody said."),
    Field::new("node", Kind::Text).nullable().public().rules(&[Rule::max_length(255)]).doc("The node that noticed."),
    Field::new("duration_seconds", Kind::I64)
        .nullable()
        .public()
        .rules(&[Rule::min(0)])
        .doc("How many seconds it had been in the old state."),
    Field::new("metadata", Kind::Map).public().default(expr![Const(Json(Borrowed("{}")))]).doc("Facts around it."),
    Field::new("recorded_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it happened."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const TIMELINE_INPUTS: &[Input] = &[
    Input::argument("entity_type", HealthEntity::KIND),
    Input::argument("entity_id", Kind::Text),
    Input::argument("since", Kind::Time).nullable().optional(),
];

const PAGE_2: Page = Page { keyset: true, offset: true, default: 100, max: 250 };

const CURRENT_STATUS_INPUTS: &[Input] =
    &[Input::argument("entity_type", HealthEntity::KIND), Input::argument("entity_id", Kind::Text)];

const PAGE_3: Page = Page { keyset: false, offset: true, default: 1, max: 1 };

const RECENT_INPUTS: &[Input] = &[
    Input::argument("entity_type", HealthEntity::KIND).nullable().optional(),
    Input::argument("state", Kind::Text).nullable().optional(),
];

const BY_STATE_INPUTS: &[Input] = &[Input::argument("state", Kind::Text)];

const RECORD_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "entity_type", "entity_id", "old_state": optional, "new_state", "reason": optional, "node": optional,
    "duration_seconds": optional, "metadata": optional,
};

// entity_type == argument.entity_type && entity_id == argument.entity_id && (argument.since == null || recorded_at
// >= argument.since)
const TIMELINE_FILTER: Expr = expr! {
    Field(2), Root(Argument, 0), Binary(Equal, 0, 1), Field(3), Root(Argument, 1), Binary(Equal, 3, 4),
    Binary(And, 2, 5), Root(Argument, 2), Const(Null), Binary(Is, 7, 8), Field(10), Root(Argument, 2),
    Binary(GreaterOrEqual, 10, 11), Binary(Or, 9, 12), Binary(And, 6, 13),
};

// entity_type == argument.entity_type && entity_id == argument.entity_id
const CURRENT_STATUS_FILTER: Expr = expr! {
    Field(2), Root(Argument, 0), Binary(Equal, 0, 1), Field(3), Root(Argument, 1), Binary(Equal, 3, 4),
    Binary(And, 2, 5),
};

// (argument.entity_type == null || entity_type == argument.entity_type) && (argument.state == null || new_state ==
// argument.state)
const RECENT_FILTER: Expr = expr! {
    Root(Argument, 0), Const(Null), Binary(Is, 0, 1), Field(2), Root(Argument, 0), Binary(Equal, 3, 4),
    Binary(Or, 2, 5), Root(Argument, 1), Const(Null), Binary(Is, 7, 8), Field(5), Root(Argument, 1),
    Binary(Equal, 10, 11), Binary(Or, 9, 12), Binary(And, 6, 13),
};

// new_state == argument.state
const BY_STATE_FILTER: Expr = expr![Field(5), Root(Argument, 0), Binary(Equal, 0, 1)];

const _: () = assert!(
    <resources::infrastructure::health_event::HealthEvent as resource::Resource>::FINGERPRINT == 0xb646c2ee43fb667b,
    "stale generated code, run `cargo xtask codegen`"
);
