//! What is refused, how, and with what advice.

use axum::body::Body;
use axum::http::Request;
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use serde_json::json;

use super::stock;
use crate::stage::{Seen, Stage, record, wrongs};

#[resource_test]
async fn unknown_parameters_come_with_what_was_meant(t: TestCx) {
    let stage = Stage::new(&t).await;
    let viewer = stage.caller("viewer").await;
    let query = "filtr[name]=x&filter[naem]=x&filter[name][equals]=x&filter[partition.slog]=x&sort=-last_sen_time\
                 &include=identifers&fields[device]=name&fields[devices]=nmae&page[limit]=5&limit=5&filter[is_available]=x";
    let answer = viewer.get(&format!("/devices?{query}")).await.is(400);
    let expected = [
        ("fields[device]", "unknown"),
        ("fields[devices]", "unknown"),
        ("filter[is_available]", "value"),
        ("filter[naem]", "unknown"),
        ("filter[name][equals]", "unknown"),
        ("filter[partition.slog]", "unknown"),
        ("filtr[name]", "unknown"),
        ("include", "unknown"),
        ("limit", "unknown"),
        ("page[limit]", "unknown"),
        ("sort", "unknown"),
    ];
    assert_eq!(answer.wrong(), wrongs(&expected));
    for meant in ["`filter`", "`name`", "`slug`", "`last_seen_time`", "`identifiers`", "`devices`", "`size`"] {
        assert!(answer.text.contains(meant), "no {meant} in {}", answer.text);
    }
    for query in [
        "filter[tenant_id]=x",
        "sort=tenant_id",
        "fields[devices]=tenant_id",
        "filter[identifiers.tenant_id]=x",
        "sort=name&sort=uid",
        "page[size]=0",
        "page[size]=251",
        "page[offset]=-1",
        "page[after]=x&page[offset]=1",
        "filter[metadata]=x",
        "filter[status][gt]=managed",
        "filter[uid][is_null]=maybe",
        "include=partition.devices.partition.devices.partition.devices.partition.devices.partition.devices",
        "%ff=1",
    ] {
        viewer.get(&format!("/devices?{query}")).await.is(400);
    }
    let written = viewer.delete("/devices/d1?sort=uid").await;
    assert!(matches!(written.status, 400 | 403), "{}", written.text);
}

#[resource_test]
async fn each_kind_of_refusal_has_its_status(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    stock(&stage, &admin).await;
    let viewer = stage.caller("viewer").await;
    let other = Stage::named(&t, "b").await.caller("super_admin").await;
    let named = || record("devices", json!({ "name": "x" }));
    let nobody = stage.anonymous().get("/devices").await.is(401);
    assert_eq!((nobody.code().as_str(), nobody.header("www-authenticate")), ("unauthenticated", "Bearer"));
    let forbidden = viewer.patch("/devices/d1", named()).await.is(403);
    assert_eq!(forbidden.code(), "forbidden");
    assert_eq!(other.get("/devices/d1").await.is(404).code(), "not_found");
    let foreign = other.patch("/devices/d1", named()).await.is(404);
    let absent = other.patch("/devices/nothing", named()).await.is(404);
    assert_eq!(foreign.json(), absent.json(), "a foreign record is as absent as one that is not there");
    assert_eq!(admin.get("/device").await.is(404).code(), "not_found");
    let method = admin.post("/devices/d1", named()).await.is(405);
    assert!(method.header("allow").contains("PATCH"), "{:?}", method.headers);
    let mismatch = admin.patch("/devices/d1", json!({ "type": "pollers", "id": "d2" })).await.is(409);
    assert_eq!(mismatch.wrong(), wrongs(&[("/data/type", "type_mismatch"), ("/data/id", "id_mismatch")]));
    admin.act("/pollers/p1/activate").await.is(409);
    let invalid = admin.post("/devices", json!({ "type": "devices", "attributes": { "name": 1 } })).await.is(422);
    for object in invalid.json()["errors"].as_array().expect("errors") {
        let pointer = object["source"]["pointer"].as_str().expect("where it is");
        assert!(pointer.starts_with("/data/"), "{object}");
    }
    assert!(invalid.wrong().iter().any(|(place, _)| place == "/data/attributes/name"), "{}", invalid.text);
    for error in [nobody, forbidden, foreign, method, mismatch, invalid] {
        assert_eq!(error.header("content-type"), "application/vnd.api+json");
        let document = error.json();
        assert!(document.get("data").is_none() && document["jsonapi"]["version"] == "1.1");
        for object in document["errors"].as_array().expect("errors") {
            assert_eq!(object["status"], json!(error.status.to_string()));
            assert!(["code", "title", "detail"].iter().all(|name| object[name].is_string()), "{object}");
        }
    }
}

#[resource_test]
async fn headers_and_bodies_are_checked(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let send = async |header: (&str, &str), body: &str| {
        let request = Request::builder().method("POST").uri("/api/v2/device-groups");
        let request = request.header("authorization", format!("Bearer {}", admin.key())).header(header.0, header.1);
        stage.api.request(request.body(Body::from(body.to_owned())).expect("a request")).await
    };
    let group = r#"{"data":{"type":"device-groups","attributes":{"name":"x"}}}"#;
    let typed = "content-type";
    for media in ["text/plain", "application/vnd.api+json; charset=utf-8", "application/vnd.api+json;ext=\"x\""] {
        assert_eq!(
            send((typed, media), group).await.is(415).wrong(),
            wrongs(&[("Content-Type", "unsupported_media_type")])
        );
    }
    assert_eq!(send(("x-nothing", "x"), group).await.status, 415);
    assert_eq!(send(("accept", "text/html"), group).await.status, 406);
    let media = (typed, "application/vnd.api+json");
    for (body, status) in [
        ("", 422),
        ("{", 400),
        ("null", 422),
        ("[]", 422),
        (r#"{"data":[]}"#, 422),
        (r#"{"data":{"type":"device-groups","attributes":{"name":"x","name":"y"}}}"#, 400),
        (r#"{"data":{"attributes":{"name":"x"}}}"#, 422),
        (r#"{"data":{"type":"device-groups","attributes":[]}}"#, 422),
        (
            r#"{"data":{"type":"device-groups","id":"00000000-0000-0000-0000-000000000000","attributes":{"name":"x"}}}"#,
            403,
        ),
        (r#"{"data":{"type":"device-groups","attributes":{"name":"a\u0000b"}}}"#, 422),
    ] {
        let answer = send(media, body).await;
        assert!(answer.status == status || (status == 422 && answer.status == 400), "{body}: {}", answer.text);
    }
    assert_eq!(stage.count("device_groups", "1 = 1").await, 0);
    send(media, group).await.is(201);
    let deep =
        format!(r#"{{"data":{{"type":"device-groups","attributes":{{"name":"y","metadata":{}}}}}}}"#, "[".repeat(5000));
    send(media, &deep).await.is(400);
}
