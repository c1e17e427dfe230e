//! How many requests there may be, over real sockets; the arithmetic is tested beside it.

use resource_macros::resource_test;
use resource_runtime::testing::TestCx;

use crate::program::{Answer, Program};
use crate::{admin, tenant};

const PATH: &str = "/api/v2/partitions";

fn is_refusal(answer: &Answer) {
    assert_eq!(answer.status, 429, "{answer:?}");
    assert_eq!(answer.header("content-type"), "application/vnd.api+json");
    let seconds: u64 = answer.header("retry-after").parse().expect("seconds");
    assert!((1..=60).contains(&seconds), "{seconds}");
    assert!(!answer.header("x-request-id").is_empty());
    let error = &answer.json()["errors"][0];
    assert_eq!((error["status"].as_str(), error["code"].as_str()), (Some("429"), Some("too_many_requests")));
}

#[resource_test]
async fn a_token_is_limited_and_another_is_not(t: TestCx) {
    tenant(&t, "acme").await;
    let (one, other) = (admin(&t, "acme"), admin(&t, "acme"));
    let server = Program::of(&t).serve(&["--limits-token-per-minute", "1", "--limits-token-burst", "3"]);
    for _ in 0..3 {
        assert_eq!(server.get(PATH, &one).status, 200);
    }
    is_refusal(&server.get(PATH, &one));
    is_refusal(&server.ask("GET", PATH, &[format!("X-API-Key: {one}")], ""));
    is_refusal(&server.ask("GET", PATH, &[format!("authorization: BEARER  {one}")], ""));
    assert_eq!(server.get(PATH, &other).status, 200);
    assert_eq!(server.visit("/health/ready").status, 200);
}

#[resource_test]
async fn who_tries_keys_is_soon_not_listened_to(t: TestCx) {
    tenant(&t, "acme").await;
    let key = admin(&t, "acme");
    let arguments = ["--limits-failures-per-minute", "1", "--limits-failures-burst", "2"];
    let server = Program::of(&t).serve(&[&arguments[..], &["--trusted-proxies", "127.0.0.1"]].concat());
    let from = |client: &str, key: &str| {
        let headers = [format!("Authorization: Bearer {key}"), format!("X-Forwarded-For: {client}")];
        server.ask("GET", PATH, &headers, "")
    };
    let wrong = "x".repeat(43);
    assert_eq!(from("192.0.2.1", &wrong).status, 401);
    assert_eq!(from("192.0.2.1", &wrong).status, 401);
    is_refusal(&from("192.0.2.1", &wrong));
    is_refusal(&from("192.0.2.1", &key));
    assert_eq!(from("192.0.2.2", &key).status, 200, "others are behind the same proxy");
}

#[resource_test]
async fn nobody_but_a_trusted_proxy_says_where_a_request_comes_from(t: TestCx) {
    let server = Program::of(&t).serve(&["--limits-address-per-minute", "1", "--limits-address-burst", "2"]);
    let from = |client: &str| server.ask("GET", PATH, &[format!("X-Forwarded-For: {client}")], "");
    assert_eq!((from("192.0.2.1").status, from("192.0.2.2").status), (401, 401));
    is_refusal(&from("192.0.2.3"));
}
