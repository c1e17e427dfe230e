//! What stands around every request.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;

use crate::server::Server;

#[tokio::test]
async fn every_answer_has_the_id_of_its_request() {
    let server = Server::stocked().await.remove(0);
    let given = |id: &str| Request::builder().header("x-request-id", id).header("authorization", "Bearer a:librarian");
    let kept = server.send(given("trace-1.a_B"), "/books", Body::empty()).await;
    assert_eq!(kept.header("x-request-id"), Some("trace-1.a_B"));
    for id in ["with space", "", &"x".repeat(129)] {
        let made = server.send(given(id), "/books", Body::empty()).await;
        let made = made.header("x-request-id").expect("an id").to_owned();
        assert_eq!(uuid::Uuid::parse_str(&made).map(|id| id.get_version_num()), Ok(7), "{id}");
    }
    assert!(server.get("/nowhere").await.header("x-request-id").is_some());
}

#[tokio::test]
async fn a_panic_is_an_answer_that_says_nothing_of_it() {
    let server = Server::start().await.remove(0);
    let answer = server.as_role("librarian", "POST", "/books/burn", Body::empty()).await;
    assert_eq!((answer.status, answer.errors()), (500, vec![("", "internal")]));
    assert!(!answer.body.to_string().contains("burns"));
    assert_eq!(answer.body["errors"][0]["id"].as_str(), answer.header("x-request-id"));
}

#[tokio::test]
async fn a_defect_is_an_answer_that_says_nothing_of_it() {
    let server = Server::stocked().await.remove(0);
    server.sql("drop table loans").await;
    let answer = server.get("/loans").await;
    assert_eq!((answer.status, answer.errors()), (500, vec![("", "internal")]));
    assert!(!answer.body.to_string().contains("loans"), "{answer:?}");
}

#[tokio::test]
async fn requests_end_in_time() {
    let server = Server::on_sqlite(Duration::from_millis(100)).await;
    let answer = server.as_role("librarian", "POST", "/books/ponder", Body::empty()).await;
    assert_eq!((answer.status, answer.errors()), (503, vec![("", "timeout")]));
    assert_eq!(answer.header("retry-after"), Some("1"));
}

#[tokio::test]
async fn head_answers_as_get_without_a_body() {
    let server = Server::stocked().await.remove(0);
    let answer = server.as_role("librarian", "HEAD", "/books/1", Body::empty()).await;
    assert_eq!((answer.status, answer.body), (200, serde_json::Value::Null));
}
