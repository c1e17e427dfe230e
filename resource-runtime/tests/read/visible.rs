//! What somebody outside can find out: by selecting, filtering, or from a written row.

use resource_core::{BinaryOp, Expr, Scalar};
use resource_runtime::error::Class;
use resource_runtime::read::filter::{self, Operator};
use resource_runtime::read::{self, Column, Query, Selection, sort, visible_row};
use resource_runtime::sql::Dialect;
use resource_runtime::{Actor, Result};
use uuid::Uuid;

use crate::fixture::meta::{AUTHOR, BOOK, LANGUAGE, LIBRARY, author, book};
use crate::fixture::{TENANT, World};
use crate::{on_both, outside, query, texts, values};

on_both! {
    hidden_fields_are_null_and_find_nothing
    a_filter_sees_related_rows_that_the_actor_may_read
    shared_rows_lead_into_the_own_tenant
    every_operator
    private_fields_have_no_name
    a_written_row_shows_what_a_read_one_does
    the_platform_enters_first
}

fn compare(path: &[&str], operator: Operator, values: &[&str]) -> Expr {
    filter::compare(&BOOK, path, operator, values).unwrap_or_else(|failure| panic!("{failure:?}"))
}

async fn titles(world: &World, role: &str, filter: Expr) -> Result<Vec<String>> {
    let cx = world.cx(role, TENANT);
    let query = Query { filter: Some(filter), ..outside(book::LIST) };
    Ok(texts(&read::read(cx.any(), &BOOK, query).await?, book::TITLE))
}

async fn hidden_fields_are_null_and_find_nothing(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let reader = world.reader();
    let seen = read::read(reader.any(), &BOOK, outside(book::LIST)).await.expect("books");
    let (null, number) = (Scalar::Null, Scalar::I64);
    assert_eq!(
        values(&seen, Column::Field(book::COST)),
        [number(10), null.clone(), number(20), null.clone(), number(30)]
    );
    assert_eq!(
        values(&seen, Column::Calculation(book::DEAR)),
        [number(-90), null.clone(), number(-80), null.clone(), number(-70)],
        "what reads a hidden field is as hidden"
    );
    let code = read::read(reader.any(), &BOOK, query(book::LIST)).await.expect("books");
    assert_eq!(values(&code, Column::Field(book::COST))[1], number(300), "code sees everything");

    let all = ["Apples", "Bees", "Cats", "Dogs", "Eels"];
    for (path, value, expected) in [("cost", "100", &all[1..4]), ("dear", "0", &all[1..4])] {
        let dear = || compare(&[path], Operator::Gt, &[value]);
        let expected: Vec<&str> = expected.iter().filter(|title| **title != "Cats").copied().collect();
        assert_eq!(titles(&world, "librarian", dear()).await.expect("books"), expected);
        assert!(titles(&world, "reader", dear()).await.expect("books").is_empty());
        assert!(titles(&world, "reader", dear().negated()).await.expect("books").len() == 3);
    }
    let unknown = compare(&["cost"], Operator::IsNull, &["true"]);
    assert_eq!(titles(&world, "reader", unknown).await.expect("books"), ["Bees", "Dogs"]);
    assert!(titles(&world, "visitor", compare(&["cost"], Operator::Ge, &["0"])).await.expect("books").is_empty());
}

async fn a_filter_sees_related_rows_that_the_actor_may_read(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let by = |name: &str| compare(&["author", "name"], Operator::Eq, &[name]);
    for (name, librarian, reader) in [
        ("Ada", vec!["Apples", "Bees"], vec!["Apples", "Bees"]),
        ("Bob", vec!["Cats"], vec![]),
        ("Cyd", vec!["Eels"], vec![]),
        ("Eve", vec![], vec![]),
    ] {
        assert_eq!(titles(&world, "librarian", by(name)).await.expect("books"), librarian, "{name}");
        assert_eq!(titles(&world, "reader", by(name)).await.expect("books"), reader, "{name}");
    }
    assert_eq!(titles(&world, "visitor", by("Ada")).await.expect_err("no rule").class(), Class::Forbidden);
    // The long way round, through what leads back: the author of some book that is not the one itself.
    let sibling = compare(&["author", "books", "title"], Operator::Eq, &["Bees"]);
    assert_eq!(titles(&world, "reader", sibling).await.expect("books"), ["Apples", "Bees"]);
    let counted =
        Expr::binary(BinaryOp::Equal, Expr::via(book::AUTHOR, Expr::count(0, Expr::constant(true))), Expr::constant(1));
    assert_eq!(titles(&world, "librarian", counted.clone()).await.expect("books"), ["Cats", "Eels"]);
    assert!(titles(&world, "reader", counted).await.expect("books").is_empty());
    let by_key = compare(&["author"], Operator::Eq, &[&Uuid::from_u128(3).to_string()]);
    assert_eq!(titles(&world, "librarian", by_key.clone()).await.expect("books"), ["Eels"]);
    assert!(titles(&world, "reader", by_key).await.expect("books").is_empty(), "the reference is hidden");
    for (role, expected) in [("librarian", vec!["Cyd"]), ("reader", vec![])] {
        let of_eels = filter::compare(&AUTHOR, &["books", "title"], Operator::Eq, &["Eels"]).expect("a filter");
        let authors = Query { filter: Some(of_eels), ..outside(0) };
        let found = read::read(world.cx(role, TENANT).any(), &AUTHOR, authors).await.expect("authors");
        assert_eq!(texts(&found, author::NAME), expected, "hidden from the other side, too");
    }
}

/// A relation from a shared row carries no tenant, so what follows it must.
async fn shared_rows_lead_into_the_own_tenant(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    let spoken =
        |title: &str| filter::compare(&LANGUAGE, &["books", "title"], Operator::Eq, &[title]).expect("a filter");
    for (title, expected) in [("Foreign", 0), ("Apples", 1)] {
        for query in [query(0), outside(0)] {
            let languages = Query { filter: Some(spoken(title)), ..query };
            let found = read::read(cx.any(), &LANGUAGE, languages).await.expect("languages");
            assert_eq!(found.rows.len(), expected, "{title}");
        }
    }
    let found = read::read(cx.any(), &LANGUAGE, query(0)).await.expect("languages");
    assert_eq!(values(&found, Column::Calculation(0)), [Scalar::I64(1)]);
    let there_and_back = Expr::via(book::SPOKEN, Expr::count(0, Expr::constant(true)));
    let alone = Expr::binary(BinaryOp::Equal, there_and_back, Expr::constant(1));
    let books = Query { filter: Some(alone), ..query(book::LIST) };
    let found = read::read(cx.any(), &BOOK, books).await.expect("books");
    assert_eq!(texts(&found, book::TITLE), ["Apples"]);
    let platform =
        world.engine.platform(Actor { principals: cx.actor().principals.clone(), ..Actor::anonymous() }, "a test");
    let found = read::read(platform.any(), &LANGUAGE, query(0)).await.expect("languages");
    assert_eq!(values(&found, Column::Calculation(0)), [Scalar::I64(0)], "without a tenant there are no books");
}

async fn every_operator(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    use Operator::*;
    for (path, operator, given, expected) in [
        ("title", Eq, vec!["Bees"], "Bees"),
        ("title", Ne, vec!["Bees"], "Apples Cats Dogs Eels"),
        ("title", Lt, vec!["Cats"], "Apples Bees"),
        ("title", Contains, vec!["E"], "Apples Bees Eels"),
        ("title", StartsWith, vec!["d"], "Dogs"),
        ("title", EndsWith, vec!["ES"], "Apples Bees"),
        ("isbn", Eq, vec!["isbn-14"], "Dogs"),
        ("isbn", In, vec!["x", "iSBN-14"], "Dogs"),
        ("pages", Ge, vec!["100"], "Apples Bees Eels"),
        ("pages", Le, vec!["100"], "Apples Dogs"),
        ("pages", NotIn, vec!["100", "400"], "Dogs Eels"),
        ("pages", IsNull, vec!["true"], "Cats"),
        ("pages", IsNull, vec!["false"], "Apples Bees Dogs Eels"),
        ("long", Eq, vec!["true"], "Bees Eels"),
        ("signed", Eq, vec!["false"], "Eels"),
        ("genre", In, vec!["novel", "poem"], "Apples Bees Cats Dogs Eels"),
        ("genre", Ne, vec!["novel"], ""),
        ("rank", Lt, vec!["high"], ""),
        ("published", Gt, vec!["2026-01-31T08:15:00Z"], ""),
        ("rating", Gt, vec!["0.5"], ""),
        ("extra", IsNull, vec!["false"], "Apples Bees Cats Dogs Eels"),
    ] {
        let found = titles(&world, "librarian", compare(&[path], operator, &given)).await.expect("books");
        assert_eq!(found.join(" "), expected, "{path} {operator:?} {given:?}");
    }
    let id = Uuid::from_u128(12).to_string();
    let found = titles(&world, "librarian", compare(&["id"], In, &[&id, &id, &id])).await.expect("books");
    assert_eq!(found, ["Bees"]);
}

#[test]
fn wrong_filters_and_orders_say_what_is_right() {
    use Operator::*;
    let refused = |path: &[&str], operator, values: &[&str]| {
        filter::compare(&BOOK, path, operator, values).expect_err("refused").text.into_owned()
    };
    assert_eq!(refused(&["titel"], Eq, &["x"]), "`books` has no attribute `titel`. Did you mean `title`?");
    assert_eq!(refused(&["notes"], Eq, &["x"]), "`books` has no attribute `notes`.");
    assert_eq!(refused(&["secret"], Eq, &["x"]), "`books` has no attribute `secret`.");
    assert_eq!(refused(&["autor", "name"], Eq, &["x"]), "`books` has no relation `autor`. Did you mean `author`?");
    assert_eq!(refused(&["hidden", "name"], Eq, &["x"]), "`books` has no relation `hidden`.");
    assert_eq!(refused(&["pages"], Eq, &["many"]), "`many` must be an integer.");
    assert_eq!(refused(&["genre"], Eq, &["nowel"]), "`nowel` must be one of novel, essay, poem.");
    assert_eq!(
        refused(&["published"], Gt, &["today"]),
        "`today` must be a timestamp as in RFC 3339, for example 2026-01-31T08:15:00Z."
    );
    assert_eq!(refused(&["title"], Eq, &["a", "b"]), "`eq` takes one value.");
    assert_eq!(refused(&["extra"], Eq, &["x"]), "`extra` is a map, which `eq` does not compare; it takes is_null.");
    assert_eq!(
        refused(&["genre"], Lt, &["novel"]),
        "`genre` is a Genre, which `lt` does not compare; it takes eq, ne, in, not_in, is_null."
    );
    assert_eq!(
        "contain".parse::<Operator>(),
        Err("There is no operator `contain`. Did you mean `contains`?".to_owned())
    );

    let order = |text| sort::parse(&BOOK, text);
    let terms = order("-cost,title,long").expect("an order");
    let spelled: Vec<(&str, bool)> = terms.iter().map(|term| (term.by.name(&BOOK), term.descending)).collect();
    assert_eq!(spelled, [("cost", true), ("title", false), ("long", false)]);
    assert_eq!(order("cost,-cost,title,title"), order("cost,title"), "what is named again decides nothing");
    let long = order("cost,-cost,cost,cost,cost,cost,cost,cost,cost").expect_err("refused");
    assert_eq!(long[0].text, "An order has 8 terms at most.");
    let failures = order("titel,extra,-notes,cost").expect_err("refused");
    let texts: Vec<&str> = failures.iter().map(|failure| failure.text.as_ref()).collect();
    assert_eq!(
        texts,
        [
            "`books` has no attribute `titel`. Did you mean `title`?",
            "`extra` has no order.",
            "`books` has no attribute `notes`.",
        ]
    );
}

async fn private_fields_have_no_name(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    let named = |field| Column::Field(field);
    for field in [book::NOTES, book::SECRET, book::TENANT] {
        let requests = [
            Query { select: Some(Selection { columns: vec![named(field)] }), ..outside(book::LIST) },
            Query { sort: vec![read::SortTerm { by: named(field), descending: false }], ..outside(book::LIST) },
            Query {
                filter: Some(Expr::binary(BinaryOp::IsNot, Expr::field(field), Expr::constant("a"))),
                ..outside(book::LIST)
            },
        ];
        for query in requests {
            let error = read::read(cx.any(), &BOOK, query).await.expect_err("refused");
            assert_eq!(error.class(), Class::Malformed);
        }
    }
    let beyond = Query { filter: Some(Expr::field(99)), ..outside(book::LIST) };
    assert_eq!(read::read(cx.any(), &BOOK, beyond).await.expect_err("refused").class(), Class::Malformed);
    let huge = Expr::field(book::ID).is_in(vec![Scalar::Null; 2_000]);
    let huge = Query { filter: Some(huge), ..outside(book::LIST) };
    assert_eq!(read::read(cx.any(), &BOOK, huge).await.expect_err("refused").code(), "too_large");
    let unordered =
        Query { sort: vec![read::SortTerm { by: named(book::EXTRA), descending: false }], ..query(book::LIST) };
    assert_eq!(read::read(cx.any(), &BOOK, unordered).await.expect_err("refused").code(), "unordered");
}

async fn a_written_row_shows_what_a_read_one_does(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let written = read::read(world.librarian().any(), &BOOK, query(book::LIST)).await.expect("rows");
    let seen = async |role, at: usize| {
        let cx = world.cx(role, TENANT);
        let seen = visible_row(cx.any(), &BOOK, &written.rows[at]).await.expect("an answer");
        let columns = written.selection.columns.iter().zip(seen).filter(|(_, seen)| *seen);
        columns.map(|(column, _)| column.name(&BOOK)).collect::<Vec<_>>().join(" ")
    };
    let everything = "id title isbn pages rating genre rank published author_id cost signed language extra long dear";
    assert_eq!(seen("librarian", 1).await, everything);
    assert_eq!(seen("reader", 0).await, everything);
    assert_eq!(seen("reader", 1).await, everything.replace(" cost", "").replace(" dear", ""));
    assert_eq!(seen("nobody", 0).await, "id", "what one may not read shows its key");
}

async fn the_platform_enters_first(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let librarian = || Actor { principals: world.librarian().actor().principals.clone(), ..Actor::anonymous() };
    let platform = world.engine.platform(librarian(), "a test");
    for meta in [&BOOK, &AUTHOR, &LIBRARY] {
        assert_eq!(read::read(platform.any(), meta, query(0)).await.expect_err("a fence").class(), Class::Forbidden);
    }
    let languages = read::read(platform.any(), &LANGUAGE, outside(0)).await.expect("shared rows");
    assert_eq!(languages.rows.len(), 1);
    let spoken = filter::compare(&LANGUAGE, &["books", "title"], Operator::Eq, &["Foreign"]).expect("a filter");
    for audience in [outside(0), query(0)] {
        let through = Query { filter: Some(spoken.clone()), ..audience };
        assert_eq!(
            read::read(platform.any(), &LANGUAGE, through).await.expect_err("a fence").class(),
            Class::Forbidden
        );
    }
    let with_books = Query { include: vec![read::Include { relation: 0, query: outside(0) }], ..outside(0) };
    assert_eq!(read::read(platform.any(), &LANGUAGE, with_books).await.expect_err("a fence").class(), Class::Forbidden);
    let signed_out = world.engine.signed_out();
    let error = read::read(signed_out.any(), &BOOK, outside(0)).await.expect_err("nobody");
    assert_eq!(error.class(), Class::Unauthenticated);
    let entered = platform.enter(TENANT);
    assert_eq!(read::read(entered.any(), &BOOK, outside(0)).await.expect("books").rows.len(), 5);
}
