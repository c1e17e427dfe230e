//! The typed builder.

use resource_core::Id;
use resource_runtime::error::Class;
use resource_runtime::read::{Page, Select};
use resource_runtime::sql::Dialect;
use resource_runtime::{Cx, InTenant, Loaded, Slots};
use uuid::Uuid;

use crate::fixture::meta::book;
use crate::fixture::record::{Author, Book};
use crate::fixture::{OTHER, World};
use crate::on_both;

on_both! { conditions_orders_and_ends loads_what_it_is_told pages_follow_each_other works_in_a_transaction }

fn books(cx: &Cx<InTenant>) -> Select<'_, Book> {
    Select::new(cx.any(), book::LIST, Slots::new(Vec::new()))
}

fn titles(books: &[Book]) -> Vec<&str> {
    books.iter().map(|book| book.title.as_str()).collect()
}

async fn conditions_orders_and_ends(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    let thick = books(&cx).filter(Book::PAGES.gt(60)).sort_descending(Book::PAGES).all().await.expect("books");
    assert_eq!(titles(&thick), ["Bees", "Eels", "Apples"]);
    assert_eq!(thick[0].long, Some(true));
    let by_ada = Book::AUTHOR.any(Author::NAME.eq("Ada".to_owned()));
    let first = books(&cx).filter(by_ada).filter(Book::PAGES.gt(100)).first().await.expect("books");
    assert_eq!(first.map(|book| book.title), Some("Bees".to_owned()));
    let either = Book::TITLE.eq("Dogs".to_owned()).or(Book::TITLE.eq("Cats".to_owned()));
    assert_eq!(titles(&books(&cx).filter(either).all().await.expect("books")), ["Cats", "Dogs"]);
    assert_eq!(books(&cx).filter(Book::PAGES.is_null()).count().await.expect("a count"), 1);
    assert_eq!(books(&cx).filter(Book::PAGES.gt(1_000)).one().await.expect_err("none").class(), Class::NotFound);

    let id: Id<Book> = Id::new(Uuid::from_u128(13));
    assert_eq!(books(&cx).get(&id).await.expect("a book").title, "Cats");
    let foreign: Id<Book> = Id::new(Uuid::from_u128(91));
    assert_eq!(books(&cx).get(&foreign).await.expect_err("foreign").class(), Class::NotFound);
    assert_eq!(books(&world.cx("librarian", OTHER)).count().await.expect("a count"), 1);
    let error = books(&cx).limit(2).all().await.expect_err("more than two");
    assert_eq!(error.code(), "too_many_rows");
}

async fn loads_what_it_is_told(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    let read = books(&cx).load(Book::AUTHOR.with(Author::BOOKS)).load(Book::COPIES).all();
    let (read, statements) = world.statements(read).await;
    let read = read.expect("books");
    assert_eq!(statements, 4);
    let author = read[0].author.get().expect("loaded").as_ref().expect("an author");
    assert_eq!((author.name.as_str(), author.email.as_str()), ("Ada", "Ada@example.org"));
    assert_eq!(titles(author.books.get().expect("loaded")), ["Apples", "Bees"]);
    assert_eq!(read[0].copies.get().map(Vec::len), Some(2));
    assert_eq!(read[3].author, Loaded::Yes(None));
    assert_eq!(books(&cx).all().await.expect("books")[0].author, Loaded::No);
}

async fn pages_follow_each_other(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    let Page { records, next, previous, count } = books(&cx).limit(2).counted().page().await.expect("a page");
    assert_eq!((titles(&records), previous, count), (vec!["Apples", "Bees"], None, Some(5)));
    let second = books(&cx).limit(2).after(next.expect("more")).page().await.expect("a page");
    assert_eq!((titles(&second.records), second.count), (vec!["Cats", "Dogs"], None));
    let back = books(&cx).limit(2).before(second.previous.expect("a page before")).page().await.expect("a page");
    assert_eq!((titles(&back.records), back.previous), (vec!["Apples", "Bees"], None));
    assert!(back.next.is_some());
    let skipped = books(&cx).offset(4).page().await.expect("a page");
    assert_eq!((titles(&skipped.records), skipped.next), (vec!["Eels"], None));
}

async fn works_in_a_transaction(dialect: Dialect) {
    let world = World::stocked(dialect).await;
    let cx = world.librarian();
    let count = cx.transaction(async |tx| books(tx).load(Book::AUTHOR).all().await.map(|books| books.len())).await;
    assert_eq!(count.expect("books"), 5);
}
