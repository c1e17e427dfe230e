//! Encrypted fields are taken and never given.

use resource_json_api::{Description, openapi};
use serde_json::{Value, json};

use crate::library::LIBRARY;
use crate::server::Server;

#[tokio::test]
async fn what_is_encrypted_is_taken_and_never_leaves() {
    for server in Server::start().await {
        let attributes = json!({ "name": "Ada", "contract": { "share": "12 percent" }, "pen": "George Eliot" });
        let answer = server.post("/authors", json!({ "type": "authors", "attributes": attributes })).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        assert_eq!(answer.body["data"]["attributes"], json!({ "name": "Ada", "born": null }));
        let id = answer.body["data"]["id"].as_str().expect("an id");
        server.book("1", "Middlemarch", 800, Some(id)).await;
        let mut seen = vec![answer.body.to_string(), format!("{:?}", answer.headers)];
        for path in [
            "/authors".to_owned(),
            format!("/authors/{id}"),
            "/authors/by-name?name=Ada".to_owned(),
            "/books?include=author".to_owned(),
        ] {
            let answer = server.get(&path).await;
            assert_eq!(answer.status, 200, "{path}: {answer:?}");
            seen.push(answer.body.to_string());
        }
        for text in seen {
            for word in ["contract", "percent", "pen\"", "Eliot"] {
                assert!(!text.contains(word), "{word} in {text}");
            }
        }
        let stored = server.count("select count(*) from authors where contract is not null and pen is not null").await;
        assert_eq!(stored, 1);
    }
}

#[tokio::test]
async fn nothing_asks_about_it() {
    for server in Server::stocked().await {
        for query in ["filter[pen]=x", "filter[pen][ne]=x", "sort=pen", "sort=-contract", "fields[authors]=pen"] {
            let answer = server.get(&format!("/authors?{query}")).await;
            assert_eq!(answer.status, 400, "{query}: {answer:?}");
        }
        assert_eq!(server.get("/books?filter[author.pen]=x").await.status, 400);
        assert_eq!(server.get("/books?sort=author.pen").await.status, 400);
    }
}

#[tokio::test]
async fn its_rules_are_those_of_what_is_given() {
    for server in Server::start().await {
        let attributes = json!({ "name": "Ada", "contract": "none", "pen": "x" });
        let answer = server.post("/authors", json!({ "type": "authors", "attributes": attributes })).await;
        let mut errors = answer.errors();
        errors.sort_unstable();
        assert_eq!(errors, [("/data/attributes/contract", "type"), ("/data/attributes/pen", "length")]);
        assert!(!answer.body.to_string().contains("none"), "{answer:?}");
    }
}

#[test]
fn it_is_described_as_an_input_alone() {
    let description = Description {
        title: "Library".to_owned(),
        version: "2".to_owned(),
        text: String::new(),
        prefix: "/api/v2".to_owned(),
        declared: &[("library.book", 0x2a)],
    };
    let text = resource_json_api::openapi::text(&openapi(&LIBRARY, description));
    let description: Value = serde_json::from_str(&text).expect("JSON");
    let schemas = &description["components"]["schemas"];
    let given = &schemas["AuthorCreateInput"]["properties"]["data"]["properties"]["attributes"]["properties"];
    assert_eq!((&given["pen"]["type"], &given["pen"]["writeOnly"]), (&json!(["string", "null"]), &json!(true)));
    assert_eq!((&given["contract"]["writeOnly"], &given["pen"]["maxLength"]), (&json!(true), &json!(20)));
    assert_eq!(text.matches("\"pen\"").count(), 1, "in one input and nowhere else");
    assert_eq!(text.matches("\"contract\"").count(), 1);
}
