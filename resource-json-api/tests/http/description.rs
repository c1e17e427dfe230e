//! The OpenAPI description of the library.

use std::collections::BTreeSet;

use resource_json_api::{Description, openapi};
use serde_json::Value;

use crate::library::LIBRARY;

fn described() -> (String, Value) {
    let description = Description {
        title: "Library".to_owned(),
        version: "2".to_owned(),
        text: String::new(),
        prefix: "/api/v2".to_owned(),
        declared: &[("library.book", 0x2a)],
    };
    let text = resource_json_api::openapi::text(&openapi(&LIBRARY, description));
    let value = serde_json::from_str(&text).expect("JSON");
    (text, value)
}

/// Calls `visit` with every value below `value`.
fn each<'a>(value: &'a Value, visit: &mut impl FnMut(&'a Value)) {
    visit(value);
    match value {
        Value::Array(items) => items.iter().for_each(|item| each(item, visit)),
        Value::Object(members) => members.values().for_each(|member| each(member, visit)),
        _ => {}
    }
}

#[test]
fn every_route_is_described_under_its_own_name() {
    let (_, description) = described();
    assert_eq!(description["openapi"], "3.1.0");
    assert_eq!(description["servers"][0]["url"], "/api/v2");
    assert_eq!(description["x-declared"]["library.book"], "000000000000002a");
    let mut names = BTreeSet::new();
    for route in LIBRARY.resources.iter().flat_map(|entry| entry.routes) {
        let method = format!("{:?}", route.method).to_lowercase();
        let operation = &description["paths"][route.path][&method];
        let name = operation["operationId"].as_str().unwrap_or_else(|| panic!("no {method} {}", route.path));
        assert!(names.insert(name), "{name} is there twice");
    }
    assert!(names.contains("book_publish") && names.contains("author_by_name"), "{names:?}");
}

#[test]
fn every_reference_leads_somewhere() {
    let (_, description) = described();
    let mut count = 0;
    each(&description, &mut |value| {
        if let Some(reference) = value["$ref"].as_str() {
            let pointer = reference.strip_prefix('#').expect("a local reference");
            assert!(description.pointer(pointer).is_some(), "{reference} leads nowhere");
            count += 1;
        }
    });
    assert!(count > 50, "{count} references");
}

#[test]
fn inputs_say_what_they_take() {
    let (_, description) = described();
    let data = &description["components"]["schemas"]["BookRegisterInput"]["properties"]["data"]["properties"];
    assert_eq!(data["attributes"]["required"], serde_json::json!(["isbn", "title", "pages", "tags"]));
    assert_eq!(data["attributes"]["additionalProperties"], false);
    assert_eq!(data["attributes"]["properties"]["title"]["maxLength"], 200);
    assert_eq!(data["attributes"]["properties"]["pages"]["maximum"], 100_000);
    assert_eq!(data["attributes"]["properties"]["code"]["writeOnly"], true);
    assert!(data["relationships"]["properties"]["author"].is_object());
    let ping = &description["paths"]["/books/ping"]["post"];
    assert_eq!(ping["security"], Value::Null);
    assert_eq!(description["paths"]["/books"]["get"]["security"], serde_json::json!([{ "bearer": [] }]));
}

#[test]
fn inputs_have_an_id_where_one_can_be_stated() {
    let (_, description) = described();
    let data = |input: &str| &description["components"]["schemas"][input]["properties"]["data"];
    let id = |input: &str| &data(input)["properties"]["id"];
    assert!(id("BookRegisterInput").is_null(), "the key of a book is an attribute");
    assert_eq!(id("BookUpdateInput")["minLength"], 1);
    assert_eq!(data("BookRegisterInput")["additionalProperties"], false);
    assert_eq!(data("BookRegisterInput")["properties"]["meta"], serde_json::json!({}));
    let sort = &description["components"]["parameters"]["BookSort"]["schema"];
    assert_eq!((&sort["minItems"], &sort["maxItems"], &sort["uniqueItems"]), (&1.into(), &8.into(), &Value::Null));
}

#[test]
fn a_create_that_may_take_over_a_record_has_two_answers() {
    let (_, description) = described();
    let answers = |path: &str| &description["paths"][path]["post"]["responses"];
    assert!(answers("/authors/keep")["200"].is_object() && answers("/authors/keep")["201"].is_object());
    assert!(answers("/authors")["200"].is_null() && answers("/authors")["201"].is_object());
}

#[test]
fn what_stays_on_the_server_is_not_described() {
    let (text, _) = described();
    assert!(!text.contains("tenant_id") && !text.contains("notes"));
}

#[test]
fn the_text_is_the_same_every_time_and_sorted() {
    let (text, description) = described();
    assert_eq!(text, described().0);
    let mut sorted = true;
    each(&description, &mut |value| {
        if let Value::Object(members) = value {
            let names: Vec<&String> = members.keys().collect();
            sorted &= names.windows(2).all(|pair| pair[0] < pair[1]);
        }
    });
    assert!(sorted && text.ends_with("}\n"));
}
