//! Lines of the log.

use resource_macros::resource_test;
use resource_runtime::testing::TestCx;

use crate::program::Program;
use crate::{admin, tenant};

#[resource_test]
async fn every_line_of_a_request_has_its_id_and_none_has_the_key(t: TestCx) {
    tenant(&t, "acme").await;
    let key = admin(&t, "acme");
    let mut server = Program::of(&t).serve(&[]);
    let headers = [format!("Authorization: Bearer {key}"), "X-Request-Id: here-and-now".to_owned()];
    let answer = server.ask("GET", "/api/v2/partitions?filter[slug]=secret-word", &headers, "");
    assert_eq!((answer.status, answer.header("x-request-id")), (200, "here-and-now"));
    let line = server.logged(|line| line["message"] == "answered");
    assert_eq!((&line["spans"][0]["name"], &line["spans"][0]["id"]), (&"request".into(), &"here-and-now".into()));
    assert_eq!((&line["level"], &line["status"]), (&"INFO".into(), &200.into()));
    for line in server.log() {
        assert!(line.is_object(), "{line} is no JSON");
        let text = line.to_string();
        assert!(!text.contains(&key) && !text.contains("secret-word"), "{text}");
    }
}
