//! Generated from `shelves/src/lending/loan.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a loan; positions refer to the tables here.

use super::policy;
use crate::lending::book::BOOK;
use crate::lending::loan_event::LOAN_EVENT;
use crate::lending::member::MEMBER;
use resource_core::meta::{
    Action, ActionKind, Calculation, Cause, CauseOn, Field, Generated, GetBy, Identity, Input, Machine, Page,
    ReadAction, Relation, RelationKind, Rule, Sort, State, Tenancy, Transition,
};
use resource_core::{BinaryOp, Expr, Kind, Node, ResourceMeta, Scalar, Value};
use shelves::lending::loan::LoanStatus;

/// The resource `lending.loan`.
pub static LOAN: ResourceMeta = ResourceMeta {
    name: "lending.loan",
    type_name: "Loan",
    api_type: "loans",
    doc: "A book that a member has, or had.",
    table: "loans",
    tenancy: Tenancy::Column(0),
    partition: None,
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[Calculation {
        name: "is_overdue",
        doc: "Whether it should be back by now.",
        kind: Kind::Bool,
        nullable: false,
        public: true,
        expr: Expr::of(CALCULATE_IS_OVERDUE),
    }],
    identities: &[Identity {
        name: "book_out",
        index: "loans_book_out_unique",
        fields: &[2],
        filter: Some(Expr::of(UNIQUE_BOOK_OUT_WHERE)),
        across_tenants: false,
        message: "is lent to somebody else",
    }],
    checks: &[],
    scopes: policy::SCOPES,
    require: None,
    machine: Some(Machine {
        field: 4,
        states: &[
            State { value: Scalar::text("out"), name: "out", initial: true, terminal: false },
            State { value: Scalar::text("returned"), name: "returned", initial: false, terminal: true },
            State { value: Scalar::text("lost"), name: "lost", initial: false, terminal: true },
        ],
    }),
    actions: &[
        Action {
            name: "list",
            doc: "Lists the loans.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::up(5), Sort::up(1)], page: PAGE, get: None }),
            ..Action::BLANK
        },
        Action {
            name: "get",
            doc: "Fetches a loan.",
            kind: ActionKind::Read,
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "overdue",
            doc: "Lists the loans whose time is over.",
            kind: ActionKind::Read,
            read: Some(ReadAction {
                filter: Some(Expr::of(OVERDUE_FILTER)),
                sort: &[Sort::up(5), Sort::up(1)],
                page: PAGE_2,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "lend",
            doc: "Lends a book for four weeks.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[Input::relation("book", &RELATIONS, FIELDS), Input::relation("member", &RELATIONS, FIELDS)],
            transition: Some(Transition { from: &[], to: Some(Scalar::text("out")) }),
            set: &[(5, Expr::of(LEND_SET_DUE_AT))],
            causes: &[Cause {
                target: &LOAN_EVENT,
                action: 2,
                on: CauseOn::Always,
                when: None,
                values: &[(0, Expr::of(&[Node::Field(1)])), (1, Expr::of(&[Node::Field(4)]))],
            }],
            ..Action::BLANK
        },
        Action {
            name: "extend",
            doc: "Extends a loan that is not over, twice at most.",
            kind: ActionKind::Update,
            guard: Some(Expr::of(EXTEND_GUARD)),
            transition: Some(Transition { from: &[Scalar::text("out")], to: Some(Scalar::text("out")) }),
            set: &[(5, Expr::of(EXTEND_SET_DUE_AT)), (6, Expr::of(EXTEND_SET_EXTENSIONS))],
            causes: &CAUSES,
            ..Action::BLANK
        },
        Action {
            name: "give_back",
            doc: "Takes a book back.",
            kind: ActionKind::Update,
            transition: Some(Transition { from: &[Scalar::text("out")], to: Some(Scalar::text("returned")) }),
            set: &[(7, Expr::of(&[Node::Now]))],
            causes: &CAUSES,
            ..Action::BLANK
        },
        Action {
            name: "report_lost",
            doc: "Notes that a book is lost.",
            kind: ActionKind::Update,
            transition: Some(Transition { from: &[Scalar::text("out")], to: Some(Scalar::text("lost")) }),
            set: &[(7, Expr::of(&[Node::Now]))],
            causes: &CAUSES,
            ..Action::BLANK
        },
    ],
    append_only: false,
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
        .rules(&[Rule::Range { min: Some(0), max: Some(2) }])
        .default(Expr::of(&[Node::Const(Scalar::I64(0))]))
        .doc("How often its time was extended."),
    Field::new("ended_at", Kind::Time).nullable().public().doc("When it ended."),
    Field::new("lent_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it began."),
];

static RELATIONS: [Relation; 2] = [
    Relation {
        name: "book",
        doc: "The book.",
        target: &BOOK,
        kind: RelationKind::BelongsTo,
        on: &[(0, 0), (2, 1)],
        public: true,
    },
    Relation {
        name: "member",
        doc: "Who has it.",
        target: &MEMBER,
        kind: RelationKind::BelongsTo,
        on: &[(0, 0), (3, 1)],
        public: true,
    },
];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: true, default: 20, max: 100 });

const PAGE_2: Option<Page> = Some(Page { keyset: true, offset: false, default: 20, max: 100 });

static CAUSES: [Cause; 1] = [Cause {
    target: &LOAN_EVENT,
    action: 2,
    on: CauseOn::Transition,
    when: None,
    values: &[(0, Expr::of(&[Node::Field(1)])), (1, Expr::of(&[Node::Field(4)]))],
}];

// status == Out && due_at < now()
const CALCULATE_IS_OVERDUE: &[Node] = &[
    Node::Field(4),
    Node::Const(Scalar::text("out")),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Field(5),
    Node::Now,
    Node::Binary(BinaryOp::Less, 3, 4),
    Node::Binary(BinaryOp::And, 2, 5),
];

// status == Out
const UNIQUE_BOOK_OUT_WHERE: &[Node] =
    &[Node::Field(4), Node::Const(Scalar::text("out")), Node::Binary(BinaryOp::Equal, 0, 1)];

// status == Out && due_at < now()
const OVERDUE_FILTER: &[Node] = &[
    Node::Field(4),
    Node::Const(Scalar::text("out")),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Field(5),
    Node::Now,
    Node::Binary(BinaryOp::Less, 3, 4),
    Node::Binary(BinaryOp::And, 2, 5),
];

// from_now(28 days)
const LEND_SET_DUE_AT: &[Node] =
    &[Node::Now, Node::Const(Scalar::I64(2419200000000)), Node::Binary(BinaryOp::TimeAdd, 0, 1)];

// due_at > now() && extensions < 2
const EXTEND_GUARD: &[Node] = &[
    Node::Field(5),
    Node::Now,
    Node::Binary(BinaryOp::Greater, 0, 1),
    Node::Field(6),
    Node::Const(Scalar::I64(2)),
    Node::Binary(BinaryOp::Less, 3, 4),
    Node::Binary(BinaryOp::And, 2, 5),
];

// due_at + 14 days
const EXTEND_SET_DUE_AT: &[Node] =
    &[Node::Field(5), Node::Const(Scalar::I64(1209600000000)), Node::Binary(BinaryOp::TimeAdd, 0, 1)];

// extensions + 1
const EXTEND_SET_EXTENSIONS: &[Node] =
    &[Node::Field(6), Node::Const(Scalar::I64(1)), Node::Binary(BinaryOp::Add, 0, 1)];

const _: () = assert!(
    <shelves::lending::loan::Loan as resource::Resource>::FINGERPRINT == 0x61644ff430909ab0,
    "stale generated code, run `cargo xtask codegen`"
);
