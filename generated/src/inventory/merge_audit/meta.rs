//! Generated from `resources/src/inventory/merge_audit.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a merge audit; positions refer to the tables here.

use super::policy;
use resource_core::meta::{Action, Field, Generated, GetBy, Input, Page, Rule, Sort, Tenancy, Validation};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr, inputs};
use resources::inventory::merge_audit::{MergeKind, Unmerged};

/// The resource `inventory.merge_audit`.
pub static MERGE_AUDIT: ResourceMeta = ResourceMeta {
    name: "inventory.merge_audit",
    type_name: "MergeAudit",
    api_type: "merge-audits",
    doc: "A merge of two devices, or its undoing. Entries are never changed or removed, and refer to nothing,\nsince \
        one of the two is gone.",
    table: "merge_audits",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    checks: &[Validation {
        code: "range",
        constraint: Some("merge_audits_confidence_score_check"),
        expr: MERGE_AUDITS_CONFIDENCE_SCORE_CHECK,
        field: Some(7),
        message: "must lie between 0 and 1",
    }],
    scopes: policy::SCOPES,
    require: Some(policy::REQUIRE),
    actions: &[
        Action::read("list")
            .doc("Lists the merges, newest first.")
            .primary()
            .sort(&[Sort::down(10), Sort::down(1)])
            .page(PAGE),
        Action::read("get").doc("Fetches a merge by id.").get(GetBy::Key),
        Action::read("by_device")
            .doc("Lists the merges that a device was part of, newest first.")
            .inputs(BY_DEVICE_INPUTS)
            .filter(BY_DEVICE_FILTER)
            .sort(&[Sort::down(10), Sort::down(1)])
            .page(PAGE),
        Action::read("merged_from")
            .doc("Lists what a device was merged into, newest first.")
            .inputs(BY_DEVICE_INPUTS)
            .filter(MERGED_FROM_FILTER)
            .sort(&[Sort::down(10), Sort::down(1)])
            .page(PAGE),
        Action::read("merged_to")
            .doc("Lists what was merged into a device, newest first.")
            .inputs(BY_DEVICE_INPUTS)
            .filter(MERGED_TO_FILTER)
            .sort(&[Sort::down(10), Sort::down(1)])
            .page(PAGE),
        Action::read("recent").doc("Lists the newest merges.").sort(&[Sort::down(10), Sort::down(1)]).page(PAGE_2),
        Action::create("record").doc("Records a merge, or its undoing.").internal().primary().inputs(RECORD_INPUTS),
        Action::run("unmerge", 0)
            .doc(
                "Takes two devices apart again. The one that ceased to be comes back under its uid, with what moved \
                    from it and is still where it moved to, and the two are never merged again by themselves. Refused \
                    if the merge was undone already or has no record of what moved.",
            )
            .on_record()
            .inputs(UNMERGE_INPUTS)
            .returns(Unmerged::KIND),
    ],
    append_only: true,
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The entry's id."),
    Field::new("kind", MergeKind::KIND).public().default(expr![text("merge")]).doc("What was done."),
    Field::new("from_device", Kind::Text).public().doc("The device that ceased to be, or came back."),
    Field::new("to_device", Kind::Text).public().doc("The device that it became part of."),
    Field::new("partition", Kind::Uuid).public().doc("The partition of both."),
    Field::new("reason", Kind::Text).nullable().public().rules(&[Rule::max_length(1000)]).doc("Why."),
    Field::new("confidence_score", Kind::F64).nullable().public().doc("How certain it was, from 0 to 1."),
    Field::new("source", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(63)])
        .doc("The source that brought it up."),
    Field::new("details", Kind::Map)
        .public()
        .default(expr![Const(Json(Borrowed("{}")))])
        .doc("What was known, and what moved."),
    Field::new("merged_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was done."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_DEVICE_INPUTS: &[Input] = &[Input::argument("device", Kind::Text)];

const PAGE_2: Page = Page { keyset: true, offset: true, default: 100, max: 250 };

const RECORD_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "kind": optional, "from_device", "to_device", "partition", "reason": optional, "confidence_score": optional,
    "source": optional, "details": optional,
};

const UNMERGE_INPUTS: &[Input] = &[Input::argument("reason", Kind::Text)
    .nullable()
    .optional()
    .rules(&[Rule::Trim, Rule::length(1, 1000)])
    .doc("Why the two are not one.")];

// confidence_score == null || confidence_score >= 0.0 && confidence_score <= 1.0
const MERGE_AUDITS_CONFIDENCE_SCORE_CHECK: Expr = expr! {
    Field(7), Const(Null), Binary(Is, 0, 1), Field(7), Const(F64(0.0)), Binary(GreaterOrEqual, 3, 4), Field(7),
    Const(F64(1.0)), Binary(LessOrEqual, 6, 7), Binary(And, 5, 8), Binary(Or, 2, 9),
};

// from_device == argument.device || to_device == argument.device
const BY_DEVICE_FILTER: Expr = expr! {
    Field(3), Root(Argument, 0), Binary(Equal, 0, 1), Field(4), Root(Argument, 0), Binary(Equal, 3, 4),
    Binary(Or, 2, 5),
};

// from_device == argument.device
const MERGED_FROM_FILTER: Expr = expr![Field(3), Root(Argument, 0), Binary(Equal, 0, 1)];

// to_device == argument.device
const MERGED_TO_FILTER: Expr = expr![Field(4), Root(Argument, 0), Binary(Equal, 0, 1)];

const _: () = assert!(
    <resources::inventory::merge_audit::MergeAudit as resource::Resource>::FINGERPRINT == 0x0dbf1d3bc8c75a1d,
    "stale generated code, run `cargo xtask codegen`"
);
