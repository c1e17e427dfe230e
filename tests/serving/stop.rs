//! How the program ends.

use std::io::{Read as _, Write as _};
use std::time::{Duration, Instant};

use generated::monitoring::{CheckOutcome, PollJobStatus, alert, check_result, poll_job, service_check};
use resource_macros::resource_test;
use resource_runtime::testing::{TestCx, TestTenant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::check::{http, ten_minutes_ago};
use crate::program::{Answer, Program};
use crate::{admin, tenant};

/// A question that is put to a server.
async fn asked(server: &TcpListener) -> TcpStream {
    let asked = tokio::time::timeout(Duration::from_secs(100), server.accept()).await;
    let (mut stream, _) = asked.expect("it is asked").expect("a connection");
    assert!(stream.read(&mut [0; 4096]).await.expect("a request") > 0);
    stream
}

/// Waits until the server wants the rest of a request, so that the request is under way.
fn asks_for_more(stream: &mut std::net::TcpStream) {
    let mut said = [0; 25];
    stream.read_exact(&mut said).expect("an interim answer");
    assert_eq!(said.as_slice(), b"HTTP/1.1 100 Continue\r\n\r\n");
}

async fn statuses(tenant: &TestTenant) -> Vec<PollJobStatus> {
    let jobs = poll_job::list(&tenant.role("viewer")).all().await.expect("poll jobs");
    jobs.iter().map(|job| job.status).collect()
}

#[resource_test]
async fn it_says_so_first_answers_what_is_under_way_and_ends(t: TestCx) {
    tenant(&t, "acme").await;
    let key = admin(&t, "acme");
    let mut server = Program::of(&t).serve(&["--shutdown-delay-seconds", "15"]);
    // Half of a request.
    let body = r#"{"data":{"type":"device-groups","attributes":{"name":"last"}}}"#;
    let mut stream = server.connect();
    let head = format!(
        "POST /api/v2/device-groups HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {key}\r\n\
         Content-Type: application/vnd.api+json\r\nExpect: 100-continue\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).expect("sent");
    asks_for_more(&mut stream);
    stream.write_all(&body.as_bytes()[..10]).expect("sent");

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
    assert!(start.elapsed() < Duration::from_secs(120), "{:?}", start.elapsed());
}

#[resource_test]
async fn who_never_ends_a_request_is_given_up(t: TestCx) {
    let mut server = Program::of(&t).serve(&["--shutdown-delay-seconds", "0", "--shutdown-grace-seconds", "1"]);
    let mut stream = server.connect();
    let head = "POST /api/v2/tenants/register HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n";
    stream.write_all(head.as_bytes()).expect("sent");
    asks_for_more(&mut stream);
    stream.write_all(b"{").expect("sent");
    server.signal("TERM");
    assert_eq!(server.ended(), 0);
    assert!(server.log().iter().any(|line| line["message"] == "requests that are still under way are given up"));
}

#[resource_test]
async fn a_check_that_runs_may_end_and_its_result_is_kept(t: TestCx) {
    ten_minutes_ago(&t).await;
    let acme = t.tenant("a");
    let web = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let check = http(&acme, web.local_addr().expect("an address").port()).await;
    let mut server = Program::of(&t).serve(&["--shutdown-delay-seconds", "0", "--shutdown-grace-seconds", "250"]);
    let mut stream = asked(&web).await;
    server.signal("TERM");
    server.logged(|line| line["message"] == "taking no more jobs");
    tokio::time::sleep(Duration::from_secs(2)).await;
    stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await.expect("answered");
    assert_eq!(server.ended(), 0);

    let found = service_check::get(&acme.role("viewer"), &check).await.expect("the check");
    assert_eq!((found.last_result, &found.last_error), (Some(CheckOutcome::Success), &None));
    assert_eq!(statuses(&acme).await, [PollJobStatus::Completed]);
    assert!(!server.log().iter().any(|line| line["level"] == "ERROR"), "{:#?}", server.log());
}

#[resource_test]
async fn a_check_that_does_not_end_is_no_failure(t: TestCx) {
    ten_minutes_ago(&t).await;
    let acme = t.tenant("a");
    let web = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    http(&acme, web.local_addr().expect("an address").port()).await;
    let mut server = Program::of(&t).serve(&["--shutdown-delay-seconds", "0", "--shutdown-grace-seconds", "1"]);
    let _stream = asked(&web).await;
    let start = Instant::now();
    server.signal("TERM");
    assert_eq!(server.ended(), 0);
    assert!(start.elapsed() < Duration::from_secs(120), "{:?}", start.elapsed());
    let viewer = acme.role("viewer");
    assert_eq!(check_result::list(&viewer).count().await.expect("counted"), 0);
    assert_eq!(alert::list(&viewer).count().await.expect("counted"), 0);
    assert_eq!(statuses(&acme).await, [PollJobStatus::Running], "another poller gets it");
}
