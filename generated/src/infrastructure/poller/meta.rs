//! Generated from `resources/src/infrastructure/poller.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a poller; positions refer to the tables here.

use super::policy;
use crate::infrastructure::agent::AGENT;
use crate::infrastructure::health_event::HEALTH_EVENT;
use crate::infrastructure::partition::PARTITION;
use crate::inventory::device::DEVICE;
use resource_core::meta::{
    Action, Calculation, Cause, Field, Generated, GetBy, Input, Machine, Page, Relation, Rule, Sort, State, Tenancy,
};
use resource_core::{Expr, Kind, ResourceMeta, Scalar, Value, expr, inputs};
use resources::infrastructure::poller::{PollerStatus, RegistrationSource};
use std::borrow::Cow;

/// The resource `infrastructure.poller`.
pub static POLLER: ResourceMeta = ResourceMeta {
    name: "infrastructure.poller",
    type_name: "Poller",
    api_type: "pollers",
    doc: "A component that hands checks to agents, for one partition or for all of a tenant.",
    table: "pollers",
    tenancy: Tenancy::Column(0),
    partition: Some(15),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation::new("is_online", Kind::Bool, CALCULATE_IS_ONLINE)
            .public()
            .doc("Whether it is healthy and was heard from in the last five minutes."),
        Calculation::new("status_color", Kind::Text, CALCULATE_STATUS_COLOR).public().doc("A colour for the state."),
        Calculation::new("status_label", Kind::Text, CALCULATE_STATUS_LABEL).public().doc("The state in words."),
        Calculation::new("display_name", Kind::Text, CALCULATE_DISPLAY_NAME).public().doc("What to call it in lists."),
    ],
    scopes: policy::SCOPES,
    require: Some(policy::REQUIRE),
    machine: Some(Machine {
        field: 4,
        states: &[
            State::new("inactive", STATE_INACTIVE).initial(),
            State::new("healthy", STATE_HEALTHY).initial(),
            State::new("degraded", STATE_DEGRADED),
            State::new("offline", STATE_OFFLINE),
            State::new("recovering", STATE_RECOVERING),
            State::new("maintenance", STATE_MAINTENANCE),
            State::new("draining", STATE_DRAINING),
        ],
    }),
    actions: &[
        Action::read("list").doc("Lists the pollers.").primary().sort(&[Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Fetches a poller by id.").get(GetBy::Key),
        Action::read("active")
            .doc("Lists the pollers that are healthy and say so.")
            .filter(ACTIVE_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("by_status")
            .doc("Lists the pollers in one state.")
            .inputs(BY_STATUS_INPUTS)
            .filter(BY_STATUS_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("recently_seen")
            .doc("Lists the pollers heard from in the last five minutes.")
            .filter(RECENTLY_SEEN_FILTER)
            .sort(&[Sort::down(9), Sort::up(1)])
            .page(PAGE),
        Action::read("by_partition")
            .doc("Lists the pollers of the partition with a slug.")
            .inputs(BY_PARTITION_INPUTS)
            .filter(BY_PARTITION_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("by_partition_id")
            .doc("Lists the pollers of a partition.")
            .inputs(BY_PARTITION_ID_INPUTS)
            .filter(BY_PARTITION_ID_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::create("register")
            .doc("Registers a poller that is running.")
            .primary()
            .inputs(REGISTER_INPUTS)
            .starts(STATE_HEALTHY)
            .set(&[(12, Expr::TRUE), (8, Expr::NOW), (9, Expr::NOW), (11, expr![Root(Actor, 0)])])
            .causes(&REGISTER_CAUSES),
        Action::create("announce")
            .doc("Registers a poller that is still to be started; it counts from its activation on.")
            .inputs(ANNOUNCE_INPUTS)
            .starts(STATE_INACTIVE)
            .set(&[(12, Expr::FALSE), (11, expr![Root(Actor, 0)])])
            .causes(&REGISTER_CAUSES),
        Action::update("update")
            .doc("Changes the notes and counts; the state has actions of its own.")
            .primary()
            .inputs(UPDATE_INPUTS),
        Action::update("heartbeat")
            .doc(
                "Takes a sign of life. A healthy one ends a degradation or a recovery, an unhealthy one begins a \
                    degradation, and either brings an offline poller into recovery; planned states stay.",
            )
            .inputs(HEARTBEAT_INPUTS)
            .moves_from(&[
                STATE_INACTIVE,
                STATE_HEALTHY,
                STATE_DEGRADED,
                STATE_OFFLINE,
                STATE_RECOVERING,
                STATE_MAINTENANCE,
                STATE_DRAINING,
            ])
            .set(&[
                (12, expr![Root(Argument, 0)]),
                (9, Expr::NOW),
                (13, HEARTBEAT_SET_AGENT_COUNT),
                (14, HEARTBEAT_SET_CHECKER_COUNT),
                (4, HEARTBEAT_SET_STATUS),
                (5, HEARTBEAT_SET_STATE_SINCE),
            ])
            .causes(&HEARTBEAT_CAUSES),
        Action::update("activate")
            .doc("Puts an inactive poller to work.")
            .moves(&[STATE_INACTIVE], STATE_HEALTHY)
            .set(&[(12, Expr::TRUE), (8, ACTIVATE_SET_FIRST_SEEN), (9, Expr::NOW), (5, Expr::NOW)])
            .causes(&HEARTBEAT_CAUSES),
        Action::update("degrade")
            .doc("Notes that a poller works badly.")
            .inputs(DEGRADE_INPUTS)
            .moves(&[STATE_HEALTHY], STATE_DEGRADED)
            .set(&[(12, Expr::FALSE), (5, Expr::NOW)])
            .causes(&DEGRADE_CAUSES),
        Action::update("mark_unhealthy")
            .doc("Notes that supervision finds a poller to work badly.")
            .internal()
            .inputs(DEGRADE_INPUTS)
            .moves(&[STATE_HEALTHY], STATE_DEGRADED)
            .set(&[(12, Expr::FALSE), (5, Expr::NOW)])
            .causes(&DEGRADE_CAUSES),
        Action::update("heartbeat_timeout")
            .doc("Notes that signs of life stay away.")
            .internal()
            .inputs(DEGRADE_INPUTS)
            .moves(&[STATE_HEALTHY, STATE_DEGRADED], STATE_DEGRADED)
            .set(&[(12, Expr::FALSE), (5, HEARTBEAT_TIMEOUT_SET_STATE_SINCE)])
            .causes(&DEGRADE_CAUSES),
        Action::update("go_offline")
            .doc("Takes a poller out of service.")
            .inputs(DEGRADE_INPUTS)
            .moves(&[STATE_HEALTHY, STATE_DEGRADED, STATE_DRAINING], STATE_OFFLINE)
            .set(&[(12, Expr::FALSE), (16, Expr::FALSE), (5, Expr::NOW)])
            .causes(&DEGRADE_CAUSES),
        Action::update("lose_connection")
            .doc("Notes that a poller cannot be reached.")
            .internal()
            .inputs(DEGRADE_INPUTS)
            .moves(&[STATE_HEALTHY, STATE_DEGRADED], STATE_OFFLINE)
            .set(&[(12, Expr::FALSE), (16, Expr::TRUE), (5, Expr::NOW)])
            .causes(&DEGRADE_CAUSES),
        Action::update("recover")
            .doc("Begins to bring a poller back.")
            .inputs(DEGRADE_INPUTS)
            .moves(&[STATE_DEGRADED, STATE_OFFLINE, STATE_RECOVERING], STATE_RECOVERING)
            .set(&[(5, RECOVER_SET_STATE_SINCE)])
            .causes(&DEGRADE_CAUSES),
        Action::update("restore_health")
            .doc("Notes that a poller works well again.")
            .inputs(DEGRADE_INPUTS)
            .moves(&[STATE_DEGRADED, STATE_RECOVERING], STATE_HEALTHY)
            .set(&[(12, Expr::TRUE), (9, Expr::NOW), (5, Expr::NOW)])
            .causes(&DEGRADE_CAUSES),
        Action::update("start_maintenance")
            .doc("Begins planned work on a poller; it gets no checks meanwhile.")
            .inputs(DEGRADE_INPUTS)
            .moves(&[STATE_HEALTHY, STATE_DEGRADED], STATE_MAINTENANCE)
            .set(&[(5, Expr::NOW)])
            .causes(&DEGRADE_CAUSES),
        Action::update("end_maintenance")
            .doc("Ends planned work on a poller.")
            .inputs(DEGRADE_INPUTS)
            .moves(&[STATE_MAINTENANCE], STATE_HEALTHY)
            .set(&[(12, Expr::TRUE), (5, Expr::NOW)])
            .causes(&DEGRADE_CAUSES),
        Action::update("start_draining")
            .doc("Gives a poller no new checks while it finishes those it has.")
            .inputs(DEGRADE_INPUTS)
            .moves(&[STATE_HEALTHY, STATE_DEGRADED], STATE_DRAINING)
            .set(&[(5, Expr::NOW)])
            .causes(&DEGRADE_CAUSES),
        Action::update("finish_draining")
            .doc("Takes a drained poller out of service.")
            .inputs(DEGRADE_INPUTS)
            .moves(&[STATE_DRAINING], STATE_OFFLINE)
            .set(&[(12, Expr::FALSE), (16, Expr::FALSE), (5, Expr::NOW)])
            .causes(&DEGRADE_CAUSES),
        Action::update("deactivate")
            .doc("Retires a poller until it is activated again.")
            .inputs(DEGRADE_INPUTS)
            .moves(
                &[STATE_HEALTHY, STATE_DEGRADED, STATE_OFFLINE, STATE_RECOVERING, STATE_MAINTENANCE, STATE_DRAINING],
                STATE_INACTIVE,
            )
            .set(&[(12, Expr::FALSE), (5, Expr::NOW)])
            .causes(&DEGRADE_CAUSES),
        Action::update("note_alert")
            .doc("Notes that an alert was raised or ended. Whoever comes second is refused.")
            .internal()
            .inputs(NOTE_ALERT_INPUTS)
            .guard(NOTE_ALERT_GUARD)
            .set(&[(17, expr![Root(Argument, 0)])]),
        Action::run("raise_alert", 0).doc("Raises an alert about a poller that was lost.").internal().on_record(),
        Action::run("end_alert", 1)
            .doc("Ends the alert about a poller that is back, or away as planned.")
            .internal()
            .on_record(),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Text)
        .public()
        .rules(&[Rule::length(1, 128), Rule::Pattern("[A-Za-z0-9][A-Za-z0-9._:-]*")])
        .doc("The name under which the poller is known, given by whoever registers it."),
    Field::new("component_id", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::length(1, 255)])
        .doc("The component that it was deployed as."),
    Field::new("registration_source", RegistrationSource::KIND)
        .public()
        .default(expr![text("manual")])
        .doc("How it came to be registered."),
    Field::new("status", PollerStatus::KIND).public().doc("What it is doing."),
    Field::new("state_since", Kind::Time).public().default(Expr::NOW).doc("Since when it has been in this state."),
    Field::new("spiffe_identity", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(2048), Rule::Pattern("spiffe://.+")])
        .doc("The SPIFFE id with which it proves who it is."),
    Field::new("first_registered", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was registered."),
    Field::new("first_seen", Kind::Time).nullable().public().doc("When it was first heard from."),
    Field::new("last_seen", Kind::Time).nullable().public().doc("When it was last heard from."),
    Field::new("metadata", Kind::Map)
        .public()
        .default(expr![Const(Json(Borrowed("{}")))])
        .doc("Whatever its operators want to note."),
    Field::new("created_by", Kind::Text).nullable().public().doc("Who registered it."),
    Field::new("is_healthy", Kind::Bool)
        .public()
        .default(Expr::TRUE)
        .doc("What its latest sign of life or change of state said."),
    Field::new("agent_count", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many agents it can choose from."),
    Field::new("checker_count", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many checkers stand behind them."),
    Field::new("partition_id", Kind::Uuid)
        .nullable()
        .public()
        .relation(0)
        .doc("The only partition that it serves; without one it serves all."),
    Field::new("lost", Kind::Bool).default(Expr::FALSE),
    Field::new("alerted", Kind::Bool).default(Expr::FALSE),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

static RELATIONS: [Relation; 3] = [
    Relation::belongs_to("partition", &PARTITION, &[(0, 0), (15, 1)])
        .public()
        .doc("The only partition that it serves; without one it serves all."),
    Relation::has_many("devices", &DEVICE, &[(0, 0), (1, 34)]).public().doc("The devices it looks after."),
    Relation::has_many("agents", &AGENT, &[(0, 0), (1, 23)]).public().doc("The agents it chooses from."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_STATUS_INPUTS: &[Input] = &[Input::argument("status", PollerStatus::KIND)];

const BY_PARTITION_INPUTS: &[Input] = &[Input::argument("slug", Kind::Text)];

const BY_PARTITION_ID_INPUTS: &[Input] = &[Input::argument("partition", Kind::Uuid)];

const REGISTER_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "id", "component_id": optional, "registration_source": optional, "spiffe_identity": optional,
    "partition": optional relation, "agent_count": optional, "checker_count": optional, "metadata": optional,
};

static REGISTER_CAUSES: [Cause; 1] =
    [Cause::new(&HEALTH_EVENT, 6).values(&[(0, expr![text("poller")]), (1, expr![Field(1)]), (3, expr![Field(4)])])];

const ANNOUNCE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "id", "component_id": optional, "registration_source": optional, "spiffe_identity": optional,
    "partition": optional relation, "metadata": optional,
};

const UPDATE_INPUTS: &[Input] =
    inputs![FIELDS, &RELATIONS; "metadata": optional, "agent_count": optional, "checker_count": optional];

const HEARTBEAT_INPUTS: &[Input] = &[
    Input::argument("is_healthy", Kind::Bool).doc("Whether the poller finds that it works well."),
    Input::argument("agent_count", Kind::I32)
        .nullable()
        .optional()
        .rules(&[Rule::min(0)])
        .doc("How many agents it can choose from, if that changed."),
    Input::argument("checker_count", Kind::I32)
        .nullable()
        .optional()
        .rules(&[Rule::min(0)])
        .doc("How many checkers stand behind them, if that changed."),
];

static HEARTBEAT_CAUSES: [Cause; 1] = [Cause::new(&HEALTH_EVENT, 6).on_transition().values(&[
    (0, expr![text("poller")]),
    (1, expr![Field(1)]),
    (2, expr![Root(Old, 4)]),
    (3, expr![Field(4)]),
    (4, Expr::NULL),
    (6, HEARTBEAT_HEALTH_EVENT_DURATION_SECONDS),
])];

const DEGRADE_INPUTS: &[Input] = &[Input::argument("reason", Kind::Text)
    .nullable()
    .optional()
    .rules(&[Rule::max_length(1000)])
    .doc("Why; kept in the health event.")];

static DEGRADE_CAUSES: [Cause; 1] = [Cause::new(&HEALTH_EVENT, 6).on_transition().values(&[
    (0, expr![text("poller")]),
    (1, expr![Field(1)]),
    (2, expr![Root(Old, 4)]),
    (3, expr![Field(4)]),
    (4, expr![Root(Argument, 0)]),
    (6, HEARTBEAT_HEALTH_EVENT_DURATION_SECONDS),
])];

const NOTE_ALERT_INPUTS: &[Input] =
    &[Input::argument("open", Kind::Bool).doc("Whether an alert says that it is away.")];

const STATE_INACTIVE: Scalar = Scalar::Text(Cow::Borrowed("inactive"));
const STATE_HEALTHY: Scalar = Scalar::Text(Cow::Borrowed("healthy"));
const STATE_DEGRADED: Scalar = Scalar::Text(Cow::Borrowed("degraded"));
const STATE_OFFLINE: Scalar = Scalar::Text(Cow::Borrowed("offline"));
const STATE_RECOVERING: Scalar = Scalar::Text(Cow::Borrowed("recovering"));
const STATE_MAINTENANCE: Scalar = Scalar::Text(Cow::Borrowed("maintenance"));
const STATE_DRAINING: Scalar = Scalar::Text(Cow::Borrowed("draining"));

// status == Healthy && coalesce(last_seen > ago(5 minutes), false)
const CALCULATE_IS_ONLINE: Expr = expr! {
    Field(4), text("healthy"), Binary(Equal, 0, 1), Field(9), Now, Const(I64(300000000)), Binary(TimeSubtract, 4, 5),
    Binary(Greater, 3, 6), Const(Bool(false)), Call(Coalesce, Borrowed(&[7, 8])), Binary(And, 2, 9),
};

// if status == Healthy { "green" } else if status in [Degraded, Draining] { "yellow" } else if status == Recovering
// { "blue" } else if status == Maintenance { "purple" } else if status == Inactive { "gray" } else { "red" }
const CALCULATE_STATUS_COLOR: Expr = expr! {
    Field(4), text("healthy"), Binary(Equal, 0, 1), text("green"), Field(4), text("degraded"), text("draining"),
    In(4, Borrowed(&[5, 6])), text("yellow"), Field(4), text("recovering"), Binary(Equal, 9, 10), text("blue"),
    Field(4), text("maintenance"), Binary(Equal, 13, 14), text("purple"), Field(4), text("inactive"),
    Binary(Equal, 17, 18), text("gray"), text("red"), If(19, 20, 21), If(15, 16, 22), If(11, 12, 23), If(7, 8, 24),
    If(2, 3, 25),
};

// if status == Healthy { "Healthy" } else if status == Degraded { "Degraded" } else if status == Draining {
// "Draining" } else if status == Recovering { "Recovering" } else if status == Maintenance { "Maintenance" } else
// if status == Inactive { "Inactive" } else { "Offline" }
const CALCULATE_STATUS_LABEL: Expr = expr! {
    Field(4), text("healthy"), Binary(Equal, 0, 1), text("Healthy"), Field(4), text("degraded"), Binary(Equal, 4, 5),
    text("Degraded"), Field(4), text("draining"), Binary(Equal, 8, 9), text("Draining"), Field(4), text("recovering"),
    Binary(Equal, 12, 13), text("Recovering"), Field(4), text("maintenance"), Binary(Equal, 16, 17),
    text("Maintenance"), Field(4), text("inactive"), Binary(Equal, 20, 21), text("Inactive"), text("Offline"),
    If(22, 23, 24), If(18, 19, 25), If(14, 15, 26), If(10, 11, 27), If(6, 7, 28), If(2, 3, 29),
};

// coalesce(component_id, id)
const CALCULATE_DISPLAY_NAME: Expr = expr![Field(2), Field(1), Call(Coalesce, Borrowed(&[0, 1]))];

// status == Healthy && is_healthy
const ACTIVE_FILTER: Expr = expr![Field(4), text("healthy"), Binary(Equal, 0, 1), Field(12), Binary(And, 2, 3)];

// status == argument.status
const BY_STATUS_FILTER: Expr = expr![Field(4), Root(Argument, 0), Binary(Equal, 0, 1)];

// last_seen > ago(5 minutes)
const RECENTLY_SEEN_FILTER: Expr =
    expr![Field(9), Now, Const(I64(300000000)), Binary(TimeSubtract, 1, 2), Binary(Greater, 0, 3)];

// partition.slug == argument.slug
const BY_PARTITION_FILTER: Expr = expr![Via(0, expr![Field(3)]), Root(Argument, 0), Binary(Equal, 0, 1)];

// partition == argument.partition
const BY_PARTITION_ID_FILTER: Expr = expr![Field(15), Root(Argument, 0), Binary(Equal, 0, 1)];

// coalesce(argument.agent_count, agent_count)
const HEARTBEAT_SET_AGENT_COUNT: Expr = expr![Root(Argument, 1), Field(13), Call(Coalesce, Borrowed(&[0, 1]))];

// coalesce(argument.checker_count, checker_count)
const HEARTBEAT_SET_CHECKER_COUNT: Expr = expr![Root(Argument, 2), Field(14), Call(Coalesce, Borrowed(&[0, 1]))];

// if status == Inactive { Inactive } else if status == Maintenance { Maintenance } else if status == Draining {
// Draining } else if status == Offline { Recovering } else if argument.is_healthy { Healthy } else if status ==
// Recovering { Recovering } else { Degraded }
const HEARTBEAT_SET_STATUS: Expr = expr! {
    Field(4), text("inactive"), Binary(Equal, 0, 1), text("inactive"), Field(4), text("maintenance"),
    Binary(Equal, 4, 5), text("maintenance"), Field(4), text("draining"), Binary(Equal, 8, 9), text("draining"),
    Field(4), text("offline"), Binary(Equal, 12, 13), text("recovering"), Root(Argument, 0), text("healthy"), Field(4),
    text("recovering"), Binary(Equal, 18, 19), text("recovering"), text("degraded"), If(20, 21, 22), If(16, 17, 23),
    If(14, 15, 24), If(10, 11, 25), If(6, 7, 26), If(2, 3, 27),
};

// if status == Offline || argument.is_healthy && status in [Degraded, Recovering] || !argument.is_healthy && status
// == Healthy { now() } else { state_since }
const HEARTBEAT_SET_STATE_SINCE: Expr = expr! {
    Field(4), text("offline"), Binary(Equal, 0, 1), Root(Argument, 0), Field(4), text("degraded"), text("recovering"),
    In(4, Borrowed(&[5, 6])), Binary(And, 3, 7), Binary(Or, 2, 8), Root(Argument, 0), Not(10), Field(4),
    text("healthy"), Binary(Equal, 12, 13), Binary(And, 11, 14), Binary(Or, 9, 15), Now, Field(5), If(16, 17, 18),
};

// if now() > old.state_since { seconds(now() - old.state_since) } else { 0 }
const HEARTBEAT_HEALTH_EVENT_DURATION_SECONDS: Expr = expr! {
    Now, Root(Old, 5), Binary(Greater, 0, 1), Now, Root(Old, 5), Binary(TimeDifference, 3, 4),
    Call(Seconds, Borrowed(&[5])), Const(I64(0)), If(2, 6, 7),
};

// coalesce(first_seen, now())
const ACTIVATE_SET_FIRST_SEEN: Expr = expr![Field(8), Now, Call(Coalesce, Borrowed(&[0, 1]))];

// if status == Degraded { state_since } else { now() }
const HEARTBEAT_TIMEOUT_SET_STATE_SINCE: Expr =
    expr![Field(4), text("degraded"), Binary(Equal, 0, 1), Field(5), Now, If(2, 3, 4)];

// if status == Recovering { state_since } else { now() }
const RECOVER_SET_STATE_SINCE: Expr =
    expr![Field(4), text("recovering"), Binary(Equal, 0, 1), Field(5), Now, If(2, 3, 4)];

// alerted != argument.open
const NOTE_ALERT_GUARD: Expr = expr![Field(17), Root(Argument, 0), Binary(NotEqual, 0, 1)];

const _: () = assert!(
    <resources::infrastructure::poller::Poller as resource::Resource>::FINGERPRINT == 0x2c7dd3f4a0e446d7,
    "stale generated code, run `cargo xtask codegen`"
);
