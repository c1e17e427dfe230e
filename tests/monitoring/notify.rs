//! Telling people of alerts: webhooks that fail, stall or are gone, and what is noted of it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use app::monitoring::notify::{Webhook, Webhooks};
use app::outside::Outside;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use generated::jobs::{Job, JobState, job};
use generated::monitoring::alert::{self, Clear, Raise, Reopen};
use generated::monitoring::{Alert, AlertSource, AlertStatus, Severity, event};
use resource_core::{Id, Secret, Timestamp};
use resource_runtime::db::Dialect;
use resource_runtime::jobs::{Drained, Jobs};
use resource_runtime::testing::{Setup, TestCx, TestTenant};
use serde_json::Value;
use tests::shut::Shut;
use tokio::net::TcpListener;

const TOLD: Drained = Drained { completed: 1, failed: 0 };
const FAILED: Drained = Drained { completed: 0, failed: 1 };

/// How long a webhook has to answer, where nobody waits for one that does not.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a webhook does.
#[derive(Clone, Copy)]
enum Way {
    Answers(u16),
    Stalls,
}

/// A webhook, and what it was told: key, header and document.
#[derive(Clone)]
struct Receiver {
    way: Arc<Mutex<Way>>,
    told: Arc<Mutex<Vec<(String, String, Value)>>>,
}

impl Receiver {
    async fn listening() -> (Receiver, String) {
        async fn hear(State(receiver): State<Receiver>, headers: HeaderMap, body: String) -> StatusCode {
            let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("").to_owned();
            let body = serde_json::from_str(&body).expect("JSON");
            receiver.told.lock().expect("no panic").push((header("idempotency-key"), header("x-team"), body));
            let way = *receiver.way.lock().expect("no panic");
            match way {
                Way::Answers(status) => StatusCode::from_u16(status).expect("a status"),
                Way::Stalls => std::future::pending().await,
            }
        }
        let receiver = Receiver { way: Arc::new(Mutex::new(Way::Answers(204))), told: Arc::default() };
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address: SocketAddr = listener.local_addr().expect("an address");
        let router = Router::new().route("/alerts", post(hear)).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (receiver, format!("http://{address}/alerts"))
    }

    fn does(&self, way: Way) {
        *self.way.lock().expect("no panic") = way;
    }

    fn told(&self) -> Vec<(String, String, Value)> {
        self.told.lock().expect("no panic").clone()
    }
}

/// A tenant whose alerts are told to a webhook.
struct Desk {
    t: TestCx,
    tenant: TestTenant,
    jobs: Jobs,
}

impl Desk {
    async fn new(dialect: Dialect, url: &str) -> Desk {
        Desk::patient(dialect, url, PATIENCE).await
    }

    /// One that gives a webhook so long to answer.
    async fn patient(dialect: Dialect, url: &str, patience: Duration) -> Desk {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let headers = BTreeMap::from([("X-Team".to_owned(), Secret::new("night".to_owned()))]);
        let webhook = Webhook { url: Secret::new(url.to_owned()), headers, enabled: true };
        let webhooks = Webhooks::new(&[webhook]).expect("a webhook").patience(patience);
        let hooks = app::hooks_with(&Outside::new(webhooks));
        let t = TestCx::new(dialect, &Setup { hooks: Arc::new(hooks), ..tests::setup() }).await;
        let jobs = app::jobs::jobs(t.engine()).expect("the tables fit");
        jobs.declare().await.expect("declared");
        Desk { tenant: t.tenant("a"), t, jobs }
    }

    async fn raised(&self, title: &str) -> Id<Alert> {
        let raise = Raise {
            title: title.to_owned(),
            severity: Some(Severity::Critical),
            source_type: Some(AlertSource::ServiceCheck),
            source_id: Some("web".to_owned()),
            description: None,
            device: None,
            service_check: None,
            agent: None,
            partition: None,
            metric_name: None,
            metric_value: None,
            threshold_value: None,
            comparison: None,
            metadata: None,
            tags: None,
        };
        alert::raise(&self.tenant.system("results"), raise).await.expect("an alert").id
    }

    /// Lets time pass, and what is due by then be done.
    async fn later(&self, seconds: u64) -> Drained {
        self.t.clock().advance(Duration::from_secs(seconds));
        self.jobs.tick().await.expect("a look");
        self.jobs.drain().await.expect("drained")
    }

    async fn alert(&self, id: &Id<Alert>) -> Alert {
        alert::get(&self.tenant.role("viewer"), id).await.expect("the alert")
    }

    /// The jobs that tell people, the oldest first.
    async fn notifying(&self) -> Vec<Job> {
        let cx = self.tenant.role("operator");
        let jobs = job::list(&cx).filter(Job::QUEUE.eq("notifications")).all().await.expect("jobs");
        jobs.into_iter().rev().collect()
    }

    /// Waits until a job wants to run.
    async fn until(&self, job: &Job) -> Drained {
        self.t.clock().set(job.scheduled_at);
        self.later(0).await
    }
}

async fn on_both(test: impl AsyncFn(Desk, Receiver)) {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let (receiver, url) = Receiver::listening().await;
        test(Desk::new(dialect, &url).await, receiver).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_webhook_that_fails_is_given_up_until_the_next_escalation() {
    on_both(async |desk, receiver| {
        receiver.does(Way::Answers(500));
        let id = desk.raised("web is down").await;
        assert_eq!(desk.later(60).await, FAILED);
        for attempt in 1..=10 {
            let (jobs, alert) = (desk.notifying().await, desk.alert(&id).await);
            let [job] = jobs.as_slice() else { panic!("one job, and no other beside it: {jobs:?}") };
            assert_eq!(
                (job.attempt, alert.notification_attempts, alert.notification_failures),
                (attempt, attempt, attempt)
            );
            assert_eq!(alert.last_notification_attempt_at, Some(desk.t.clock().now()));
            assert!(alert.last_notification_error.as_deref().is_some_and(|error| error.contains("500")), "{alert:?}");
            assert_eq!((alert.notification_count, alert.last_notification_at), (0, None));
            assert_eq!(alert.notification_given_up_at.is_some(), attempt == 10);
            if attempt < 10 {
                assert_eq!(job.state, JobState::Retryable);
                assert_eq!(desk.until(job).await, FAILED);
            }
        }
        assert_eq!(desk.notifying().await[0].state, JobState::Discarded);
        let cx = desk.tenant.role("viewer");
        let told = event::list(&cx).filter(generated::monitoring::Event::EVENT_TYPE.eq("alert_notification_failed"));
        assert_eq!(told.all().await.expect("events").len(), 1, "that nobody was told is told here");
        for _ in 0..3 {
            assert_eq!(desk.later(60).await, Drained::default(), "no more of this level");
        }
        receiver.does(Way::Answers(204));
        while desk.alert(&id).await.status != AlertStatus::Escalated {
            assert!(desk.notifying().await.len() == 1 && receiver.told().len() == 10);
            desk.later(60).await;
        }
        desk.later(60).await;
        let alert = desk.alert(&id).await;
        assert_eq!((alert.notification_count, alert.notification_failures, alert.notification_attempts), (1, 0, 11));
        assert_eq!((alert.last_notification_error.clone(), alert.notification_given_up_at), (None, None));

        let told = receiver.told();
        let job = desk.notifying().await[0].id;
        assert!(told[..10].iter().all(|(key, _, _)| *key == format!("job-{job}:0")), "the same of one level: {told:?}");
        let (key, team, body) = &told[10];
        assert!(*key != told[0].0 && key.ends_with(":1") && team == "night", "{told:?}");
        assert_eq!((&body["escalation_level"], &body["status"]), (&1.into(), &"escalated".into()));
        assert_eq!(body["tenant"]["id"], desk.tenant.id().to_string());
        assert!(body["tenant"]["slug"].as_str().is_some_and(|slug| !slug.is_empty()), "{body}");
        assert_eq!((&body["level"], &body["title"]), (&"error".into(), &"web is down".into()));
        assert_eq!((&body["details"]["source_id"], &body["poller_id"]), (&"web".into(), &Value::Null));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_stalls_is_tried_again_by_the_same_job() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let (receiver, url) = Receiver::listening().await;
        let desk = Desk::patient(dialect, &url, Duration::from_secs(3)).await;
        receiver.does(Way::Stalls);
        let id = desk.raised("web is down").await;
        assert_eq!(desk.later(60).await, FAILED);
        let error = desk.alert(&id).await.last_notification_error.clone().expect("an error");
        assert!(error.contains("did not answer within 3s"), "{error}");
        receiver.does(Way::Answers(200));
        let waiting = desk.notifying().await.remove(0);
        assert_eq!(desk.until(&waiting).await, TOLD);
        let done = desk.notifying().await.remove(0);
        assert_eq!((done.id, done.state, done.attempt), (waiting.id, JobState::Completed, 2));
        assert_eq!(desk.alert(&id).await.notification_count, 1);
        assert_eq!(desk.later(60).await, Drained::default(), "once");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_is_gone_is_said_to_be() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let shut = Shut::any();
        let desk = Desk::new(dialect, &format!("http://127.0.0.1:{}/secret", shut.number)).await;
        let id = desk.raised("web is down").await;
        assert_eq!(desk.later(60).await, FAILED);
        let error = desk.alert(&id).await.last_notification_error.clone().expect("an error");
        assert!(error.contains("refused") && !error.contains("secret"), "{error}");
        alert::clear(&desk.tenant.system("results"), &id, Clear::default()).await.expect("over");
        let waiting = desk.notifying().await.remove(0);
        assert_eq!(desk.until(&waiting).await, TOLD, "there is nothing left to tell");
        assert_eq!(desk.alert(&id).await.notification_attempts, 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_comes_and_goes_is_told_of_once_in_a_while() {
    on_both(async |desk, receiver| {
        let results = desk.tenant.system("results");
        let first = desk.raised("web is down").await;
        assert_eq!(desk.later(60).await, TOLD);
        let at: Timestamp = desk.t.clock().now();
        alert::clear(&results, &first, Clear::default()).await.expect("over");
        // That the first one is over is told at once.
        for done in [TOLD, Drained::default()] {
            let again = desk.raised("web is down").await;
            assert_eq!(desk.later(60).await, done, "people were told a minute ago");
            let job = desk.notifying().await.into_iter().rev().find(|job| job.state == JobState::Scheduled);
            let job = job.expect("a job that waits");
            assert_eq!(job.scheduled_at.micros(), at.micros() + 300_000_000);
            assert_eq!((job.errors.len(), job.max_attempts - job.attempt), (0, 10), "it did not fail");
            assert_eq!(desk.alert(&again).await.notification_attempts, 0);
            alert::clear(&results, &again, Clear::default()).await.expect("over");
        }
        let last = desk.raised("web is down").await;
        desk.later(60).await;
        // Two of them are over by now; the third is still to be told of.
        assert_eq!(desk.later(120).await, Drained { completed: 3, failed: 0 });
        assert_eq!((desk.alert(&last).await.notification_count, receiver.told().len()), (1, 3));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn those_who_were_told_are_told_that_it_is_over() {
    on_both(async |desk, receiver| {
        let (results, admin) = (desk.tenant.system("results"), desk.tenant.role("admin"));
        let over = async |id: &Id<Alert>| {
            let note = Some("it answers again".to_owned());
            alert::clear(&results, id, Clear { note }).await.expect("over");
        };
        let id = desk.raised("web is down").await;
        over(&id).await;
        assert_eq!((desk.later(60).await, receiver.told().len()), (Drained::default(), 0), "nobody knew of it");

        let id = desk.raised("web is down").await;
        assert_eq!(desk.later(60).await, TOLD);
        over(&id).await;
        assert_eq!(desk.alert(&id).await.resolution_notified_at, None);
        assert_eq!(desk.later(60).await, TOLD);
        assert_eq!(desk.alert(&id).await.resolution_notified_at, Some(desk.t.clock().now()));
        let (key, _, body) = receiver.told().remove(1);
        assert!(key.ends_with(":resolved"), "{key}");
        assert_eq!((&body["status"], &body["level"]), (&"resolved".into(), &"info".into()));
        assert_eq!((&body["alert_id"], &body["resolution_note"]), (&id.to_string().into(), &"it answers again".into()));
        assert_eq!(desk.later(60).await, Drained::default(), "once");

        alert::reopen(&admin, &id, Reopen::default()).await.expect("open again");
        assert_eq!((desk.later(60).await, receiver.told().len()), (TOLD, 3));
        receiver.does(Way::Answers(503));
        over(&id).await;
        assert_eq!(desk.later(60).await, FAILED);
        assert_eq!(desk.alert(&id).await.notification_failures, 1);
        for _ in 1..10 {
            let waiting = desk.notifying().await.into_iter().find(|job| job.state == JobState::Retryable);
            assert_eq!(desk.until(&waiting.expect("a job")).await, FAILED);
        }
        let alert = desk.alert(&id).await;
        assert!(alert.notification_given_up_at.is_some() && alert.resolution_notified_at.is_none(), "{alert:?}");
        assert_eq!(desk.later(60).await, Drained::default(), "no more of that");
    })
    .await;
}
