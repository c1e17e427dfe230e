//! Generated from `resources/src/monitoring/event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of an event; positions refer to the tables here.

use super::policy;
use resource_core::meta::{Action, Calculation, Field, Generated, GetBy, Input, Page, Rule, Sort, Tenancy};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr, inputs};
use resources::monitoring::event::{EventActor, EventCategory, EventEntity, EventSeverity};

/// The resource `monitoring.event`.
pub static EVENT: ResourceMeta = ResourceMeta {
    name: "monitoring.event",
    type_name: "Event",
    api_type: "events",
    doc: "Something that people may want to know happened. Events are never changed or removed, and refer to\nnothing, \
        so that what they are about can be.",
    table: "events",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    calculations: &[Calculation::new("actor_type", EventActor::KIND, CALCULATE_ACTOR_TYPE)
        .public()
        .doc("What kind of actor that is.")],
    scopes: policy::SCOPES,
    require: Some(policy::REQUIRE),
    actions: &[
        Action::read("list")
            .doc("Lists the events, newest first.")
            .primary()
            .sort(&[Sort::down(27), Sort::down(1)])
            .page(PAGE),
        Action::read("get").doc("Fetches an event by id.").get(GetBy::Key),
        Action::read("by_category")
            .doc("Lists the events of one category, newest first.")
            .inputs(BY_CATEGORY_INPUTS)
            .filter(BY_CATEGORY_FILTER)
            .sort(&[Sort::down(27), Sort::down(1)])
            .page(PAGE),
        Action::read("by_severity")
            .doc("Lists the events of a severity and above, newest first.")
            .inputs(BY_SEVERITY_INPUTS)
            .filter(BY_SEVERITY_FILTER)
            .sort(&[Sort::down(27), Sort::down(1)])
            .page(PAGE),
        Action::read("by_device")
            .doc("Lists the events about a device, newest first.")
            .inputs(BY_DEVICE_INPUTS)
            .filter(BY_DEVICE_FILTER)
            .sort(&[Sort::down(27), Sort::down(1)])
            .page(PAGE),
        Action::read("by_agent")
            .doc("Lists the events about an agent, newest first.")
            .inputs(BY_AGENT_INPUTS)
            .filter(BY_AGENT_FILTER)
            .sort(&[Sort::down(27), Sort::down(1)])
            .page(PAGE),
        Action::read("by_alert")
            .doc("Lists what happened to an alert, newest first.")
            .inputs(BY_ALERT_INPUTS)
            .filter(BY_ALERT_FILTER)
            .sort(&[Sort::down(27), Sort::down(1)])
            .page(PAGE),
        Action::read("recent")
            .doc("Lists the events of the last hour, newest first.")
            .filter(RECENT_FILTER)
            .sort(&[Sort::down(27), Sort::down(1)])
            .page(PAGE),
        Action::read("in_time_range")
            .doc("Lists the events of a time, without its end, newest first.")
            .inputs(IN_TIME_RANGE_INPUTS)
            .filter(IN_TIME_RANGE_FILTER)
            .sort(&[Sort::down(27), Sort::down(1)])
            .page(PAGE),
        Action::create("record")
            .doc("Records that something happens now.")
            .primary()
            .inputs(RECORD_INPUTS)
            .set(&[(27, Expr::NOW), (25, expr![Root(Actor, 0)])]),
        Action::create("record_at_time")
            .doc("Records that something happened before.")
            .inputs(RECORD_AT_TIME_INPUTS)
            .set(&[(25, expr![Root(Actor, 0)])]),
    ],
    append_only: true,
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The event's id."),
    Field::new("category", EventCategory::KIND).public().doc("What part of the product it comes from."),
    Field::new("event_type", Kind::Text)
        .public()
        .rules(&[Rule::length(1, 63), Rule::Pattern("[a-z0-9][a-z0-9_.]*")])
        .doc("What happened, for programs."),
    Field::new("severity", EventSeverity::KIND).public().default(expr![Const(I64(1))]).doc("How much it matters."),
    Field::new("message", Kind::Text).public().rules(&[Rule::length(1, 1000)]).doc("What happened, for people."),
    Field::new("details", Kind::Map)
        .public()
        .default(expr![Const(Json(Borrowed("{}")))])
        .doc("Facts of this kind of event."),
    Field::new("source_type", EventEntity::KIND).nullable().public().doc("What kind of thing it happened to."),
    Field::new("source_id", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(255)])
        .doc("Which one of its kind."),
    Field::new("source_name", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(255)])
        .doc("What that is called."),
    Field::new("target_type", EventEntity::KIND).nullable().public().doc("What kind of thing it was done to."),
    Field::new("target_id", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(255)])
        .doc("Which one of its kind."),
    Field::new("target_name", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(255)])
        .doc("What that is called."),
    Field::new("device", Kind::Text).nullable().public().doc("The device that it is about."),
    Field::new("agent", Kind::Text).nullable().public().doc("The agent that it is about."),
    Field::new("poller", Kind::Text).nullable().public().doc("The poller that it is about."),
    Field::new("alert", Kind::Uuid).nullable().public().doc("The alert that it is about."),
    Field::new("service_check", Kind::Uuid).nullable().public().doc("The check that it is about."),
    Field::new("poll_job", Kind::Uuid).nullable().public().doc("The poll job that it is about."),
    Field::new("partition", Kind::Uuid).nullable().public().doc("The only partition that it concerns."),
    Field::new("old_state", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(63)])
        .doc("The state that something left."),
    Field::new("new_state", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(63)])
        .doc("The state that it entered."),
    Field::new("reason", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(1000)])
        .doc("Why, as far as somebody said."),
    Field::new("metadata", Kind::Map).public().default(expr![Const(Json(Borrowed("{}")))]).doc("Facts around it."),
    Field::new("tags", Kind::List(&Kind::Text))
        .public()
        .rules(&[Rule::max_length(50)])
        .default(expr![Const(Json(Borrowed("[]")))])
        .doc("Words to find it by."),
    Field::new("actor_name", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(2048)])
        .doc("Who did it, or recorded it."),
    Field::new("client_ip", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(45)])
        .doc("The address that they did it from."),
    Field::new("occurred_at", Kind::Time).public().doc("When it happened."),
    Field::new("recorded_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was recorded."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_CATEGORY_INPUTS: &[Input] = &[Input::argument("category", EventCategory::KIND)];

const BY_SEVERITY_INPUTS: &[Input] = &[Input::argument("min", EventSeverity::KIND)];

const BY_DEVICE_INPUTS: &[Input] = &[Input::argument("device", Kind::Text)];

const BY_AGENT_INPUTS: &[Input] = &[Input::argument("agent", Kind::Text)];

const BY_ALERT_INPUTS: &[Input] = &[Input::argument("alert", Kind::Uuid)];

const IN_TIME_RANGE_INPUTS: &[Input] = &[Input::argument("from", Kind::Time), Input::argument("until", Kind::Time)];

const RECORD_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "category", "event_type", "severity": optional, "message", "details": optional, "source_type": optional,
    "source_id": optional, "source_name": optional, "target_type": optional, "target_id": optional,
    "target_name": optional, "device": optional, "agent": optional, "poller": optional, "alert": optional,
    "service_check": optional, "poll_job": optional, "partition": optional, "old_state": optional,
    "new_state": optional, "reason": optional, "metadata": optional, "tags": optional, "client_ip": optional,
};

const RECORD_AT_TIME_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "category", "event_type", "severity": optional, "message", "details": optional, "source_type": optional,
    "source_id": optional, "source_name": optional, "target_type": optional, "target_id": optional,
    "target_name": optional, "device": optional, "agent": optional, "poller": optional, "alert": optional,
    "service_check": optional, "poll_job": optional, "partition": optional, "old_state": optional,
    "new_state": optional, "reason": optional, "metadata": optional, "tags": optional, "client_ip": optional,
    "occurred_at",
};

// if coalesce(starts_with(actor_name, "user:"), false) { User } else if coalesce(starts_with(actor_name, "token:"),
// false) { Token } else if coalesce(starts_with(actor_name, "system:"), false) { System } else if
// coalesce(starts_with(actor_name, "spiffe:"), false) { Component } else { Unknown }
const CALCULATE_ACTOR_TYPE: Expr = expr! {
    Field(25), text("user:"), Call(StartsWith, Borrowed(&[0, 1])), Const(Bool(false)),
    Call(Coalesce, Borrowed(&[2, 3])), text("user"), Field(25), text("token:"), Call(StartsWith, Borrowed(&[6, 7])),
    Const(Bool(false)), Call(Coalesce, Borrowed(&[8, 9])), text("token"), Field(25), text("system:"),
    Call(StartsWith, Borrowed(&[12, 13])), Const(Bool(false)), Call(Coalesce, Borrowed(&[14, 15])), text("system"),
    Field(25), text("spiffe:"), Call(StartsWith, Borrowed(&[18, 19])), Const(Bool(false)),
    Call(Coalesce, Borrowed(&[20, 21])), text("component"), text("unknown"), If(22, 23, 24), If(16, 17, 25),
    If(10, 11, 26), If(4, 5, 27),
};

// category == argument.category
const BY_CATEGORY_FILTER: Expr = expr![Field(2), Root(Argument, 0), Binary(Equal, 0, 1)];

// severity >= argument.min
const BY_SEVERITY_FILTER: Expr = expr![Field(4), Root(Argument, 0), Binary(GreaterOrEqual, 0, 1)];

// device == argument.device
const BY_DEVICE_FILTER: Expr = expr![Field(13), Root(Argument, 0), Binary(Equal, 0, 1)];

// agent == argument.agent
const BY_AGENT_FILTER: Expr = expr![Field(14), Root(Argument, 0), Binary(Equal, 0, 1)];

// alert == argument.alert
const BY_ALERT_FILTER: Expr = expr![Field(16), Root(Argument, 0), Binary(Equal, 0, 1)];

// occurred_at > ago(1 hour)
const RECENT_FILTER: Expr =
    expr![Field(27), Now, Const(I64(3600000000)), Binary(TimeSubtract, 1, 2), Binary(Greater, 0, 3)];

// occurred_at >= argument.from && occurred_at < argument.until
const IN_TIME_RANGE_FILTER: Expr = expr! {
    Field(27), Root(Argument, 0), Binary(GreaterOrEqual, 0, 1), Field(27), Root(Argument, 1), Binary(Less, 3, 4),
    Binary(And, 2, 5),
};

const _: () = assert!(
    <resources::monitoring::event::Event as resource::Resource>::FINGERPRINT == 0xe21c1d3adf981799,
    "stale generated code, run `cargo xtask codegen`"
);
