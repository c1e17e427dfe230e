//! Generated from `shelves/src/lending/loan_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a loan event; positions refer to the tables here.

use crate::lending::loan::LOAN;
use resource_core::meta::{
    Action, ActionKind, Field, Generated, GetBy, Input, Page, ReadAction, Relation, RelationKind, Sort, Tenancy,
};
use resource_core::{Kind, ResourceMeta, Value};
use shelves::lending::loan::LoanStatus;

/// The resource `lending.loan_event`.
pub static LOAN_EVENT: ResourceMeta = ResourceMeta {
    name: "lending.loan_event",
    type_name: "LoanEvent",
    api_type: "loan-events",
    doc: "One change of a loan.",
    table: "loan_events",
    tenancy: Tenancy::Column(0),
    partition: None,
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[],
    identities: &[],
    checks: &[],
    scopes: &[],
    require: None,
    machine: None,
    actions: &[
        Action {
            name: "list",
            doc: "Lists what happened.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::up(4), Sort::up(1)], page: PAGE, get: None }),
            ..Action::BLANK
        },
        Action {
            name: "get",
            doc: "Fetches an event.",
            kind: ActionKind::Read,
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "record",
            doc: "Records a change.",
            kind: ActionKind::Create,
            internal: true,
            primary: true,
            inputs: &[Input::relation("loan", &RELATIONS, FIELDS), Input::field("status", FIELDS)],
            ..Action::BLANK
        },
    ],
    append_only: true,
};

const FIELDS: &[Field] = &[
    Field::new("library_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The event's id."),
    Field::new("loan_id", Kind::Uuid).public().relation(0).doc("The loan."),
    Field::new("status", LoanStatus::KIND).public().doc("What became of it."),
    Field::new("happened_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When."),
];

static RELATIONS: [Relation; 1] = [Relation {
    name: "loan",
    doc: "The loan.",
    target: &LOAN,
    kind: RelationKind::BelongsTo,
    on: &[(0, 0), (2, 1)],
    public: true,
}];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: false, default: 20, max: 100 });

const _: () = assert!(
    <shelves::lending::loan_event::LoanEvent as resource::Resource>::FINGERPRINT == 0x9faba6958c9cd7a9,
    "stale generated code, run `cargo xtask codegen`"
);
