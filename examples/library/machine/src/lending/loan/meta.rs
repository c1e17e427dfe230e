//! Generated from `shelves/src/lending/loan.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a loan; positions refer to the tables here.

use super::policy;
use crate::lending::book::BOOK;
use crate::lending::loan_event::LOAN_EVENT;
use crate::lending::member::MEMBER;
use resource_core::meta::{
    Action, Calculation, Cause, Field, Generated, GetBy, Identity, Input, Machine, Page, Relation, Rule, Sort, State,
    Tenancy,
};
use resource_core::{Expr, Kind, ResourceMeta, Scalar, Value, expr, inputs};
use shelves::lending::loan::LoanStatus;
use std::borrow::Cow;

/// The resource `lending.loan`.
pub static LOAN: ResourceMeta = ResourceMeta {
    name: "lending.loan",
    type_name: "Loan",
    api_type: "loans",
    doc: "A book that a member has, or had.",
    table: "loans",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[Calculation::new("is_overdue", Kind::Bool, CALCULATE_IS_OVERDUE)
        .public()
        .doc("Whether it should be back by now.")],
    identities: &[Identity::new("book_out", "loans_book_out_unique", &[2])
        .filter(UNIQUE_BOOK_OUT_WHERE)
        .message("is lent to somebody else")],
    scopes: policy::SCOPES,
    machine: Some(Machine {
        field: 4,
        states: &[
            State::new("out", STATE_OUT).initial(),
            State::new("returned", STATE_RETURNED).terminal(),
            State::new("lost", STATE_LOST).terminal(),
        ],
    }),
    actions: &[
        Action::read("list").doc("Lists the loans.").primary().sort(&[Sort::up(5), Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Fetches a loan.").get(GetBy::Key),
        Action::read("overdue")
            .doc("Lists the loans whose time is over.")
            .filter(CALCULATE_IS_OVERDUE)
            .sort(&[Sort::up(5), Sort::up(1)])
            .page(PAGE_2),
        Action::create("lend")
            .doc("Lends a book for four weeks.")
            .primary()
            .inputs(LEND_INPUTS)
            .starts(STATE_OUT)
            .set(&[(5, LEND_SET_DUE_AT)])
            .causes(&LEND_CAUSES),
        Action::update("extend")
            .doc("Extends a loan that is not over, twice at most.")
            .guard(EXTEND_GUARD)
            .moves(&[STATE_OUT], STATE_OUT)
            .set(&[(5, EXTEND_SET_DUE_AT), (6, EXTEND_SET_EXTENSIONS)])
            .causes(&EXTEND_CAUSES),
        Action::update("give_back")
            .doc("Takes a book back.")
            .moves(&[STATE_OUT], STATE_RETURNED)
            .set(&[(7, Expr::NOW)])
            .causes(&EXTEND_CAUSES),
        Action::update("report_lost")
            .doc("Notes that a book is lost.")
            .moves(&[STATE_OUT], STATE_LOST)
            .set(&[(7, Expr::NOW)])
            .causes(&EXTEND_CAUSES),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("library_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The loan's id."),
    Field::new("book_id", Kind::Uuid).public().relation(0).doc("The book."),
    Field::new("member_id", Kind::Uuid).public().relation(1).doc("Who has it."),
    Field::new("status", LoanStatus::KIND).public().doc("What has become of it."),
    Field::new("due_at", Kind::Time).public().doc("When it is to be back."),
    Field::new("extensions", Kind::I32)
        .public()
        .rules(&[Rule::range(0, 2)])
        .default(expr![Const(I64(0))])
        .doc("How often its time was extended."),
    Field::new("ended_at", Kind::Time).nullable().public().doc("When it ended."),
    Field::new("lent_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it began."),
];

static RELATIONS: [Relation; 2] = [
    Relation::belongs_to("book", &BOOK, &[(0, 0), (2, 1)]).public().doc("The book."),
    Relation::belongs_to("member", &MEMBER, &[(0, 0), (3, 1)]).public().doc("Who has it."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 20, max: 100 };

const PAGE_2: Page = Page { keyset: true, offset: false, default: 20, max: 100 };

const LEND_INPUTS: &[Input] = inputs![FIELDS, &RELATIONS; "book": relation, "member": relation];

static LEND_CAUSES: [Cause; 1] = [Cause::new(&LOAN_EVENT, 2).values(&[(0, expr![Field(1)]), (1, expr![Field(4)])])];

static EXTEND_CAUSES: [Cause; 1] =
    [Cause::new(&LOAN_EVENT, 2).on_transition().values(&[(0, expr![Field(1)]), (1, expr![Field(4)])])];

const STATE_OUT: Scalar = Scalar::Text(Cow::Borrowed("out"));
const STATE_RETURNED: Scalar = Scalar::Text(Cow::Borrowed("returned"));
const STATE_LOST: Scalar = Scalar::Text(Cow::Borrowed("lost"));

// status == Out && due_at < now()
const CALCULATE_IS_OVERDUE: Expr =
    expr![Field(4), text("out"), Binary(Equal, 0, 1), Field(5), Now, Binary(Less, 3, 4), Binary(And, 2, 5)];

// status == Out
const UNIQUE_BOOK_OUT_WHERE: Expr = expr![Field(4), text("out"), Binary(Equal, 0, 1)];

// from_now(28 days)
const LEND_SET_DUE_AT: Expr = expr![Now, Const(I64(2419200000000)), Binary(TimeAdd, 0, 1)];

// due_at > now() && extensions < 2
const EXTEND_GUARD: Expr =
    expr![Field(5), Now, Binary(Greater, 0, 1), Field(6), Const(I64(2)), Binary(Less, 3, 4), Binary(And, 2, 5)];

// due_at + 14 days
const EXTEND_SET_DUE_AT: Expr = expr![Field(5), Const(I64(1209600000000)), Binary(TimeAdd, 0, 1)];

// extensions + 1
const EXTEND_SET_EXTENSIONS: Expr = expr![Field(6), Const(I64(1)), Binary(Add, 0, 1)];

const _: () = assert!(
    <shelves::lending::loan::Loan as resource::Resource>::FINGERPRINT == 0x61644ff430909ab0,
    "stale generated code, run `cargo xtask codegen`"
);
