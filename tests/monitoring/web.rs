//! Web servers and echo requests, from the check to its result, over real sockets.

use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use generated::infrastructure::{AgentCapability, agent};
use generated::monitoring::{CheckOutcome, ServiceCheck, alert};
use resource_core::Id;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use uuid::Uuid;

use crate::stage::{Stage, on_both};

/// A web server of this machine; answers with its address.
async fn server() -> String {
    async fn after(milliseconds: u64) -> &'static str {
        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
        "fine"
    }
    let router = Router::new()
        .route("/fine", get(|| async { "all is fine" }))
        .route("/broken", get(|| async { (StatusCode::INTERNAL_SERVER_ERROR, "no") }))
        .route("/slow", get(|| after(150)))
        .route("/stuck", get(|| after(30_000)));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

impl Stage {
    /// A check of a web server, unless it says otherwise.
    pub async fn checked(&self, name: &str, more: Value) -> Id<ServiceCheck> {
        let mut attributes = json!({ "name": name, "check_type": "http", "timeout_seconds": 5, "retries": 0 });
        for (name, value) in more.as_object().expect("an object") {
            attributes[name] = value.clone();
        }
        let data = json!({ "type": "service-checks", "attributes": attributes });
        Id::from(self.post("/service-checks", data).await.parse::<Uuid>().expect("a UUID"))
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_web_server_answers_as_it_should_or_not() {
    on_both(async |stage| {
        let server = server().await;
        let host = server.trim_start_matches("http://").to_owned();
        let (host, port) = host.split_once(':').expect("a port");
        let port: u16 = port.parse().expect("a number");
        let failed = |text: &'static str| (CheckOutcome::Error, Some(text));
        let mut checks = Vec::new();
        for (name, more, expected) in [
            ("fine", json!({ "target": format!("{server}/fine") }), (CheckOutcome::Success, None)),
            (
                "parts",
                json!({ "target": host, "port": port, "config": { "path": "/fine", "expect_body": "is fine" } }),
                (CheckOutcome::Success, None),
            ),
            ("body", json!({ "target": format!("{server}/fine"), "config": { "expect_body": "rain" } }), failed("rain")),
            ("status", json!({ "target": format!("{server}/broken") }), failed("status 500; expected 200-299")),
            (
                "wanted status",
                json!({ "target": format!("{server}/broken"), "config": { "expect_status": [{ "from": 500, "to": 500 }] } }),
                (CheckOutcome::Success, None),
            ),
            (
                "wanted statuses",
                json!({ "target": format!("{server}/broken"), "config": { "expect_status": [204, "500-599"] } }),
                (CheckOutcome::Success, None),
            ),
            (
                "slow",
                json!({ "target": format!("{server}/slow"), "warning_threshold_ms": 100 }),
                (CheckOutcome::Warning, Some("a warning above 100 ms")),
            ),
            (
                "too slow",
                json!({ "target": format!("{server}/slow"), "critical_threshold_ms": 100 }),
                (CheckOutcome::Critical, Some("critical above 100 ms")),
            ),
            (
                "stuck",
                json!({ "target": format!("{server}/stuck"), "timeout_seconds": 1 }),
                failed("no answer within 1000 ms"),
            ),
        ] {
            checks.push((name, stage.checked(name, more).await, expected));
        }
        stage.later(1).await;
        stage.results(checks.len() as u64).await;
        for (name, id, (outcome, text)) in &checks {
            let check = stage.check(id).await;
            assert_eq!(check.last_result, Some(*outcome), "{name}: {:?}", check.last_error);
            match text {
                Some(text) => assert!(check.last_error.as_ref().expect("why").contains(text), "{:?}", check.last_error),
                None => assert!(check.last_error.is_none() && check.last_response_time_ms.is_some(), "{name}"),
            }
        }
        let raised = alert::list(&stage.tenant.role("viewer")).all().await.expect("alerts");
        assert_eq!(raised.len(), 4, "for each that does not work, and for none that is slow but works");
        let slow: Vec<_> = raised.iter().filter(|alert| alert.title.ends_with(" answers too slowly")).collect();
        assert_eq!(slow.len(), 1, "{raised:?}");
    })
    .await;
}

/// What can be seen depends on what the system permits; both ways are checked.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_echo_request_is_answered_or_it_is_said_what_is_missing() {
    on_both(async |stage| {
        let viewer = stage.tenant.role("viewer");
        let agents = agent::list(&viewer).all().await.expect("agents");
        let able = agents.iter().any(|agent| agent.capabilities.contains(&AgentCapability::Icmp));
        let attributes = json!({ "check_type": "ping", "target": "127.0.0.1", "config": { "payload_bytes": 32 } });
        let id = stage.checked("echo", attributes).await;
        stage.later(1).await;
        if able {
            stage.results(1).await;
            let check = stage.check(&id).await;
            assert_eq!((check.last_result, &check.last_error), (Some(CheckOutcome::Success), &None));
            return assert!(check.last_response_time_ms.is_some());
        }
        // The only check of its job: no agent takes it, and the job says so.
        let jobs = generated::monitoring::poll_job::list(&viewer).all().await.expect("poll jobs");
        assert_eq!(jobs[0].error_code.as_deref(), Some("NO_AGENT"));
        let remedy = "net.ipv4.ping_group_range";
        assert!(jobs[0].error_message.as_ref().expect("why").contains(remedy), "{:?}", jobs[0].error_message);
        // Beside one that runs, it says so itself.
        let port = crate::port::Port::open().await;
        stage.tcp_check(None, port.number).await;
        stage.later(1).await;
        stage.results(2).await;
        let check = stage.check(&id).await;
        assert_eq!(check.last_result, Some(CheckOutcome::Unknown));
        let text = check.last_error.as_ref().expect("why");
        assert!(text.contains("capability `icmp`") && text.contains(remedy), "{text}");
        assert!(alert::list(&viewer).all().await.expect("alerts").is_empty(), "nothing is known of the target");
        port.close().await;
    })
    .await;
}
