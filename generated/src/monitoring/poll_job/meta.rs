//! Generated from `resources/src/monitoring/poll_job.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a poll job; positions refer to the tables here.

use super::policy;
use crate::infrastructure::agent::AGENT;
use crate::infrastructure::partition::PARTITION;
use crate::infrastructure::poller::POLLER;
use crate::monitoring::event::EVENT;
use crate::monitoring::polling_schedule::POLLING_SCHEDULE;
use resource_core::meta::{
    Action, Calculation, Cause, Field, Generated, GetBy, Input, Machine, Page, Relation, Rule, Sort, State, Tenancy,
};
use resource_core::{Expr, Kind, ResourceMeta, Scalar, Value, expr, inputs};
use resources::monitoring::poll_job::PollJobStatus;
use std::borrow::Cow;

/// The resource `monitoring.poll_job`.
pub static POLL_JOB: ResourceMeta = ResourceMeta {
    name: "monitoring.poll_job",
    type_name: "PollJob",
    api_type: "poll-jobs",
    doc: "One run of a schedule's checks. Whoever runs it has an attempt of its own; what comes in for \
        another\nattempt, because the job was given to somebody else meanwhile, is refused.",
    table: "poll_jobs",
    tenancy: Tenancy::Column(0),
    partition: Some(13),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation::new("is_terminal", Kind::Bool, CALCULATE_IS_TERMINAL)
            .public()
            .doc("Whether it is over, unless it is tried again."),
        Calculation::new("can_retry", Kind::Bool, CALCULATE_CAN_RETRY).public().doc("Whether it can be tried again."),
        Calculation::new("success_rate", Kind::I64, CALCULATE_SUCCESS_RATE)
            .nullable()
            .public()
            .doc("How many in a hundred answered checks succeeded."),
        Calculation::new("wait_time_ms", Kind::I64, CALCULATE_WAIT_TIME_MS)
            .nullable()
            .public()
            .doc("How many milliseconds it waited to begin, or waits by now."),
        Calculation::new("duration_ms", Kind::I64, CALCULATE_DURATION_MS)
            .nullable()
            .public()
            .doc("How many milliseconds its checks took."),
    ],
    scopes: policy::SCOPES,
    require: Some(policy::REQUIRE),
    machine: Some(Machine {
        field: 7,
        states: &[
            State::new("pending", STATE_PENDING).initial(),
            State::new("dispatching", STATE_DISPATCHING),
            State::new("running", STATE_RUNNING),
            State::new("completed", STATE_COMPLETED).terminal(),
            State::new("failed", STATE_FAILED),
            State::new("timeout", STATE_TIMEOUT),
            State::new("cancelled", STATE_CANCELLED).terminal(),
        ],
    }),
    actions: &[
        Action::read("list")
            .doc("Lists the jobs, newest first.")
            .primary()
            .sort(&[Sort::down(29), Sort::down(1)])
            .page(PAGE),
        Action::read("get").doc("Fetches a job by id.").get(GetBy::Key),
        Action::read("by_schedule")
            .doc("Lists the runs of a schedule, newest first.")
            .inputs(BY_SCHEDULE_INPUTS)
            .filter(BY_SCHEDULE_FILTER)
            .sort(&[Sort::down(29), Sort::down(1)])
            .page(PAGE),
        Action::read("pending")
            .doc("Lists the jobs that wait, oldest first.")
            .filter(PENDING_FILTER)
            .sort(&[Sort::up(29), Sort::up(1)])
            .page(PAGE),
        Action::read("running")
            .doc("Lists the jobs that run.")
            .filter(RUNNING_FILTER)
            .sort(&[Sort::up(17), Sort::up(1)])
            .page(PAGE),
        Action::read("stale")
            .doc("Lists the jobs that have run for too long: five minutes, if nothing else is said.")
            .inputs(STALE_INPUTS)
            .filter(STALE_FILTER)
            .sort(&[Sort::up(17), Sort::up(1)])
            .page(PAGE),
        Action::read("overdue")
            .doc("Lists the jobs that have run for longer than they may.")
            .filter(OVERDUE_FILTER)
            .sort(&[Sort::up(17), Sort::up(1)])
            .page(PAGE),
        Action::read("recent")
            .doc("Lists the jobs of the last day, newest first.")
            .filter(RECENT_FILTER)
            .sort(&[Sort::down(29), Sort::down(1)])
            .page(PAGE),
        Action::create("create")
            .doc("Adds a job for a run that is due.")
            .internal()
            .primary()
            .inputs(CREATE_INPUTS)
            .starts(STATE_PENDING),
        Action::update("dispatch")
            .doc("Gives a job to a poller.")
            .internal()
            .inputs(DISPATCH_INPUTS)
            .moves(&[STATE_PENDING], STATE_DISPATCHING)
            .set(&[
                (8, expr![Root(Argument, 0)]),
                (9, DISPATCH_SET_LEASE_REVISION),
                (10, expr![Root(Argument, 1)]),
                (11, expr![Root(Argument, 2)]),
                (16, Expr::NOW),
            ])
            .causes(&DISPATCH_CAUSES),
        Action::update("offer")
            .doc("Notes that the next poller is asked, since the one before did not take the job.")
            .internal()
            .inputs(OFFER_INPUTS)
            .guard(OFFER_GUARD)
            .set(&[(10, expr![Root(Argument, 1)]), (11, expr![Root(Argument, 2)])]),
        Action::update("start")
            .doc("Notes that the checks run.")
            .internal()
            .inputs(START_INPUTS)
            .guard(START_GUARD)
            .moves(&[STATE_DISPATCHING], STATE_RUNNING)
            .set(&[(17, Expr::NOW)])
            .causes(&DISPATCH_CAUSES),
        Action::update("hear")
            .doc(
                "Holds a job for an attempt while its outcomes are stored or counted: until then nobody else can have \
                    it.",
            )
            .internal()
            .inputs(HEAR_INPUTS)
            .guard(OFFER_GUARD)
            .set(&[(8, expr![Root(Argument, 0)])]),
        Action::update("complete")
            .doc("Ends a job whose checks have all answered.")
            .internal()
            .inputs(COMPLETE_INPUTS)
            .guard(START_GUARD)
            .moves(&[STATE_RUNNING], STATE_COMPLETED)
            .set(&[
                (18, Expr::NOW),
                (12, expr![Root(Argument, 3)]),
                (19, expr![Root(Argument, 1)]),
                (20, expr![Root(Argument, 2)]),
                (21, expr![Root(Argument, 1)]),
                (22, expr![Root(Argument, 2)]),
                (23, expr![Const(I64(0))]),
            ])
            .causes(&DISPATCH_CAUSES),
        Action::update("fail")
            .doc("Ends a job that could not be done.")
            .internal()
            .inputs(FAIL_INPUTS)
            .guard(START_GUARD)
            .moves(&[STATE_DISPATCHING, STATE_RUNNING], STATE_FAILED)
            .set(&[
                (18, Expr::NOW),
                (19, expr![Root(Argument, 3)]),
                (20, expr![Root(Argument, 4)]),
                (21, expr![Root(Argument, 3)]),
                (22, expr![Root(Argument, 4)]),
                (23, expr![Const(I64(0))]),
                (25, expr![Root(Argument, 1)]),
                (24, expr![Root(Argument, 2)]),
            ])
            .causes(&FAIL_CAUSES),
        Action::update("timeout")
            .doc("Ends a job that took too long.")
            .internal()
            .inputs(TIMEOUT_INPUTS)
            .guard(START_GUARD)
            .moves(&[STATE_RUNNING], STATE_TIMEOUT)
            .set(&[
                (18, Expr::NOW),
                (19, expr![Root(Argument, 2)]),
                (20, expr![Root(Argument, 3)]),
                (21, expr![Root(Argument, 2)]),
                (22, expr![Root(Argument, 3)]),
                (23, expr![Const(I64(1))]),
                (25, expr![text("TIMEOUT")]),
                (24, expr![Root(Argument, 1)]),
            ])
            .causes(&TIMEOUT_CAUSES),
        Action::update("cancel")
            .doc("Calls a job off that does not run yet.")
            .inputs(CANCEL_INPUTS)
            .moves(&[STATE_PENDING, STATE_DISPATCHING], STATE_CANCELLED)
            .set(&[(18, Expr::NOW)])
            .causes(&CANCEL_CAUSES),
        Action::update("retry")
            .doc("Lets a job wait once more that did not succeed.")
            .internal()
            .guard(RETRY_GUARD)
            .moves(&[STATE_FAILED, STATE_TIMEOUT], STATE_PENDING)
            .set(&[
                (26, RETRY_SET_RETRY_COUNT),
                (8, Expr::NULL),
                (10, Expr::NULL),
                (11, Expr::NULL),
                (12, Expr::NULL),
                (16, Expr::NULL),
                (17, Expr::NULL),
                (18, Expr::NULL),
                (19, expr![Const(I64(0))]),
                (20, expr![Const(I64(0))]),
                (25, Expr::NULL),
                (24, Expr::NULL),
            ])
            .causes(&DISPATCH_CAUSES),
        Action::update("reassign")
            .doc("Gives a running job to another poller. The former attempt's results are refused from now on.")
            .internal()
            .inputs(REASSIGN_INPUTS)
            .guard(REASSIGN_GUARD)
            .moves(&[STATE_RUNNING], STATE_RUNNING)
            .set(&[
                (8, expr![Root(Argument, 1)]),
                (9, DISPATCH_SET_LEASE_REVISION),
                (10, expr![Root(Argument, 2)]),
                (11, expr![Root(Argument, 3)]),
                (12, Expr::NULL),
                (17, Expr::NOW),
            ])
            .causes(&REASSIGN_CAUSES),
        Action::run("assign", 0)
            .doc("Picks a poller for a job that waits and hands the job over.")
            .internal()
            .on_record(),
        Action::run("give_up", 1).doc("Ends a job from which nothing was heard in its time.").internal().on_record(),
        Action::run("look_after", 2)
            .doc("Gives a running job to another poller if the one that has it is gone.")
            .internal()
            .on_record(),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The job's id."),
    Field::new("schedule_id", Kind::Uuid)
        .nullable()
        .public()
        .relation(0)
        .doc("The schedule that it is a run of; none for checks that run by their own intervals."),
    Field::new("schedule_run", Kind::I64)
        .nullable()
        .public()
        .rules(&[Rule::min(1)])
        .doc("Which run of the schedule it belongs to, counted from one: a run of many checks has several jobs."),
    Field::new("schedule_name", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(255)])
        .doc("What the schedule was called."),
    Field::new("check_count", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many checks it has."),
    Field::new("check_ids", Kind::List(&Kind::Uuid))
        .public()
        .default(expr![Const(Json(Borrowed("[]")))])
        .doc("The checks that it has."),
    Field::new("status", PollJobStatus::KIND).public().doc("How far it is."),
    Field::new("attempt", Kind::Uuid).nullable().public().doc("The attempt that counts."),
    Field::new("lease_revision", Kind::I64)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How often it was given to somebody."),
    Field::new("poller_id", Kind::Text).nullable().public().relation(1).doc("The poller that has it."),
    Field::new("poller_run", Kind::Uuid).nullable(),
    Field::new("agent_uid", Kind::Text)
        .nullable()
        .public()
        .relation(2)
        .doc("The agent that ran it, if it is done and one agent had all its checks."),
    Field::new("partition_id", Kind::Uuid).nullable().public().relation(3).doc("The only partition that it concerns."),
    Field::new("priority", Kind::I32)
        .public()
        .rules(&[Rule::range(-4, 4)])
        .default(expr![Const(I64(0))])
        .doc("How urgent it is: where jobs wait, the greatest goes first."),
    Field::new("timeout_seconds", Kind::I32)
        .public()
        .rules(&[Rule::range(1, 86400)])
        .default(expr![Const(I64(60))])
        .doc("How many seconds it may take."),
    Field::new("dispatched_at", Kind::Time).nullable().public().doc("When it was given to a poller."),
    Field::new("started_at", Kind::Time).nullable().public().doc("When its checks began."),
    Field::new("completed_at", Kind::Time).nullable().public().doc("When it ended."),
    Field::new("success_count", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many checks succeeded."),
    Field::new("failure_count", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many checks failed."),
    Field::new("told_successes", Kind::I32)
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many successes its schedule knows of."),
    Field::new("told_failures", Kind::I32)
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many failures its schedule knows of."),
    Field::new("told_timeouts", Kind::I32)
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("One, if its schedule knows that it was not over in time."),
    Field::new("error_message", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(1000)])
        .doc("What went wrong, for people."),
    Field::new("error_code", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(63)])
        .doc("What went wrong, for programs."),
    Field::new("retry_count", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How often it was tried again."),
    Field::new("max_retries", Kind::I32)
        .public()
        .rules(&[Rule::range(0, 100)])
        .default(expr![Const(I64(3))])
        .doc("How often it may be tried again."),
    Field::new("metadata", Kind::Map).public().default(expr![Const(Json(Borrowed("{}")))]).doc("Facts around it."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was due."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

static RELATIONS: [Relation; 4] = [
    Relation::belongs_to("schedule", &POLLING_SCHEDULE, &[(0, 0), (2, 1)])
        .public()
        .doc("The schedule that it is a run of; none for checks that run by their own intervals."),
    Relation::belongs_to("poller", &POLLER, &[(0, 0), (10, 1)]).public().doc("The poller that has it."),
    Relation::belongs_to("agent", &AGENT, &[(0, 0), (12, 1)])
        .public()
        .doc("The agent that ran it, if it is done and one agent had all its checks."),
    Relation::belongs_to("partition", &PARTITION, &[(0, 0), (13, 1)])
        .public()
        .doc("The only partition that it concerns."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_SCHEDULE_INPUTS: &[Input] = &[Input::argument("schedule", Kind::Uuid)];

const STALE_INPUTS: &[Input] =
    &[Input::argument("timeout_minutes", Kind::I32).nullable().optional().rules(&[Rule::range(1, 10080)])];

const CREATE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "schedule": optional relation, "schedule_run": optional, "schedule_name": optional, "check_count": optional,
    "check_ids": optional, "partition": optional relation, "priority": optional, "timeout_seconds": optional,
    "max_retries": optional, "metadata": optional,
};

const INPUT_POLLER: Input =
    Input::argument("poller", Kind::Text).nullable().optional().doc("The poller that gets the job.");

const INPUT_RUN: Input = Input::argument("run", Kind::Uuid).nullable().optional().doc("Which run of that poller.");

const DISPATCH_INPUTS: &[Input] =
    &[Input::argument("attempt", Kind::Uuid).doc("The id of this attempt."), INPUT_POLLER, INPUT_RUN];

static DISPATCH_CAUSES: [Cause; 1] = [Cause::new(&EVENT, 9).on_transition().values(&[
    (0, expr![text("check")]),
    (1, expr![text("poll_job_state_changed")]),
    (2, DISPATCH_EVENT_SEVERITY),
    (3, DISPATCH_EVENT_MESSAGE),
    (5, expr![text("poll_job")]),
    (7, expr![Field(4)]),
    (16, expr![Field(1)]),
    (12, expr![Field(12)]),
    (17, expr![Field(13)]),
    (18, expr![Root(Old, 7)]),
    (19, expr![Field(7)]),
    (20, Expr::NULL),
])];

const OFFER_INPUTS: &[Input] = &[
    Input::argument("attempt", Kind::Uuid).doc("The attempt that it is about."),
    Input::argument("poller", Kind::Text).doc("The poller that is asked."),
    INPUT_RUN,
];

const START_INPUTS: &[Input] = &[Input::argument("attempt", Kind::Uuid).doc("The attempt that begins.")];

const HEAR_INPUTS: &[Input] =
    &[Input::argument("attempt", Kind::Uuid).doc("The attempt of which something was heard.")];

const INPUT_SUCCESS_COUNT: Input =
    Input::argument("success_count", Kind::I32).rules(&[Rule::min(0)]).doc("How many checks succeeded.");

const COMPLETE_INPUTS: &[Input] = &[
    Input::argument("attempt", Kind::Uuid).doc("The attempt that ends."),
    INPUT_SUCCESS_COUNT,
    Input::argument("failure_count", Kind::I32).rules(&[Rule::min(0)]).doc("How many checks failed."),
    Input::argument("agent", Kind::Text)
        .nullable()
        .optional()
        .doc("The agent that ran all of them; none if several did."),
];

const INPUT_FAILURE_COUNT: Input = Input::argument("failure_count", Kind::I32)
    .rules(&[Rule::min(0)])
    .doc("How many checks failed, or have not answered.");

const FAIL_INPUTS: &[Input] = &[
    Input::argument("attempt", Kind::Uuid).doc("The attempt that ends."),
    Input::argument("error_code", Kind::Text).rules(&[Rule::length(1, 63)]).doc("What went wrong, for programs."),
    Input::argument("reason", Kind::Text)
        .nullable()
        .optional()
        .rules(&[Rule::max_length(1000)])
        .doc("What went wrong, for people."),
    INPUT_SUCCESS_COUNT,
    INPUT_FAILURE_COUNT,
];

static FAIL_CAUSES: [Cause; 1] = [Cause::new(&EVENT, 9).on_transition().values(&[
    (0, expr![text("check")]),
    (1, expr![text("poll_job_state_changed")]),
    (2, DISPATCH_EVENT_SEVERITY),
    (3, DISPATCH_EVENT_MESSAGE),
    (5, expr![text("poll_job")]),
    (7, expr![Field(4)]),
    (16, expr![Field(1)]),
    (12, expr![Field(12)]),
    (17, expr![Field(13)]),
    (18, expr![Root(Old, 7)]),
    (19, expr![Field(7)]),
    (20, expr![Root(Argument, 2)]),
])];

const TIMEOUT_INPUTS: &[Input] = &[
    Input::argument("attempt", Kind::Uuid).doc("The attempt that ends."),
    Input::argument("reason", Kind::Text)
        .nullable()
        .optional()
        .rules(&[Rule::max_length(1000)])
        .doc("What was waited for."),
    INPUT_SUCCESS_COUNT,
    INPUT_FAILURE_COUNT,
];

static TIMEOUT_CAUSES: [Cause; 1] = [Cause::new(&EVENT, 9).on_transition().values(&[
    (0, expr![text("check")]),
    (1, expr![text("poll_job_state_changed")]),
    (2, DISPATCH_EVENT_SEVERITY),
    (3, DISPATCH_EVENT_MESSAGE),
    (5, expr![text("poll_job")]),
    (7, expr![Field(4)]),
    (16, expr![Field(1)]),
    (12, expr![Field(12)]),
    (17, expr![Field(13)]),
    (18, expr![Root(Old, 7)]),
    (19, expr![Field(7)]),
    (20, expr![Root(Argument, 1)]),
])];

const CANCEL_INPUTS: &[Input] = &[Input::argument("reason", Kind::Text)
    .nullable()
    .optional()
    .rules(&[Rule::max_length(1000)])
    .doc("Why; kept in the event.")];

static CANCEL_CAUSES: [Cause; 1] = [Cause::new(&EVENT, 9).on_transition().values(&[
    (0, expr![text("check")]),
    (1, expr![text("poll_job_state_changed")]),
    (2, DISPATCH_EVENT_SEVERITY),
    (3, DISPATCH_EVENT_MESSAGE),
    (5, expr![text("poll_job")]),
    (7, expr![Field(4)]),
    (16, expr![Field(1)]),
    (12, expr![Field(12)]),
    (17, expr![Field(13)]),
    (18, expr![Root(Old, 7)]),
    (19, expr![Field(7)]),
    (20, expr![Root(Argument, 0)]),
])];

const REASSIGN_INPUTS: &[Input] = &[
    Input::argument("lease_revision", Kind::I64).doc("The revision that the caller has seen."),
    Input::argument("new_attempt", Kind::Uuid).doc("The id of the attempt from now on."),
    INPUT_POLLER,
    INPUT_RUN,
];

static REASSIGN_CAUSES: [Cause; 2] = [
    Cause::new(&EVENT, 9).on_transition().values(&[
        (0, expr![text("check")]),
        (1, expr![text("poll_job_state_changed")]),
        (2, DISPATCH_EVENT_SEVERITY),
        (3, DISPATCH_EVENT_MESSAGE),
        (5, expr![text("poll_job")]),
        (7, expr![Field(4)]),
        (16, expr![Field(1)]),
        (12, expr![Field(12)]),
        (17, expr![Field(13)]),
        (18, expr![Root(Old, 7)]),
        (19, expr![Field(7)]),
        (20, Expr::NULL),
    ]),
    Cause::new(&EVENT, 9).values(&[
        (0, expr![text("check")]),
        (1, expr![text("poll_job_reassigned")]),
        (2, expr![Const(I64(2))]),
        (3, expr![text("A poll job was given to another poller")]),
        (5, expr![text("poll_job")]),
        (7, expr![Field(4)]),
        (16, expr![Field(1)]),
        (17, expr![Field(13)]),
        (18, expr![Root(Old, 7)]),
        (19, expr![Field(7)]),
    ]),
];

const STATE_PENDING: Scalar = Scalar::Text(Cow::Borrowed("pending"));
const STATE_DISPATCHING: Scalar = Scalar::Text(Cow::Borrowed("dispatching"));
const STATE_RUNNING: Scalar = Scalar::Text(Cow::Borrowed("running"));
const STATE_COMPLETED: Scalar = Scalar::Text(Cow::Borrowed("completed"));
const STATE_FAILED: Scalar = Scalar::Text(Cow::Borrowed("failed"));
const STATE_TIMEOUT: Scalar = Scalar::Text(Cow::Borrowed("timeout"));
const STATE_CANCELLED: Scalar = Scalar::Text(Cow::Borrowed("cancelled"));

// status in [Completed, Failed, Timeout, Cancelled]
const CALCULATE_IS_TERMINAL: Expr = expr! {
    Field(7), text("completed"), text("failed"), text("timeout"), text("cancelled"), In(0, Borrowed(&[1, 2, 3, 4])),
};

// status in [Failed, Timeout] && retry_count < max_retries
const CALCULATE_CAN_RETRY: Expr = expr! {
    Field(7), text("failed"), text("timeout"), In(0, Borrowed(&[1, 2])), Field(26), Field(27), Binary(Less, 4, 5),
    Binary(And, 3, 6),
};

// success_count * 100 / (success_count + failure_count)
const CALCULATE_SUCCESS_RATE: Expr = expr! {
    Field(19), Const(I64(100)), Binary(Multiply, 0, 1), Field(19), Field(20), Binary(Add, 3, 4), Binary(Divide, 2, 5),
};

// seconds((coalesce(started_at, completed_at, now()) - inserted_at) * 1000)
const CALCULATE_WAIT_TIME_MS: Expr = expr! {
    Field(17), Field(18), Now, Call(Coalesce, Borrowed(&[0, 1, 2])), Field(29), Binary(TimeDifference, 3, 4),
    Const(I64(1000)), Binary(Multiply, 5, 6), Call(Seconds, Borrowed(&[7])),
};

// seconds((completed_at - started_at) * 1000)
const CALCULATE_DURATION_MS: Expr = expr! {
    Field(18), Field(17), Binary(TimeDifference, 0, 1), Const(I64(1000)), Binary(Multiply, 2, 3),
    Call(Seconds, Borrowed(&[4])),
};

// schedule == argument.schedule
const BY_SCHEDULE_FILTER: Expr = expr![Field(2), Root(Argument, 0), Binary(Equal, 0, 1)];

// status == Pending
const PENDING_FILTER: Expr = expr![Field(7), text("pending"), Binary(Equal, 0, 1)];

// status == Running
const RUNNING_FILTER: Expr = expr![Field(7), text("running"), Binary(Equal, 0, 1)];

// status == Running && started_at <= now() - coalesce(argument.timeout_minutes, 5) * 1 minute
const STALE_FILTER: Expr = expr! {
    Field(7), text("running"), Binary(Equal, 0, 1), Field(17), Now, Root(Argument, 0), Const(I64(5)),
    Call(Coalesce, Borrowed(&[5, 6])), Const(I64(60000000)), Binary(Multiply, 7, 8), Binary(TimeSubtract, 4, 9),
    Binary(LessOrEqual, 3, 10), Binary(And, 2, 11),
};

// status == Running && seconds(now() - started_at) >= timeout_seconds
const OVERDUE_FILTER: Expr = expr! {
    Field(7), text("running"), Binary(Equal, 0, 1), Now, Field(17), Binary(TimeDifference, 3, 4),
    Call(Seconds, Borrowed(&[5])), Field(15), Binary(GreaterOrEqual, 6, 7), Binary(And, 2, 8),
};

// inserted_at > ago(1 day)
const RECENT_FILTER: Expr =
    expr![Field(29), Now, Const(I64(86400000000)), Binary(TimeSubtract, 1, 2), Binary(Greater, 0, 3)];

// lease_revision + 1
const DISPATCH_SET_LEASE_REVISION: Expr = expr![Field(9), Const(I64(1)), Binary(Add, 0, 1)];

// if status == Failed { Error } else if status == Timeout { Warning } else { Info }
const DISPATCH_EVENT_SEVERITY: Expr = expr! {
    Field(7), text("failed"), Binary(Equal, 0, 1), Const(I64(3)), Field(7), text("timeout"), Binary(Equal, 4, 5),
    Const(I64(2)), Const(I64(1)), If(6, 7, 8), If(2, 3, 9),
};

// if status == Failed { "A poll job failed" } else if status == Timeout { "A poll job took too long" } else if
// status == Cancelled { "A poll job was called off" } else if status == Completed { "A poll job ended" } else if
// status == Running { "A poll job began" } else if status == Dispatching { "A poll job was given out" } else { "A
// poll job waits once more" }
const DISPATCH_EVENT_MESSAGE: Expr = expr! {
    Field(7), text("failed"), Binary(Equal, 0, 1), text("A poll job failed"), Field(7), text("timeout"),
    Binary(Equal, 4, 5), text("A poll job took too long"), Field(7), text("cancelled"), Binary(Equal, 8, 9),
    text("A poll job was called off"), Field(7), text("completed"), Binary(Equal, 12, 13), text("A poll job ended"),
    Field(7), text("running"), Binary(Equal, 16, 17), text("A poll job began"), Field(7), text("dispatching"),
    Binary(Equal, 20, 21), text("A poll job was given out"), text("A poll job waits once more"), If(22, 23, 24),
    If(18, 19, 25), If(14, 15, 26), If(10, 11, 27), If(6, 7, 28), If(2, 3, 29),
};

// status in [Dispatching, Running] && attempt == argument.attempt
const OFFER_GUARD: Expr = expr! {
    Field(7), text("dispatching"), text("running"), In(0, Borrowed(&[1, 2])), Field(8), Root(Argument, 0),
    Binary(Equal, 4, 5), Binary(And, 3, 6),
};

// attempt == argument.attempt
const START_GUARD: Expr = expr![Field(8), Root(Argument, 0), Binary(Equal, 0, 1)];

// retry_count < max_retries
const RETRY_GUARD: Expr = expr![Field(26), Field(27), Binary(Less, 0, 1)];

// retry_count + 1
const RETRY_SET_RETRY_COUNT: Expr = expr![Field(26), Const(I64(1)), Binary(Add, 0, 1)];

// lease_revision == argument.lease_revision
const REASSIGN_GUARD: Expr = expr![Field(9), Root(Argument, 0), Binary(Equal, 0, 1)];

const _: () = assert!(
    <resources::monitoring::poll_job::PollJob as resource::Resource>::FINGERPRINT == 0x61bfb6c3069ced47,
    "stale generated code, run `cargo xtask codegen`"
);
