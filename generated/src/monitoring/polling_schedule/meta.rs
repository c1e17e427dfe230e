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
        Calculation::new("last_result", ScheduleResult::KIND, CALCULATE_LAST_RESULT)
            .nullable()
            .public()
            .doc("How its last run went: as a whole, if none of its checks succeeded or a job was not over in time."),
        Calculation::new("last_check_count", Kind::I64, CALCULATE_LAST_CHECK_COUNT)
            .public()
            .doc("How many checks of its last run have answered, or will not."),
        Calculation::new("consecutive_failures", Kind::I64, CALCULATE_CONSECUTIVE_FAILURES)
            .public()
            .doc("How many runs failed in a row."),
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
        Action::create("create").doc("Adds a schedule.").primary().inputs(CREATE_INPUTS).validate(&[0]),
        Action::update("update")
            .doc("Changes a schedule. Its next time by the calendar is worked out anew.")
            .primary()
            .inputs(UPDATE_INPUTS)
            .set(&[(16, Expr::NULL)])
            .validate(&[1]),
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
                (23, EXECUTE_SET_EXECUTION_COUNT),
                (16, expr![Root(Argument, 0)]),
            ]),
        Action::run("dispatch", 2)
            .doc("Claims a run whose time has come and adds a poll job for its checks.")
            .internal()
            .on_record(),
        Action::run("work_out_next_time", 3)
            .doc("Works out when a schedule by the calendar is due.")
            .internal()
            .on_record(),
        Action::update("record_result")
            .doc(
                "Takes in how a job of a run went. A run before the one that was told of last is over and changes \
                    nothing.",
            )
            .internal()
            .inputs(RECORD_RESULT_INPUTS)
            .guard(RECORD_RESULT_GUARD)
            .set(&[
                (21, expr![Root(Argument, 0)]),
                (22, RECORD_RESULT_SET_FAILURES_BEFORE),
                (18, RECORD_RESULT_SET_LAST_SUCCESS_COUNT),
                (19, RECORD_RESULT_SET_LAST_FAILURE_COUNT),
                (20, RECORD_RESULT_SET_LAST_TIMEOUT_COUNT),
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
    Field::new("cron_expression", Kind::Text).nullable().public().rules(&[Rule::Trim, Rule::length(1, 255)]).doc(
        "The times of the calendar at which it runs, in UTC: minute, hour, day of month, month and day of week, as \
            cron\nwrites them.",
    ),
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
    Field::new("last_success_count", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many checks of its last run succeeded. A run counts from its first job that ended."),
    Field::new("last_failure_count", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many of them failed."),
    Field::new("last_timeout_count", Kind::I32)
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many jobs of its last run were not over in time."),
    Field::new("counted_run", Kind::I64)
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("The run that this is about; zero before the first."),
    Field::new("failures_before", Kind::I32)
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many runs in a row had failed before that one."),
    Field::new("execution_count", Kind::I64)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many runs there were."),
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
    Input::argument("run", Kind::I64).rules(&[Rule::min(1)]).doc("Which run it is about."),
    Input::argument("successes", Kind::I32)
        .doc("How many more checks of that run have succeeded than was told before."),
    Input::argument("failures", Kind::I32)
        .doc("How many more have failed; fewer, where a try had failed and the next one did not."),
    Input::argument("timeouts", Kind::I32).doc("How many more of its jobs were not over in time."),
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

// if counted_run == 0 { null } else if last_failure_count == 0 { Success } else if last_timeout_count > 0 { Timeout
// } else if last_success_count == 0 { Failed } else { Partial }
const CALCULATE_LAST_RESULT: Expr = expr! {
    Field(21), Const(I64(0)), Binary(Equal, 0, 1), Const(Null), Field(19), Const(I64(0)), Binary(Equal, 4, 5),
    text("success"), Field(20), Const(I64(0)), Binary(Greater, 8, 9), text("timeout"), Field(18), Const(I64(0)),
    Binary(Equal, 12, 13), text("failed"), text("partial"), If(14, 15, 16), If(10, 11, 17), If(6, 7, 18), If(2, 3, 19),
};

// last_success_count + last_failure_count
const CALCULATE_LAST_CHECK_COUNT: Expr = expr![Field(18), Field(19), Binary(Add, 0, 1)];

// if last_failure_count > 0 && (last_timeout_count > 0 || last_success_count == 0) { failures_before + 1 } else { 0
// }
const CALCULATE_CONSECUTIVE_FAILURES: Expr = expr! {
    Field(19), Const(I64(0)), Binary(Greater, 0, 1), Field(20), Const(I64(0)), Binary(Greater, 3, 4), Field(18),
    Const(I64(0)), Binary(Equal, 6, 7), Binary(Or, 5, 8), Binary(And, 2, 9), Field(22), Const(I64(1)),
    Binary(Add, 11, 12), Const(I64(0)), If(10, 13, 14),
};

// last_success_count * 100 / (last_success_count + last_failure_count)
const CALCULATE_SUCCESS_RATE: Expr = expr! {
    Field(18), Const(I64(100)), Binary(Multiply, 0, 1), Field(18), Field(19), Binary(Add, 3, 4), Binary(Divide, 2, 5),
};

// if !enabled { "Disabled" } else if counted_run == 0 { "Never run" } else if last_failure_count == 0 { "Healthy" }
// else if last_success_count > 0 && last_timeout_count == 0 { "Partly failing" } else { "Failing" }
const CALCULATE_STATUS_LABEL: Expr = expr! {
    Field(11), Not(0), text("Disabled"), Field(21), Const(I64(0)), Binary(Equal, 3, 4), text("Never run"), Field(19),
    Const(I64(0)), Binary(Equal, 7, 8), text("Healthy"), Field(18), Const(I64(0)), Binary(Greater, 11, 12), Field(20),
    Const(I64(0)), Binary(Equal, 14, 15), Binary(And, 13, 16), text("Partly failing"), text("Failing"), If(17, 18, 19),
    If(9, 10, 20), If(5, 6, 21), If(1, 2, 22),
};

// if !enabled || counted_run == 0 { "gray" } else if last_failure_count == 0 { "green" } else if last_success_count
// > 0 && last_timeout_count == 0 { "yellow" } else { "red" }
const CALCULATE_STATUS_COLOR: Expr = expr! {
    Field(11), Not(0), Field(21), Const(I64(0)), Binary(Equal, 2, 3), Binary(Or, 1, 4), text("gray"), Field(19),
    Const(I64(0)), Binary(Equal, 7, 8), text("green"), Field(18), Const(I64(0)), Binary(Greater, 11, 12), Field(20),
    Const(I64(0)), Binary(Equal, 14, 15), Binary(And, 13, 16), text("yellow"), text("red"), If(17, 18, 19),
    If(9, 10, 20), If(5, 6, 21),
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
const EXECUTE_SET_EXECUTION_COUNT: Expr = expr![Field(23), Const(I64(1)), Binary(Add, 0, 1)];

// argument.run >= counted_run
const RECORD_RESULT_GUARD: Expr = expr![Root(Argument, 0), Field(21), Binary(GreaterOrEqual, 0, 1)];

// if argument.run == counted_run { failures_before } else if last_failure_count > 0 && (last_timeout_count > 0 ||
// last_success_count == 0) { failures_before + 1 } else { 0 }
const RECORD_RESULT_SET_FAILURES_BEFORE: Expr = expr! {
    Root(Argument, 0), Field(21), Binary(Equal, 0, 1), Field(22), Field(19), Const(I64(0)), Binary(Greater, 4, 5),
    Field(20), Const(I64(0)), Binary(Greater, 7, 8), Field(18), Const(I64(0)), Binary(Equal, 10, 11),
    Binary(Or, 9, 12), Binary(And, 6, 13), Field(22), Const(I64(1)), Binary(Add, 15, 16), Const(I64(0)),
    If(14, 17, 18), If(2, 3, 19),
};

// argument.successes + if argument.run == counted_run { last_success_count } else { 0 }
const RECORD_RESULT_SET_LAST_SUCCESS_COUNT: Expr = expr! {
    Root(Argument, 1), Root(Argument, 0), Field(21), Binary(Equal, 1, 2), Field(18), Const(I64(0)), If(3, 4, 5),
    Binary(Add, 0, 6),
};

// argument.failures + if argument.run == counted_run { last_failure_count } else { 0 }
const RECORD_RESULT_SET_LAST_FAILURE_COUNT: Expr = expr! {
    Root(Argument, 2), Root(Argument, 0), Field(21), Binary(Equal, 1, 2), Field(19), Const(I64(0)), If(3, 4, 5),
    Binary(Add, 0, 6),
};

// argument.timeouts + if argument.run == counted_run { last_timeout_count } else { 0 }
const RECORD_RESULT_SET_LAST_TIMEOUT_COUNT: Expr = expr! {
    Root(Argument, 3), Root(Argument, 0), Field(21), Binary(Equal, 1, 2), Field(20), Const(I64(0)), If(3, 4, 5),
    Binary(Add, 0, 6),
};

// locked_at == null || locked_at <= ago(5 minutes)
const ACQUIRE_LOCK_GUARD: Expr = expr! {
    Field(25), Const(Null), Binary(Is, 0, 1), Field(25), Now, Const(I64(300000000)), Binary(TimeSubtract, 4, 5),
    Binary(LessOrEqual, 3, 6), Binary(Or, 2, 7),
};

// lock_token == argument.token
const RELEASE_LOCK_GUARD: Expr = expr![Field(24), Root(Argument, 0), Binary(Equal, 0, 1)];

const _: () = assert!(
    <resources::monitoring::polling_schedule::PollingSchedule as resource::Resource>::FINGERPRINT == 0x0786449d4cd63b65,
    "stale generated code, run `cargo xtask codegen`"
);
