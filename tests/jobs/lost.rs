//! Jobs whose process dies, panics, or cannot say what became of them: none is lost, and none is done twice.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use generated::jobs::{Job, JobState};
use generated::monitoring::poll_job::{self, PollJobHooks};
use generated::monitoring::{AlertStatus, PollJob, alert};
use resource_core::{Id, Value};
use resource_macros::resource_test;
use resource_runtime::db::{Access, Connection, Dialect};
use resource_runtime::engine::{Clock, Parts};
use resource_runtime::jobs::{Drained, Jobs, NewJob};
use resource_runtime::keyring::Keyring;
use resource_runtime::testing::{TestCx, TestTenant};
use resource_runtime::{Cx, Db, Engine, Result, Slots};
use sea_orm::{DbBackend, Statement};
use tokio::sync::{Notify, Semaphore, oneshot};

use crate::{all, minutes, raised};

/// What the assignment of a poll job does here.
#[derive(Clone)]
pub enum Way {
    Panics,
    /// Only counts.
    Ends,
    /// As the one before, where nobody looks for jobs.
    IsTold,
    /// The first one waits to be told to end.
    Waits(Arc<Notify>),
    /// So many are quick; every other waits until there are permits.
    Slows(usize, Arc<Semaphore>),
}

struct Odd {
    way: Way,
    calls: Arc<AtomicUsize>,
}

impl PollJobHooks for Odd {
    async fn assign(&self, _: &Cx, _: &Id<PollJob>) -> Result<()> {
        let before = self.calls.fetch_add(1, Ordering::SeqCst);
        match &self.way {
            Way::Panics => panic!("a defect"),
            Way::Waits(gate) if before == 0 => gate.notified().await,
            Way::Slows(quick, gate) if before >= *quick => drop(gate.acquire().await),
            Way::Ends | Way::IsTold | Way::Waits(_) | Way::Slows(..) => {}
        }
        Ok(())
    }

    async fn look_after(&self, _: &Cx, _: &Id<PollJob>) -> Result<()> {
        Ok(())
    }

    async fn give_up(&self, _: &Cx, _: &Id<PollJob>) -> Result<()> {
        Ok(())
    }
}

/// The jobs of a product that assigns poll jobs in such a way, and how often it did.
pub fn odd(t: &TestCx, way: Way) -> (Jobs, Arc<AtomicUsize>) {
    let (jobs, calls, _) = odd_over(t, t.db().clone(), way);
    (jobs, calls)
}

/// As [`odd`], in a process of its own, as far as the database can tell; with its engine.
pub fn odd_over(t: &TestCx, db: Db, way: Way) -> (Jobs, Arc<AtomicUsize>, Engine) {
    let (setup, calls, clock) = (tests::setup(), Arc::<AtomicUsize>::default(), t.clock().clone());
    let is_told = matches!(way, Way::IsTold);
    let hooks = generated::Hooks { poll_job: Arc::new(Odd { way, calls: calls.clone() }), ..app::hooks() };
    let engine = Engine::new(Parts {
        application: setup.application,
        db,
        hooks: Arc::new(hooks),
        policies: setup.policies,
        clock: Clock::Fixed(Arc::new(move || clock.now())),
        keyring: Keyring::random().expect("random numbers"),
    });
    let mut settings = app::jobs::settings();
    (settings.poll, settings.lease) = (Duration::from_millis(20), Duration::from_millis(600));
    if is_told {
        settings.poll = Duration::from_secs(3_600);
    }
    (Jobs::new(engine.clone(), app::jobs::tables().expect("tables"), settings), calls, engine)
}

/// Asks for a poll job to be assigned; answers with the number of the job that is to do it.
pub async fn asked(tenant: &TestTenant, queue: &str) -> i64 {
    let cx = tenant.system("orchestration");
    let create = poll_job::Create {
        schedule: None,
        schedule_run: None,
        schedule_name: None,
        check_count: None,
        check_ids: None,
        partition: None,
        priority: None,
        timeout_seconds: None,
        max_retries: None,
        metadata: None,
    };
    let job = poll_job::create(&cx, create).await.expect("a poll job").id;
    let action = poll_job::POLL_JOB.action("assign").expect("an action");
    let call = NewJob::new(&poll_job::POLL_JOB, action, Slots::new(Vec::new()));
    let call = call.on(vec![job.to_scalar()]).queue(queue).attempts(1);
    app::jobs::tables().expect("tables").enqueue(cx.any(), call).await.expect("enqueued").expect("a job")
}

pub async fn run(t: &TestCx, script: &str) {
    sea_orm::ConnectionTrait::execute_unprepared(t.db().writer(), script).await.expect(script);
}

/// Whether a job is leased for longer than this.
async fn is_leased(t: &TestCx, job: i64, time: Duration) -> bool {
    let until = t.clock().now().micros() + time.as_micros() as i64;
    let (backend, until) = match t.dialect() {
        Dialect::Sqlite => (DbBackend::Sqlite, until.to_string()),
        Dialect::Postgres => (DbBackend::Postgres, format!("to_timestamp({until} / 1000000.0)")),
    };
    let leased = format!("SELECT id FROM jobs WHERE id = {job} AND lease_until > {until}");
    let connection = Connection::Pool(t.db().clone());
    let rows = connection.send(Access::Read, Statement::from_string(backend, leased)).await;
    !rows.expect("an answer").is_empty()
}

pub async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    let patience = tokio::time::Instant::now() + Duration::from_secs(120);
    while !holds().await {
        assert!(tokio::time::Instant::now() < patience, "waited in vain until {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

pub async fn job(tenant: &TestTenant, id: i64) -> Job {
    all(tenant).await.into_iter().find(|job| job.id == id).expect("the job")
}

/// Runs jobs; what stops them and waits for their end.
pub fn start(jobs: &Jobs) -> (oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
    let (stop, stopped) = oneshot::channel::<()>();
    let jobs = jobs.clone();
    (stop, tokio::spawn(async move { jobs.run(async { drop(stopped.await) }).await.expect("stopped") }))
}

#[resource_test]
async fn a_job_that_panics_has_failed(t: TestCx) {
    let a = t.tenant("a");
    let (jobs, calls) = odd(&t, Way::Panics);
    for _ in 0..3 {
        asked(&a, "service_checks").await;
    }
    assert_eq!(jobs.drain().await.expect("drained"), Drained { completed: 0, failed: 3 });
    assert_eq!(calls.load(Ordering::SeqCst), 3, "one keeps no other from running");
    let all = all(&a).await;
    assert!(all.iter().all(|job| (job.state, job.errors.len()) == (JobState::Discarded, 1)), "{all:?}");
}

#[resource_test]
async fn what_became_of_a_job_is_noted_when_the_database_answers_again(t: TestCx) {
    let a = t.tenant("a");
    let (jobs, calls) = odd(&t, Way::Ends);
    let deaf = match t.dialect() {
        Dialect::Sqlite => {
            "CREATE TRIGGER deaf BEFORE UPDATE ON jobs WHEN NEW.state = 'completed' \
             BEGIN SELECT RAISE(ABORT, 'not now'); END"
        }
        Dialect::Postgres => {
            "CREATE FUNCTION deaf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not now'; END $$; \
             CREATE TRIGGER deaf BEFORE UPDATE ON jobs FOR EACH ROW WHEN (NEW.state = 'completed') \
             EXECUTE FUNCTION deaf()"
        }
    };
    run(&t, deaf).await;
    for _ in 0..5 {
        asked(&a, "service_checks").await;
    }
    let (stop, running) = start(&jobs);
    until("all were called", async || calls.load(Ordering::SeqCst) == 5).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(all(&a).await.iter().all(|job| job.state == JobState::Executing), "nobody could note it");
    run(&t, if t.dialect() == Dialect::Sqlite { "DROP TRIGGER deaf" } else { "DROP TRIGGER deaf ON jobs" }).await;
    until("it is noted", async || all(&a).await.iter().all(|job| job.state == JobState::Completed)).await;
    assert_eq!(calls.load(Ordering::SeqCst), 5, "none was called again");
    stop.send(()).expect("it runs");
    running.await.expect("no panic");
}

#[resource_test]
async fn a_process_keeps_no_job_that_it_does_not_run(t: TestCx) {
    let a = t.tenant("a");
    let gate = Arc::new(Notify::new());
    let (jobs, calls) = odd(&t, Way::Waits(gate.clone()));
    let long = asked(&a, "service_checks").await;
    let (stop, running) = start(&jobs);
    until("the long one runs", async || calls.load(Ordering::SeqCst) == 1).await;
    // The answer to a claim that the process never got.
    let missed = asked(&a, "nobody's").await;
    let claimed = format!(
        "UPDATE jobs SET state = 'executing', attempt = 1, queue = 'service_checks', \
         leased_by = (SELECT leased_by FROM jobs WHERE id = {long}), \
         lease_until = (SELECT lease_until FROM jobs WHERE id = {long}) WHERE id = {missed}"
    );
    run(&t, &claimed).await;
    until("the other one is done, too", async || {
        // The lease of the long one is renewed by the time of the system, and not of the test's clock.
        if is_leased(&t, long, Duration::from_millis(300)).await {
            t.clock().advance(Duration::from_millis(20));
        }
        job(&a, missed).await.state == JobState::Completed
    })
    .await;
    let (long, missed) = (job(&a, long).await, job(&a, missed).await);
    assert_eq!((long.state, long.attempt), (JobState::Executing, 1), "it was kept");
    assert_eq!((missed.attempt, missed.max_attempts), (2, 2), "one attempt more, since nobody knows of the first");
    gate.notify_one();
    until("the long one is done", async || job(&a, long.id).await.state == JobState::Completed).await;
    stop.send(()).expect("it runs");
    running.await.expect("no panic");
}

#[resource_test]
async fn a_call_whose_process_died_may_have_been_done(t: TestCx) {
    let a = t.tenant("a");
    let jobs = crate::jobs(&t).await;
    let alert = raised(&a, "one").await.id;
    t.clock().advance(minutes(31));
    let cx = a.system("alerts");
    let action = alert::ALERT.action("auto_escalate").expect("an action");
    let call = || NewJob::new(&alert::ALERT, action, Slots::empty(&alert::ALERT.actions[usize::from(action)]));
    let enqueue = async || {
        let call = call().on(vec![alert.to_scalar()]).queue("alerts");
        app::jobs::tables().expect("tables").enqueue(cx.any(), call).await.expect("enqueued").expect("a job")
    };
    let died = enqueue().await;
    alert::auto_escalate(&cx, &alert, alert::AutoEscalate::default()).await.expect("done");
    let dead = "UPDATE jobs SET state = 'executing', attempt = 1, leased_by = 'dead', lease_until = scheduled_at";
    run(&t, dead).await;
    t.clock().advance(Duration::from_secs(1));
    assert_eq!(jobs.rescue().await.expect("rescued"), 1);
    assert_eq!(jobs.drain().await.expect("drained"), Drained { completed: 1, failed: 0 });
    assert_eq!((job(&a, died).await.state, job(&a, died).await.attempt), (JobState::Completed, 2));
    let known = alert::get(&a.role("viewer"), &alert).await.expect("the alert");
    assert_eq!((known.status, known.escalation_level), (AlertStatus::Escalated, 1), "once");

    // The same, if the attempt after that had failed for another reason, such as a database that did not answer.
    let died = enqueue().await;
    let failed = format!(
        r#"UPDATE jobs SET state = 'retryable', attempt = 2,
        errors = '[{{"attempt":2,"at":"2026-01-05T10:00:00Z","error":"The database does not answer."}}]' WHERE id = {died}"#
    );
    run(&t, &failed).await;
    assert_eq!(jobs.drain().await.expect("drained"), Drained { completed: 1, failed: 0 });
    assert_eq!((job(&a, died).await.state, job(&a, died).await.attempt), (JobState::Completed, 3));

    // One that nobody has tried before is refused, and told why.
    let refused = enqueue().await;
    assert_eq!(jobs.drain().await.expect("drained"), Drained { completed: 0, failed: 1 });
    // It failed with a word, so the next attempt fails as well.
    t.clock().advance(minutes(1));
    assert_eq!(jobs.drain().await.expect("drained"), Drained { completed: 0, failed: 1 });
    assert_eq!(job(&a, refused).await.errors.len(), 2);
}
