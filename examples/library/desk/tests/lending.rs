//! A book goes out and comes back, on both databases.

use std::sync::Arc;
use std::time::Duration;

use machine::lending::{Book, Library, Loan, LoanStatus, Member, book, library, loan, loan_event, member};
use resource_core::{Id, Value};
use resource_macros::resource_test;
use resource_runtime::testing::{Setup, TestCx};
use resource_runtime::{Actor, Class, Cx, Principal};

fn setup() -> Setup {
    Setup {
        application: &machine::APPLICATION,
        policies: Arc::new(desk::policies()),
        hooks: Arc::new(machine::Hooks {}),
        migrations: schema::all(),
        creator: Actor::system("founder"),
    }
}

async fn library(t: &TestCx, name: &str) -> Id<Library> {
    let founder = t.engine().platform(Actor::system("founder"), "opening a library");
    library::open(&founder, library::Open { name: name.to_owned() }).await.expect("opened").id
}

fn librarian(t: &TestCx, library: Id<Library>) -> Cx {
    let actor = Actor {
        name: "librarian".to_owned(),
        principals: vec![Principal::role("librarian")],
        fields: Vec::new(),
        is_system: false,
    };
    t.engine().in_tenant(library.uuid(), actor)
}

fn reader(t: &TestCx, library: Id<Library>, member: &Member) -> Cx {
    let actor = Actor {
        name: format!("member:{}", member.id),
        principals: vec![Principal::role("reader")],
        fields: vec![member.id.to_scalar()],
        is_system: false,
    };
    t.engine().in_tenant(library.uuid(), actor)
}

async fn book(cx: &Cx, mark: &str) -> Book {
    let input =
        book::Acquire { title: "Emma".to_owned(), author: "Jane Austen".to_owned(), shelf_mark: mark.to_owned() };
    book::acquire(cx, input).await.expect("acquired")
}

async fn member(cx: &Cx, name: &str) -> Member {
    member::join(cx, member::Join { name: name.to_owned(), card: format!("card-{name}").into() }).await.expect("joined")
}

async fn lend(cx: &Cx, book: &Book, member: &Member) -> resource_runtime::Result<Loan> {
    loan::lend(cx, loan::Lend { book: book.id, member: member.id }).await
}

#[resource_test]
async fn a_book_is_lent_to_one_member_at_a_time(t: TestCx) {
    let cx = librarian(&t, library(&t, "North").await);
    let (emma, ada, bo) = (book(&cx, "AU1").await, member(&cx, "Ada").await, member(&cx, "Bo").await);
    let first = lend(&cx, &emma, &ada).await.expect("lent");
    let refused = lend(&cx, &emma, &bo).await.expect_err("it is out");
    assert_eq!(refused.class(), Class::Invalid);
    assert!(refused.to_string().contains("is lent to somebody else"), "{refused}");
    assert_eq!(book::on_shelf(&cx).all().await.expect("read").len(), 0);

    loan::give_back(&cx, &first.id).await.expect("back");
    let second = lend(&cx, &emma, &bo).await.expect("lent again");
    let again = loan::give_back(&cx, &first.id).await.expect_err("it is back already");
    assert_eq!(again.class(), Class::Conflict);
    let events = loan_event::list(&cx).all().await.expect("read");
    assert_eq!(events.iter().filter(|event| event.loan_id == first.id).count(), 2);
    assert_eq!(events.iter().filter(|event| event.loan_id == second.id).count(), 1);
}

#[resource_test]
async fn a_loan_is_extended_twice_and_not_when_it_is_over(t: TestCx) {
    let library = library(&t, "North").await;
    let cx = librarian(&t, library);
    let ada = member(&cx, "Ada").await;
    let loan = lend(&cx, &book(&cx, "AU1").await, &ada).await.expect("lent");
    let own = reader(&t, library, &ada);
    loan::extend(&own, &loan.id).await.expect("extended");
    let twice = loan::extend(&own, &loan.id).await.expect("extended again");
    assert_eq!(twice.due_at.micros() - loan.due_at.micros(), 28 * 86_400_000_000);
    assert_eq!(loan::extend(&own, &loan.id).await.expect_err("twice at most").code(), "guard");

    t.clock().advance(Duration::from_secs(60 * 86_400));
    let late = loan::get(&cx, &loan.id).await.expect("read");
    assert!(late.is_overdue && late.status == LoanStatus::Out);
    assert_eq!(loan::overdue(&cx).all().await.expect("read").len(), 1);
}

#[resource_test]
async fn members_see_themselves_and_no_other_library(t: TestCx) {
    let (north, south) = (library(&t, "North").await, library(&t, "South").await);
    let cx = librarian(&t, north);
    let (ada, bo) = (member(&cx, "Ada").await, member(&cx, "Bo").await);
    let loan = lend(&cx, &book(&cx, "AU1").await, &bo).await.expect("lent");
    let own = reader(&t, north, &ada);
    let seen = member::list(&own).all().await.expect("read");
    assert_eq!(seen.iter().map(|member| member.id).collect::<Vec<_>>(), [ada.id]);
    assert_eq!(loan::get(&own, &loan.id).await.expect_err("of somebody else").class(), Class::NotFound);
    assert_eq!(loan::extend(&own, &loan.id).await.expect_err("of somebody else").class(), Class::NotFound);
    let elsewhere = librarian(&t, south);
    assert_eq!(book::list(&elsewhere).all().await.expect("read").len(), 0);
    assert_eq!(loan::get(&elsewhere, &loan.id).await.expect_err("of another library").class(), Class::NotFound);
}
