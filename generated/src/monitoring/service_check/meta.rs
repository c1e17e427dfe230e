//! Generated from `resources/src/monitoring/service_check.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a service check; positions refer to the tables here.

use super::policy;
use crate::infrastructure::agent::AGENT;
use crate::infrastructure::partition::PARTITION;
use crate::inventory::device::DEVICE;
use crate::monitoring::polling_schedule::POLLING_SCHEDULE;
use resource_core::meta::{
    Action, Calculation, Field, Generated, GetBy, Input, Page, Relation, Rule, Sort, Tenancy, Validation,
};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr, inputs};
use resources::monitoring::service_check::{CheckOutcome, CheckType, TargetHealth};

/// The resource `monitoring.service_check`.
pub static SERVICE_CHECK: ResourceMeta = ResourceMeta {
    name: "monitoring.service_check",
    type_name: "ServiceCheck",
    api_type: "service-checks",
    doc: "A question that an agent puts to a target at intervals. A check with a schedule runs when that does;\none \
        without runs by its own interval.",
    table: "service_checks",
    tenancy: Tenancy::Column(0),
    partition: Some(24),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation::new("check_type_label", Kind::Text, CALCULATE_CHECK_TYPE_LABEL).public().doc("The kind in words."),
        Calculation::new("status_color", Kind::Text, CALCULATE_STATUS_COLOR)
            .public()
            .doc("A colour for the last result."),
        Calculation::new("is_overdue", Kind::Bool, CALCULATE_IS_OVERDUE)
            .public()
            .doc("Whether two intervals have passed without it running."),
        Calculation::new("next_check_at", Kind::Time, CALCULATE_NEXT_CHECK_AT)
            .nullable()
            .public()
            .doc("When it runs next by its own interval; absent before its first run and with a schedule."),
    ],
    checks: &[Validation {
        code: "thresholds",
        constraint: Some("service_checks_thresholds_check"),
        expr: SERVICE_CHECKS_THRESHOLDS_CHECK,
        field: Some(13),
        message: "must not be below the warning threshold",
    }],
    scopes: policy::SCOPES,
    require: Some(policy::REQUIRE),
    actions: &[
        Action::read("list").doc("Lists the checks.").primary().sort(&[Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Fetches a check by id.").get(GetBy::Key),
        Action::read("enabled")
            .doc("Lists the checks that are in use.")
            .filter(expr![Field(10)])
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("failing")
            .doc("Lists the checks whose latest results were failures.")
            .filter(FAILING_FILTER)
            .sort(&[Sort::down(20), Sort::up(1)])
            .page(PAGE),
        Action::read("due_for_check")
            .doc("Lists the checks without a schedule whose interval is over.")
            .filter(DUE_FOR_CHECK_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE_2),
        Action::read("by_agent")
            .doc("Lists the checks that an agent runs.")
            .inputs(BY_AGENT_INPUTS)
            .filter(BY_AGENT_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("by_device")
            .doc("Lists the checks of a device.")
            .inputs(BY_DEVICE_INPUTS)
            .filter(BY_DEVICE_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("by_schedule")
            .doc("Lists the checks that run by a schedule.")
            .inputs(BY_SCHEDULE_INPUTS)
            .filter(BY_SCHEDULE_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("scheduled")
            .doc("Lists the checks in use that run by a schedule.")
            .internal()
            .inputs(BY_SCHEDULE_INPUTS)
            .filter(SCHEDULED_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE_3),
        Action::create("create")
            .doc("Adds a check. It must be one that can be asked: what its kind needs is there, and nothing else.")
            .primary()
            .inputs(CREATE_INPUTS)
            .validate(&[0]),
        Action::update("update")
            .doc("Changes a check. What kind it is stays, and so does its partition.")
            .primary()
            .inputs(UPDATE_INPUTS)
            .validate(&[1]),
        Action::update("enable").doc("Puts a check to use.").set(&[(10, Expr::TRUE)]),
        Action::update("disable")
            .doc("Stops a check and ends its alert; its results stay.")
            .set(&[(10, Expr::FALSE)])
            .change(&[2]),
        Action::update("execute")
            .doc("Claims a check whose interval is over. Whoever comes second is refused.")
            .internal()
            .guard(DUE_FOR_CHECK_FILTER)
            .set(&[(14, Expr::NOW)]),
        Action::run("dispatch_due", 3)
            .doc("Claims checks whose intervals are over and adds poll jobs for them, one for each partition.")
            .internal()
            .inputs(DISPATCH_DUE_INPUTS),
        Action::update("record_result")
            .doc(
                "Takes in a result. One that is older than the last is refused, and so is one whose caller does not \
                    know the health before: what follows a change depends on that.",
            )
            .internal()
            .inputs(RECORD_RESULT_INPUTS)
            .guard(RECORD_RESULT_GUARD)
            .set(&[
                (16, expr![Root(Argument, 0)]),
                (18, expr![Root(Argument, 1)]),
                (19, expr![Root(Argument, 2)]),
                (17, RECORD_RESULT_SET_HEALTH),
                (15, RECORD_RESULT_SET_LAST_RESULT_AT),
                (14, RECORD_RESULT_SET_LAST_CHECK_AT),
                (20, RECORD_RESULT_SET_CONSECUTIVE_FAILURES),
            ]),
        Action::update("reset_failures")
            .doc("Forgets the failures so far.")
            .set(&[(20, expr![Const(I64(0))]), (19, Expr::NULL)]),
        Action::update("move_to_device")
            .doc("Moves a check to the device that its own was merged into.")
            .internal()
            .inputs(MOVE_TO_DEVICE_INPUTS)
            .set(&[(22, expr![Root(Argument, 0)])]),
        Action::destroy("destroy")
            .doc("Removes a check and ends its alert. What it found stays.")
            .primary()
            .change(&[4]),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The check's id."),
    Field::new("name", Kind::Text).public().rules(&[Rule::Trim, Rule::length(1, 255)]).doc("What people call it."),
    Field::new("description", Kind::Text).nullable().public().rules(&[Rule::max_length(1000)]).doc("What it is for."),
    Field::new("check_type", CheckType::KIND).public().doc("What kind of question it is."),
    Field::new("target", Kind::Text)
        .public()
        .rules(&[Rule::Trim, Rule::length(1, 2000)])
        .doc("Whom it asks: a host, an address or a URL."),
    Field::new("port", Kind::I32)
        .nullable()
        .public()
        .rules(&[Rule::range(1, 65535)])
        .doc("The port it asks at, where the kind has one."),
    Field::new("interval_seconds", Kind::I32)
        .public()
        .rules(&[Rule::range(1, 604800)])
        .default(expr![Const(I64(60))])
        .doc("How many seconds lie between two questions."),
    Field::new("timeout_seconds", Kind::I32)
        .public()
        .rules(&[Rule::range(1, 300)])
        .default(expr![Const(I64(10))])
        .doc("How many seconds it waits for an answer."),
    Field::new("retries", Kind::I32)
        .public()
        .rules(&[Rule::range(0, 10)])
        .default(expr![Const(I64(3))])
        .doc("How often it asks again before it fails."),
    Field::new("enabled", Kind::Bool).public().default(Expr::TRUE).doc("Whether it is in use."),
    Field::new("config", Kind::Map).public().default(expr![Const(Json(Borrowed("{}")))]).doc(
        "What the kind of question needs to know beyond the target. For `http`: `method`, `tls`, `path`, \
            `expect_status`,\n`expect_body`, `redirects` and `max_body_bytes`; for `ping`: `payload_bytes`; nothing \
            for `tcp`. All may be left out.",
    ),
    Field::new("warning_threshold_ms", Kind::I32)
        .nullable()
        .public()
        .rules(&[Rule::range(1, 3600000)])
        .doc("From how many milliseconds on an answer is slow."),
    Field::new("critical_threshold_ms", Kind::I32)
        .nullable()
        .public()
        .rules(&[Rule::range(1, 3600000)])
        .doc("From how many milliseconds on an answer counts as none."),
    Field::new("last_check_at", Kind::Time).nullable().public().doc("When it last ran."),
    Field::new("last_result_at", Kind::Time)
        .nullable()
        .public()
        .doc("When the question was put whose result is the last."),
    Field::new("last_result", CheckOutcome::KIND).nullable().public().doc("How it went last."),
    Field::new("health", TargetHealth::KIND).nullable().public().doc(
        "Whether the target worked when something was last known of it; a result that says neither changes nothing \
            here.",
    ),
    Field::new("last_response_time_ms", Kind::I64)
        .nullable()
        .public()
        .rules(&[Rule::min(0)])
        .doc("How many milliseconds the last answer took."),
    Field::new("last_error", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(4000)])
        .doc("What went wrong last."),
    Field::new("consecutive_failures", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many failures there were in a row."),
    Field::new("agent_uid", Kind::Text)
        .nullable()
        .public()
        .relation(0)
        .doc("The agent that runs it; without one any that can."),
    Field::new("device_uid", Kind::Text).nullable().public().relation(1).doc("The device that it is about."),
    Field::new("schedule_id", Kind::Uuid).nullable().public().relation(2).doc("The schedule that it runs by."),
    Field::new("partition_id", Kind::Uuid)
        .nullable()
        .public()
        .relation(3)
        .doc("The partition that its target is in; without one the target is the same everywhere."),
    Field::new("metadata", Kind::Map)
        .public()
        .default(expr![Const(Json(Borrowed("{}")))])
        .doc("Whatever its owners want to note."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was added."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

static RELATIONS: [Relation; 4] = [
    Relation::belongs_to("agent", &AGENT, &[(0, 0), (21, 1)])
        .public()
        .doc("The agent that runs it; without one any that can."),
    Relation::belongs_to("device", &DEVICE, &[(0, 0), (22, 1)]).public().doc("The device that it is about."),
    Relation::belongs_to("schedule", &POLLING_SCHEDULE, &[(0, 0), (23, 1)])
        .public()
        .doc("The schedule that it runs by."),
    Relation::belongs_to("partition", &PARTITION, &[(0, 0), (24, 1)])
        .public()
        .doc("The partition that its target is in; without one the target is the same everywhere."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const PAGE_2: Page = Page { keyset: true, offset: true, default: 100, max: 250 };

const BY_AGENT_INPUTS: &[Input] = &[Input::argument("agent", Kind::Text)];

const BY_DEVICE_INPUTS: &[Input] = &[Input::argument("device", Kind::Text)];

const BY_SCHEDULE_INPUTS: &[Input] = &[Input::argument("schedule", Kind::Uuid)];

const PAGE_3: Page = Page { keyset: true, offset: false, default: 250, max: 250 };

const CREATE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "name", "description": optional, "check_type", "target", "port": optional, "interval_seconds": optional,
    "timeout_seconds": optional, "retries": optional, "enabled": optional, "config": optional,
    "warning_threshold_ms": optional, "critical_threshold_ms": optional, "agent": optional relation,
    "device": optional relation, "schedule": optional relation, "partition": optional relation, "metadata": optional,
};

const UPDATE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "name": optional, "description": optional, "target": optional, "port": optional, "interval_seconds": optional,
    "timeout_seconds": optional, "retries": optional, "config": optional, "warning_threshold_ms": optional,
    "critical_threshold_ms": optional, "agent": optional relation, "device": optional relation,
    "schedule": optional relation, "metadata": optional,
};

const DISPATCH_DUE_INPUTS: &[Input] =
    &[Input::argument("checks", Kind::List(&Kind::Uuid)).doc("The checks whose intervals are over.")];

const RECORD_RESULT_INPUTS: &[Input] = &[
    Input::argument("result", CheckOutcome::KIND).doc("How it went."),
    Input::argument("response_time_ms", Kind::I64)
        .nullable()
        .optional()
        .rules(&[Rule::min(0)])
        .doc("How long the answer took."),
    Input::argument("error", Kind::Text).nullable().optional().rules(&[Rule::max_length(4000)]).doc("What went wrong."),
    Input::argument("checked_at", Kind::Time).doc("When the agent asked."),
    Input::argument("known", TargetHealth::KIND)
        .nullable()
        .optional()
        .doc("The health before, as far as the caller knows."),
];

const MOVE_TO_DEVICE_INPUTS: &[Input] = &[Input::argument("device", Kind::Text).doc("The device from now on.")];

// if check_type == Ping { "Ping" } else if check_type == Http { "HTTP" } else if check_type == Tcp { "TCP" } else
// if check_type == Snmp { "SNMP" } else if check_type == Grpc { "gRPC" } else if check_type == Dns { "DNS" } else {
// "Custom" }
const CALCULATE_CHECK_TYPE_LABEL: Expr = expr! {
    Field(4), text("ping"), Binary(Equal, 0, 1), text("Ping"), Field(4), text("http"), Binary(Equal, 4, 5),
    text("HTTP"), Field(4), text("tcp"), Binary(Equal, 8, 9), text("TCP"), Field(4), text("snmp"),
    Binary(Equal, 12, 13), text("SNMP"), Field(4), text("grpc"), Binary(Equal, 16, 17), text("gRPC"), Field(4),
    text("dns"), Binary(Equal, 20, 21), text("DNS"), text("Custom"), If(22, 23, 24), If(18, 19, 25), If(14, 15, 26),
    If(10, 11, 27), If(6, 7, 28), If(2, 3, 29),
};

// if !enabled || last_result == null { "gray" } else if coalesce(last_result == Success, false) { "green" } else if
// coalesce(last_result in [Warning, Unknown], false) { "yellow" } else { "red" }
const CALCULATE_STATUS_COLOR: Expr = expr! {
    Field(10), Not(0), Field(16), Const(Null), Binary(Is, 2, 3), Binary(Or, 1, 4), text("gray"), Field(16),
    text("success"), Binary(Equal, 7, 8), Const(Bool(false)), Call(Coalesce, Borrowed(&[9, 10])), text("green"),
    Field(16), text("warning"), text("unknown"), In(13, Borrowed(&[14, 15])), Const(Bool(false)),
    Call(Coalesce, Borrowed(&[16, 17])), text("yellow"), text("red"), If(18, 19, 20), If(11, 12, 21), If(5, 6, 22),
};

// enabled && coalesce(seconds(now() - last_check_at) > interval_seconds * 2, false)
const CALCULATE_IS_OVERDUE: Expr = expr! {
    Field(10), Now, Field(14), Binary(TimeDifference, 1, 2), Call(Seconds, Borrowed(&[3])), Field(7), Const(I64(2)),
    Binary(Multiply, 5, 6), Binary(Greater, 4, 7), Const(Bool(false)), Call(Coalesce, Borrowed(&[8, 9])),
    Binary(And, 0, 10),
};

// if schedule == null { last_check_at + interval_seconds * 1 second } else { null }
const CALCULATE_NEXT_CHECK_AT: Expr = expr! {
    Field(23), Const(Null), Binary(Is, 0, 1), Field(14), Field(7), Const(I64(1000000)), Binary(Multiply, 4, 5),
    Binary(TimeAdd, 3, 6), Const(Null), If(2, 7, 8),
};

// warning_threshold_ms == null || critical_threshold_ms == null || warning_threshold_ms <= critical_threshold_ms
const SERVICE_CHECKS_THRESHOLDS_CHECK: Expr = expr! {
    Field(12), Const(Null), Binary(Is, 0, 1), Field(13), Const(Null), Binary(Is, 3, 4), Binary(Or, 2, 5), Field(12),
    Field(13), Binary(LessOrEqual, 7, 8), Binary(Or, 6, 9),
};

// consecutive_failures > 0
const FAILING_FILTER: Expr = expr![Field(20), Const(I64(0)), Binary(Greater, 0, 1)];

// enabled && schedule == null && (last_check_at == null || seconds(now() - last_check_at) + 15 >= interval_seconds)
const DUE_FOR_CHECK_FILTER: Expr = expr! {
    Field(10), Field(23), Const(Null), Binary(Is, 1, 2), Binary(And, 0, 3), Field(14), Const(Null), Binary(Is, 5, 6),
    Now, Field(14), Binary(TimeDifference, 8, 9), Call(Seconds, Borrowed(&[10])), Const(I64(15)), Binary(Add, 11, 12),
    Field(7), Binary(GreaterOrEqual, 13, 14), Binary(Or, 7, 15), Binary(And, 4, 16),
};

// agent == argument.agent
const BY_AGENT_FILTER: Expr = expr![Field(21), Root(Argument, 0), Binary(Equal, 0, 1)];

// device == argument.device
const BY_DEVICE_FILTER: Expr = expr![Field(22), Root(Argument, 0), Binary(Equal, 0, 1)];

// schedule == argument.schedule
const BY_SCHEDULE_FILTER: Expr = expr![Field(23), Root(Argument, 0), Binary(Equal, 0, 1)];

// enabled && schedule == argument.schedule
const SCHEDULED_FILTER: Expr = expr![Field(10), Field(23), Root(Argument, 0), Binary(Equal, 1, 2), Binary(And, 0, 3)];

// (last_result_at == null || last_result_at <= argument.checked_at) && health is argument.known
const RECORD_RESULT_GUARD: Expr = expr! {
    Field(15), Const(Null), Binary(Is, 0, 1), Field(15), Root(Argument, 3), Binary(LessOrEqual, 3, 4),
    Binary(Or, 2, 5), Field(17), Root(Argument, 4), Binary(Is, 7, 8), Binary(And, 6, 9),
};

// if argument.result in [Success, Warning] { Up } else if argument.result in [Critical, Error] { Down } else {
// health }
const RECORD_RESULT_SET_HEALTH: Expr = expr! {
    Root(Argument, 0), text("success"), text("warning"), In(0, Borrowed(&[1, 2])), text("up"), Root(Argument, 0),
    text("critical"), text("error"), In(5, Borrowed(&[6, 7])), text("down"), Field(17), If(8, 9, 10), If(3, 4, 11),
};

// if argument.checked_at > now() { now() } else { argument.checked_at }
const RECORD_RESULT_SET_LAST_RESULT_AT: Expr =
    expr![Root(Argument, 3), Now, Binary(Greater, 0, 1), Now, Root(Argument, 3), If(2, 3, 4)];

// if schedule == null { last_check_at } else { argument.checked_at }
const RECORD_RESULT_SET_LAST_CHECK_AT: Expr =
    expr![Field(23), Const(Null), Binary(Is, 0, 1), Field(14), Root(Argument, 3), If(2, 3, 4)];

// if argument.result in [Success, Warning] { 0 } else { consecutive_failures + 1 }
const RECORD_RESULT_SET_CONSECUTIVE_FAILURES: Expr = expr! {
    Root(Argument, 0), text("success"), text("warning"), In(0, Borrowed(&[1, 2])), Const(I64(0)), Field(20),
    Const(I64(1)), Binary(Add, 5, 6), If(3, 4, 7),
};

const _: () = assert!(
    <resources::monitoring::service_check::ServiceCheck as resource::Resource>::FINGERPRINT == 0x965cae103ef3915c,
    "stale generated code, run `cargo xtask codegen`"
);
