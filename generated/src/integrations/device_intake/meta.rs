//! Generated from `resources/src/integrations/device_intake.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a device intake; positions refer to the tables here.

use resource_core::meta::{Action, Field, Generated, GetBy, Input, Page, Rule, Sort, Tenancy, Upsert};
use resource_core::{Expr, Kind, ResourceMeta, expr};

/// The resource `integrations.device_intake`.
pub static DEVICE_INTAKE: ResourceMeta = ResourceMeta {
    name: "integrations.device_intake",
    type_name: "DeviceIntake",
    api_type: "device-intakes",
    doc: "The place where devices come into a tenant. Whoever takes some in writes its row first and so holds it \
        until\nthe transaction ends: one batch at a time.",
    table: "device_intakes",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    actions: &[
        Action::read("list").doc("Lists the places.").internal().primary().sort(&[Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Fetches a place by its name.").internal().get(GetBy::Key),
        Action::create("enter")
            .doc("Waits until nobody else is there, and holds the place until the transaction ends.")
            .internal()
            .primary()
            .inputs(ENTER_INPUTS)
            .upsert(Upsert { identity: None, update: 3, set: &[(2, ENTER_UPSERT_BATCHES)] }),
        Action::update("enter_again").doc("Holds a place that was held before.").internal(),
        Action::update("count").doc("Counts what a batch came to.").internal().primary().inputs(COUNT_INPUTS).set(&[
            (3, COUNT_SET_RECORDS),
            (4, COUNT_SET_ADDED),
            (5, COUNT_SET_MERGED),
            (6, COUNT_SET_CHURNED),
        ]),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("name", Kind::Text)
        .public()
        .rules(&[Rule::length(1, 63), Rule::Pattern("[a-z_]+")])
        .doc("What the place is called; there is one for each tenant so far."),
    Field::new("batches", Kind::I64)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(1))])
        .doc("How many batches were taken in."),
    Field::new("records", Kind::I64)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many records those had."),
    Field::new("added", Kind::I64)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many devices became known by them."),
    Field::new("merged", Kind::I64)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many devices turned out to be others."),
    Field::new("churned", Kind::I64)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How often an address went from one device to another."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When the first batch came."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When the last one did."),
];

const PAGE: Page = Page { keyset: true, offset: false, default: 50, max: 250 };

const ENTER_INPUTS: &[Input] = &[Input::field("name", FIELDS)];

const COUNT_INPUTS: &[Input] = &[
    Input::argument("records", Kind::I64).rules(&[Rule::min(0)]).doc("Records that were taken in."),
    Input::argument("added", Kind::I64).rules(&[Rule::min(0)]).doc("Devices that nobody knew."),
    Input::argument("merged", Kind::I64).rules(&[Rule::min(0)]).doc("Devices that turned out to be others."),
    Input::argument("churned", Kind::I64).rules(&[Rule::min(0)]).doc("Addresses that went from one device to another."),
];

// batches + 1
const ENTER_UPSERT_BATCHES: Expr = expr![Field(2), Const(I64(1)), Binary(Add, 0, 1)];

// records + argument.records
const COUNT_SET_RECORDS: Expr = expr![Field(3), Root(Argument, 0), Binary(Add, 0, 1)];

// added + argument.added
const COUNT_SET_ADDED: Expr = expr![Field(4), Root(Argument, 1), Binary(Add, 0, 1)];

// merged + argument.merged
const COUNT_SET_MERGED: Expr = expr![Field(5), Root(Argument, 2), Binary(Add, 0, 1)];

// churned + argument.churned
const COUNT_SET_CHURNED: Expr = expr![Field(6), Root(Argument, 3), Binary(Add, 0, 1)];

const _: () = assert!(
    <resources::integrations::device_intake::DeviceIntake as resource::Resource>::FINGERPRINT == 0x7c39c3d70460055f,
    "stale generated code, run `cargo xtask codegen`"
);
