//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/log_entry.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a log entry; positions refer to the tables here.

use kitchen_sink::kitchen::log_entry::Subject;
use resource_core::meta::{Action, Field, Generated, GetBy, Input, Page, Sort, Tenancy};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr, inputs};

/// The resource `kitchen.log_entry`.
pub static LOG_ENTRY: ResourceMeta = ResourceMeta {
    name: "kitchen.log_entry",
    type_name: "LogEntry",
    api_type: "log-entries",
    doc: "Something that happened. Entries are never changed or removed.",
    table: "log_entries",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    actions: &[
        Action::read("list").doc("List.").primary().sort(&[Sort::down(1)]).page(PAGE),
        Action::read("get").doc("Get.").get(GetBy::Key),
        Action::read("recent")
            .doc("Recent.")
            .inputs(RECENT_INPUTS)
            .filter(RECENT_FILTER)
            .sort(&[Sort::down(7), Sort::down(1)])
            .page(PAGE_2),
        Action::create("record").doc("Record.").primary().inputs(RECORD_INPUTS),
    ],
    append_only: true,
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::I64).public().generated(Generated::Database).doc("The number of the entry."),
    Field::new("subject", Subject::KIND).public().doc("What it is about."),
    Field::new("text", Kind::Text).public().doc("In words."),
    Field::new("old_state", Kind::Text).nullable().public().doc("The state before."),
    Field::new("new_state", Kind::Text).nullable().public().doc("The state after."),
    Field::new("seconds", Kind::I64).nullable().public().doc("How long the state before lasted."),
    Field::new("happened_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it happened."),
];

const PAGE: Page = Page { keyset: true, offset: false, default: 100, max: 250 };

const RECENT_INPUTS: &[Input] = &[Input::argument("since", Kind::Time).nullable().optional()];

const PAGE_2: Page = Page { keyset: true, offset: false, default: 50, max: 250 };

const RECORD_INPUTS: &[Input] =
    inputs![FIELDS, &RELATIONS; "subject", "text", "old_state": optional, "new_state": optional, "seconds": optional];

// happened_at > coalesce(argument.since, ago(1 hour)) && subject not in [Other]
const RECENT_FILTER: Expr = expr! {
    Field(7), Root(Argument, 0), Now, Const(I64(3600000000)), Binary(TimeSubtract, 2, 3),
    Call(Coalesce, Borrowed(&[1, 4])), Binary(Greater, 0, 5), Field(2), text("other"), In(7, Borrowed(&[8])), Not(9),
    Binary(And, 6, 10),
};

const _: () = assert!(
    <kitchen_sink::kitchen::log_entry::LogEntry as resource::Resource>::FINGERPRINT == 0x12cecb89db72bf19,
    "stale generated code, run `cargo xtask codegen`"
);
