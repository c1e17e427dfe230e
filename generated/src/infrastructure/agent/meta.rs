//! Generated from `resources/src/infrastructure/agent.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of an agent; positions refer to the tables here.

use super::policy;
use crate::infrastructure::checker::CHECKER;
use crate::infrastructure::health_event::HEALTH_EVENT;
use crate::infrastructure::partition::PARTITION;
use crate::infrastructure::poller::POLLER;
use crate::inventory::device::DEVICE;
use crate::monitoring::service_check::SERVICE_CHECK;
use resource_core::meta::{
    Action, Calculation, Cause, Field, Generated, GetBy, Input, Machine, Page, Relation, Rule, Sort, State, Tenancy,
};
use resource_core::{Expr, Kind, ResourceMeta, Scalar, Value, expr, inputs};
use resources::infrastructure::agent::{AgentCapability, AgentPolicy, AgentStatus, AgentType};
use std::borrow::Cow;

/// The resource `infrastructure.agent`.
pub static AGENT: ResourceMeta = ResourceMeta {
    name: "infrastructure.agent",
    type_name: "Agent",
    api_type: "agents",
    doc: "A component that runs checks and reports what it found. Its attributes have the names and meanings\nthat the \
        Open Cybersecurity Schema Framework gives them.",
    table: "agents",
    tenancy: Tenancy::Column(0),
    partition: Some(22),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation::new("display_name", Kind::Text, CALCULATE_DISPLAY_NAME).public().doc("What to call it in lists."),
        Calculation::new("is_online", Kind::Bool, CALCULATE_IS_ONLINE)
            .public()
            .doc("Whether it is connected and was heard from in the last five minutes."),
        Calculation::new("status_color", Kind::Text, CALCULATE_STATUS_COLOR).public().doc("A colour for the state."),
        Calculation::new("status_label", Kind::Text, CALCULATE_STATUS_LABEL).public().doc("The state in words."),
    ],
    scopes: policy::SCOPES,
    require: Some(policy::REQUIRE),
    machine: Some(Machine {
        field: 13,
        states: &[
            State::new("connecting", STATE_CONNECTING).initial(),
            State::new("connected", STATE_CONNECTED).initial(),
            State::new("degraded", STATE_DEGRADED),
            State::new("disconnected", STATE_DISCONNECTED),
            State::new("unavailable", STATE_UNAVAILABLE),
        ],
    }),
    actions: &[
        Action::read("list").doc("Lists the agents.").primary().sort(&[Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Fetches an agent by its uid.").get(GetBy::Key),
        Action::read("by_poller")
            .doc("Lists the agents that a poller chooses from.")
            .inputs(BY_POLLER_INPUTS)
            .filter(BY_POLLER_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("by_device")
            .doc("Lists the agents that run on a device.")
            .inputs(BY_DEVICE_INPUTS)
            .filter(BY_DEVICE_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("connected")
            .doc("Lists the agents that are connected and healthy.")
            .filter(CONNECTED_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("by_status")
            .doc("Lists the agents in one state.")
            .inputs(BY_STATUS_INPUTS)
            .filter(BY_STATUS_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("by_capability")
            .doc("Lists the agents that can do something.")
            .inputs(BY_CAPABILITY_INPUTS)
            .filter(BY_CAPABILITY_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("recently_seen")
            .doc("Lists the agents heard from in the last five minutes.")
            .filter(RECENTLY_SEEN_FILTER)
            .sort(&[Sort::down(17), Sort::up(1)])
            .page(PAGE),
        Action::create("register")
            .doc("Registers an agent that is still to connect.")
            .primary()
            .inputs(REGISTER_INPUTS)
            .starts(STATE_CONNECTING)
            .set(&[(16, Expr::NOW), (17, Expr::NOW)])
            .causes(&REGISTER_CAUSES),
        Action::create("register_connected")
            .doc("Registers an agent that is connected.")
            .inputs(REGISTER_INPUTS)
            .starts(STATE_CONNECTED)
            .set(&[(16, Expr::NOW), (17, Expr::NOW)])
            .causes(&REGISTER_CAUSES),
        Action::update("update")
            .doc("Changes what is known of an agent; the state has actions of its own.")
            .primary()
            .inputs(UPDATE_INPUTS),
        Action::update("heartbeat")
            .doc(
                "Takes a sign of life. A healthy one completes a connection or ends a degradation, an unhealthy one \
                    begins a degradation, and either begins to connect an agent that was disconnected; one that \
                    somebody marked as unavailable stays so.",
            )
            .inputs(HEARTBEAT_INPUTS)
            .moves_from(&[STATE_CONNECTING, STATE_CONNECTED, STATE_DEGRADED, STATE_DISCONNECTED, STATE_UNAVAILABLE])
            .set(&[
                (15, expr![Root(Argument, 0)]),
                (17, Expr::NOW),
                (9, HEARTBEAT_SET_CAPABILITIES),
                (7, HEARTBEAT_SET_VERSION),
                (13, HEARTBEAT_SET_STATUS),
                (14, HEARTBEAT_SET_STATE_SINCE),
            ])
            .causes(&HEARTBEAT_CAUSES),
        Action::update("establish_connection")
            .doc("Notes that an agent is connected.")
            .inputs(ESTABLISH_CONNECTION_INPUTS)
            .moves(&[STATE_CONNECTING], STATE_CONNECTED)
            .set(&[(23, ESTABLISH_CONNECTION_SET_POLLER_ID), (15, Expr::TRUE), (17, Expr::NOW), (14, Expr::NOW)])
            .causes(&HEARTBEAT_CAUSES),
        Action::update("connection_failed")
            .doc("Notes that an agent could not connect.")
            .internal()
            .inputs(CONNECTION_FAILED_INPUTS)
            .moves(&[STATE_CONNECTING], STATE_DISCONNECTED)
            .set(&[(15, Expr::FALSE), (14, Expr::NOW)])
            .causes(&CONNECTION_FAILED_CAUSES),
        Action::update("degrade")
            .doc("Notes that an agent works badly.")
            .inputs(CONNECTION_FAILED_INPUTS)
            .moves(&[STATE_CONNECTED], STATE_DEGRADED)
            .set(&[(15, Expr::FALSE), (14, Expr::NOW)])
            .causes(&CONNECTION_FAILED_CAUSES),
        Action::update("restore_health")
            .doc("Notes that an agent works well again.")
            .inputs(CONNECTION_FAILED_INPUTS)
            .moves(&[STATE_DEGRADED], STATE_CONNECTED)
            .set(&[(15, Expr::TRUE), (17, Expr::NOW), (14, Expr::NOW)])
            .causes(&CONNECTION_FAILED_CAUSES),
        Action::update("lose_connection")
            .doc("Notes that an agent is not connected any more.")
            .inputs(CONNECTION_FAILED_INPUTS)
            .moves(&[STATE_CONNECTED, STATE_DEGRADED], STATE_DISCONNECTED)
            .set(&[(15, Expr::FALSE), (23, Expr::NULL), (14, Expr::NOW)])
            .causes(&CONNECTION_FAILED_CAUSES),
        Action::update("reconnect")
            .doc("Begins to connect an agent again.")
            .inputs(CONNECTION_FAILED_INPUTS)
            .moves(&[STATE_DISCONNECTED], STATE_CONNECTING)
            .set(&[(14, Expr::NOW)])
            .causes(&CONNECTION_FAILED_CAUSES),
        Action::update("mark_unavailable")
            .doc("Takes an agent out of service: it gets no checks until it is recovered.")
            .inputs(CONNECTION_FAILED_INPUTS)
            .moves(&[STATE_CONNECTING, STATE_CONNECTED, STATE_DEGRADED, STATE_DISCONNECTED], STATE_UNAVAILABLE)
            .set(&[(15, Expr::FALSE), (14, Expr::NOW)])
            .causes(&CONNECTION_FAILED_CAUSES),
        Action::update("recover")
            .doc("Takes an agent into service again.")
            .inputs(CONNECTION_FAILED_INPUTS)
            .moves(&[STATE_UNAVAILABLE], STATE_CONNECTING)
            .set(&[(14, Expr::NOW)])
            .causes(&CONNECTION_FAILED_CAUSES),
        Action::update("move_to_device")
            .doc("Moves an agent to the device that its own was merged into.")
            .internal()
            .inputs(MOVE_TO_DEVICE_INPUTS)
            .set(&[(24, expr![Root(Argument, 0)])]),
        Action::update("note_alert")
            .doc("Notes that an alert was raised or ended. Whoever comes second is refused.")
            .internal()
            .inputs(NOTE_ALERT_INPUTS)
            .guard(NOTE_ALERT_GUARD)
            .set(&[(20, expr![Root(Argument, 0)])]),
        Action::run("raise_alert", 0).doc("Raises an alert about an agent that was lost.").internal().on_record(),
        Action::run("end_alert", 1)
            .doc("Ends the alert about an agent that is back, or out of service.")
            .internal()
            .on_record(),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("uid", Kind::Text)
        .public()
        .rules(&[Rule::length(1, 128), Rule::Pattern("[A-Za-z0-9][A-Za-z0-9._:-]*")])
        .doc("The name under which the agent is known, given by whoever registers it."),
    Field::new("name", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::max_length(255)])
        .doc("What people call it."),
    Field::new("type_id", AgentType::KIND).public().default(expr![Const(I64(0))]).doc("What kind of agent it is."),
    Field::new("type_name", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(255)])
        .doc("The kind in the words of its maker, above all for kinds without a number."),
    Field::new("uid_alt", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(255)])
        .doc("Another key that some source has for it."),
    Field::new("vendor_name", Kind::Text)
        .public()
        .rules(&[Rule::max_length(255)])
        .default(expr![text("ServiceRadar")])
        .doc("Who made it."),
    Field::new("version", Kind::Text).nullable().public().rules(&[Rule::max_length(255)]).doc("Which version it is."),
    Field::new("policies", Kind::List(&AgentPolicy::KIND))
        .public()
        .default(expr![Const(Json(Borrowed("[]")))])
        .doc("The policies that apply to it."),
    Field::new("capabilities", Kind::List(&AgentCapability::KIND))
        .public()
        .default(expr![Const(Json(Borrowed("[]")))])
        .doc("What it can do."),
    Field::new("host", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::max_length(255)])
        .doc("The host at which it answers, where it does."),
    Field::new("port", Kind::I32)
        .nullable()
        .public()
        .rules(&[Rule::range(1, 65535)])
        .doc("The port at which it answers."),
    Field::new("spiffe_identity", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(2048), Rule::Pattern("spiffe://.+")])
        .doc("The SPIFFE id with which it proves who it is."),
    Field::new("status", AgentStatus::KIND).public().doc("What it is doing."),
    Field::new("state_since", Kind::Time).public().default(Expr::NOW).doc("Since when it has been in this state."),
    Field::new("is_healthy", Kind::Bool)
        .public()
        .default(Expr::TRUE)
        .doc("What its latest sign of life or change of state said."),
    Field::new("first_seen_time", Kind::Time).public().doc("When it was first heard from."),
    Field::new("last_seen_time", Kind::Time).public().doc("When it was last heard from."),
    Field::new("created_time", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was registered."),
    Field::new("modified_time", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
    Field::new("alerted", Kind::Bool).default(Expr::FALSE),
    Field::new("metadata", Kind::Map)
        .public()
        .default(expr![Const(Json(Borrowed("{}")))])
        .doc("Whatever its operators want to note."),
    Field::new("partition_id", Kind::Uuid)
        .nullable()
        .public()
        .relation(0)
        .doc("The only partition that it works in; without one it works in all."),
    Field::new("poller_id", Kind::Text).nullable().public().relation(1).doc("The poller that chooses it."),
    Field::new("device_uid", Kind::Text).nullable().public().relation(2).doc("The device that it runs on."),
];

static RELATIONS: [Relation; 5] = [
    Relation::belongs_to("partition", &PARTITION, &[(0, 0), (22, 1)])
        .public()
        .doc("The only partition that it works in; without one it works in all."),
    Relation::belongs_to("poller", &POLLER, &[(0, 0), (23, 1)]).public().doc("The poller that chooses it."),
    Relation::belongs_to("device", &DEVICE, &[(0, 0), (24, 1)]).public().doc("The device that it runs on."),
    Relation::has_many("checkers", &CHECKER, &[(0, 0), (1, 17)]).public().doc("The checkers behind it."),
    Relation::has_many("service_checks", &SERVICE_CHECK, &[(0, 0), (1, 21)])
        .public()
        .doc("The checks that it alone runs."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_POLLER_INPUTS: &[Input] = &[Input::argument("poller", Kind::Text)];

const BY_DEVICE_INPUTS: &[Input] = &[Input::argument("device", Kind::Text)];

const BY_STATUS_INPUTS: &[Input] = &[Input::argument("status", AgentStatus::KIND)];

const BY_CAPABILITY_INPUTS: &[Input] = &[Input::argument("capability", AgentCapability::KIND)];

const REGISTER_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "uid", "name": optional, "type_id": optional, "type_name": optional, "uid_alt": optional, "vendor_name": optional,
    "version": optional, "policies": optional, "capabilities": optional, "host": optional, "port": optional,
    "spiffe_identity": optional, "partition": optional relation, "poller": optional relation,
    "device": optional relation, "metadata": optional,
};

static REGISTER_CAUSES: [Cause; 1] =
    [Cause::new(&HEALTH_EVENT, 6).values(&[(0, expr![text("agent")]), (1, expr![Field(1)]), (3, expr![Field(13)])])];

const UPDATE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "name": optional, "type_name": optional, "uid_alt": optional, "vendor_name": optional, "version": optional,
    "policies": optional, "capabilities": optional, "host": optional, "port": optional, "poller": optional relation,
    "device": optional relation, "metadata": optional,
};

const HEARTBEAT_INPUTS: &[Input] = &[
    Input::argument("is_healthy", Kind::Bool).doc("Whether the agent finds that it works well."),
    Input::argument("capabilities", Kind::List(&AgentCapability::KIND))
        .nullable()
        .optional()
        .doc("What it can do, if that changed."),
    Input::argument("version", Kind::Text)
        .nullable()
        .optional()
        .rules(&[Rule::length(1, 255)])
        .doc("Which version it is, if that changed."),
];

static HEARTBEAT_CAUSES: [Cause; 1] = [Cause::new(&HEALTH_EVENT, 6).on_transition().values(&[
    (0, expr![text("agent")]),
    (1, expr![Field(1)]),
    (2, expr![Root(Old, 13)]),
    (3, expr![Field(13)]),
    (4, Expr::NULL),
    (6, HEARTBEAT_HEALTH_EVENT_DURATION_SECONDS),
])];

const ESTABLISH_CONNECTION_INPUTS: &[Input] =
    &[Input::argument("poller", Kind::Text).nullable().optional().doc("The poller that it is connected to.")];

const CONNECTION_FAILED_INPUTS: &[Input] = &[Input::argument("reason", Kind::Text)
    .nullable()
    .optional()
    .rules(&[Rule::max_length(1000)])
    .doc("Why; kept in the health event.")];

static CONNECTION_FAILED_CAUSES: [Cause; 1] = [Cause::new(&HEALTH_EVENT, 6).on_transition().values(&[
    (0, expr![text("agent")]),
    (1, expr![Field(1)]),
    (2, expr![Root(Old, 13)]),
    (3, expr![Field(13)]),
    (4, expr![Root(Argument, 0)]),
    (6, HEARTBEAT_HEALTH_EVENT_DURATION_SECONDS),
])];

const MOVE_TO_DEVICE_INPUTS: &[Input] = &[Input::argument("device", Kind::Text).doc("The device from now on.")];

const NOTE_ALERT_INPUTS: &[Input] =
    &[Input::argument("open", Kind::Bool).doc("Whether an alert says that it is away.")];

const STATE_CONNECTING: Scalar = Scalar::Text(Cow::Borrowed("connecting"));
const STATE_CONNECTED: Scalar = Scalar::Text(Cow::Borrowed("connected"));
const STATE_DEGRADED: Scalar = Scalar::Text(Cow::Borrowed("degraded"));
const STATE_DISCONNECTED: Scalar = Scalar::Text(Cow::Borrowed("disconnected"));
const STATE_UNAVAILABLE: Scalar = Scalar::Text(Cow::Borrowed("unavailable"));

// coalesce(name, host, uid)
const CALCULATE_DISPLAY_NAME: Expr = expr![Field(2), Field(10), Field(1), Call(Coalesce, Borrowed(&[0, 1, 2]))];

// status == Connected && last_seen_time > ago(5 minutes)
const CALCULATE_IS_ONLINE: Expr = expr! {
    Field(13), text("connected"), Binary(Equal, 0, 1), Field(17), Now, Const(I64(300000000)),
    Binary(TimeSubtract, 4, 5), Binary(Greater, 3, 6), Binary(And, 2, 7),
};

// if status == Connected && is_healthy { "green" } else if status in [Connected, Degraded] { "yellow" } else if
// status == Connecting { "blue" } else if status == Disconnected { "red" } else { "gray" }
const CALCULATE_STATUS_COLOR: Expr = expr! {
    Field(13), text("connected"), Binary(Equal, 0, 1), Field(15), Binary(And, 2, 3), text("green"), Field(13),
    text("connected"), text("degraded"), In(6, Borrowed(&[7, 8])), text("yellow"), Field(13), text("connecting"),
    Binary(Equal, 11, 12), text("blue"), Field(13), text("disconnected"), Binary(Equal, 15, 16), text("red"),
    text("gray"), If(17, 18, 19), If(13, 14, 20), If(9, 10, 21), If(4, 5, 22),
};

// if status == Connecting { "Connecting" } else if status == Connected { "Connected" } else if status == Degraded {
// "Degraded" } else if status == Disconnected { "Disconnected" } else { "Unavailable" }
const CALCULATE_STATUS_LABEL: Expr = expr! {
    Field(13), text("connecting"), Binary(Equal, 0, 1), text("Connecting"), Field(13), text("connected"),
    Binary(Equal, 4, 5), text("Connected"), Field(13), text("degraded"), Binary(Equal, 8, 9), text("Degraded"),
    Field(13), text("disconnected"), Binary(Equal, 12, 13), text("Disconnected"), text("Unavailable"), If(14, 15, 16),
    If(10, 11, 17), If(6, 7, 18), If(2, 3, 19),
};

// poller == argument.poller
const BY_POLLER_FILTER: Expr = expr![Field(23), Root(Argument, 0), Binary(Equal, 0, 1)];

// device == argument.device
const BY_DEVICE_FILTER: Expr = expr![Field(24), Root(Argument, 0), Binary(Equal, 0, 1)];

// status == Connected && is_healthy
const CONNECTED_FILTER: Expr = expr![Field(13), text("connected"), Binary(Equal, 0, 1), Field(15), Binary(And, 2, 3)];

// status == argument.status
const BY_STATUS_FILTER: Expr = expr![Field(13), Root(Argument, 0), Binary(Equal, 0, 1)];

// argument.capability in capabilities
const BY_CAPABILITY_FILTER: Expr = expr![Root(Argument, 0), Field(9), Among(0, 1, Kind::Text)];

// last_seen_time > ago(5 minutes)
const RECENTLY_SEEN_FILTER: Expr =
    expr![Field(17), Now, Const(I64(300000000)), Binary(TimeSubtract, 1, 2), Binary(Greater, 0, 3)];

// coalesce(argument.capabilities, capabilities)
const HEARTBEAT_SET_CAPABILITIES: Expr = expr![Root(Argument, 1), Field(9), Call(Coalesce, Borrowed(&[0, 1]))];

// coalesce(argument.version, version)
const HEARTBEAT_SET_VERSION: Expr = expr![Root(Argument, 2), Field(7), Call(Coalesce, Borrowed(&[0, 1]))];

// if status == Unavailable { Unavailable } else if status == Disconnected { Connecting } else if
// argument.is_healthy { Connected } else if status == Connecting { Connecting } else { Degraded }
const HEARTBEAT_SET_STATUS: Expr = expr! {
    Field(13), text("unavailable"), Binary(Equal, 0, 1), text("unavailable"), Field(13), text("disconnected"),
    Binary(Equal, 4, 5), text("connecting"), Root(Argument, 0), text("connected"), Field(13), text("connecting"),
    Binary(Equal, 10, 11), text("connecting"), text("degraded"), If(12, 13, 14), If(8, 9, 15), If(6, 7, 16),
    If(2, 3, 17),
};

// if status == Disconnected || argument.is_healthy && status in [Connecting, Degraded] || !argument.is_healthy &&
// status == Connected { now() } else { state_since }
const HEARTBEAT_SET_STATE_SINCE: Expr = expr! {
    Field(13), text("disconnected"), Binary(Equal, 0, 1), Root(Argument, 0), Field(13), text("connecting"),
    text("degraded"), In(4, Borrowed(&[5, 6])), Binary(And, 3, 7), Binary(Or, 2, 8), Root(Argument, 0), Not(10),
    Field(13), text("connected"), Binary(Equal, 12, 13), Binary(And, 11, 14), Binary(Or, 9, 15), Now, Field(14),
    If(16, 17, 18),
};

// if now() > old.state_since { seconds(now() - old.state_since) } else { 0 }
const HEARTBEAT_HEALTH_EVENT_DURATION_SECONDS: Expr = expr! {
    Now, Root(Old, 14), Binary(Greater, 0, 1), Now, Root(Old, 14), Binary(TimeDifference, 3, 4),
    Call(Seconds, Borrowed(&[5])), Const(I64(0)), If(2, 6, 7),
};

// coalesce(argument.poller, poller)
const ESTABLISH_CONNECTION_SET_POLLER_ID: Expr = expr![Root(Argument, 0), Field(23), Call(Coalesce, Borrowed(&[0, 1]))];

// alerted != argument.open
const NOTE_ALERT_GUARD: Expr = expr![Field(20), Root(Argument, 0), Binary(NotEqual, 0, 1)];

const _: () = assert!(
    <resources::infrastructure::agent::Agent as resource::Resource>::FINGERPRINT == 0xaec65d6923eb6075,
    "stale generated code, run `cargo xtask codegen`"
);
