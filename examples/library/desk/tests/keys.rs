//! Keys open the API, each as far as the rules let its holder go.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::Request;
use desk::Keys;
use machine::lending::{book, library, member};
use resource_json_api::{Options, router};
use resource_macros::resource_test;
use resource_runtime::testing::{Setup, TestCx};
use resource_runtime::{Actor, Principal};
use tower::ServiceExt;

fn setup() -> Setup {
    Setup {
        application: &machine::APPLICATION,
        policies: Arc::new(desk::policies()),
        hooks: Arc::new(machine::Hooks {}),
        migrations: schema::all(),
        creator: Actor::system("founder"),
    }
}

#[resource_test]
async fn a_reader_sees_books_and_buys_none(t: TestCx) {
    let founder = t.engine().platform(Actor::system("founder"), "opening a library");
    let north = library::open(&founder, library::Open { name: "North".to_owned() }).await.expect("opened").id;
    let principals = vec![Principal::role("librarian")];
    let librarian = Actor { name: "librarian".to_owned(), principals, fields: Vec::new(), is_system: false };
    let cx = t.engine().in_tenant(north.uuid(), librarian);
    let (title, author, shelf_mark) = ("Emma".to_owned(), "Jane Austen".to_owned(), "AU1".to_owned());
    book::acquire(&cx, book::Acquire { title, author, shelf_mark }).await.expect("acquired");
    let ada = member::join(&cx, member::Join { name: "Ada".to_owned(), card: "card-1".into() }).await.expect("joined");

    let mut keys = Keys::new(north);
    let (librarian, reader) = (keys.librarian(), keys.reader(ada.id));
    let api = router(t.engine().clone(), Arc::new(keys), Options::new("/api"));
    let send = async |method: &str, key: &str, body: &str| {
        let request = Request::builder().method(method).uri("/api/books").header("content-type", "application/json");
        let request = if key.is_empty() { request } else { request.header("authorization", format!("Bearer {key}")) };
        let request = request.body(Body::from(body.to_owned())).expect("a request");
        let answer = api.clone().oneshot(request).await.expect("an answer");
        let status = answer.status().as_u16();
        let body = to_bytes(answer.into_body(), 1 << 20).await.expect("a body");
        (status, String::from_utf8(body.to_vec()).expect("text"))
    };
    assert_eq!(send("GET", "", "").await.0, 401);
    assert_eq!(send("GET", "guess", "").await.0, 401);
    let (status, books) = send("GET", &reader, "").await;
    assert!(status == 200 && books.contains("Jane Austen"), "{status} {books}");
    let bought =
        r#"{"data":{"type":"books","attributes":{"title":"Persuasion","author":"Jane Austen","shelf_mark":"AU2"}}}"#;
    assert_eq!(send("POST", &reader, bought).await.0, 403);
    let (status, answer) = send("POST", &librarian, bought).await;
    assert!(status == 201 && answer.contains("Persuasion"), "{status} {answer}");
}
