//! Generated from `resources/src/monitoring/polling_schedule.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a polling schedule; positions refer to the tables here.

use super::policy;
use crate::infrastructure::partition::PARTITION;
use crate::infrastructure::poller::POLLER;
use crate::monitoring::poll_job::POLL_JOB;
use crate::monitoring::service_check::SERVICE_CHECK;
use resource_core::meta::{
    Action, Calculation, Field, Generated, GetBy, Input, Page, Relation, Rule, Sort, Tenancy, Validation,
};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr, inputs};
use resources::monitoring::polling_schedule::{AssignmentMode, ScheduleResult, ScheduleType};

/// The resource `monitoring.polling_schedule`.
pub static POLLING_SCHEDULE: ResourceMeta = ResourceMeta {
    name: "monitoring.polling_schedule",
    type_name: "PollingSchedule",
    api_type: "polling-schedules",
    doc: "Runs its checks together: at intervals, at times of the calendar, or when somebody asks.",
    table: "polling_schedules",
    tenancy: Tenancy::Column(0),
    partition: Some(10),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation::new("is_locked", Kind::Bool, CALCULATE_IS_LOCKED)
            .public()
            .doc("Whether somebody works on it at the moment."),
        Calculation::new("next_execution_at", Kind::Time, CALCULATE_NEXT_EXECUTION_AT)
            .nullable()
            .public()
            .doc("When it runs next; absent where nobody can tell."),
        Calculation::new("success_rate", Kind::I64, CALCULATE_SUCCESS_RATE)
            .nullable()
            .public()
            .doc("How many in a hundred checks of the last run succeeded."),
        Calculation::new("status_label", Kind::Text, CALCULATE_STATUS_LABEL).public().doc("How it stands, in words."),
        Calculation::new("status_color", Kind::Text, CALCULATE_STATUS_COLOR)
            .public()
            .doc("A colour for how it stands."),
    ],
    checks: &[
        Validation {
            code: "required",
            constraint: Some("polling_schedules_interval_check"),
            expr: POLLING_SCHEDULES_INTERVAL_CHECK,
            field: Some(5),
            message: "is needed for a schedule with an interval",
        },
        Validation {
            code: "required",
            constraint: Some("polling_schedules_calendar_check"),
            expr: POLLING_SCHEDULES_CALENDAR_CHECK,
            field: Some(6),
            message: "is needed for a schedule by the calendar",
        },
        Validation {
            code: "required",
            constraint: Some("polling_schedules_poller_named_check"),
            expr: POLLING_SCHEDULES_POLLER_NAMED_CHECK,
            field: Some(8),
            message: "is needed where one poller is meant",
        },
        Validation {
            code: "required",
            constraint: Some("polling_schedules_partition_named_check"),
            expr: POLLING_SCHEDULES_PARTITION_NAMED_CHECK,
            field: Some(10),
            message: "is needed where the pollers of a partition are meant",
        },
        Validation {
            code: "required",
            constraint: Some("polling_schedules_domain_named_check"),
            expr: POLLING_SCHEDULES_DOMAIN_NAMED_CHECK,
            field: Some(9),
            message: "is needed where the pollers of a domain are meant",
        },
    ],
    scopes: policy::SCOPES,
    require: Some(policy::REQUIRE),
    actions: &[
        Action::read("list").doc("Lists the schedules.").primary().sort(&[Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Fetches a schedule by id.").get(GetBy::Key),
        Action::read("enabled")
            .doc("Lists the schedules that are in use.")
            .filter(expr![Field(11)])
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("due_for_execution")
            .doc("Lists the schedules whose time has come, the most urgent first.")
            .filter(DUE_FOR_EXECUTION_FILTER)
            .sort(&[Sort::down(12), Sort::up(1)])
            .page(PAGE),
        Action::read("unplanned")
            .doc("Lists the schedules by the calendar whose next time is still to be worked out.")
            .internal()
            .filter(UNPLANNED_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE_2),
        Action::read("by_partition")
            .doc("Lists the schedules of a partition.")
            .inputs(BY_PARTITION_INPUTS)
            .filter(BY_PARTITION_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("by_poller")
            .doc("Lists the schedules that one poller runs.")
            .inputs(BY_POLLER_INPUTS)
            .filter(BY_POLLER_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::create("create").doc("Adds a schedule.").primary().inputs(CREATE_INPUTS),
        Action::update("update")
            .doc("Changes a schedule. Its next time by the calendar is worked out anew.")
            .primary()
            .inputs(UPDATE_INPUTS)
            .set(&[(16, Expr::NULL)]),
        Action::update("enable").doc("Puts a schedule to use.").set(&[(11, Expr::TRUE), (16, Expr::NULL)]),
        Action::update("disable").doc("Stops a schedule.").set(&[(11, Expr::FALSE), (17, Expr::NULL)]),
        Action::update("trigger_manual")
            .doc("Asks for a run as soon as can be, whatever the schedule says.")
            .guard(expr![Field(11)])
            .set(&[(17, Expr::NOW)]),
        Action::update("plan")
            .doc("Notes when a schedule by the calendar is due.")
            .internal()
            .inputs(PLAN_INPUTS)
            .guard(UNPLANNED_FILTER)
            .set(&[(16, expr![Root(Argument, 0)])]),
        Action::update("execute")
            .doc("Claims a run whose time has come. Whoever comes second is refused.")
            .internal()
            .inputs(EXECUTE_INPUTS)
            .guard(DUE_FOR_EXECUTION_FILTER)
            .set(&[
                (15, Expr::NOW),
                (17, Expr::NULL),
                (22, EXECUTE_SET_EXECUTION_COUNT),
                (16, expr![Root(Argument, 0)]),
            ]),
        Action::run("dispatch", 0)
            .doc("Claims a run whose time has come and adds a poll job for its checks.")
            .internal()
            .on_record(),
        Action::run("work_out_next_time", 1)
            .doc("Works out when a schedule by the calendar is due.")
            .internal()
            .on_record(),
        Action::update("record_result").doc("Takes in how a run went.").internal().inputs(RECORD_RESULT_INPUTS).set(&[
            (18, expr![Root(Argument, 0)]),
            (19, RECORD_RESULT_SET_LAST_CHECK_COUNT),
            (20, expr![Root(Argument, 1)]),
            (21, expr![Root(Argument, 2)]),
            (23, RECORD_RESULT_SET_CONSECUTIVE_FAILURES),
        ]),
        Action::update("acquire_lock")
            .doc("Locks a schedule for five minutes, so that one node alone works on it.")
            .internal()
            .inputs(ACQUIRE_LOCK_INPUTS)
            .guard(ACQUIRE_LOCK_GUARD)
            .set(&[(24, expr![Root(Argument, 0)]), (25, Expr::NOW), (26, expr![Root(Argument, 1)])]),
        Action::update("release_lock")
            .doc("Releases a lock that is still one's own.")
            .internal()
            .inputs(RELEASE_LOCK_INPUTS)
            .guard(RELEASE_LOCK_GUARD)
            .set(&[(24, Expr::NULL), (25, Expr::NULL), (26, Expr::NULL)]),
        Action::destroy("destroy")
            .doc("Removes a schedule with its jobs. Its checks stay, and run by their own intervals.")
            .primary(),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The schedule's id."),
    Field::new("name", Kind::Text).public().rules(&[Rule::Trim, Rule::length(1, 255)]).doc("What people call it."),
    Field::new("description", Kind::Text).nullable().public().rules(&[Rule::max_length(1000)]).doc("What it is for."),
    Field::new("schedule_type", ScheduleType::KIND)
        .public()
        .default(expr![text("interval")])
        .doc("What decides when it runs."),
    Field::new("interval_seconds", Kind::I32)
        .nullable()
        .public()
        .rules(&[Rule::range(1, 31536000)])
        .doc("How many seconds lie between two runs."),
    Field::new("cron_expression", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::length(1, 255)])
        .doc("The times of the calendar at which it runs, as cron writes them."),
    Field::new("assignment_mode", AssignmentMode::KIND)
        .public()
        .default(expr![text("any")])
        .doc("Which pollers may run it."),
    Field::new("assigned_poller_id", Kind::Text).nullable().public().relation(0).doc("The one poller that may."),
    Field::new("assigned_domain", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::length(1, 128)])
        .doc("The domain whose pollers may."),
    Field::new("partition_id", Kind::Uuid)
        .nullable()
        .public()
        .relation(1)
        .doc("The only partition that it is for; without one it is for all."),
    Field::new("enabled", Kind::Bool).public().default(Expr::TRUE).doc("Whether it is in use."),
    Field::new("priority", Kind::I32)
        .public()
        .rules(&[Rule::range(-4, 4)])
        .default(expr![Const(I64(0))])
        .doc("How urgent it is: where runs wait, those of the greatest go first."),
    Field::new("max_concurrent", Kind::I32)
        .public()
        .rules(&[Rule::range(1, 10000)])
        .default(expr![Const(I64(10))])
        .doc("How many checks of one of its poll jobs run at the same time."),
    Field::new("timeout_seconds", Kind::I32)
        .public()
        .rules(&[Rule::range(1, 86400)])
        .default(expr![Const(I64(60))])
        .doc("How many seconds a run may take."),
    Field::new("last_executed_at", Kind::Time).nullable().public().doc("When its last run began."),
    Field::new("next_due_at", Kind::Time).nullable().public().doc("When it is due by the calendar."),
    Field::new("requested_at", Kind::Time).nullable().public().doc("When somebody asked for a run that has not begun."),
    Field::new("last_result", ScheduleResult::KIND).nullable().public().doc("How its last run went."),
    Field::new("last_check_count", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many checks the last run had."),
    Field::new("last_success_count", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many of them succeeded."),
    Field::new("last_failure_count", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many of them failed."),
    Field::new("execution_count", Kind::I64)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many runs there were."),
    Field::new("consecutive_failures", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many runs failed in a row."),
    Field::new("lock_token", Kind::Uuid).nullable(),
    Field::new("locked_at", Kind::Time).nullable(),
    Field::new("locked_by", Kind::Text).nullable().rules(&[Rule::max_length(255)]),
    Field::new("metadata", Kind::Map)
        .public()
        .default(expr![Const(Json(Borrowed("{}")))])
        .doc("Whatever its owners want to note."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was added."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

static RELATIONS: [Relation; 4] = [
    Relation::belongs_to("assigned_poller", &POLLER, &[(0, 0), (8, 1)]).public().doc("The one poller that may."),
    Relation::belongs_to("partition", &PARTITION, &[(0, 0), (10, 1)])
        .public()
        .doc("The only partition that it is for; without one it is for all."),
    Relation::has_many("service_checks", &SERVICE_CHECK, &[(0, 0), (1, 23)]).public().doc("The checks that run by it."),
    Relation::has_many("poll_jobs", &POLL_JOB, &[(0, 0), (1, 2)]).public().doc("Its runs."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const PAGE_2: Page = Page { keyset: true, offset: false, default: 50, max: 250 };

const BY_PARTITION_INPUTS: &[Input] = &[Input::argument("partition", Kind::Uuid)];

const BY_POLLER_INPUTS: &[Input] = &[Input::argument("poller", Kind::Text)];

const CREATE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "name", "description": optional, "schedule_type": optional, "interval_seconds": optional,
    "cron_expression": optional, "assignment_mode": optional, "assigned_poller": optional relation,
    "assigned_domain": optional, "partition": optional relation, "enabled": optional, "priority": optional,
    "max_concurrent": optional, "timeout_seconds": optional, "metadata": optional,
};

const UPDATE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "name": optional, "description": optional, "schedule_type": optional, "interval_seconds": optional,
    "cron_expression": optional, "assignment_mode": optional, "assigned_poller": optional relation,
    "assigned_domain": optional, "priority": optional, "max_concurrent": optional, "timeout_seconds": optional,
    "metadata": optional,
};

const PLAN_INPUTS: &[Input] = &[Input::argument("next_due_at", Kind::Time).doc("The next time by the calendar.")];

const EXECUTE_INPUTS: &[Input] = &[Input::argument("next_due_at", Kind::Time)
    .nullable()
    .optional()
    .doc("The next time by the calendar, after this one.")];

const RECORD_RESULT_INPUTS: &[Input] = &[
    Input::argument("result", ScheduleResult::KIND).doc("How the run went."),
    Input::argument("success_count", Kind::I32).rules(&[Rule::min(0)]).doc("How many checks succeeded."),
    Input::argument("failure_count", Kind::I32).rules(&[Rule::min(0)]).doc("How many checks failed."),
    Input::argument("again", Kind::Bool).doc("Whether this run has failed before, and was counted then."),
];

const ACQUIRE_LOCK_INPUTS: &[Input] = &[
    Input::argument("token", Kind::Uuid).doc("A fresh token, by which the lock is released."),
    Input::argument("node", Kind::Text).rules(&[Rule::length(1, 255)]).doc("Who holds it."),
];

const RELEASE_LOCK_INPUTS: &[Input] =
    &[Input::argument("token", Kind::Uuid).doc("The token with which it was locked.")];

// coalesce(locked_at > ago(5 minutes), false)
const CALCULATE_IS_LOCKED: Expr = expr! {
    Field(25), Now, Const(I64(300000000)), Binary(TimeSubtract, 1, 2), Binary(Greater, 0, 3), Const(Bool(false)),
    Call(Coalesce, Borrowed(&[4, 5])),
};

// if !enabled { null } else if requested_at != null { requested_at } else if schedule_type == Interval {
// last_executed_at + interval_seconds * 1 second } else if schedule_type == Cron { next_due_at } else { null }
const CALCULATE_NEXT_EXECUTION_AT: Expr = expr! {
    Field(11), Not(0), Const(Null), Field(17), Const(Null), Binary(IsNot, 3, 4), Field(17), Field(4), text("interval"),
    Binary(Equal, 7, 8), Field(15), Field(5), Const(I64(1000000)), Binary(Multiply, 11, 12), Binary(TimeAdd, 10, 13),
    Field(4), text("cron"), Binary(Equal, 15, 16), Field(16), Const(Null), If(17, 18, 19), If(9, 14, 20), If(5, 6, 21),
    If(1, 2, 22),
};

// last_success_count * 100 / last_check_count
const CALCULATE_SUCCESS_RATE: Expr =
    expr![Field(20), Const(I64(100)), Binary(Multiply, 0, 1), Field(19), Binary(Divide, 2, 3)];

// if !enabled { "Disabled" } else if last_result == null { "Never run" } else if coalesce(last_result == Success,
// false) { "Healthy" } else if coalesce(last_result == Partial, false) { "Partly failing" } else { "Failing" }
const CALCULATE_STATUS_LABEL: Expr = expr! {
    Field(11), Not(0), text("Disabled"), Field(18), Const(Null), Binary(Is, 3, 4), text("Never run"), Field(18),
    text("success"), Binary(Equal, 7, 8), Const(Bool(false)), Call(Coalesce, Borrowed(&[9, 10])), text("Healthy"),
    Field(18), text("partial"), Binary(Equal, 13, 14), Const(Bool(false)), Call(Coalesce, Borrowed(&[15, 16])),
    text("Partly failing"), text("Failing"), If(17, 18, 19), If(11, 12, 20), If(5, 6, 21), If(1, 2, 22),
};

// if !enabled || last_result == null { "gray" } else if coalesce(last_result == Success, false) { "green" } else if
// coalesce(last_result == Partial, false) { "yellow" } else { "red" }
const CALCULATE_STATUS_COLOR: Expr = expr! {
    Field(11), Not(0), Field(18), Const(Null), Binary(Is, 2, 3), Binary(Or, 1, 4), text("gray"), Field(18),
    text("success"), Binary(Equal, 7, 8), Const(Bool(false)), Call(Coalesce, Borrowed(&[9, 10])), text("green"),
    Field(18), text("partial"), Binary(Equal, 13, 14), Const(Bool(false)), Call(Coalesce, Borrowed(&[15, 16])),
    text("yellow"), text("red"), If(17, 18, 19), If(11, 12, 20), If(5, 6, 21),
};

// schedule_type != Interval || interval_seconds != null
const POLLING_SCHEDULES_INTERVAL_CHECK: Expr = expr! {
    Field(4), text("interval"), Binary(NotEqual, 0, 1), Field(5), Const(Null), Binary(IsNot, 3, 4), Binary(Or, 2, 5),
};

// schedule_type != Cron || cron_expression != null
const POLLING_SCHEDULES_CALENDAR_CHECK: Expr =
    expr![Field(4), text("cron"), Binary(NotEqual, 0, 1), Field(6), Const(Null), Binary(IsNot, 3, 4), Binary(Or, 2, 5)];

// assignment_mode != Specific || assigned_poller != null
const POLLING_SCHEDULES_POLLER_NAMED_CHECK: Expr = expr! {
    Field(7), text("specific"), Binary(NotEqual, 0, 1), Field(8), Const(Null), Binary(IsNot, 3, 4), Binary(Or, 2, 5),
};

// assignment_mode != Partition || partition != null
const POLLING_SCHEDULES_PARTITION_NAMED_CHECK: Expr = expr! {
    Field(7), text("partition"), Binary(NotEqual, 0, 1), Field(10), Const(Null), Binary(IsNot, 3, 4), Binary(Or, 2, 5),
};

// assignment_mode != Domain || assigned_domain != null
const POLLING_SCHEDULES_DOMAIN_NAMED_CHECK: Expr = expr! {
    Field(7), text("domain"), Binary(NotEqual, 0, 1), Field(9), Const(Null), Binary(IsNot, 3, 4), Binary(Or, 2, 5),
};

// enabled && (requested_at != null || schedule_type == Interval && (last_executed_at == null || seconds(now() -
// last_executed_at) + 15 >= interval_seconds) || schedule_type == Cron && next_due_at <= now())
const DUE_FOR_EXECUTION_FILTER: Expr = expr! {
    Field(11), Field(17), Const(Null), Binary(IsNot, 1, 2), Field(4), text("interval"), Binary(Equal, 4, 5), Field(15),
    Const(Null), Binary(Is, 7, 8), Now, Field(15), Binary(TimeDifference, 10, 11), Call(Seconds, Borrowed(&[12])),
    Const(I64(15)), Binary(Add, 13, 14), Field(5), Binary(GreaterOrEqual, 15, 16), Binary(Or, 9, 17),
    Binary(And, 6, 18), Binary(Or, 3, 19), Field(4), text("cron"), Binary(Equal, 21, 22), Field(16), Now,
    Binary(LessOrEqual, 24, 25), Binary(And, 23, 26), Binary(Or, 20, 27), Binary(And, 0, 28),
};

// enabled && schedule_type == Cron && next_due_at == null
const UNPLANNED_FILTER: Expr = expr! {
    Field(11), Field(4), text("cron"), Binary(Equal, 1, 2), Binary(And, 0, 3), Field(16), Const(Null),
    Binary(Is, 5, 6), Binary(And, 4, 7),
};

// partition == argument.partition
const BY_PARTITION_FILTER: Expr = expr![Field(10), Root(Argument, 0), Binary(Equal, 0, 1)];

// assigned_poller == argument.poller
const BY_POLLER_FILTER: Expr = expr![Field(8), Root(Argument, 0), Binary(Equal, 0, 1)];

// execution_count + 1
const EXECUTE_SET_EXECUTION_COUNT: Expr = expr![Field(22), Const(I64(1)), Binary(Add, 0, 1)];

// argument.success_count + argument.failure_count
const RECORD_RESULT_SET_LAST_CHECK_COUNT: Expr = expr![Root(Argument, 1), Root(Argument, 2), Binary(Add, 0, 1)];

// if !(argument.result in [Failed, Timeout]) { 0 } else if argument.again { consecutive_failures } else {
// consecutive_failures + 1 }
const RECORD_RESULT_SET_CONSECUTIVE_FAILURES: Expr = expr! {
    Root(Argument, 0), text("failed"), text("timeout"), In(0, Borrowed(&[1, 2])), Not(3), Const(I64(0)),
    Root(Argument, 3), Field(23), Field(23), Const(I64(1)), Binary(Add, 8, 9), If(6, 7, 10), If(4, 5, 11),
};

// locked_at == null || locked_at <= ago(5 minutes)
const ACQUIRE_LOCK_GUARD: Expr = expr! {
    Field(25), Const(Null), Binary(Is, 0, 1), Field(25), Now, Const(I64(300000000)), Binary(TimeSubtract, 4, 5),
    Binary(LessOrEqual, 3, 6), Binary(Or, 2, 7),
};

// lock_token == argument.token
const RELEASE_LOCK_GUARD: Expr = expr![Field(24), Root(Argument, 0), Binary(Equal, 0, 1)];

const _: () = assert!(
    <resources::monitoring::polling_schedule::PollingSchedule as resource::Resource>::FINGERPRINT == 0xc6dfe8f695e6a104,
    "stale generated code, run `cargo xtask codegen`"
);
