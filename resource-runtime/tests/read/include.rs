//! Related rows.

use resource_core::{BinaryOp, Expr, Scalar};
use resource_runtime::Slots;
use resource_runtime::error::Class;
use resource_runtime::read::{self, Answer, Column, Include, Included, PageRequest, Query};
use resource_runtime::sql::Dialect;

use crate::fixture::World;
use crate::fixture::meta::{AUTHOR, BOOK, COPY, COVER, LANGUAGE, LIBRARY, LOAN, author, book};
use crate::{on_both, outside, query, texts, values};

on_both! {
    two_relations_are_three_statements
    relations_of_relations
    one_row_behind_a_row
    composite_keys_and_nulls
    shared_and_root_resources
    an_actor_sees_related_rows_it_may_read
    a_hidden_reference_leads_nowhere
    private_relations_and_pages_are_refused
}

fn include(relation: u16, query: Query) -> Include {
    Include { relation, query }
}

/// The texts of a related field, for each row of the answer.
fn related(included: &Included, field: u16) -> Vec<Vec<String>> {
    let all = texts(&included.answer, field);
    included.by_parent.iter().map(|rows| rows.iter().map(|at| all[*at].clone()).collect()).collect()
}

async fn two_relations_are_three_statements(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    let includes = vec![include(book::AUTHOR, outside(0)), include(book::COPIES, outside(0))];
    let query = Query { include: includes, ..outside(book::LIST) };
    let (answer, statements) = world.statements(read::read(cx.any(), &BOOK, query)).await;
    let answer = answer.expect("a page");
    assert_eq!(statements, 3);
    let [authors, copies] = answer.included.as_slice() else { panic!("two relations") };
    assert_eq!(related(authors, author::NAME), [vec!["Ada"], vec!["Ada"], vec!["Bob"], vec![], vec!["Cyd"]]);
    assert_eq!(authors.answer.rows.len(), 3, "a shared author is loaded once");
    assert_eq!(copies.by_parent.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1, 0, 0, 0]);
    assert_eq!(columns(&authors.answer), ["id", "name", "banned"], "the e-mail address never leaves");
}

fn columns(answer: &Answer) -> Vec<&'static str> {
    answer.selection.columns.iter().map(|column| column.name(answer.meta)).collect()
}

/// A has-one is at most one row, in an include as in an expression.
async fn one_row_behind_a_row(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let (cx, colour) = (world.librarian(), 3);
    let query = Query { include: vec![include(book::COVER, outside(0))], ..outside(book::LIST) };
    let (answer, statements) = world.statements(read::read(cx.any(), &BOOK, query)).await;
    let covers = &answer.expect("a page").included[0];
    assert_eq!(statements, 2);
    assert_eq!(related(covers, colour), [vec![], vec!["red"], vec![], vec!["blue"], vec![]]);

    let backwards = Query { include: vec![include(0, outside(0))], ..outside(0) };
    let answer = read::read(cx.any(), &COVER, backwards).await.expect("a page");
    assert_eq!(related(&answer.included[0], book::TITLE), [vec!["Bees"], vec!["Dogs"]]);

    let its_colour = Expr::via(book::COVER, Expr::field(colour));
    let blue = Expr::binary(BinaryOp::Equal, its_colour.clone(), Expr::constant("blue"));
    let bare = Expr::binary(BinaryOp::Is, its_colour, Expr::constant(Scalar::Null));
    for (filter, titles) in [(blue, vec!["Dogs"]), (bare, vec!["Apples", "Cats", "Eels"])] {
        let found = read::read(cx.any(), &BOOK, Query { filter: Some(filter), ..crate::query(book::LIST) })
            .await
            .expect("books");
        assert_eq!(texts(&found, book::TITLE), titles);
    }
}

async fn relations_of_relations(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    let copies = include(book::COPIES, outside(0));
    let mut books = Query { include: vec![copies], ..outside(book::LIST) };
    books.sort = vec![read::SortTerm { by: Column::Field(book::TITLE), descending: true }];
    let query = Query { include: vec![include(author::BOOKS, books)], ..outside(0) };
    let (answer, statements) = world.statements(read::read(cx.any(), &AUTHOR, query)).await;
    let answer = answer.expect("a page");
    assert_eq!(statements, 3);
    let books = &answer.included[0];
    assert_eq!(related(books, book::TITLE), [vec!["Bees", "Apples"], vec!["Cats"], vec!["Eels"]]);
    let copies = &books.answer.included[0];
    assert_eq!(copies.by_parent.len(), books.answer.rows.len());
    assert_eq!(copies.answer.rows.len(), 3);
}

async fn composite_keys_and_nulls(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    let query_loans = Query { include: vec![include(0, outside(0))], ..outside(0) };
    let loans = read::read(cx.any(), &LOAN, query_loans).await.expect("loans");
    let copies = &loans.included[0];
    assert_eq!(copies.by_parent.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1, 0, 1]);
    assert_eq!(copies.by_parent[0], copies.by_parent[3]);
    let number = Column::Field(2);
    let numbers = values(&copies.answer, number);
    assert_eq!(numbers[copies.by_parent[0][0]].as_i64(), Some(2));

    let back = Query { include: vec![include(1, outside(0))], ..outside(0) };
    let copies = read::read(cx.any(), &COPY, back).await.expect("copies");
    assert_eq!(copies.included[0].by_parent.iter().map(Vec::len).collect::<Vec<_>>(), [0, 2, 1]);
}

async fn shared_and_root_resources(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    let includes = vec![include(book::SPOKEN, outside(0)), include(book::LIBRARY, outside(0))];
    let books = Query { include: includes, ..outside(book::LIST) };
    let books = read::read(cx.any(), &BOOK, books).await.expect("books");
    assert_eq!(related(&books.included[0], 1), [vec!["English"], vec![], vec![], vec![], vec![]]);
    assert_eq!(related(&books.included[1], 1), vec![vec!["Main"]; 5]);
    assert_eq!(books.included[1].answer.rows.len(), 1, "the own tenant alone");

    let authors = Query { include: vec![include(0, outside(0))], ..outside(0) };
    let library = read::read(cx.any(), &LIBRARY, authors).await.expect("the library");
    assert_eq!(library.rows.len(), 1);
    assert_eq!(related(&library.included[0], author::NAME), [vec!["Ada", "Bob", "Cyd"]]);

    let spoken = Query { include: vec![include(0, outside(book::LIST))], ..outside(0) };
    let languages = read::read(cx.any(), &LANGUAGE, spoken).await.expect("languages");
    assert_eq!(related(&languages.included[0], book::TITLE), [vec!["Apples"]]);
}

async fn an_actor_sees_related_rows_it_may_read(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let authors = || Query { include: vec![include(book::AUTHOR, outside(0))], ..outside(book::LIST) };
    let books = read::read(world.reader().any(), &BOOK, authors()).await.expect("books");
    assert_eq!(related(&books.included[0], author::NAME), [vec!["Ada"], vec!["Ada"], vec![], vec![], vec![]]);
    let visitor = world.cx("visitor", crate::fixture::TENANT);
    let (refused, statements) = world.statements(read::read(visitor.any(), &BOOK, authors())).await;
    assert_eq!(refused.expect_err("no rule").class(), Class::Forbidden);
    assert_eq!(statements, 0, "refused before anything is read");
}

/// A reader sees the authors of signed books only; Eels is not signed.
async fn a_hidden_reference_leads_nowhere(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let reader = world.reader();
    let authors = Query { include: vec![include(book::AUTHOR, outside(0))], ..outside(book::LIST) };
    let books = read::read(reader.any(), &BOOK, authors).await.expect("books");
    assert_eq!(related(&books.included[0], author::NAME)[4], Vec::<String>::new());
    let back = Query { include: vec![include(author::BOOKS, outside(book::LIST))], ..outside(0) };
    let authors = read::read(reader.any(), &AUTHOR, back).await.expect("authors");
    assert_eq!(texts(&authors, author::NAME), ["Ada", "Cyd"]);
    assert_eq!(related(&authors.included[0], book::TITLE), [vec!["Apples", "Bees"], vec![]]);
}

async fn private_relations_and_pages_are_refused(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    let hidden = Query { include: vec![include(book::HIDDEN, outside(0))], ..outside(book::LIST) };
    assert_eq!(read::read(cx.any(), &BOOK, hidden).await.expect_err("private").class(), Class::Malformed);
    let by_code = Query { include: vec![include(book::HIDDEN, query(0))], ..query(book::LIST) };
    assert_eq!(read::read(cx.any(), &BOOK, by_code).await.expect("code may").included.len(), 1);
    let page = PageRequest { limit: Some(1), ..PageRequest::default() };
    let paged = Query { include: vec![include(book::COPIES, Query { page, ..outside(0) })], ..outside(book::LIST) };
    assert_eq!(read::read(cx.any(), &BOOK, paged).await.expect_err("pages").class(), Class::Malformed);
    let filtered = Query { filter: Some(Expr::constant(false)), ..Query::new(0, Slots::new(Vec::new())) };
    let none = Query { include: vec![include(book::COPIES, filtered)], ..outside(book::LIST) };
    let (answer, statements) = world.statements(read::read(cx.any(), &BOOK, none)).await;
    assert_eq!((statements, answer.expect("books").included[0].answer.rows.len()), (1, 0));
}
