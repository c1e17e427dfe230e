//! Generated from `resources/src/jobs/job_queue.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a job queue; positions refer to the tables here.

use resource_core::meta::{Action, Field, Generated, GetBy, Page, Rule, Sort, Tenancy};
use resource_core::{Expr, Kind, ResourceMeta, expr};

/// The resource `jobs.job_queue`.
pub static JOB_QUEUE: ResourceMeta = ResourceMeta {
    name: "jobs.job_queue",
    type_name: "JobQueue",
    api_type: "job-queues",
    doc: "A queue of jobs, for all tenants. While it is paused nobody takes jobs from it; those that run go on, and \
        new\nones wait.",
    table: "job_queues",
    tenancy: Tenancy::Shared,
    key: &[0],
    fields: FIELDS,
    actions: &[
        Action::read("list").doc("Lists the queues.").primary().sort(&[Sort::up(0)]).page(PAGE),
        Action::read("get").doc("Fetches a queue by its name.").get(GetBy::Key),
        Action::update("pause").doc("Takes no more jobs from a queue.").guard(PAUSE_GUARD).set(&[(1, Expr::NOW)]),
        Action::update("resume").doc("Takes jobs from a queue again.").guard(RESUME_GUARD).set(&[(1, Expr::NULL)]),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("name", Kind::Text).public().rules(&[Rule::length(1, 63)]).doc("What it is called."),
    Field::new("paused_at", Kind::Time).nullable().public().doc("Since when nobody takes jobs from it."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was first declared."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

// paused_at == null
const PAUSE_GUARD: Expr = expr![Field(1), Const(Null), Binary(Is, 0, 1)];

// paused_at != null
const RESUME_GUARD: Expr = expr![Field(1), Const(Null), Binary(IsNot, 0, 1)];

const _: () = assert!(
    <resources::jobs::job_queue::JobQueue as resource::Resource>::FINGERPRINT == 0xcb2061affd653f09,
    "stale generated code, run `cargo xtask codegen`"
);
