//! How the program ends.

use std::io::Write as _;
use std::time::{Duration, Instant};

use resource_macros::resource_test;
use resource_runtime::testing::TestCx;

use crate::program::{Answer, Program};
use crate::{admin, tenant};

#[resource_test]
async fn it_says_so_first_answers_what_is_under_way_and_ends(t: TestCx) {
    tenant(&t, "acme").await;
    let key = admin(&t, "acme");
    let mut server = Program::of(&t).serve(&["--shutdown-delay-seconds", "2"]);
    // Half of a request.
    let body = r#"{"data":{"type":"device-groups","attributes":{"name":"last"}}}"#;
    let mut stream = server.connect();
    let head = format!(
        "POST /api/v2/device-groups HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {key}\r\n\
         Content-Type: application/vnd.api+json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body.as_bytes()[..10])).expect("sent");
    std::thread::sleep(Duration::from_millis(200));

    server.signal("TERM");
    server.logged(|line| line["message"].as_str().is_some_and(|text| text.starts_with("stopping;")));
    let refused = server.visit("/health/ready");
    assert_eq!((refused.status, refused.json()["reason"].as_str()), (503, Some("stopping")));
    assert_eq!(server.visit("/health/live").status, 200);
    assert_eq!(server.get("/api/v2/device-groups", &key).status, 200, "requests are still taken");
    server.logged(|line| line["message"] == "taking no more jobs");

    stream.write_all(&body.as_bytes()[10..]).expect("sent");
    let answer = Answer::read(stream);
    assert_eq!(answer.status, 201, "{answer:?}");
    assert_eq!(server.ended(), 0);
    let log = server.log();
    assert_eq!(log.last().map(|line| line["message"].clone()), Some("stopped".into()), "{log:#?}");
}

#[resource_test]
async fn a_second_signal_ends_it_at_once(t: TestCx) {
    let mut server = Program::of(&t).serve(&["--shutdown-delay-seconds", "600"]);
    server.signal("INT");
    server.logged(|line| line["message"].as_str().is_some_and(|text| text.starts_with("stopping;")));
    let start = Instant::now();
    server.signal("INT");
    assert_eq!(server.ended(), 130);
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[resource_test]
async fn who_never_ends_a_request_is_given_up(t: TestCx) {
    let mut server = Program::of(&t).serve(&["--shutdown-delay-seconds", "0", "--shutdown-grace-seconds", "1"]);
    let mut stream = server.connect();
    stream.write_all(b"POST /api/v2/tenants/register HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{").expect("sent");
    std::thread::sleep(Duration::from_millis(200));
    server.signal("TERM");
    assert_eq!(server.ended(), 0);
    assert!(server.log().iter().any(|line| line["message"] == "requests that are still under way are given up"));
}
