//! Generated from `resources/src/jobs/job_schedule.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a job schedule; positions refer to the tables here.

use resource_core::meta::{Action, Field, Generated, GetBy, Identity, Input, Page, Rule, Sort, Tenancy};
use resource_core::{Expr, Kind, ResourceMeta, expr};

/// The resource `jobs.job_schedule`.
pub static JOB_SCHEDULE: ResourceMeta = ResourceMeta {
    name: "jobs.job_schedule",
    type_name: "JobSchedule",
    api_type: "job-schedules",
    doc: "When the system looks for work of one kind, for all tenants. There is one for each trigger of \
        the\ndeclarations, with the times that they state; operators of the platform may change or stop it.",
    table: "job_schedules",
    tenancy: Tenancy::Shared,
    key: &[0],
    fields: FIELDS,
    identities: &[Identity::new("job_key", "job_schedules_job_key_unique", &[1]).message("has a schedule already")],
    actions: &[
        Action::read("list").doc("Lists the schedules.").primary().sort(&[Sort::up(1), Sort::up(0)]).page(PAGE),
        Action::read("get").doc("Fetches a schedule by id.").get(GetBy::Key),
        Action::read("by_job_key")
            .doc("Fetches the schedule of one kind of work.")
            .inputs(BY_JOB_KEY_INPUTS)
            .get(GetBy::Identity(0)),
        Action::read("enabled")
            .doc("Lists the schedules in use.")
            .filter(expr![Field(3)])
            .sort(&[Sort::up(1), Sort::up(0)])
            .page(PAGE),
        Action::update("update")
            .doc("Changes when it is looked for work.")
            .primary()
            .inputs(UPDATE_INPUTS)
            .validate(&[0]),
        Action::update("enable").doc("Puts a schedule to use again.").set(&[(3, Expr::TRUE)]),
        Action::update("disable").doc("Stops looking for work of this kind.").set(&[(3, Expr::FALSE)]),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The schedule's id."),
    Field::new("job_key", Kind::Text)
        .public()
        .rules(&[Rule::length(1, 255)])
        .doc("Which work: resource and trigger, for example `monitoring.alert#notify`."),
    Field::new("cron", Kind::Text)
        .public()
        .rules(&[Rule::Trim, Rule::length(9, 255)])
        .doc("Minute, hour, day of month, month and day of week, in UTC."),
    Field::new("enabled", Kind::Bool).public().default(Expr::TRUE).doc("Whether it is in use."),
    Field::new("last_enqueued_at", Kind::Time)
        .nullable()
        .public()
        .doc("The last of its times for which it was looked for work."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was first declared."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_JOB_KEY_INPUTS: &[Input] = &[Input::field("job_key", FIELDS)];

const UPDATE_INPUTS: &[Input] = &[Input::field("cron", FIELDS).optional()];

const _: () = assert!(
    <resources::jobs::job_schedule::JobSchedule as resource::Resource>::FINGERPRINT == 0x616954878b110bb1,
    "stale generated code, run `cargo xtask codegen`"
);
