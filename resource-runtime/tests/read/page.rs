//! Pages, cursors, counts and single rows.

use resource_core::{Expr, Scalar};
use resource_runtime::error::{Class, Path};
use resource_runtime::read::{self, Column, PageRequest, Position, Query, SortTerm};
use resource_runtime::sql::Dialect;
use resource_runtime::{Error, Slot, Slots};
use uuid::Uuid;

use crate::fixture::meta::{AUTHOR, BOOK, book};
use crate::fixture::{OTHER, World};
use crate::{on_both, outside, query, texts};

on_both! {
    one_statement_each
    a_key_finds_its_row_in_the_tenant_only
    an_identity_finds_its_row
    arguments_reach_the_filter
    offsets_and_counts
    cursors_belong_to_their_query
    a_private_order_stays_out_of_cursors
    sizes_and_ways_of_paging_are_checked
}

fn page(limit: u32, position: Position) -> PageRequest {
    PageRequest { limit: Some(limit), position, count: false }
}

fn key(id: u128) -> [Scalar; 1] {
    [Scalar::Uuid(Uuid::from_u128(id))]
}

/// Which parameter a malformed request is told about.
fn parameter(error: &Error) -> String {
    assert_eq!(error.class(), Class::Malformed, "{error:?}");
    match &error.failures()[0].path {
        Path::Parameter(name) => format!("{name} {}", error.code()),
        path => panic!("{path:?}"),
    }
}

async fn one_statement_each(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    let apples = key(11);
    let get = read::get(cx.any(), &BOOK, &apples, outside(book::GET));
    assert_eq!(world.statements(get).await.1, 1);
    let list = read::read(cx.any(), &BOOK, outside(book::LIST));
    assert_eq!(world.statements(list).await.1, 1);
    let counted = Query { page: PageRequest { count: true, ..PageRequest::default() }, ..outside(book::LIST) };
    let (answer, statements) = world.statements(read::read(cx.any(), &BOOK, counted)).await;
    assert_eq!(statements, 2);
    assert_eq!(answer.expect("a page").count, Some(5));
    let never = Query { filter: Some(Expr::constant(false)), ..outside(book::LIST) };
    let (answer, statements) = world.statements(read::read(cx.any(), &BOOK, never)).await;
    assert_eq!(statements, 0);
    assert!(answer.expect("a page").rows.is_empty());
}

async fn a_key_finds_its_row_in_the_tenant_only(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    let found = read::get(cx.any(), &BOOK, &key(12), query(book::GET)).await.expect("a book");
    assert_eq!(texts(&found, book::TITLE), ["Bees"]);
    for nowhere in [key(91).to_vec(), key(77).to_vec(), vec![], vec![key(12)[0].clone(), key(12)[0].clone()]] {
        let error = read::get(cx.any(), &BOOK, &nowhere, query(book::GET)).await.expect_err("not found");
        assert_eq!(error.class(), Class::NotFound, "{nowhere:?}");
    }
    let other = world.cx("librarian", OTHER);
    let found = read::get(other.any(), &BOOK, &key(91), query(book::GET)).await.expect("a book");
    assert_eq!(texts(&found, book::TITLE), ["Foreign"]);
}

async fn an_identity_finds_its_row(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    let by = |isbn: &str| Query::new(book::BY_ISBN, Slots::new(vec![Slot::Given(Scalar::from(isbn))]));
    for isbn in ["isbn-14", " isbn-14\n"] {
        let found = read::read(cx.any(), &BOOK, by(isbn)).await.expect("a book");
        assert_eq!(texts(&found, book::TITLE), ["Dogs"]);
    }
    for isbn in ["isbn-15", "isbn\0"] {
        assert_eq!(read::read(cx.any(), &BOOK, by(isbn)).await.expect_err("none").class(), Class::NotFound);
    }
    let error = read::read(cx.any(), &BOOK, query(book::BY_ISBN)).await.expect_err("no isbn");
    assert_eq!((error.class(), error.code()), (Class::Invalid, "required"));
}

async fn arguments_reach_the_filter(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let than = |pages| Query::new(book::THICKER, Slots::new(vec![Slot::Given(Scalar::I64(pages))]));
    let found = read::read(world.librarian().any(), &BOOK, than(100)).await.expect("books");
    assert_eq!(texts(&found, book::TITLE), ["Bees", "Eels"]);
}

async fn offsets_and_counts(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    let at = |offset| Query { page: page(2, Position::Offset(offset)), ..outside(book::LIST) };
    let first = read::read(cx.any(), &BOOK, at(0)).await.expect("a page");
    assert_eq!(texts(&first, book::TITLE), ["Apples", "Bees"]);
    assert!(!first.more.before && first.more.after);
    assert_eq!(first.cursor(0).expect("readable"), None, "offset pages have no cursors");
    let last = read::read(cx.any(), &BOOK, at(4)).await.expect("a page");
    assert_eq!(texts(&last, book::TITLE), ["Eels"]);
    assert!(last.more.before && !last.more.after);
    assert_eq!(read::count(cx.any(), &BOOK, at(4)).await.expect("a count"), 5);
}

async fn cursors_belong_to_their_query(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    let first = Query { page: page(2, Position::Start), ..outside(book::LIST) };
    let answer = read::read(cx.any(), &BOOK, first.clone()).await.expect("a page");
    let cursor = answer.cursor(1).expect("readable").expect("a cursor");
    let after = |cursor: &str| page(2, Position::After(cursor.to_owned()));

    let next = read::read(cx.any(), &BOOK, Query { page: after(&cursor), ..first.clone() }).await.expect("a page");
    assert_eq!(texts(&next, book::TITLE), ["Cats", "Dogs"]);

    let by_pages = vec![SortTerm { by: Column::Field(book::PAGES), descending: false }];
    let foreign = world.cx("librarian", OTHER);
    let changed = [
        (cx.any(), Query { sort: by_pages, ..first.clone() }),
        (cx.any(), Query { filter: Some(Expr::field(book::SIGNED)), ..first.clone() }),
        (cx.any(), Query { action: book::BY_NOTES, ..first.clone() }),
        (foreign.any(), first.clone()),
    ];
    for (cx, query) in changed {
        let error = read::read(cx, &BOOK, Query { page: after(&cursor), ..query }).await.expect_err("refused");
        assert_eq!(parameter(&error), "page[after] cursor");
    }
    let error = read::read(cx.any(), &AUTHOR, Query { page: after(&cursor), ..outside(0) }).await.expect_err("refused");
    assert_eq!(parameter(&error), "page[after] cursor");
    for forged in [&cursor[1..], &cursor[..cursor.len() - 1], "", "AAAA", "%", &"A".repeat(5_000)] {
        let before = page(2, Position::Before(forged.to_owned()));
        let error = read::read(cx.any(), &BOOK, Query { page: before, ..first.clone() }).await.expect_err("refused");
        assert_eq!(parameter(&error), "page[before] cursor");
    }
    // Which columns are shown is no matter of the order, so pages may differ in it.
    let select = Some(read::Selection { columns: vec![Column::Field(book::TITLE)] });
    let next = read::read(cx.any(), &BOOK, Query { page: after(&cursor), select, ..first }).await.expect("a page");
    assert_eq!(texts(&next, book::TITLE), ["Cats", "Dogs"]);
}

async fn a_private_order_stays_out_of_cursors(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    let mut titles = Vec::new();
    let mut position = Position::Start;
    loop {
        let query = Query { page: page(2, position), ..outside(book::BY_NOTES) };
        let answer = read::read(cx.any(), &BOOK, query).await.expect("a page");
        titles.extend(texts(&answer, book::TITLE));
        assert!(titles.len() <= 5, "in circles: {titles:?}");
        let last = answer.rows.len() - 1;
        let cursor = answer.cursor(last).expect("readable").expect("a cursor");
        let bytes = base64_url(&cursor);
        assert!(!bytes.windows(4).any(|part| part == b"note"), "the note is in the cursor");
        if !answer.more.after {
            break;
        }
        position = Position::After(cursor);
    }
    assert_eq!(titles, ["Apples", "Bees", "Cats", "Dogs", "Eels"]);
}

fn base64_url(text: &str) -> Vec<u8> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let digits = text.bytes().map(|byte| LETTERS.iter().position(|letter| *letter == byte).expect("base64") as u32);
    let digits: Vec<u32> = digits.collect();
    let group = |group: &[u32]| {
        let bits = group.iter().fold(0, |bits, digit| bits << 6 | digit) << (6 * (4 - group.len()));
        bits.to_be_bytes()[1..group.len()].to_vec()
    };
    digits.chunks(4).flat_map(group).collect()
}

async fn sizes_and_ways_of_paging_are_checked(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    for limit in [0, 101, 1_000] {
        let query = Query { page: page(limit, Position::Start), ..outside(book::LIST) };
        let error = read::read(cx.any(), &BOOK, query).await.expect_err("refused");
        assert_eq!(parameter(&error), "page[size] page_size");
        assert!(error.to_string().contains("1 to 100"), "{error}");
    }
    let query = Query { page: page(5, Position::Offset(1)), ..outside(book::BY_NOTES) };
    let error = read::read(cx.any(), &BOOK, query).await.expect_err("refused");
    assert_eq!(parameter(&error), "page[offset] paging");
    let query = Query { page: page(5, Position::After("x".to_owned())), ..outside(book::WHOLE) };
    let error = read::read(cx.any(), &BOOK, query).await.expect_err("refused");
    assert_eq!(parameter(&error), "page[after] paging");

    for id in 1_000..1_251 {
        world.book(OTHER, crate::fixture::Book { id, title: "Copy", ..Default::default() }).await;
    }
    let other = world.cx("librarian", OTHER);
    let error = read::read(other.any(), &BOOK, outside(book::WHOLE)).await.expect_err("refused");
    assert_eq!((error.class(), error.code()), (Class::Invalid, "too_many_rows"));
}
