//! Generated from `resources/src/jobs/lease.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a lease; positions refer to the tables here.

use resource_core::meta::{Action, Calculation, Field, Generated, GetBy, Input, Page, Rule, Sort, Tenancy};
use resource_core::{Expr, Kind, ResourceMeta, expr};

/// The resource `jobs.lease`.
pub static LEASE: ResourceMeta = ResourceMeta {
    name: "jobs.lease",
    type_name: "Lease",
    api_type: "leases",
    doc: "The right to do a work of the platform that one process alone may do. Whoever holds it renews it; when \
        it\nis not renewed it lapses, and another process takes it under the next revision. What is done for it is \
        done\nunder a revision, so a holder that slept over its time is refused.",
    table: "leases",
    tenancy: Tenancy::Shared,
    key: &[0],
    fields: FIELDS,
    calculations: &[Calculation::new("is_held", Kind::Bool, CALCULATE_IS_HELD)
        .public()
        .doc("Whether somebody holds it.")],
    actions: &[
        Action::read("list").doc("Lists the leases.").internal().primary().sort(&[Sort::up(0)]).page(PAGE),
        Action::read("get").doc("Fetches a lease by the name of its work.").internal().get(GetBy::Key),
        Action::create("found").doc("Adds a work that nobody does yet.").internal().primary().inputs(FOUND_INPUTS),
        Action::update("take")
            .doc("Takes a lease that nobody holds, under the next revision. Whoever comes second is refused.")
            .internal()
            .primary()
            .inputs(TAKE_INPUTS)
            .guard(TAKE_GUARD)
            .set(&[(1, expr![Root(Argument, 0)]), (2, TAKE_SET_REVISION), (3, TAKE_SET_HELD_UNTIL), (4, Expr::NOW)]),
        Action::update("renew")
            .doc("Holds a lease for longer. One that has lapsed or is somebody else's is refused.")
            .internal()
            .inputs(RENEW_INPUTS)
            .guard(RENEW_GUARD)
            .set(&[(3, TAKE_SET_HELD_UNTIL)]),
        Action::update("release")
            .doc("Gives a lease back, so that another process need not wait for its end.")
            .internal()
            .inputs(RELEASE_INPUTS)
            .guard(RELEASE_GUARD)
            .set(&[(1, Expr::NULL), (3, Expr::NULL)]),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("name", Kind::Text)
        .public()
        .rules(&[Rule::length(1, 63), Rule::Pattern("[a-z][a-z0-9_]*")])
        .doc("The work."),
    Field::new("holder", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::length(1, 255)])
        .doc("The process that does it."),
    Field::new("revision", Kind::I64)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How often it was taken."),
    Field::new("held_until", Kind::Time)
        .nullable()
        .public()
        .doc("Until when it is held without a further sign of life."),
    Field::new("taken_at", Kind::Time).nullable().public().doc("When it was taken."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was added."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const FOUND_INPUTS: &[Input] = &[Input::field("name", FIELDS)];

const TAKE_INPUTS: &[Input] = &[
    Input::argument("holder", Kind::Text).rules(&[Rule::length(1, 255)]).doc("The process that takes it."),
    Input::argument("seconds", Kind::I32).rules(&[Rule::range(1, 3600)]).doc("For how long."),
];

const INPUT_REVISION: Input = Input::argument("revision", Kind::I64).doc("The revision under which it was taken.");

const RENEW_INPUTS: &[Input] = &[
    INPUT_REVISION,
    Input::argument("seconds", Kind::I32).rules(&[Rule::range(1, 3600)]).doc("For how long from now on."),
];

const RELEASE_INPUTS: &[Input] = &[INPUT_REVISION];

// coalesce(held_until > now(), false)
const CALCULATE_IS_HELD: Expr =
    expr![Field(3), Now, Binary(Greater, 0, 1), Const(Bool(false)), Call(Coalesce, Borrowed(&[2, 3]))];

// held_until == null || held_until <= now()
const TAKE_GUARD: Expr =
    expr![Field(3), Const(Null), Binary(Is, 0, 1), Field(3), Now, Binary(LessOrEqual, 3, 4), Binary(Or, 2, 5)];

// revision + 1
const TAKE_SET_REVISION: Expr = expr![Field(2), Const(I64(1)), Binary(Add, 0, 1)];

// now() + argument.seconds * 1 second
const TAKE_SET_HELD_UNTIL: Expr =
    expr![Now, Root(Argument, 1), Const(I64(1000000)), Binary(Multiply, 1, 2), Binary(TimeAdd, 0, 3)];

// revision == argument.revision && held_until > now()
const RENEW_GUARD: Expr =
    expr![Field(2), Root(Argument, 0), Binary(Equal, 0, 1), Field(3), Now, Binary(Greater, 3, 4), Binary(And, 2, 5)];

// revision == argument.revision
const RELEASE_GUARD: Expr = expr![Field(2), Root(Argument, 0), Binary(Equal, 0, 1)];

const _: () = assert!(
    <resources::jobs::lease::Lease as resource::Resource>::FINGERPRINT == 0x92b7356f3df87800,
    "stale generated code, run `cargo xtask codegen`"
);
