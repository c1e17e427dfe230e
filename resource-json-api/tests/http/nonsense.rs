//! Whatever is sent, the answer is a document of JSON:API and never a defect of the server.

use axum::body::Body;
use axum::http::Uri;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::server::{Answer, Server};

/// Parts of query strings that come close to something.
fn query() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "filter[title]",
        "filter[title][in]",
        "filter[author.name]",
        "filter[author.books.pages][ge]",
        "filter[tags]",
        "filter[rating][lt]",
        "filter[grade][gt]",
        "filter[published_at]",
        "filter[extra][is_null]",
        "filter[]",
        "filter",
        "filter[is_long]",
        "filter[author]",
        "filter[loans.number]",
        "sort",
        "include",
        "fields[books]",
        "fields[authors]",
        "page[size]",
        "page[after]",
        "page[before]",
        "page[offset]",
        "page[count]",
        "pages",
        "x[y][z]",
        "%5B",
        "sort[",
    ]);
    let value = prop_oneof![
        prop::sample::select(vec![
            "title",
            "-pages",
            "is_long,-title",
            "author",
            "author.books.loans",
            "loans.book.author",
            "1",
            "0",
            "250",
            "true",
            "null",
            "",
            ",",
            "\\",
            "-",
            "9223372036854775807",
            "-9223372036854775808",
            "1e308",
            "NaN",
            "good",
            "draft",
            "2026-01-01T00:00:00Z",
            "00000000-0000-0000-0000-000000000000",
            "%00",
            "%ff",
            "AQAAAAE",
            "tags",
            "extra",
        ])
        .prop_map(str::to_owned),
        "[ -~]{0,12}".prop_map(|text| percent(&text)),
        ".{0,6}".prop_map(|text| percent(&text)),
    ];
    prop::collection::vec((name, value), 0..5).prop_map(|pairs| {
        pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    })
}

fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// JSON that comes close to documents.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop::sample::select(vec!["books", "authors", "1", "good", "", "\u{0}", "2026-01-01T00:00:00Z"])
            .prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        let name = prop::sample::select(vec![
            "data",
            "type",
            "id",
            "attributes",
            "relationships",
            "author",
            "title",
            "pages",
            "tags",
            "extra",
            "rating",
            "grade",
            "isbn",
            "name",
            "born",
            "number",
            "reader",
            "book",
            "note",
            "times",
            "status",
            "x",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((name, inner), 0..6).prop_map(|members| {
                Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
            }),
        ]
    })
}

/// Documents of the right outline with anything inside.
fn document() -> impl Strategy<Value = String> {
    let near = (prop::sample::select(vec!["books", "authors", "loans"]), value(), value(), value()).prop_map(
        |(kind, id, attributes, relationships)| {
            json!({ "data": { "type": kind, "id": id, "attributes": attributes, "relationships": relationships } })
                .to_string()
        },
    );
    prop_oneof![near, value().prop_map(|value| value.to_string()), ".{0,40}"]
}

fn is_sound(answer: &Answer) -> Result<(), TestCaseError> {
    prop_assert!(answer.status < 500, "{:?}", answer);
    prop_assert!(answer.header("x-request-id").is_some());
    if answer.status >= 400 {
        prop_assert!(answer.body["errors"].as_array().is_some_and(|errors| !errors.is_empty()), "{:?}", answer);
    }
    Ok(())
}

fn runner() -> TestRunner {
    TestRunner::new(Config { cases: 400, failure_persistence: None, ..Config::default() })
}

#[test]
fn query_strings_do_no_harm() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let servers = runtime.block_on(Server::stocked());
    let path =
        prop::sample::select(vec!["/books", "/books/1", "/books/at-least", "/authors", "/loans", "/authors/by-name"]);
    let checked = runner().run(&(path, query()), |(path, query)| {
        let url = format!("/api/v2{path}?{query}");
        prop_assume!(url.parse::<Uri>().is_ok());
        servers.iter().try_for_each(|server| is_sound(&runtime.block_on(server.get(&url))))
    });
    checked.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn documents_do_no_harm() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let servers = runtime.block_on(Server::stocked());
    let route = prop::sample::select(vec![
        ("POST", "/books"),
        ("PATCH", "/books/1"),
        ("PATCH", "/books/2/publish"),
        ("POST", "/authors"),
        ("POST", "/loans"),
        ("POST", "/books/1/dust"),
        ("DELETE", "/books/3"),
        ("POST", "/books/stats"),
    ]);
    let checked = runner().run(&(route, document()), |((method, path), document)| {
        servers.iter().try_for_each(|server| {
            let body = Body::from(document.clone());
            is_sound(&runtime.block_on(server.as_role("librarian", method, path, body)))
        })
    });
    checked.unwrap_or_else(|error| panic!("{error}"));
}
