//! Generated from `resources/src/audit/audit_log.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of an audit log; positions refer to the tables here.

use resource_core::meta::{Action, Field, Generated, GetBy, Input, Page, Rule, Sort, Tenancy};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr, inputs};
use resources::audit::audit_log::{AuditActor, AuditOutcome};

/// The resource `audit.audit_log`.
pub static AUDIT_LOG: ResourceMeta = ResourceMeta {
    name: "audit.audit_log",
    type_name: "AuditLog",
    api_type: "audit-logs",
    doc: "Something that must be accounted for. Entries are never changed or removed.",
    table: "audit_logs",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    actions: &[
        Action::read("list")
            .doc("Lists the entries, newest first.")
            .primary()
            .sort(&[Sort::down(2), Sort::down(1)])
            .page(PAGE),
        Action::read("get").doc("Fetches an entry by id.").get(GetBy::Key),
        Action::read("by_actor")
            .doc("Lists what one actor did, newest first.")
            .inputs(BY_ACTOR_INPUTS)
            .filter(BY_ACTOR_FILTER)
            .sort(&[Sort::down(2), Sort::down(1)])
            .page(PAGE),
        Action::read("by_resource")
            .doc("Lists what was done to one resource, newest first.")
            .inputs(BY_RESOURCE_INPUTS)
            .filter(BY_RESOURCE_FILTER)
            .sort(&[Sort::down(2), Sort::down(1)])
            .page(PAGE),
        Action::read("by_outcome")
            .doc("Lists the entries of one outcome, newest first.")
            .inputs(BY_OUTCOME_INPUTS)
            .filter(BY_OUTCOME_FILTER)
            .sort(&[Sort::down(2), Sort::down(1)])
            .page(PAGE),
        Action::create("record").doc("Records what must be accounted for.").internal().primary().inputs(RECORD_INPUTS),
    ],
    append_only: true,
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The entry's id."),
    Field::new("at", Kind::Time).public().doc("When it happened."),
    Field::new("actor_name", Kind::Text).public().rules(&[Rule::length(1, 2048)]).doc("Who did it."),
    Field::new("actor_kind", AuditActor::KIND).public().doc("What kind of actor that is."),
    Field::new("on_behalf_of", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(2048)])
        .doc("For whom they did it."),
    Field::new("resource", Kind::Text).public().rules(&[Rule::length(1, 255)]).doc("The resource that it was about."),
    Field::new("action", Kind::Text).public().rules(&[Rule::length(1, 255)]).doc("The action that it was."),
    Field::new("record_key", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(1000)])
        .doc("The record that it was about."),
    Field::new("outcome", AuditOutcome::KIND).public().doc("What came of it."),
    Field::new("reason", Kind::Text).nullable().public().rules(&[Rule::max_length(1000)]).doc("Why."),
    Field::new("request_id", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(255)])
        .doc("The request in which it happened."),
    Field::new("recorded_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was recorded."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_ACTOR_INPUTS: &[Input] = &[Input::argument("actor_name", Kind::Text)];

const BY_RESOURCE_INPUTS: &[Input] = &[Input::argument("resource", Kind::Text)];

const BY_OUTCOME_INPUTS: &[Input] = &[Input::argument("outcome", AuditOutcome::KIND)];

const RECORD_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "at", "actor_name", "actor_kind", "on_behalf_of": optional, "resource", "action", "record_key": optional,
    "outcome", "reason": optional, "request_id": optional,
};

// actor_name == argument.actor_name
const BY_ACTOR_FILTER: Expr = expr![Field(3), Root(Argument, 0), Binary(Equal, 0, 1)];

// resource == argument.resource
const BY_RESOURCE_FILTER: Expr = expr![Field(6), Root(Argument, 0), Binary(Equal, 0, 1)];

// outcome == argument.outcome
const BY_OUTCOME_FILTER: Expr = expr![Field(9), Root(Argument, 0), Binary(Equal, 0, 1)];

const _: () = assert!(
    <resources::audit::audit_log::AuditLog as resource::Resource>::FINGERPRINT == 0x03418be5bd003637,
    "stale generated code, run `cargo xtask codegen`"
);
