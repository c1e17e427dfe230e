//! Generated from `resources/src/monitoring/check_result.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a check result; positions refer to the tables here.

use super::policy;
use resource_core::meta::{Action, Calculation, Field, Generated, GetBy, Identity, Input, Page, Rule, Sort, Tenancy};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr, inputs};
use resources::monitoring::service_check::CheckOutcome;

/// The resource `monitoring.check_result`.
pub static CHECK_RESULT: ResourceMeta = ResourceMeta {
    name: "monitoring.check_result",
    type_name: "CheckResult",
    api_type: "check-results",
    doc: "What one run of a check found. Results are never changed or removed, and refer to nothing, so that\nwhat \
        they are about can be.",
    table: "check_results",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    calculations: &[Calculation::new("is_success", Kind::Bool, CALCULATE_IS_SUCCESS)
        .public()
        .doc("Whether the target works.")],
    identities: &[
        Identity::new("run", "check_results_run_unique", &[2, 4]).message("was recorded for this attempt already")
    ],
    scopes: policy::SCOPES,
    require: Some(policy::REQUIRE),
    actions: &[
        Action::read("list")
            .doc("Lists the results, newest first.")
            .primary()
            .sort(&[Sort::down(12), Sort::down(1)])
            .page(PAGE),
        Action::read("get").doc("Fetches a result by id.").get(GetBy::Key),
        Action::read("by_check")
            .doc("Lists the results of a check, newest first.")
            .inputs(BY_CHECK_INPUTS)
            .filter(BY_CHECK_FILTER)
            .sort(&[Sort::down(12), Sort::down(1)])
            .page(PAGE_2),
        Action::read("by_poll_job")
            .doc("Lists what a poll job found.")
            .inputs(BY_POLL_JOB_INPUTS)
            .filter(BY_POLL_JOB_FILTER)
            .sort(&[Sort::down(12), Sort::down(1)])
            .page(PAGE_2),
        Action::create("record")
            .doc("Records a result. An attempt has one result for each check.")
            .internal()
            .primary()
            .inputs(RECORD_INPUTS),
    ],
    append_only: true,
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The result's id."),
    Field::new("service_check", Kind::Uuid).public().doc("The check that ran."),
    Field::new("poll_job", Kind::Uuid).nullable().public().doc("The job in which it ran."),
    Field::new("attempt", Kind::Uuid).public().doc("The attempt in which it ran."),
    Field::new("result", CheckOutcome::KIND).public().doc("How it went."),
    Field::new("response_time_us", Kind::I64)
        .nullable()
        .public()
        .rules(&[Rule::min(0)])
        .doc("How many microseconds the answer took."),
    Field::new("error", Kind::Text).nullable().public().rules(&[Rule::max_length(4000)]).doc("What went wrong."),
    Field::new("agent", Kind::Text).nullable().public().doc("The agent that asked."),
    Field::new("poller", Kind::Text).nullable().public().doc("The poller that chose the agent."),
    Field::new("partition", Kind::Uuid).nullable().public().doc("The partition of the check."),
    Field::new("details", Kind::Map).public().default(expr![Const(Json(Borrowed("{}")))]).doc(
        "What is known beyond that: `tries`, how often the target was asked, 0 if it never was; and, where the result \
            is none\nof a target that works, `cause`, such as `refused`, `timed_out`, `unexpected_status` or \
            `no_agent`.",
    ),
    Field::new("checked_at", Kind::Time).public().doc("When the answer was there, or it was clear that there is none."),
    Field::new("recorded_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When the result was recorded."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_CHECK_INPUTS: &[Input] =
    &[Input::argument("service_check", Kind::Uuid), Input::argument("since", Kind::Time).nullable().optional()];

const PAGE_2: Page = Page { keyset: true, offset: true, default: 100, max: 250 };

const BY_POLL_JOB_INPUTS: &[Input] = &[Input::argument("poll_job", Kind::Uuid)];

const RECORD_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "service_check", "poll_job": optional, "attempt", "result", "response_time_us": optional, "error": optional,
    "agent": optional, "poller": optional, "partition": optional, "details": optional, "checked_at",
};

// result in [Success, Warning]
const CALCULATE_IS_SUCCESS: Expr = expr![Field(5), text("success"), text("warning"), In(0, Borrowed(&[1, 2]))];

// service_check == argument.service_check && (argument.since == null || checked_at >= argument.since)
const BY_CHECK_FILTER: Expr = expr! {
    Field(2), Root(Argument, 0), Binary(Equal, 0, 1), Root(Argument, 1), Const(Null), Binary(Is, 3, 4), Field(12),
    Root(Argument, 1), Binary(GreaterOrEqual, 6, 7), Binary(Or, 5, 8), Binary(And, 2, 9),
};

// poll_job == argument.poll_job
const BY_POLL_JOB_FILTER: Expr = expr![Field(3), Root(Argument, 0), Binary(Equal, 0, 1)];

const _: () = assert!(
    <resources::monitoring::check_result::CheckResult as resource::Resource>::FINGERPRINT == 0xe696dbe40bf8f4f0,
    "stale generated code, run `cargo xtask codegen`"
);
