//! Pages put together are the whole list, whatever the order.

use std::cmp::Ordering;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use resource_core::{Kind, ResourceMeta, Scalar};
use resource_runtime::read::{self, Column, PageRequest, Position, Query, SortTerm};
use resource_runtime::sql::Dialect;
use uuid::Uuid;

use crate::fixture::meta::{BOOK, book};
use crate::fixture::{Book, World};
use crate::{on_both, outside, query, values};

on_both! { pages_are_the_sorted_list hidden_values_sort_as_null }

const SORTABLE: [u16; 9] = [
    book::TITLE,
    book::ISBN,
    book::PAGES,
    book::RATING,
    book::GENRE,
    book::RANK,
    book::PUBLISHED,
    book::COST,
    book::SIGNED,
];

#[derive(Clone, Debug)]
struct Shelf {
    books: Vec<(Vec<u8>, u8)>,
    sort: Vec<(usize, bool)>,
    limit: u32,
}

fn shelf() -> impl Strategy<Value = Shelf> {
    let book = (proptest::collection::vec(0..4u8, SORTABLE.len()), any::<u8>());
    let sort = proptest::sample::subsequence((0..=SORTABLE.len()).collect::<Vec<_>>(), 0..4).prop_shuffle();
    let sort = sort.prop_flat_map(|terms| {
        let length = terms.len();
        (Just(terms), proptest::collection::vec(any::<bool>(), length))
    });
    let sort = sort.prop_map(|(terms, directions)| terms.into_iter().zip(directions).collect());
    (proptest::collection::vec(book, 0..24), sort, 1..8u32).prop_map(|(books, sort, limit)| Shelf {
        books,
        sort,
        limit,
    })
}

/// Few different values, so that there are many ties, and nulls wherever they may be.
fn stored(choices: &[u8], id: u128) -> Book<'static> {
    let of = |at: usize| choices[at];
    Book {
        id,
        title: ["a", "B", "b", "é"][of(0) as usize],
        isbn: [None, Some("X-1"), Some("x-2"), Some("X-10")][of(1) as usize],
        pages: [None, Some(-1), Some(7), Some(70_000)][of(2) as usize],
        rating: [None, Some(-0.5), Some(0.0), Some(1e17)][of(3) as usize],
        genre: ["novel", "essay", "poem", "essay"][of(4) as usize],
        rank: [None, Some(0), Some(1), Some(2)][of(5) as usize],
        published: [None, Some(-5), Some(1_700_000_000_000_001), Some(1_700_000_000_000_000)][of(6) as usize],
        cost: [0, i64::MAX, -3, 3][of(7) as usize],
        signed: of(8) % 2 == 0,
        ..Book::default()
    }
}

async fn pages_are_the_sorted_list(dialect: Dialect) {
    let world = World::open(dialect).await;
    let cases = if dialect == Dialect::Sqlite { 60 } else { 40 };
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    // The runner is synchronous; it only picks the cases here.
    let shelves: Vec<Shelf> = (0..cases).map(|_| shelf().new_tree(&mut runner).expect("a shelf").current()).collect();
    for (number, shelf) in shelves.iter().enumerate() {
        let tenant = Uuid::from_u128(1_000 + number as u128);
        let mut rows: Vec<Vec<Scalar>> = Vec::new();
        for (at, (choices, shuffle)) in shelf.books.iter().enumerate() {
            let stored = stored(choices, u128::from(*shuffle) << 64 | at as u128);
            world.book(tenant, stored.clone()).await;
            rows.push(stored.row(tenant));
        }
        let sort: Vec<SortTerm> = shelf.sort.iter().map(|(at, descending)| term(*at, *descending)).collect();
        rows.sort_by(|a, b| in_memory(&sort, a, b));
        let expected: Vec<Scalar> = rows.iter().map(|row| row[book::ID as usize].clone()).collect();

        let cx = world.cx("librarian", tenant);
        let read_page = async |position: Position| {
            let page = PageRequest { limit: Some(shelf.limit), position, count: false };
            let query = Query { sort: sort.clone(), page, ..outside(book::LIST) };
            read::read(cx.any(), &BOOK, query).await.unwrap_or_else(|error| panic!("{error:?} for {shelf:?}"))
        };

        let mut forwards = Vec::new();
        let mut position = Position::Start;
        loop {
            let answer = read_page(position).await;
            assert_eq!(answer.more.before, !forwards.is_empty(), "{shelf:?}");
            forwards.extend(values(&answer, Column::Field(book::ID)));
            assert!(forwards.len() <= expected.len(), "forwards in circles, {shelf:?}");
            let Some(last) = answer.rows.len().checked_sub(1) else { break };
            let cursor = answer.cursor(last).expect("readable").expect("a cursor");
            if !answer.more.after {
                // Behind the last row there is nothing.
                assert!(read_page(Position::After(cursor)).await.rows.is_empty(), "{shelf:?}");
                break;
            }
            position = Position::After(cursor);
        }
        assert_eq!(forwards, expected, "forwards, {shelf:?}");

        let Some(at) = expected.len().checked_sub(1) else { continue };
        let all = world.cx("librarian", tenant);
        let query = Query { sort: sort.clone(), ..outside(book::LIST) };
        let whole = read::read(all.any(), &BOOK, query).await.expect("the whole list");
        let mut cursor = whole.cursor(at).expect("readable").expect("a cursor");
        let mut backwards = vec![expected[at].clone()];
        loop {
            let answer = read_page(Position::Before(cursor)).await;
            let mut page = values(&answer, Column::Field(book::ID));
            assert!(answer.more.after);
            page.reverse();
            backwards.extend(page);
            assert!(backwards.len() <= expected.len(), "backwards in circles, {shelf:?}");
            match answer.more.before {
                true => cursor = answer.cursor(0).expect("readable").expect("a cursor"),
                false => break,
            }
        }
        backwards.reverse();
        assert_eq!(backwards, expected, "backwards, {shelf:?}");
    }
}

fn term(at: usize, descending: bool) -> SortTerm {
    let by = SORTABLE.get(at).map_or(Column::Calculation(book::LONG), |field| Column::Field(*field));
    SortTerm { by, descending }
}

/// The specification: nulls are greatest, and the key breaks ties in the direction of the last term.
fn in_memory(sort: &[SortTerm], a: &[Scalar], b: &[Scalar]) -> Ordering {
    let descending = sort_or_default(sort).last().is_some_and(|term| term.descending);
    let key = SortTerm { by: Column::Field(book::ID), descending };
    let terms = sort_or_default(sort).into_iter().chain([key]);
    terms.fold(Ordering::Equal, |order, term| {
        order.then_with(|| {
            let (a, b) = (value(&BOOK, a, term.by), value(&BOOK, b, term.by));
            let order = match (a.is_null(), b.is_null()) {
                (true, true) => Ordering::Equal,
                (true, false) => Ordering::Greater,
                (false, true) => Ordering::Less,
                (false, false) => a.compare(&b).expect("one type"),
            };
            if term.descending { order.reverse() } else { order }
        })
    })
}

fn sort_or_default(sort: &[SortTerm]) -> Vec<SortTerm> {
    match sort {
        [] => vec![SortTerm { by: Column::Field(book::TITLE), descending: false }],
        sort => sort.to_vec(),
    }
}

fn value(meta: &ResourceMeta, row: &[Scalar], column: Column) -> Scalar {
    match column {
        Column::Field(field) => match (meta.fields[field as usize].kind, &row[field as usize]) {
            (Kind::CiText, Scalar::Text(text)) => Scalar::from(text.to_ascii_lowercase()),
            (_, value) => value.clone(),
        },
        Column::Calculation(_) => match row[book::PAGES as usize].as_i64() {
            Some(pages) => Scalar::Bool(pages > 300),
            None => Scalar::Null,
        },
    }
}

/// What a reader does not see, it cannot find out by sorting and paging either.
async fn hidden_values_sort_as_null(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.reader();
    let sort = vec![SortTerm { by: Column::Field(book::COST), descending: false }];
    let mut titles = Vec::new();
    let mut position = Position::Start;
    loop {
        let page = PageRequest { limit: Some(1), position, count: false };
        let query = Query { sort: sort.clone(), page, ..outside(book::LIST) };
        let answer = read::read(cx.any(), &BOOK, query).await.expect("a page");
        titles.extend(crate::texts(&answer, book::TITLE));
        assert!(titles.len() <= 5, "in circles: {titles:?}");
        if !answer.more.after {
            break;
        }
        position = Position::After(answer.cursor(0).expect("readable").expect("a cursor"));
    }
    // 10, 20 and 30 are seen; Bees at 300 and Dogs at 200 are not, so they are tied and follow by key.
    assert_eq!(titles, ["Apples", "Cats", "Eels", "Bees", "Dogs"]);
    let sort = vec![SortTerm { by: Column::Field(book::COST), descending: true }];
    let answer =
        read::read(cx.any(), &BOOK, Query { sort: sort.clone(), ..outside(book::LIST) }).await.expect("a list");
    assert_eq!(crate::texts(&answer, book::TITLE), ["Dogs", "Bees", "Eels", "Cats", "Apples"]);
    let answer = read::read(cx.any(), &BOOK, Query { sort, ..query(book::LIST) }).await.expect("a list");
    assert_eq!(crate::texts(&answer, book::TITLE), ["Bees", "Dogs", "Eels", "Cats", "Apples"], "code sees everything");
}
