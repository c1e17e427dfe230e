//! Generated from `shelves/src/lending/loan_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a loan event; positions refer to the tables here.

use crate::lending::loan::LOAN;
use resource_core::meta::{Action, Field, Generated, GetBy, Input, Page, Relation, Sort, Tenancy};
use resource_core::{Kind, ResourceMeta, Value, inputs};
use shelves::lending::loan::LoanStatus;

/// The resource `lending.loan_event`.
pub static LOAN_EVENT: ResourceMeta = ResourceMeta {
    name: "lending.loan_event",
    type_name: "LoanEvent",
    api_type: "loan-events",
    doc: "One change of a loan.",
    table: "loan_events",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    actions: &[
        Action::read("list").doc("Lists what happened.").primary().sort(&[Sort::up(4), Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Fetches an event.").get(GetBy::Key),
        Action::create("record").doc("Records a change.").internal().primary().inputs(RECORD_INPUTS),
    ],
    append_only: true,
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("library_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The event's id."),
    Field::new("loan_id", Kind::Uuid).public().relation(0).doc("The loan."),
    Field::new("status", LoanStatus::KIND).public().doc("What became of it."),
    Field::new("happened_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When."),
];

static RELATIONS: [Relation; 1] = [Relation::belongs_to("loan", &LOAN, &[(0, 0), (2, 1)]).public().doc("The loan.")];

const PAGE: Page = Page { keyset: true, offset: false, default: 20, max: 100 };

const RECORD_INPUTS: &[Input] = inputs![FIELDS, &RELATIONS; "loan": relation, "status"];

const _: () = assert!(
    <shelves::lending::loan_event::LoanEvent as resource::Resource>::FINGERPRINT == 0x9faba6958c9cd7a9,
    "stale generated code, run `cargo xtask codegen`"
);
