//! Who is turned away, and how.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;

use crate::server::Server;

#[tokio::test]
async fn without_a_token_nothing_but_tenantless_actions_answers() {
    for server in Server::stocked().await {
        for (method, path) in [("GET", "/books"), ("POST", "/books"), ("PATCH", "/books/1"), ("DELETE", "/books/1")] {
            let answer = server.send(Request::builder().method(method), path, Body::empty()).await;
            assert_eq!((answer.status, answer.header("www-authenticate")), (401, Some("Bearer")), "{method} {path}");
            assert_eq!(answer.errors(), [("", "unauthenticated")]);
        }
        let pong = server.send(Request::builder().method("POST"), "/books/ping", Body::empty()).await;
        assert_eq!((pong.status, &pong.body["meta"]["result"]), (200, &json!("pong \"&\"")), "{pong:?}");
        let nonsense = Request::builder().method("POST").header("authorization", "Bearer nonsense");
        assert_eq!(server.send(nonsense, "/books/ping", Body::empty()).await.status, 401);
    }
}

#[tokio::test]
async fn readable_but_forbidden_is_403_and_unreadable_404() {
    for server in Server::stocked().await {
        let body = || Body::from(json!({ "data": { "type": "books", "attributes": { "pages": 7 } } }).to_string());
        server.patch("/books/2/publish", json!({ "type": "books" })).await;
        assert_eq!(server.as_role("reader", "PATCH", "/books/2", body()).await.status, 403);
        assert_eq!(server.as_role("reader", "PATCH", "/books/1", body()).await.status, 404);
        assert_eq!(server.as_role("reader", "DELETE", "/books/2", Body::empty()).await.status, 403);
        assert_eq!(server.as_role("nobody", "GET", "/books", Body::empty()).await.status, 403);
        assert_eq!(server.as_token("b:librarian", "PATCH", "/books/2", body()).await.status, 404);
        assert_eq!(server.as_token("b:librarian", "DELETE", "/books/2", Body::empty()).await.status, 404);
        assert_eq!(server.get("/books/2").await.status, 200);
    }
}

#[tokio::test]
async fn paths_and_methods_that_are_not_there() {
    for server in Server::stocked().await {
        let nowhere = server.get("/shelves").await;
        assert_eq!((nowhere.status, nowhere.header("content-type")), (404, Some("application/vnd.api+json")));
        assert_eq!(nowhere.errors(), [("", "not_found")]);
        let wrong = server.as_role("librarian", "PUT", "/books/1", Body::empty()).await;
        assert_eq!(wrong.status, 405);
        let mut allowed: Vec<&str> = wrong.header("allow").expect("what is allowed").split(',').collect();
        allowed.sort_unstable();
        assert_eq!(allowed, ["DELETE", "GET", "HEAD", "PATCH"]);
        assert_eq!(wrong.errors(), [("", "method_not_allowed")]);
        let asked = server.as_role("librarian", "OPTIONS", "/books/1", Body::empty()).await;
        assert_eq!((asked.status, asked.header("allow")), (204, wrong.header("allow")));
        assert_eq!(server.get("/authors/no-uuid").await.status, 404);
        assert_eq!(server.get("/books/%00").await.status, 404);
        assert_eq!(server.get("/books/%ff").await.status, 404);
    }
}

#[tokio::test]
async fn a_delete_may_carry_an_empty_object_and_nothing_else() {
    for server in Server::stocked().await {
        let filled = server.as_role("librarian", "DELETE", "/books/2", Body::from("{\"x\":1}")).await;
        assert_eq!((filled.status, server.get("/books/2").await.status), (422, 200));
        let empty = server.as_role("librarian", "DELETE", "/books/2", Body::from("{}")).await;
        assert_eq!((empty.status, server.get("/books/2").await.status), (204, 404));
        let update = server.as_role("librarian", "PATCH", "/books/1", Body::from("{}")).await;
        assert_eq!(update.errors(), [("", "required")]);
    }
}

#[tokio::test]
async fn media_types_are_negotiated() {
    for server in Server::stocked().await {
        let get =
            |accept: &str| Request::builder().header("authorization", "Bearer a:librarian").header("accept", accept);
        let unreadable = server.send(get("text/html"), "/books", Body::empty()).await;
        assert_eq!((unreadable.status, unreadable.errors()), (406, vec![("Accept", "not_acceptable")]));
        assert_eq!(server.send(get("text/html, */*;q=0.1"), "/books", Body::empty()).await.status, 200);
        let document =
            || Body::from(json!({ "data": { "type": "authors", "attributes": { "name": "x" } } }).to_string());
        let post = || Request::builder().method("POST").header("authorization", "Bearer a:librarian");
        let untyped = server.send(post(), "/authors", document()).await;
        assert_eq!((untyped.status, untyped.errors()), (415, vec![("Content-Type", "unsupported_media_type")]));
        let charset = post().header("content-type", "application/vnd.api+json; charset=utf-8");
        assert_eq!(server.send(charset, "/authors", document()).await.status, 415);
        let plain = post().header("content-type", "application/json");
        assert_eq!(server.send(plain, "/authors", document()).await.status, 201);
    }
}

#[tokio::test]
async fn documents_have_limits() {
    for server in Server::start().await {
        let large = server.post("/authors", json!({ "type": "authors", "meta": "x".repeat(5000) })).await;
        assert_eq!((large.status, large.errors()), (413, vec![("", "too_large")]));
        let deep = Body::from("[".repeat(4000));
        let deep = server.as_role("librarian", "POST", "/authors", deep).await;
        assert_eq!((deep.status, deep.errors()), (400, vec![("", "malformed_json")]));
        let twice = Body::from(r#"{"data":{"type":"authors","attributes":{"name":"a","name":"b"}}}"#);
        let twice = server.as_role("librarian", "POST", "/authors", twice).await;
        assert_eq!((twice.status, twice.errors()), (400, vec![("/data/attributes/name", "repeated")]));
    }
}

#[tokio::test]
async fn unknown_parameters_are_refused_with_what_was_meant() {
    for server in Server::stocked().await {
        let query = "filtr[title]=x&filter[titel]=x&filter[title][equal]=x&filter[pages]=x&sort=titel&include=autor&\
                 fields[book]=title&fields[books]=titel&limit=3&filter[author.nmae]=x";
        let answer = server.get(&format!("/books?{query}")).await;
        assert_eq!(answer.status, 400, "{answer:?}");
        assert_eq!(
            answer.errors(),
            [
                ("filtr[title]", "unknown"),
                ("filter[titel]", "unknown"),
                ("filter[title][equal]", "unknown"),
                ("filter[pages]", "value"),
                ("sort", "unknown"),
                ("include", "unknown"),
                ("fields[book]", "unknown"),
                ("fields[books]", "unknown"),
                ("limit", "unknown"),
                ("filter[author.nmae]", "unknown"),
            ]
        );
        let details = answer.details();
        for (at, meant) in [
            (0, "`filter`"),
            (1, "`title`"),
            (4, "`title`"),
            (5, "`author`"),
            (6, "`books`"),
            (7, "`title`"),
            (9, "`name`"),
        ] {
            assert!(
                details[at].to_lowercase().contains("did you mean") && details[at].contains(meant),
                "{}",
                details[at]
            );
        }
        let repeated = server.get("/books?sort=title&sort=pages").await;
        assert_eq!((repeated.status, repeated.errors()), (400, vec![("sort", "repeated")]));
        let on_write = server.delete("/books/1?sort=title").await;
        assert_eq!((on_write.status, on_write.errors()), (400, vec![("sort", "unknown")]));
    }
}

#[tokio::test]
async fn what_stays_on_the_server_cannot_be_named() {
    for server in Server::stocked().await {
        for query in ["filter[tenant_id]=x", "sort=tenant_id", "fields[books]=tenant_id", "filter[author.notes]=x"] {
            assert_eq!(server.get(&format!("/books?{query}")).await.status, 400, "{query}");
        }
    }
}
