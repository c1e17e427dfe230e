//! Generated from `resources/src/infrastructure/checker.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a checker; positions refer to the tables here.

use super::policy;
use crate::infrastructure::agent::AGENT;
use crate::infrastructure::health_event::HEALTH_EVENT;
use crate::infrastructure::partition::PARTITION;
use resource_core::meta::{
    Action, Calculation, Cause, Field, Generated, GetBy, Input, Machine, Page, Relation, Rule, Sort, State, Tenancy,
};
use resource_core::{Expr, Kind, ResourceMeta, Scalar, Value, expr, inputs};
use resources::infrastructure::checker::{CheckerStart, CheckerStatus, CheckerTarget, CheckerType};
use std::borrow::Cow;

/// The resource `infrastructure.checker`.
pub static CHECKER: ResourceMeta = ResourceMeta {
    name: "infrastructure.checker",
    type_name: "Checker",
    api_type: "checkers",
    doc: "A part that an agent asks, for example for SNMP or for sweeps, and that can itself fail.",
    table: "checkers",
    tenancy: Tenancy::Column(0),
    partition: Some(18),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation::new("enabled", Kind::Bool, CALCULATE_ENABLED).public().doc("Whether it is in use at all."),
        Calculation::new("is_scheduled", Kind::Bool, CALCULATE_IS_SCHEDULED)
            .public()
            .doc("Whether it puts questions by itself."),
        Calculation::new("is_healthy", Kind::Bool, CALCULATE_IS_HEALTHY).public().doc("Whether it works."),
        Calculation::new("status_label", Kind::Text, CALCULATE_STATUS_LABEL).public().doc("The state in words."),
        Calculation::new("status_color", Kind::Text, CALCULATE_STATUS_COLOR).public().doc("A colour for the state."),
    ],
    scopes: policy::SCOPES,
    require: Some(policy::REQUIRE),
    machine: Some(Machine {
        field: 5,
        states: &[
            State::new("active", STATE_ACTIVE).initial(),
            State::new("paused", STATE_PAUSED).initial(),
            State::new("failing", STATE_FAILING),
            State::new("disabled", STATE_DISABLED).initial(),
        ],
    }),
    actions: &[
        Action::read("list").doc("Lists the checkers.").primary().sort(&[Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Fetches a checker by id.").get(GetBy::Key),
        Action::read("by_agent")
            .doc("Lists the checkers behind an agent.")
            .inputs(BY_AGENT_INPUTS)
            .filter(BY_AGENT_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("by_status")
            .doc("Lists the checkers in one state.")
            .inputs(BY_STATUS_INPUTS)
            .filter(BY_STATUS_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("failing")
            .doc("Lists the checkers that fail.")
            .filter(FAILING_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("over_threshold")
            .doc("Lists the checkers that have failed three times in a row and are not marked as failing.")
            .filter(OVER_THRESHOLD_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::create("register")
            .doc("Registers a checker.")
            .primary()
            .inputs(REGISTER_INPUTS)
            .moves_from(&[])
            .set(&[(5, REGISTER_SET_STATUS)])
            .causes(&REGISTER_CAUSES),
        Action::update("update")
            .doc("Changes a checker; the state has actions of its own.")
            .primary()
            .inputs(UPDATE_INPUTS),
        Action::update("pause")
            .doc("Lets a checker rest.")
            .inputs(PAUSE_INPUTS)
            .moves(&[STATE_ACTIVE], STATE_PAUSED)
            .set(&[(6, Expr::NOW)])
            .causes(&PAUSE_CAUSES),
        Action::update("resume")
            .doc("Puts a resting checker to work again.")
            .inputs(PAUSE_INPUTS)
            .moves(&[STATE_PAUSED], STATE_ACTIVE)
            .set(&[(6, Expr::NOW)])
            .causes(&PAUSE_CAUSES),
        Action::update("mark_failing")
            .doc("Notes that a checker does not work.")
            .inputs(PAUSE_INPUTS)
            .moves(&[STATE_ACTIVE, STATE_PAUSED], STATE_FAILING)
            .set(&[(6, Expr::NOW), (10, MARK_FAILING_SET_FAILURE_REASON)])
            .causes(&PAUSE_CAUSES),
        Action::update("clear_failure")
            .doc("Notes that a checker works again.")
            .inputs(PAUSE_INPUTS)
            .moves(&[STATE_FAILING], STATE_ACTIVE)
            .set(&[(6, Expr::NOW), (7, expr![Const(I64(0))]), (10, Expr::NULL)])
            .causes(&PAUSE_CAUSES),
        Action::update("disable")
            .doc("Takes a checker out of use.")
            .inputs(PAUSE_INPUTS)
            .moves(&[STATE_ACTIVE, STATE_PAUSED, STATE_FAILING], STATE_DISABLED)
            .set(&[(6, Expr::NOW)])
            .causes(&PAUSE_CAUSES),
        Action::update("enable")
            .doc("Takes a checker into use again.")
            .inputs(PAUSE_INPUTS)
            .moves(&[STATE_DISABLED], STATE_ACTIVE)
            .set(&[(6, Expr::NOW), (7, expr![Const(I64(0))]), (10, Expr::NULL)])
            .causes(&PAUSE_CAUSES),
        Action::update("record_success").doc("Notes that a checker did its work.").set(&[
            (7, expr![Const(I64(0))]),
            (8, Expr::NOW),
            (10, Expr::NULL),
        ]),
        Action::update("record_failure")
            .doc("Notes that a checker did not do its work.")
            .inputs(RECORD_FAILURE_INPUTS)
            .set(&[(7, RECORD_FAILURE_SET_CONSECUTIVE_FAILURES), (9, Expr::NOW), (10, expr![Root(Argument, 0)])]),
        Action::destroy("destroy").doc("Removes a checker.").primary(),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Text)
        .public()
        .rules(&[Rule::length(1, 255), Rule::Pattern("[A-Za-z0-9][A-Za-z0-9._:-]*")])
        .doc("The name under which the checker is known, given by whoever registers it."),
    Field::new("name", Kind::Text).public().rules(&[Rule::Trim, Rule::length(1, 255)]).doc("What people call it."),
    Field::new("checker_type", CheckerType::KIND).public().doc("What kind of questions it puts."),
    Field::new("description", Kind::Text).nullable().public().rules(&[Rule::max_length(1000)]).doc("What it is for."),
    Field::new("status", CheckerStatus::KIND).public().doc("What it is doing."),
    Field::new("state_since", Kind::Time).public().default(Expr::NOW).doc("Since when it has been in this state."),
    Field::new("consecutive_failures", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many failures there were in a row."),
    Field::new("last_success", Kind::Time).nullable().public().doc("When it last did its work."),
    Field::new("last_failure", Kind::Time).nullable().public().doc("When it last did not."),
    Field::new("failure_reason", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(1000)])
        .doc("What went wrong last."),
    Field::new("config", Kind::Map).public().default(expr![Const(Json(Borrowed("{}")))]).doc("What it needs to know."),
    Field::new("interval_seconds", Kind::I32)
        .public()
        .rules(&[Rule::range(1, 604800)])
        .default(expr![Const(I64(60))])
        .doc("How many seconds lie between two questions."),
    Field::new("timeout_seconds", Kind::I32)
        .public()
        .rules(&[Rule::range(1, 3600)])
        .default(expr![Const(I64(30))])
        .doc("How many seconds it waits for an answer."),
    Field::new("retries", Kind::I32)
        .public()
        .rules(&[Rule::range(0, 20)])
        .default(expr![Const(I64(3))])
        .doc("How often it asks again before it fails."),
    Field::new("target_type", CheckerTarget::KIND)
        .public()
        .default(expr![text("agent")])
        .doc("What kind of targets it has."),
    Field::new("target_filter", Kind::Map)
        .public()
        .default(expr![Const(Json(Borrowed("{}")))])
        .doc("Which targets it has, of their kind."),
    Field::new("agent_uid", Kind::Text).nullable().public().relation(0).doc("The agent that it stands behind."),
    Field::new("partition_id", Kind::Uuid)
        .nullable()
        .public()
        .relation(1)
        .doc("The only partition that it works in; without one it works in all."),
    Field::new("metadata", Kind::Map)
        .public()
        .default(expr![Const(Json(Borrowed("{}")))])
        .doc("Whatever its operators want to note."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was registered."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

static RELATIONS: [Relation; 2] = [
    Relation::belongs_to("agent", &AGENT, &[(0, 0), (17, 1)]).public().doc("The agent that it stands behind."),
    Relation::belongs_to("partition", &PARTITION, &[(0, 0), (18, 1)])
        .public()
        .doc("The only partition that it works in; without one it works in all."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_AGENT_INPUTS: &[Input] = &[Input::argument("agent", Kind::Text)];

const BY_STATUS_INPUTS: &[Input] = &[Input::argument("status", CheckerStatus::KIND)];

const REGISTER_INPUTS: &[Input] = &[
    Input::field("id", FIELDS),
    Input::field("name", FIELDS),
    Input::field("checker_type", FIELDS),
    Input::field("description", FIELDS).optional(),
    Input::field("config", FIELDS).optional(),
    Input::field("interval_seconds", FIELDS).optional(),
    Input::field("timeout_seconds", FIELDS).optional(),
    Input::field("retries", FIELDS).optional(),
    Input::field("target_type", FIELDS).optional(),
    Input::field("target_filter", FIELDS).optional(),
    Input::relation("agent", &RELATIONS, FIELDS).optional(),
    Input::relation("partition", &RELATIONS, FIELDS).optional(),
    Input::field("metadata", FIELDS).optional(),
    Input::argument("start", CheckerStart::KIND).nullable().optional().doc("How it begins; `active` if left out."),
];

static REGISTER_CAUSES: [Cause; 1] =
    [Cause::new(&HEALTH_EVENT, 6).values(&[(0, expr![text("checker")]), (1, expr![Field(1)]), (3, expr![Field(5)])])];

const UPDATE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "name": optional, "description": optional, "config": optional, "interval_seconds": optional,
    "timeout_seconds": optional, "retries": optional, "target_type": optional, "target_filter": optional,
    "agent": optional relation, "metadata": optional,
};

const PAUSE_INPUTS: &[Input] = &[Input::argument("reason", Kind::Text)
    .nullable()
    .optional()
    .rules(&[Rule::max_length(1000)])
    .doc("Why; kept in the health event.")];

static PAUSE_CAUSES: [Cause; 1] = [Cause::new(&HEALTH_EVENT, 6).on_transition().values(&[
    (0, expr![text("checker")]),
    (1, expr![Field(1)]),
    (2, expr![Root(Old, 5)]),
    (3, expr![Field(5)]),
    (4, expr![Root(Argument, 0)]),
    (6, PAUSE_HEALTH_EVENT_DURATION_SECONDS),
])];

const RECORD_FAILURE_INPUTS: &[Input] = &[Input::argument("reason", Kind::Text)
    .nullable()
    .optional()
    .rules(&[Rule::max_length(1000)])
    .doc("What went wrong.")];

const STATE_ACTIVE: Scalar = Scalar::Text(Cow::Borrowed("active"));
const STATE_PAUSED: Scalar = Scalar::Text(Cow::Borrowed("paused"));
const STATE_FAILING: Scalar = Scalar::Text(Cow::Borrowed("failing"));
const STATE_DISABLED: Scalar = Scalar::Text(Cow::Borrowed("disabled"));

// status != Disabled
const CALCULATE_ENABLED: Expr = expr![Field(5), text("disabled"), Binary(NotEqual, 0, 1)];

// status == Active
const CALCULATE_IS_SCHEDULED: Expr = expr![Field(5), text("active"), Binary(Equal, 0, 1)];

// status == Active && consecutive_failures < 3
const CALCULATE_IS_HEALTHY: Expr = expr! {
    Field(5), text("active"), Binary(Equal, 0, 1), Field(7), Const(I64(3)), Binary(Less, 3, 4), Binary(And, 2, 5),
};

// if status == Active { "Active" } else if status == Paused { "Paused" } else if status == Failing { "Failing" }
// else { "Disabled" }
const CALCULATE_STATUS_LABEL: Expr = expr! {
    Field(5), text("active"), Binary(Equal, 0, 1), text("Active"), Field(5), text("paused"), Binary(Equal, 4, 5),
    text("Paused"), Field(5), text("failing"), Binary(Equal, 8, 9), text("Failing"), text("Disabled"), If(10, 11, 12),
    If(6, 7, 13), If(2, 3, 14),
};

// if status == Active && consecutive_failures < 3 { "green" } else if status in [Active, Paused] { "yellow" } else
// if status == Failing { "red" } else { "gray" }
const CALCULATE_STATUS_COLOR: Expr = expr! {
    Field(5), text("active"), Binary(Equal, 0, 1), Field(7), Const(I64(3)), Binary(Less, 3, 4), Binary(And, 2, 5),
    text("green"), Field(5), text("active"), text("paused"), In(8, Borrowed(&[9, 10])), text("yellow"), Field(5),
    text("failing"), Binary(Equal, 13, 14), text("red"), text("gray"), If(15, 16, 17), If(11, 12, 18), If(6, 7, 19),
};

// agent == argument.agent
const BY_AGENT_FILTER: Expr = expr![Field(17), Root(Argument, 0), Binary(Equal, 0, 1)];

// status == argument.status
const BY_STATUS_FILTER: Expr = expr![Field(5), Root(Argument, 0), Binary(Equal, 0, 1)];

// status == Failing
const FAILING_FILTER: Expr = expr![Field(5), text("failing"), Binary(Equal, 0, 1)];

// status == Active && consecutive_failures >= 3
const OVER_THRESHOLD_FILTER: Expr = expr! {
    Field(5), text("active"), Binary(Equal, 0, 1), Field(7), Const(I64(3)), Binary(GreaterOrEqual, 3, 4),
    Binary(And, 2, 5),
};

// if coalesce(argument.start, Active) == Active { Active } else if coalesce(argument.start, Active) == Paused {
// Paused } else { Disabled }
const REGISTER_SET_STATUS: Expr = expr! {
    Root(Argument, 13), text("active"), Call(Coalesce, Borrowed(&[0, 1])), text("active"), Binary(Equal, 2, 3),
    text("active"), Root(Argument, 13), text("active"), Call(Coalesce, Borrowed(&[6, 7])), text("paused"),
    Binary(Equal, 8, 9), text("paused"), text("disabled"), If(10, 11, 12), If(4, 5, 13),
};

// if now() > old.state_since { seconds(now() - old.state_since) } else { 0 }
const PAUSE_HEALTH_EVENT_DURATION_SECONDS: Expr = expr! {
    Now, Root(Old, 6), Binary(Greater, 0, 1), Now, Root(Old, 6), Binary(TimeDifference, 3, 4),
    Call(Seconds, Borrowed(&[5])), Const(I64(0)), If(2, 6, 7),
};

// coalesce(argument.reason, failure_reason)
const MARK_FAILING_SET_FAILURE_REASON: Expr = expr![Root(Argument, 0), Field(10), Call(Coalesce, Borrowed(&[0, 1]))];

// consecutive_failures + 1
const RECORD_FAILURE_SET_CONSECUTIVE_FAILURES: Expr = expr![Field(7), Const(I64(1)), Binary(Add, 0, 1)];

const _: () = assert!(
    <resources::infrastructure::checker::Checker as resource::Resource>::FINGERPRINT == 0x8e9e76e29ad753ae,
    "stale generated code, run `cargo xtask codegen`"
);
