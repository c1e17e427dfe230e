//! Writing through documents.

use axum::body::Body;
use serde_json::{Value, json};

use crate::server::Server;

#[tokio::test]
async fn a_create_answers_with_the_record_and_its_place() {
    for server in Server::start().await {
        let answer = server.post("/authors", json!({ "type": "authors", "attributes": { "name": "  Ada  " } })).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        let id = answer.body["data"]["id"].as_str().expect("an id");
        let url = format!("/api/v2/authors/{id}");
        assert_eq!(answer.header("location"), Some(url.as_str()));
        assert_eq!(answer.link("self"), Some(url.as_str()));
        assert_eq!(answer.body["data"]["attributes"], json!({ "name": "Ada", "born": null }));
        assert_eq!(server.get(&url).await.body["data"], answer.body["data"]);
    }
}

#[tokio::test]
async fn everything_wrong_with_a_document_is_reported_at_once() {
    for server in Server::start().await {
        let answer = server
        .post(
            "/books",
            json!({
                "type": "books",
                "attributes": { "titel": "x", "pages": "many", "isbn": "", "grade": "best", "status": "draft", "author_id": "x" },
                "relationships": { "autor": { "data": null }, "author": { "data": { "type": "books", "id": "x" } } },
                "title": "y",
            }),
        )
        .await;
        assert_eq!(answer.status, 422, "{answer:?}");
        let mut errors = answer.errors();
        errors.sort_unstable();
        assert_eq!(
            errors,
            [
                ("/data/attributes/author_id", "not_accepted"),
                ("/data/attributes/grade", "type"),
                ("/data/attributes/isbn", "length"),
                ("/data/attributes/pages", "type"),
                ("/data/attributes/status", "not_accepted"),
                ("/data/attributes/tags", "required"),
                ("/data/attributes/titel", "unknown"),
                ("/data/attributes/title", "required"),
                ("/data/relationships/author/data/id", "reference"),
                ("/data/relationships/author/data/type", "type_mismatch"),
                ("/data/relationships/autor", "unknown"),
                ("/data/title", "unknown"),
            ]
        );
        let details = answer.details().join("\n");
        for part in [
            "did you mean `title`?",
            "did you mean `author`?",
            "grade must be one of poor, good.",
            "`author_id` is given as `data.relationships.author`.",
            "`status` can be read, but register does not take it.",
            "it belongs into `data.attributes`",
        ] {
            assert!(details.contains(part), "no {part} in {details}");
        }
    }
}

#[tokio::test]
async fn rules_are_checked_by_the_engine_with_the_same_pointers() {
    for server in Server::start().await {
        let answer = server
            .post(
                "/books",
                json!({ "type": "books", "id": "1", "attributes": { "title": "", "pages": 0, "tags": [] } }),
            )
            .await;
        assert_eq!(answer.status, 422);
        assert_eq!(answer.errors(), [("/data/attributes/title", "length"), ("/data/attributes/pages", "range")]);
        assert_eq!(answer.details()[1], "pages must be 1 to 100000.");
        let empty = server.post("/authors", json!({ "type": "authors" })).await;
        assert_eq!((empty.status, empty.errors()), (422, vec![("/data/attributes/name", "required")]));
    }
}

#[tokio::test]
async fn what_is_taken_or_does_not_exist_is_pointed_at() {
    for server in Server::start().await {
        server.author("Ada").await;
        let twice = server.post("/authors", json!({ "type": "authors", "attributes": { "name": "Ada" } })).await;
        assert_eq!((twice.status, twice.errors()), (422, vec![("/data/attributes/name", "taken")]));
        server.book("1", "One", 10, None).await;
        let again = server
            .post(
                "/books",
                json!({ "type": "books", "id": "1", "attributes": { "title": "x", "pages": 1, "tags": [] } }),
            )
            .await;
        assert_eq!((again.status, again.errors()), (409, vec![("/data/id", "exists")]), "{again:?}");
        let again = json!({ "type": "books", "attributes": { "isbn": "1", "title": "x", "pages": 1, "tags": [] } });
        let again = server.post("/books", again).await;
        assert_eq!((again.status, again.errors()), (409, vec![("/data/attributes/isbn", "exists")]), "{again:?}");
        let nobody = json!({ "type": "authors", "id": "00000000-0000-7000-8000-000000000000" });
        let lost = server
            .patch("/books/1", json!({ "type": "books", "relationships": { "author": { "data": nobody } } }))
            .await;
        assert_eq!(lost.errors(), [("/data/relationships/author", "not_found")], "{lost:?}");
    }
}

#[tokio::test]
async fn keys_that_no_url_leads_to_are_refused() {
    for server in Server::start().await {
        let attributes = json!({ "title": "x", "pages": 1, "tags": [] });
        for key in ["at-least", "stats", "ping", ".", ".."] {
            let by_id = json!({ "type": "books", "id": key, "attributes": attributes });
            let by_id = server.post("/books", by_id).await;
            assert_eq!((by_id.status, by_id.errors()), (422, vec![("/data/id", "reserved")]), "{key}: {by_id:?}");
            assert_eq!(by_id.details(), [format!("isbn must not be `{key}`, which means something else in URLs.")]);
            let mut attributes = attributes.clone();
            attributes["isbn"] = json!(key);
            let by_name = server.post("/books", json!({ "type": "books", "attributes": attributes })).await;
            assert_eq!((by_name.status, by_name.errors()), (422, vec![("/data/attributes/isbn", "reserved")]), "{key}");
        }
        let empty = server.post("/books", json!({ "type": "books", "id": "", "attributes": attributes })).await;
        assert_eq!(empty.status, 422);
        assert_eq!(empty.errors()[0], ("/data/id", "type"), "{empty:?}");
        for key in ["publish", "At-Least", "at-least~", "...", "books", "id"] {
            let data = json!({ "type": "books", "id": key, "attributes": attributes });
            let created = server.post("/books", data).await;
            assert_eq!(created.status, 201, "{key}: {created:?}");
            let there = server.get(created.header("location").expect("a location")).await;
            assert_eq!((there.status, &there.body["data"]["id"]), (200, &json!(key)));
        }
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_composite_key_is_at_the_id_that_stated_it() {
    for server in Server::start().await {
        let by_id = json!({ "type": "loans", "id": "nowhere~1", "attributes": { "reader": "Zoe" } });
        let by_id = server.post("/loans", by_id).await;
        assert_eq!((by_id.status, by_id.errors()), (404, vec![("/data/id", "not_found")]), "{by_id:?}");
        let by_members = json!({
            "type": "loans",
            "attributes": { "number": 1, "reader": "Zoe" },
            "relationships": { "book": { "data": { "type": "books", "id": "nowhere" } } },
        });
        let by_members = server.post("/loans", by_members).await;
        assert_eq!(by_members.errors(), [("/data/relationships/book", "not_found")], "{by_members:?}");
    }
}

#[tokio::test]
async fn a_create_that_takes_over_a_record_says_so() {
    for server in Server::start().await {
        let author = |born: u32| json!({ "type": "authors", "attributes": { "name": "Ada", "born": born } });
        let made = server.post("/authors/keep", author(1815)).await;
        assert_eq!(made.status, 201, "{made:?}");
        assert!(made.header("location").is_some());
        let kept = server.post("/authors/keep", author(1816)).await;
        assert_eq!((kept.status, kept.header("location")), (200, None), "{kept:?}");
        assert_eq!(kept.link("self"), made.header("location"));
        assert_eq!(kept.body["data"]["id"], made.body["data"]["id"]);
        assert_eq!(kept.body["data"]["attributes"]["born"], 1816);
    }
}

#[tokio::test]
async fn types_and_ids_must_be_those_of_the_url() {
    for server in Server::stocked().await {
        let wrong = server.patch("/books/1", json!({ "type": "authors", "id": "2", "attributes": { "x": 1 } })).await;
        assert_eq!(wrong.status, 409);
        assert_eq!(wrong.errors(), [("/data/type", "type_mismatch"), ("/data/id", "id_mismatch")]);
        let right = server.patch("/books/1", json!({ "type": "books", "id": "1", "attributes": { "pages": 5 } })).await;
        assert_eq!((right.status, &right.body["data"]["attributes"]["pages"]), (200, &json!(5)));
        let absent = server.patch("/books/1", json!({ "attributes": { "pages": 5 } })).await;
        assert_eq!((absent.status, absent.errors()), (422, vec![("/data/type", "required")]));
        let chosen = server
            .post(
                "/authors",
                json!({ "type": "authors", "id": uuid::Uuid::nil().to_string(), "attributes": { "name": "x" } }),
            )
            .await;
        assert_eq!((chosen.status, chosen.errors()), (403, vec![("/data/id", "client_id")]));
        let twice = server
        .post(
            "/books",
            json!({ "type": "books", "id": "7", "attributes": { "isbn": "8", "title": "x", "pages": 1, "tags": [] } }),
        )
        .await;
        assert_eq!((twice.status, twice.errors()), (422, vec![("/data/attributes/isbn", "contradiction")]));
    }
}

#[tokio::test]
async fn updates_keep_what_they_are_not_told() {
    for server in Server::stocked().await {
        let before = server.get("/books/3").await.body["data"].clone();
        let answer = server.patch("/books/3", json!({ "type": "books", "attributes": { "title": "New" } })).await;
        assert_eq!(answer.status, 200);
        let mut expected = before.clone();
        expected["attributes"]["title"] = json!("New");
        assert_eq!(answer.body["data"], expected);
        let cut =
            server.patch("/books/3", json!({ "type": "books", "relationships": { "author": { "data": null } } })).await;
        assert_eq!(cut.body["data"]["relationships"]["author"]["data"], Value::Null);
        let sparse = server.patch("/books/3?fields[books]=title", json!({ "type": "books" })).await;
        assert_eq!(sparse.body["data"]["attributes"], json!({ "title": "New" }));
    }
}

#[tokio::test]
async fn transitions_are_routes_and_say_what_is_possible_now() {
    for server in Server::stocked().await {
        let early = server.patch("/books/1/retire", json!({ "type": "books" })).await;
        assert_eq!(early.status, 409, "{early:?}");
        assert_eq!(early.body["errors"][0]["meta"]["allowed"], json!(["publish"]));
        let done = server.as_role("librarian", "PATCH", "/books/1/publish", Body::empty()).await;
        assert_eq!((done.status, &done.body["data"]["attributes"]["status"]), (200, &json!("published")), "{done:?}");
        let noted =
            server.patch("/books/2/publish", json!({ "type": "books", "attributes": { "note": "at last" } })).await;
        assert_eq!(noted.status, 200);
        assert_eq!(server.patch("/books/1/retire", json!({ "type": "books" })).await.status, 200);
    }
}

#[tokio::test]
async fn a_destroy_leaves_nothing() {
    for server in Server::stocked().await {
        let gone = server.delete("/books/4").await;
        assert_eq!((gone.status, gone.body), (204, Value::Null));
        assert_eq!(server.get("/books/4").await.status, 404);
        assert_eq!(server.delete("/books/4").await.status, 404);
        let ada = server.get("/authors/by-name?name=Ada").await.body["data"]["id"].as_str().expect("an id").to_owned();
        let held = server.delete(&format!("/authors/{ada}")).await;
        assert_eq!((held.status, held.errors()), (409, vec![("", "referenced")]));
    }
}

#[tokio::test]
async fn hand_written_actions_answer_with_their_result() {
    for server in Server::stocked().await {
        let stats = server.as_role("librarian", "POST", "/books/stats", Body::empty()).await;
        assert_eq!((stats.status, &stats.body["meta"]), (200, &json!({ "result": 42 })), "{stats:?}");
        let dust = server.post("/books/1/dust", json!({ "type": "books", "attributes": { "times": 3 } })).await;
        assert_eq!((dust.status, dust.body), (204, Value::Null));
        let missing = server.as_role("librarian", "POST", "/books/1/dust", Body::empty()).await;
        assert_eq!((missing.status, missing.errors()), (422, vec![("/data/attributes/times", "required")]));
        let large = server.post("/books/1/dust", json!({ "type": "books", "attributes": { "times": 40000 } })).await;
        assert_eq!(large.errors(), [("/data/attributes/times", "type")]);
        assert_eq!(
            server.post("/books/9/dust", json!({ "type": "books", "attributes": { "times": 1 } })).await.status,
            404
        );
    }
}

#[tokio::test]
async fn composite_keys_are_one_text() {
    for server in Server::start().await {
        server.book("a~b\\c", "Odd", 10, None).await;
        let loan = json!({
            "type": "loans",
            "attributes": { "number": 2, "reader": "Zoe" },
            "relationships": { "book": { "data": { "type": "books", "id": "a~b\\c" } } },
        });
        let created = server.post("/loans", loan).await;
        assert_eq!(created.status, 201, "{created:?}");
        assert_eq!(created.body["data"]["id"], "a\\~b\\\\c~2");
        let answer = server.get(created.header("location").expect("a location")).await;
        assert_eq!(answer.body["data"], created.body["data"]);
        assert_eq!(answer.body["data"]["relationships"]["book"]["data"]["id"], "a~b\\c");
        let by_id = json!({ "type": "loans", "id": "a\\~b\\\\c~3", "attributes": { "reader": "Yan" } });
        let by_id = server.post("/loans", by_id).await;
        assert_eq!((by_id.status, &by_id.body["data"]["attributes"]["number"]), (201, &json!(3)), "{by_id:?}");
        for key in ["a~b~2", "1", "1~x", "~1", "%ff~1", "1~99999999999"] {
            assert_eq!(server.get(&format!("/loans/{key}")).await.status, 404, "{key}");
        }
    }
}

#[tokio::test]
async fn writers_do_not_see_what_is_hidden_from_them() {
    for server in Server::stocked().await {
        server.sql("update books set rating = 4.5").await;
        let body = || Body::from(json!({ "data": { "type": "books", "attributes": { "pages": 7 } } }).to_string());
        let clerk = server.as_role("clerk", "PATCH", "/books/1", body()).await;
        assert_eq!(clerk.status, 200, "{clerk:?}");
        assert_eq!(clerk.body["data"]["attributes"]["pages"], 7);
        assert_eq!(clerk.body["data"]["attributes"]["rating"], Value::Null);
        let librarian = server.as_role("librarian", "PATCH", "/books/1", body()).await;
        assert_eq!(librarian.body["data"]["attributes"]["rating"], 4.5);
    }
}
