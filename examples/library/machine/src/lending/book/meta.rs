//! Generated from `shelves/src/lending/book.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a book; positions refer to the tables here.

use crate::lending::loan::LOAN;
use resource_core::meta::{Action, Field, Generated, GetBy, Identity, Input, Page, Relation, Rule, Sort, Tenancy};
use resource_core::{Expr, Kind, ResourceMeta, expr, inputs};

/// The resource `lending.book`.
pub static BOOK: ResourceMeta = ResourceMeta {
    name: "lending.book",
    type_name: "Book",
    api_type: "books",
    doc: "One copy of a book.",
    table: "books",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    identities: &[Identity::new("shelf_mark", "books_shelf_mark_unique", &[4]).message("stands there already")],
    actions: &[
        Action::read("list").doc("Lists the books.").primary().sort(&[Sort::up(2), Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Fetches a book.").get(GetBy::Key),
        Action::read("on_shelf")
            .doc("Lists the books that nobody has.")
            .filter(ON_SHELF_FILTER)
            .sort(&[Sort::up(2), Sort::up(1)])
            .page(PAGE_2),
        Action::create("acquire").doc("Puts a book on the shelf.").primary().inputs(ACQUIRE_INPUTS),
        Action::update("correct").doc("Corrects the catalogue.").primary().inputs(CORRECT_INPUTS),
        Action::destroy("discard").doc("Discards a book that was never lent.").primary(),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("library_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("Its id."),
    Field::new("title", Kind::Text).public().rules(&[Rule::Trim, Rule::length(1, 300)]).doc("The title."),
    Field::new("author", Kind::Text).public().rules(&[Rule::Trim, Rule::length(1, 200)]).doc("Who wrote it."),
    Field::new("shelf_mark", Kind::Text).public().rules(&[Rule::Pattern("[A-Z]{2}[0-9]{1,5}")]).doc("Where it stands."),
];

static RELATIONS: [Relation; 1] =
    [Relation::has_many("loans", &LOAN, &[(0, 0), (1, 2)]).public().doc("Everybody who has had it.")];

const PAGE: Page = Page { keyset: true, offset: true, default: 20, max: 100 };

const PAGE_2: Page = Page { keyset: true, offset: false, default: 20, max: 100 };

const ACQUIRE_INPUTS: &[Input] = inputs![FIELDS, &RELATIONS; "title", "author", "shelf_mark"];

const CORRECT_INPUTS: &[Input] = inputs![FIELDS, &RELATIONS; "title": optional, "author": optional];

const ON_SHELF_FILTER_RELATED: Expr = expr![Field(4), text("out"), Binary(Equal, 0, 1)];

// !exists(loans, status == Out)
const ON_SHELF_FILTER: Expr = expr![Exists(0, ON_SHELF_FILTER_RELATED), Not(0)];

const _: () = assert!(
    <shelves::lending::book::Book as resource::Resource>::FINGERPRINT == 0xb9804a3de15dd971,
    "stale generated code, run `cargo xtask codegen`"
);
