//! Documents of reads: their shape, and what the parameters choose.

use axum::body::Body;
use serde_json::json;

use crate::server::Server;

#[tokio::test]
async fn a_record_is_written_whole() {
    for server in Server::stocked().await {
        let answer = server.get("/books/2").await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), Some("application/vnd.api+json"));
        let author = answer.body["data"]["relationships"]["author"]["data"]["id"].clone();
        let inserted_at = answer.body["data"]["attributes"]["inserted_at"].clone();
        assert_eq!(inserted_at.as_str().map(str::len), Some(27));
        assert_eq!(
            answer.body,
            json!({
                "jsonapi": { "version": "1.1" },
                "data": {
                    "type": "books",
                    "id": "2",
                    "attributes": {
                        "isbn": "2", "title": "Beta", "status": "draft", "grade": null, "pages": 400, "rating": null,
                        "tags": ["new"], "extra": null, "published_at": null, "inserted_at": inserted_at, "is_long": true,
                    },
                    "relationships": { "author": { "data": { "type": "authors", "id": author } } },
                },
                "links": { "self": "/api/v2/books/2" },
            })
        );
    }
}

#[tokio::test]
async fn values_of_every_kind_come_back_as_they_were_given() {
    for server in Server::start().await {
        let attributes = json!({
            "title": "Quotes \" and \\ and \u{1} and ü", "pages": 12, "grade": "good", "rating": 4.25,
            "tags": ["a", "b\"c"], "extra": { "deep": [1, { "x": null }] },
        });
        let created = server.post("/books", json!({ "type": "books", "id": "x/y ü", "attributes": attributes })).await;
        assert_eq!(created.status, 201, "{created:?}");
        assert_eq!(created.header("location"), Some("/api/v2/books/x%2Fy%20%C3%BC"));
        let answer = server.get(created.header("location").expect("a location")).await;
        assert_eq!(answer.body["data"], created.body["data"]);
        for (name, value) in attributes.as_object().expect("an object") {
            assert_eq!(&answer.body["data"]["attributes"][name], value, "{name}");
        }
    }
}

#[tokio::test]
async fn a_get_by_identity_answers_with_one_record() {
    for server in Server::stocked().await {
        let answer = server.get("/authors/by-name?name=Ada").await;
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(answer.body["data"]["attributes"], json!({ "name": "Ada", "born": null }));
        assert_eq!(answer.link("self"), Some("/api/v2/authors/by-name?name=Ada"));
        assert_eq!(server.get("/authors/by-name?name=Eve").await.status, 404);
        let missing = server.get("/authors/by-name").await;
        assert_eq!((missing.status, missing.errors()), (422, vec![("name", "required")]));
    }
}

#[tokio::test]
async fn arguments_of_a_read_are_plain_parameters() {
    for server in Server::stocked().await {
        let answer = server.get("/books/at-least?pages=250").await;
        assert_eq!(answer.ids(), ["5", "2", "3"]);
        let wrong = server.get("/books/at-least?pages=many&page[size]=1").await;
        assert_eq!(wrong.status, 400);
        assert_eq!(wrong.errors(), [("pages", "type"), ("page[size]", "unknown")]);
        let beyond = server.get("/books/at-least?pages=0").await;
        assert_eq!((beyond.status, beyond.errors()), (422, vec![("pages", "range")]));
        assert_eq!(beyond.details(), ["pages must be 1 to 100000."]);
        assert_eq!(beyond.body["errors"][0]["source"], json!({ "parameter": "pages" }));
    }
}

#[tokio::test]
async fn filters_choose() {
    for server in Server::stocked().await {
        let chosen = async |query: &str| {
            let answer = server.get(&format!("/books?page[size]=50&{query}")).await;
            assert_eq!(answer.status, 200, "{query}: {answer:?}");
            let mut ids: Vec<String> = answer.ids().iter().map(|id| (*id).to_owned()).collect();
            ids.sort();
            ids.concat()
        };
        assert_eq!(chosen("filter[title]=Beta").await, "2");
        assert_eq!(chosen("filter[pages][ge]=250&filter[pages][lt]=900").await, "23");
        assert_eq!(chosen("filter[isbn][in]=1,4,7").await, "14");
        assert_eq!(chosen("filter[author.name]=Ada").await, "125");
        assert_eq!(chosen("filter[author.name][starts_with]=b").await, "3");
        assert_eq!(chosen("filter[author][is_null]=true").await, "4");
        assert_eq!(chosen("filter%5Bis_long%5D=true").await, "25");
        assert_eq!(chosen("filter[status]=draft&filter[title][contains]=ta").await, "24");
        assert_eq!(chosen("filter[id]=3").await, "3");
    }
}

#[tokio::test]
async fn sorts_order() {
    for server in Server::stocked().await {
        assert_eq!(server.get("/books?page[size]=50&sort=-pages").await.ids(), ["5", "2", "3", "1", "4"]);
        assert_eq!(server.get("/books?page[size]=50&sort=is_long,-title").await.ids(), ["3", "4", "1", "5", "2"]);
    }
}

#[tokio::test]
async fn sparse_fieldsets_narrow() {
    for server in Server::stocked().await {
        let answer = server.get("/books/2?fields[books]=pages,title&fields[authors]=name&include=author").await;
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(
            answer.body["data"],
            json!({ "type": "books", "id": "2", "attributes": { "title": "Beta", "pages": 400 } })
        );
        assert_eq!(answer.body["included"][0]["attributes"], json!({ "name": "Ada" }));
        let none = server.get("/books/2?fields[books]=").await;
        assert_eq!(none.body["data"], json!({ "type": "books", "id": "2" }));
    }
}

#[tokio::test]
async fn includes_come_along_once_each_with_full_linkage() {
    for server in Server::stocked().await {
        server.post("/loans", loan("1", 1)).await;
        let before = server.statements();
        let answer = server.get("/books?page[size]=50&include=author.books,loans.book").await;
        assert_eq!(server.statements() - before, 5, "one statement for the page and one for each relation");
        assert_eq!(answer.status, 200, "{answer:?}");
        let included = answer.body["included"].as_array().expect("included");
        let mut names: Vec<(&str, &str)> = included.iter().map(identity).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "nothing stands twice");
        // Books are primary data already, so only the two authors and the loan are included.
        assert_eq!(names.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), ["authors", "authors", "loans"]);
        let ada = included.iter().find(|record| record["attributes"]["name"] == "Ada").expect("Ada");
        let books = ada["relationships"]["books"]["data"].as_array().expect("linkage");
        assert_eq!(books.iter().map(identity).collect::<Vec<_>>(), [("books", "1"), ("books", "2"), ("books", "5")]);
        let first = &answer.body["data"].as_array().expect("data")[0];
        assert_eq!(first["relationships"]["loans"]["data"], json!([{ "type": "loans", "id": "1~1" }]));
        let named = linked(&answer.body);
        for name in &names {
            assert!(named.contains(name), "{name:?} is named by nobody");
        }
    }
}

#[tokio::test]
async fn records_reached_by_two_ways_carry_the_linkage_of_both() {
    for server in Server::stocked().await {
        server.post("/loans", loan("2", 7)).await;
        let answer = server.get("/books/1?include=author.books.loans").await;
        assert_eq!(answer.status, 200, "{answer:?}");
        // The primary book is also one of its author's books, whose loans are asked for.
        assert_eq!(answer.body["data"]["relationships"]["loans"]["data"], json!([]));
        let kinds: Vec<&str> =
            answer.body["included"].as_array().expect("included").iter().map(|each| identity(each).0).collect();
        assert_eq!(kinds, ["authors", "books", "books", "loans"]);
    }
}

#[tokio::test]
async fn readers_see_what_policies_leave_them() {
    for server in Server::stocked().await {
        assert_eq!(server.patch("/books/2/publish", json!({ "type": "books" })).await.status, 200);
        let listed = server.as_role("reader", "GET", "/books", Body::empty()).await;
        assert_eq!(listed.ids(), ["2"]);
        assert_eq!(server.as_role("reader", "GET", "/books/1", Body::empty()).await.status, 404);
        let foreign = server.as_token("b:librarian", "GET", "/books/2", Body::empty()).await;
        assert_eq!(foreign.status, 404);
        server.sql("update books set rating = 4.5").await;
        assert_eq!(server.get("/books/2").await.body["data"]["attributes"]["rating"], 4.5);
        let hidden = server.as_role("reader", "GET", "/books/2", Body::empty()).await;
        assert_eq!(hidden.body["data"]["attributes"]["rating"], json!(null));
    }
}

fn loan(isbn: &str, number: u32) -> serde_json::Value {
    json!({
        "type": "loans",
        "attributes": { "number": number, "reader": "Zoe" },
        "relationships": { "book": { "data": { "type": "books", "id": isbn } } },
    })
}

fn identity(record: &serde_json::Value) -> (&str, &str) {
    (record["type"].as_str().expect("a type"), record["id"].as_str().expect("an id"))
}

/// Every resource identifier in relationships.
fn linked(document: &serde_json::Value) -> Vec<(&str, &str)> {
    let of = |member: &str| document[member].as_array();
    let records = of("data").into_iter().chain(of("included")).flatten();
    let relationships = records.filter_map(|record| record["relationships"].as_object()).flat_map(|all| all.values());
    relationships
        .flat_map(|relationship| match &relationship["data"] {
            serde_json::Value::Array(many) => many.iter().collect::<Vec<_>>(),
            serde_json::Value::Null => Vec::new(),
            one => vec![one],
        })
        .map(identity)
        .collect()
}
