//! The description of the API, and pages that show it.

use resource_macros::resource_test;
use resource_runtime::testing::TestCx;

use crate::program::{Program, Server};

#[resource_test]
async fn the_document_is_the_one_that_is_checked_in(t: TestCx) {
    let server = Program::of(&t).serve(&[]);
    let answer = server.visit("/api/v2/open_api");
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../generated/openapi.json");
    assert!(answer.body == std::fs::read_to_string(path).expect("the document"), "another text is served");
}

#[resource_test]
async fn the_pages_load_nothing_from_elsewhere(t: TestCx) {
    let server = Program::of(&t).serve(&[]);
    let moved = server.visit("/api/v2/docs");
    assert_eq!((moved.status, moved.header("location")), (303, "/api/v2/docs/"));
    let page = server.visit("/api/v2/docs/");
    assert_eq!(page.status, 200);
    let policy = page.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'self';"), "{policy}");
    assert!(!policy.contains("http") && !policy.contains("unsafe-eval"), "{policy}");
    let named = referenced(&page.body);
    assert!(named.len() >= 4, "{named:?}");
    for file in &named {
        assert!(!file.contains("//"), "{file} is elsewhere");
        let answer = server.visit(&format!("/api/v2/docs/{}", file.trim_start_matches("./")));
        assert_eq!(answer.status, 200, "{file}");
        assert!(answer.header("content-security-policy") == policy, "{file}");
    }
    assert!(!page.body.contains("<script>"), "the policy forbids scripts in the page");
    shows_this_api(&server);
}

fn shows_this_api(server: &Server) {
    let start = server.visit("/api/v2/docs/swagger-initializer.js");
    assert!(start.body.contains("/api/v2/open_api"), "{}", start.body);
    assert!(start.body.contains("\"validatorUrl\": \"none\""), "{}", start.body);
}

/// What a page loads.
fn referenced(page: &str) -> Vec<&str> {
    let of = |attribute: &'static str| page.split(attribute).skip(1).filter_map(|rest| rest.split('"').next());
    of("src=\"").chain(of("href=\"")).collect()
}
