//! A NetBox that fails.

use std::time::Duration;

use connectors::breaker::State;
use connectors::{Connector, FetchError, NetboxSettings, Secret, Settings};
use fake_netbox::{Fault, When};

use crate::support::{Bench, Reading};

fn limited(retry_after: &str) -> Fault {
    Fault::TooManyRequests { retry_after: retry_after.to_owned() }
}

#[tokio::test]
async fn throttled_requests_come_back_when_they_are_told() {
    let bench = Bench::new(500).await;
    bench.netbox.inject(limited("7"), When::Nth(2));
    bench.netbox.inject(limited("Mon, 05 Jan 2026 10:01:37 GMT"), When::Nth(4));
    bench.netbox.inject(limited("soon"), When::Nth(6));
    let reading = bench.read().await;
    assert!(reading.is_whole(), "{:?}", reading.end);
    assert_eq!(reading.devices.len(), 500);
    let slept = bench.clock.slept();
    assert_eq!(slept[..2], [Duration::from_secs(7), Duration::from_secs(90)]);
    assert!((250..=500).contains(&slept[2].as_millis()), "without a time that can be read, back off: {slept:?}");
    assert_eq!(slept.len(), 3);
}

#[tokio::test]
async fn nobody_waits_for_an_hour() {
    let bench = Bench::new(500).await;
    bench.netbox.inject(limited("3600"), When::Nth(3));
    let reading = bench.read().await;
    assert!(
        matches!(reading.error(), FetchError::RateLimited { attempts: 1, asked: Some(asked), .. } if asked.as_secs() == 3600)
    );
    assert!(reading.error().to_string().contains("asks for 3600 s"), "{}", reading.error());
    assert_eq!((reading.devices.len(), bench.clock.slept().len()), (200, 0));
}

#[tokio::test]
async fn servers_that_fail_are_asked_again() {
    let bench = Bench::new(500).await;
    bench.netbox.inject(Fault::Status(500), When::First(2));
    bench.netbox.inject(Fault::Status(503), When::Nth(5));
    let reading = bench.read().await;
    assert!(reading.is_whole(), "{:?}", reading.end);
    assert_eq!((reading.devices.len(), bench.netbox.list_requests()), (500, 8));
    let slept: Vec<u128> = bench.clock.slept().iter().map(Duration::as_millis).collect();
    let [first, second, third] = slept[..] else { panic!("{slept:?}") };
    assert!((250..=500).contains(&first) && (500..=1000).contains(&second), "{slept:?}");
    assert!((250..=500).contains(&third), "each page begins anew: {slept:?}");
}

#[tokio::test]
async fn but_not_for_ever() {
    let bench = Bench::new(500).await;
    bench.netbox.inject(Fault::Status(502), When::Always);
    let reading = bench.read().await;
    assert!(matches!(reading.error(), FetchError::ServerFailed { status: 502, attempts: 5, .. }), "{:?}", reading.end);
    assert_eq!(bench.netbox.list_requests(), 5);
}

#[tokio::test]
async fn a_failure_on_the_way_says_where_and_keeps_what_came() {
    let bench = Bench::new(500).await;
    let connector = bench.connector();
    let mut fetch = connector.fetch();
    for _ in 0..3 {
        fetch.next().await.unwrap().unwrap();
    }
    bench.netbox.inject(Fault::Status(500), When::Always);
    let Some(Err(error)) = fetch.next().await else { panic!("no error") };
    let page = format!("{}/api/dcim/devices/?limit=100&offset=300&ordering=id", bench.netbox.url());
    assert!(error.to_string().starts_with(&page), "{error}");
    assert!(fetch.next().await.is_none());
}

#[tokio::test]
async fn documents_that_end_too_early_are_asked_for_again() {
    for fault in [Fault::Truncated, Fault::CutShort] {
        let bench = Bench::new(300).await;
        bench.netbox.inject(fault.clone(), When::Nth(2));
        let reading = bench.read().await;
        assert!(reading.is_whole(), "{fault:?}: {:?}", reading.end);
        assert_eq!((reading.devices.len(), bench.netbox.list_requests()), (300, 4));

        bench.netbox.inject(fault.clone(), When::Always);
        let reading = bench.read().await;
        assert!(matches!(reading.error(), FetchError::Truncated { attempts: 5, .. }), "{fault:?}: {:?}", reading.end);
    }
}

#[tokio::test]
async fn stalled_answers_time_out() {
    let mut bench = Bench::new(300).await;
    bench.settings.timeout_seconds = 3;
    bench.around.retry.attempts = 2;
    bench.netbox.inject(Fault::Stalled(Duration::from_secs(3_600)), When::Nth(2));
    let reading = bench.read().await;
    assert!(reading.is_whole(), "{:?}", reading.end);
    assert_eq!(reading.devices.len(), 300);

    bench.netbox.inject(Fault::Stalled(Duration::from_secs(3_600)), When::Always);
    let reading = bench.read().await;
    assert!(matches!(reading.error(), FetchError::TimedOut { attempts: 2, .. }), "{:?}", reading.end);
    assert!(reading.error().is_timeout());
}

#[tokio::test]
async fn a_wrong_token_is_final() {
    let mut bench = Bench::new(10).await;
    bench.settings.token = Secret::new("wrong-token");
    let reading = bench.read().await;
    let error = reading.error();
    assert!(matches!(error, FetchError::TokenRefused { status: 403, .. }), "{error:?}");
    assert!(error.to_string().contains("the token is not accepted"), "{error}");
    assert_eq!((bench.netbox.list_requests(), bench.clock.slept().len()), (1, 0));

    bench.settings.token = Secret::new(bench.netbox.token());
    bench.netbox.inject(Fault::Status(401), When::Always);
    assert!(matches!(bench.read().await.error(), FetchError::TokenRefused { status: 401, .. }));
}

#[tokio::test]
async fn other_servers_are_recognised() {
    let bench = Bench::new(10).await;
    for body in ["<html>log in</html>", "[]", "{\"results\": 3}", "{\"count\": 1, \"next\": null}"] {
        bench.netbox.heal();
        bench.netbox.inject(Fault::Body(body.to_owned()), When::Always);
        let reading = bench.read().await;
        assert!(matches!(reading.error(), FetchError::NotNetbox { .. }), "{body}: {:?}", reading.end);
    }
    bench.netbox.heal();
    bench.netbox.inject(Fault::Redirect("https://login.example.com/?next=x".to_owned()), When::Always);
    let reading = bench.read().await;
    assert!(matches!(reading.error(), FetchError::Redirected { .. }), "{:?}", reading.end);
    assert!(reading.error().to_string().contains("https://login.example.com/"));

    let elsewhere = NetboxSettings { endpoint: format!("{}/other", bench.netbox.url()), ..bench.settings.clone() };
    let connector = Connector::new(Settings::Netbox(elsewhere), &bench.around).unwrap();
    let reading = Reading::of(connector.fetch()).await;
    assert!(matches!(reading.error(), FetchError::Rejected { status: 404, .. }), "{:?}", reading.end);
    assert_eq!(bench.clock.slept().len(), 0, "none of these is asked again");
}

#[tokio::test]
async fn a_page_has_a_limit() {
    let mut bench = Bench::new(100).await;
    bench.around.page_bytes = 10_000;
    let reading = bench.read().await;
    assert!(matches!(reading.error(), FetchError::PageTooLarge { limit: 10_000, .. }), "{:?}", reading.end);
    bench.settings.page_size = 2;
    assert!(bench.read().await.is_whole());
}

#[tokio::test]
async fn a_row_that_is_wrong_is_named() {
    let bench = Bench::new(0).await;
    let body = r#"{"count": 2, "next": null, "results": [{"id": 1, "name": "a"},
        {"id": 2, "name": "b", "primary_ip4": {"address": "10.0.0.300/24"}}]}"#;
    bench.netbox.inject(Fault::Body(body.to_owned()), When::Always);
    let reading = bench.read().await;
    let FetchError::Row { row: 2, field, value, .. } = reading.error() else { panic!("{:?}", reading.end) };
    assert_eq!((field.as_str(), value.as_str()), ("primary_ip4", "10.0.0.300/24"));
}

#[tokio::test]
async fn a_server_that_is_not_there_is_left_alone_for_a_while() {
    let mut bench = Bench::new(200).await;
    // Nobody listens at a port that is only taken.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let gone = socket.local_addr().unwrap();
    let there = std::mem::replace(&mut bench.settings.endpoint, format!("http://{gone}"));
    let reading = bench.read().await;
    assert!(matches!(reading.error(), FetchError::Unreachable { attempts: 5, .. }), "{:?}", reading.end);
    // Five attempts failed.
    assert_eq!(bench.around.breakers.of(&format!("http://{gone}/")).state(), State::Open);
    let slept = bench.clock.slept().len();
    let reading = bench.read().await;
    assert!(matches!(reading.error(), FetchError::CircuitOpen { .. }), "{:?}", reading.end);
    assert_eq!(bench.clock.slept().len(), slept, "a fetch that has not begun does not wait");
    assert!(reading.error().to_string().contains("next attempt in 30 s"), "{}", reading.error());
    bench.clock.advance(Duration::from_secs(30));
    assert!(matches!(bench.read().await.error(), FetchError::Unreachable { .. }));
    bench.settings.endpoint = there;
    assert!(bench.read().await.is_whole(), "other endpoints are not concerned");
}

#[tokio::test]
async fn a_fetch_that_is_underway_waits_for_the_circuit() {
    let bench = Bench::new(1000).await;
    // Requests 2, 4, 6, 8 and 10 fail, each page but once; the fifth failure opens the circuit.
    bench.netbox.inject(Fault::Status(500), When::Every(2));
    let mut fetch = bench.connector().fetch();
    for _ in 0..6 {
        fetch.next().await.unwrap().unwrap();
    }
    let slept = bench.clock.slept();
    assert!(slept.iter().any(|slept| slept.as_secs() >= 29), "{slept:?}");
    bench.netbox.heal();
    let mut chunks = 6;
    while let Some(step) = fetch.next().await {
        chunks += usize::from(matches!(step.unwrap(), connectors::Step::Chunk(_)));
    }
    assert_eq!(chunks, 10);
    assert_eq!(bench.around.breakers.of(&format!("{}/", bench.netbox.url())).state(), State::Closed);
}
