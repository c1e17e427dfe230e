//! The whole of monitoring in one process, over a test's database and a clock that the test moves.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use app::monitoring::notify::{Webhook, Webhooks};
use app::monitoring::{presence, role};
use app::outside::Outside;
use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::routing::post;
use generated::identity::api_token::{self, Issue};
use generated::identity::{Role, TokenAccess, user};
use generated::monitoring::{ServiceCheck, service_check};
use resource_core::{CiString, Id, Scalar, Secret, Timestamp};
use resource_json_api::{Options, router};
use resource_runtime::db::Dialect;
use resource_runtime::jobs::Jobs;
use resource_runtime::testing::{Setup, TestCx, TestTenant};
use serde_json::{Value, json};
use tests::http::Api;
use tokio::net::TcpListener;
use tokio::sync::watch;
use uuid::Uuid;

/// Everything that runs.
pub struct Stage {
    /// The database and the clock.
    pub t: TestCx,
    /// The tenant that is monitored.
    pub tenant: TestTenant,
    /// What it reaches beyond the database.
    pub outside: Outside,
    /// The background.
    pub jobs: Jobs,
    /// What the webhook was told.
    pub told: Arc<Mutex<Vec<Value>>>,
    /// The API.
    pub api: Api,
    /// The key of an operator of the tenant.
    pub operator: String,
    stop: watch::Sender<bool>,
}

/// Runs a test on both databases.
pub async fn on_both(test: impl AsyncFn(Stage)) {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        test(Stage::new(dialect).await).await;
    }
}

impl Stage {
    async fn new(dialect: Dialect) -> Stage {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let heard = Arc::default();
        let webhook = receiver(Arc::clone(&heard)).await;
        let webhook = Webhook { url: Secret::new(webhook), headers: Default::default(), enabled: true };
        let outside = Outside::new(Webhooks::new(&[webhook]).expect("a webhook"));
        let setup = Setup { hooks: Arc::new(app::hooks_with(&outside)), ..tests::setup() };
        let t = TestCx::new(dialect, &setup).await;
        t.clock().set(Timestamp::now());
        let tenant = t.tenant("a");
        let jobs = app::jobs::jobs(t.engine()).expect("the tables fit");
        jobs.declare().await.expect("declared");
        let (stop, stopped) = watch::channel(false);
        let (engine, bus, stopping) = (t.engine().clone(), outside.clone(), stopped.clone());
        tokio::spawn(async move { role::core(engine, bus, told(stopping)).await.expect("core runs") });
        let (engine, bus) = (t.engine().clone(), outside.clone());
        tokio::spawn(async move {
            role::local(engine, bus, Duration::ZERO, told(stopped)).await.expect("poller and agent run")
        });
        let by_token = Arc::new(app::authenticate::ByToken::default());
        let api = Api::listening(router(t.engine().clone(), by_token, Options::new("/api/v2"))).await;
        let mut stage = Stage { t, tenant, outside, jobs, told: heard, api, operator: String::new(), stop };
        stage.operator = stage.key(&stage.tenant, Role::Operator).await;
        stage
            .until("a poller and an agent are there", async || {
                presence::note(stage.t.engine(), stage.outside.bus.as_ref()).await.expect("noted");
                let cx = stage.tenant.role("viewer");
                let pollers = generated::infrastructure::poller::list(&cx).all().await.expect("pollers").len();
                let agents = generated::infrastructure::agent::list(&cx).all().await.expect("agents").len();
                pollers > 0 && agents > 0
            })
            .await;
        stage
    }

    /// The key of somebody with a role in a tenant.
    pub async fn key(&self, tenant: &TestTenant, role: Role) -> String {
        let admin = tenant.role("admin");
        let email = CiString::new(format!("{role:?}@example.org"));
        let person = user::create(&admin, user::Create { email, display_name: None, role: Some(role) });
        let person = Scalar::Uuid(person.await.expect("a user").id.uuid());
        let cx = tenant.member(&format!("{role:?}").to_lowercase(), &[("user", person)]);
        let issue = Issue {
            name: "test".to_owned(),
            description: None,
            access: Some(TokenAccess::Admin),
            expires_at: None,
            metadata: None,
            user: None,
        };
        api_token::issue(&cx, issue).await.expect("a token").token.clone()
    }

    /// Sends a document as the operator; answers with the id of what it made.
    pub async fn post(&self, path: &str, data: Value) -> String {
        let reply = self.api.send("POST", path, Some(&self.operator), Some(&json!({ "data": data }))).await;
        assert_eq!(reply.status, 201, "{path}: {}", reply.text);
        reply.json()["data"]["id"].as_str().expect("an id").to_owned()
    }

    /// What somebody sees at a path.
    pub async fn seen(&self, key: &str, path: &str) -> Vec<Value> {
        let reply = self.api.send("GET", path, Some(key), None).await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.text);
        reply.json()["data"].as_array().expect("a list").clone()
    }

    /// A check whether a port of this machine answers.
    pub async fn tcp_check(&self, device: Option<&str>, port: u16) -> Id<ServiceCheck> {
        let attributes = json!({
            "name": format!("port {port}"), "check_type": "tcp", "target": "127.0.0.1", "port": port,
            "timeout_seconds": 1, "retries": 1,
        });
        let mut check = json!({ "type": "service-checks", "attributes": attributes });
        if let Some(uid) = device {
            check["relationships"] = json!({ "device": { "data": { "type": "devices", "id": uid } } });
        }
        Id::from(self.post("/service-checks", check).await.parse::<Uuid>().expect("a UUID"))
    }

    /// Lets time pass, and what is due by then be done.
    pub async fn later(&self, minutes: u64) {
        self.t.clock().advance(Duration::from_secs(60 * minutes));
        // They were there all the time, which nobody noted on this clock.
        presence::note(self.t.engine(), self.outside.bus.as_ref()).await.expect("noted");
        self.settle().await;
    }

    /// Lets what is due be done.
    pub async fn settle(&self) {
        self.jobs.tick().await.expect("a look");
        let drained = self.jobs.drain().await.expect("drained");
        assert_eq!(drained.failed, 0, "no job fails");
    }

    /// The check as it is.
    pub async fn check(&self, check: &Id<ServiceCheck>) -> ServiceCheck {
        service_check::get(&self.tenant.role("viewer"), check).await.expect("the check")
    }

    /// Waits until something is so.
    ///
    /// # Panics
    /// When it is not within minutes.
    pub async fn until(&self, what: &str, holds: impl AsyncFn() -> bool) {
        let patience = tokio::time::Instant::now() + Duration::from_secs(120);
        while !holds().await {
            assert!(tokio::time::Instant::now() < patience, "waited in vain until {what}");
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Waits until a check has so many results.
    pub async fn results(&self, count: u64) {
        let cx = self.tenant.role("viewer");
        self.until("the results are in", async || {
            let results = generated::monitoring::check_result::list(&cx).count().await;
            results.expect("counted") >= count
        })
        .await;
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = self.stop.send(true);
    }
}

/// Ends when it is said to stop.
async fn told(mut stopped: watch::Receiver<bool>) {
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// A webhook that remembers what it was told.
async fn receiver(told: Arc<Mutex<Vec<Value>>>) -> String {
    async fn hear(State(told): State<Arc<Mutex<Vec<Value>>>>, headers: HeaderMap, body: String) {
        let mut body: Value = serde_json::from_str(&body).expect("JSON");
        body["key"] = headers["idempotency-key"].to_str().expect("a text").into();
        told.lock().expect("no panic").push(body);
    }
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address: SocketAddr = listener.local_addr().expect("an address");
    let router = Router::new().route("/alerts", post(hear)).with_state(told);
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}/alerts")
}
