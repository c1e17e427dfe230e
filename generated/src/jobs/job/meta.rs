//! Generated from `resources/src/jobs/job.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a job; positions refer to the tables here.

use resource_core::meta::{Action, Calculation, Field, Generated, GetBy, Identity, Input, Page, Rule, Sort, Tenancy};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr};
use resources::jobs::job::{JobError, JobState};

/// The resource `jobs.job`.
pub static JOB: ResourceMeta = ResourceMeta {
    name: "jobs.job",
    type_name: "Job",
    api_type: "jobs",
    doc: "A call of an action that happens in the background, again if it fails. Jobs are written by the actions\nand \
        conditions that call for them; the engine claims and ends them.",
    table: "jobs",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    calculations: &[Calculation::new("is_finished", Kind::Bool, CALCULATE_IS_FINISHED)
        .public()
        .doc("Whether nothing more will happen by itself.")],
    identities: &[Identity::new("unfinished", "jobs_unfinished_unique", &[16])
        .filter(UNIQUE_UNFINISHED_WHERE)
        .message("waits or runs already")],
    actions: &[
        Action::read("list").doc("Lists the jobs, newest first.").primary().sort(&[Sort::down(1)]).page(PAGE),
        Action::read("get").doc("Fetches a job by id.").get(GetBy::Key),
        Action::read("by_state")
            .doc("Lists the jobs in one state, newest first.")
            .inputs(BY_STATE_INPUTS)
            .filter(BY_STATE_FILTER)
            .sort(&[Sort::down(1)])
            .page(PAGE),
        Action::read("by_queue")
            .doc("Lists the jobs of a queue, newest first.")
            .inputs(BY_QUEUE_INPUTS)
            .filter(BY_QUEUE_FILTER)
            .sort(&[Sort::down(1)])
            .page(PAGE),
        Action::read("exhausted")
            .doc("Lists the jobs whose last attempt failed, newest first.")
            .filter(EXHAUSTED_FILTER)
            .sort(&[Sort::down(1)])
            .page(PAGE),
        Action::update("cancel")
            .doc("Calls a job off. One that runs is stopped soon, wherever it is by then.")
            .guard(CANCEL_GUARD)
            .set(&[(6, expr![text("cancelled")]), (13, Expr::NOW), (14, Expr::NULL), (15, Expr::NULL)]),
        Action::update("retry")
            .doc("Lets a job run again now that failed or was called off; one attempt more if it had its last.")
            .guard(RETRY_GUARD)
            .set(&[(6, expr![text("available")]), (11, Expr::NOW), (13, Expr::NULL), (9, RETRY_SET_MAX_ATTEMPTS)]),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::I64).public().generated(Generated::Database).doc("The job's number."),
    Field::new("queue", Kind::Text).public().rules(&[Rule::length(1, 63)]).doc("The queue that it waits in."),
    Field::new("worker", Kind::Text).public().rules(&[Rule::length(1, 255)]).doc(
        "What it calls: `monitoring.alert#notify` for what a declaration asks for, `monitoring.alert.escalate` for\nan \
            action that somebody called.",
    ),
    Field::new("version", Kind::I16).doc("The version of the payload."),
    Field::new("payload", Kind::Map)
        .default(expr![Const(Json(Borrowed("{}")))])
        .doc("Which records it is about, and what else the action is given."),
    Field::new("state", JobState::KIND).public().default(expr![text("available")]).doc("How far it is."),
    Field::new("priority", Kind::I16).public().rules(&[Rule::range(0, 9)]).doc("0 is the most urgent, 9 the least."),
    Field::new("attempt", Kind::I32).public().doc("Attempts so far."),
    Field::new("max_attempts", Kind::I32).public().doc("How many there will be at most."),
    Field::new("losses", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How often the process died that ran it."),
    Field::new("scheduled_at", Kind::Time).public().doc("When it wants to run."),
    Field::new("attempted_at", Kind::Time).nullable().public().doc("When the last attempt began."),
    Field::new("finished_at", Kind::Time).nullable().public().doc("When it ended."),
    Field::new("lease_until", Kind::Time)
        .nullable()
        .doc("Until when the process that runs it need give no sign of life."),
    Field::new("leased_by", Kind::Text).nullable().public().doc("The process that runs it."),
    Field::new("unique_key", Kind::Text)
        .nullable()
        .rules(&[Rule::max_length(1000)])
        .doc("Of jobs with the same, one is unfinished at most."),
    Field::new("actor", Kind::Text)
        .public()
        .doc("On whose behalf: a part of the system, or a user, whose rights are those of the moment it runs."),
    Field::new("errors", Kind::List(&JobError::KIND))
        .public()
        .default(expr![Const(Json(Borrowed("[]")))])
        .doc("What went wrong, the latest last."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was written."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_STATE_INPUTS: &[Input] = &[Input::argument("state", JobState::KIND)];

const BY_QUEUE_INPUTS: &[Input] = &[Input::argument("queue", Kind::Text)];

// state in [Completed, Discarded, Cancelled]
const CALCULATE_IS_FINISHED: Expr =
    expr![Field(6), text("completed"), text("discarded"), text("cancelled"), In(0, Borrowed(&[1, 2, 3]))];

// unique_key != null && state in [Available, Scheduled, Executing, Retryable]
const UNIQUE_UNFINISHED_WHERE: Expr = expr! {
    Field(16), Const(Null), Binary(IsNot, 0, 1), Field(6), text("available"), text("scheduled"), text("executing"),
    text("retryable"), In(3, Borrowed(&[4, 5, 6, 7])), Binary(And, 2, 8),
};

// state == argument.state
const BY_STATE_FILTER: Expr = expr![Field(6), Root(Argument, 0), Binary(Equal, 0, 1)];

// queue == argument.queue
const BY_QUEUE_FILTER: Expr = expr![Field(2), Root(Argument, 0), Binary(Equal, 0, 1)];

// state == Discarded
const EXHAUSTED_FILTER: Expr = expr![Field(6), text("discarded"), Binary(Equal, 0, 1)];

// state in [Available, Scheduled, Executing, Retryable]
const CANCEL_GUARD: Expr = expr! {
    Field(6), text("available"), text("scheduled"), text("executing"), text("retryable"),
    In(0, Borrowed(&[1, 2, 3, 4])),
};

// state in [Retryable, Discarded, Cancelled]
const RETRY_GUARD: Expr =
    expr![Field(6), text("retryable"), text("discarded"), text("cancelled"), In(0, Borrowed(&[1, 2, 3]))];

// if attempt >= max_attempts { attempt + 1 } else { max_attempts }
const RETRY_SET_MAX_ATTEMPTS: Expr = expr! {
    Field(8), Field(9), Binary(GreaterOrEqual, 0, 1), Field(8), Const(I64(1)), Binary(Add, 3, 4), Field(9), If(2, 5, 6),
};

const _: () = assert!(
    <resources::jobs::job::Job as resource::Resource>::FINGERPRINT == 0x612757d253e5c525,
    "stale generated code, run `cargo xtask codegen`"
);
