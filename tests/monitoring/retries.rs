//! A check fails after its tries and not before: an agent asks as often as the check says, over real sockets.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use generated::monitoring::CheckOutcome;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::stage::{Stage, on_both};

/// A web server that works from some request on, and counts them.
struct Flaky {
    address: String,
    hits: Arc<AtomicUsize>,
}

impl Flaky {
    async fn working_from(first: usize) -> Flaky {
        let hits = Arc::new(AtomicUsize::new(0));
        let answer = move |State(hits): State<Arc<AtomicUsize>>| async move {
            match hits.fetch_add(1, Ordering::SeqCst) + 1 {
                hit if hit >= first => StatusCode::OK,
                _ => StatusCode::INTERNAL_SERVER_ERROR,
            }
        };
        let router = Router::new().route("/", get(answer)).with_state(Arc::clone(&hits));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move { axum::serve(listener, router).await });
        Flaky { address: format!("http://{address}/"), hits }
    }

    /// How often it was asked since somebody last wanted to know.
    fn hits(&self) -> usize {
        self.hits.swap(0, Ordering::SeqCst)
    }
}

/// Asks with so many retries; answers with the result and what is known beyond it, as the operator sees it.
async fn asked(stage: &Stage, flaky: &Flaky, retries: u8) -> (CheckOutcome, Value) {
    let more = json!({ "target": flaky.address, "retries": retries });
    let check = stage.checked(&format!("{retries} retries"), more).await;
    stage.later(1).await;
    stage.until("there is a result", async || stage.check(&check).await.last_result.is_some()).await;
    let results = stage.seen(&stage.operator, &format!("/check-results?filter[service_check]={check}")).await;
    assert_eq!(results.len(), 1, "{results:?}");
    let found = stage.check(&check).await;
    assert_eq!(found.consecutive_failures, i32::from(found.last_result == Some(CheckOutcome::Error)));
    (found.last_result.expect("a result"), results[0]["attributes"]["details"].clone())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_check_that_recovers_within_its_tries_is_a_success() {
    on_both(async |stage| {
        let flaky = Flaky::working_from(3).await;
        let (result, details) = asked(&stage, &flaky, 2).await;
        assert_eq!((result, flaky.hits()), (CheckOutcome::Success, 3));
        assert_eq!(details, json!({ "tries": 3 }));
        assert!(stage.seen(&stage.operator, "/alerts").await.is_empty(), "nothing is wrong");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_check_that_fails_as_often_as_it_is_tried_raises_one_alert() {
    for (retries, hits) in [(2, 3), (0, 1)] {
        on_both(async |stage| {
            let flaky = Flaky::working_from(usize::MAX).await;
            let (result, details) = asked(&stage, &flaky, retries).await;
            assert_eq!((result, flaky.hits()), (CheckOutcome::Error, hits));
            assert_eq!(details, json!({ "tries": hits, "cause": "unexpected_status" }));
            let alerts = stage.seen(&stage.operator, "/alerts").await;
            assert_eq!(alerts.len(), 1, "one for all its tries: {alerts:?}");
            assert_eq!(alerts[0]["attributes"]["status"], "pending");
        })
        .await;
    }
}
