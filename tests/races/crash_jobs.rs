//! Workers that are killed while they work off jobs: `kill -9` at random moments.
//!
//! Each job escalates an alert: most by the trigger of the declarations, some as calls of the action. An alert that
//! is escalated a second time would have another level and another event. Half way through, an escalation may have
//! been written whose job is not known to be done; somebody else then calls it again.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use generated::monitoring::alert::{self, ALERT, Raise};
use generated::monitoring::{AlertSource, Severity};
use resource_core::Timestamp;
use resource_macros::resource_test;
use resource_runtime::db::Dialect;
use resource_runtime::testing::{Random, TestCx, TestTenant};
use tests::background::{Background, Checks};
use tokio::runtime::Handle;

use crate::crash::settled;
use crate::process::Process;
use crate::race::{number, only, rows, text};

const JOBS: i64 = 20_000;
/// How many of them code has asked for, and not the trigger.
const CALLS: i64 = 2_000;
/// Workers at a time, and how many of them are killed one after the other.
const AT_ONCE: usize = 3;
const KILLS_EACH: usize = 20;
/// How long nothing may happen until jobs count as stuck. How long all of them take is the machine's affair.
const PATIENCE: Duration = Duration::from_secs(60);

const KEY: &str = "monitoring.alert#auto_escalate";
const UNFINISHED: &str =
    "SELECT count(*) FROM jobs WHERE state IN ('available', 'scheduled', 'executing', 'retryable')";

#[resource_test]
async fn killed_workers_do_every_job_once(t: TestCx) {
    let started = Instant::now();
    let tenant = t.tenant("a");
    waiting_jobs(&t, &tenant).await;
    let folder = tempfile::tempdir().expect("a folder");
    let orders = Background {
        keyring: folder.path().join("keyring"),
        ahead_seconds: 0,
        lease_ms: 2_000,
        queues: vec![("alerts".to_owned(), 16)],
        checks: Checks::Elsewhere,
    };
    let prepared = started.elapsed();
    let kills = killed(&t, &orders);
    let left = number(&t, UNFINISHED).await;
    let worked = started.elapsed() - prepared;
    finished(&t, &orders).await;
    let took = started.elapsed() - prepared;
    settled(&t).await;

    let account = Account::of(&t).await;
    assert!(kills >= 50, "{kills} of the workers were killed while there was work");
    assert_eq!(account.states, [("completed".to_owned(), JOBS)], "every job is done and none is stuck");
    assert_eq!((account.escalated, account.events, account.of_alerts), (JOBS, JOBS, JOBS), "each alert once");
    assert!(account.again > 0 && account.known > 0, "nothing was interrupted: {account:?}");
    tests::counts::tell(&format!(
        "kill -9 of workers, {:?}: {JOBS} jobs done once, {kills} workers killed; {} jobs were called again, of which {} had been done; \
         {left} were left after {worked:.0?}, none after {took:.0?}; prepared in {prepared:.1?}",
        t.dialect(),
        account.again,
        account.known
    ));
}

/// What came of it.
#[derive(Debug)]
struct Account {
    /// Jobs by state.
    states: Vec<(String, i64)>,
    /// Alerts that were escalated once.
    escalated: i64,
    /// Escalations that were noted, and of how many alerts.
    events: i64,
    of_alerts: i64,
    /// Jobs that were called more than once.
    again: i64,
    /// Those whose effect was there when they were called for the last time.
    known: i64,
}

impl Account {
    async fn of(t: &TestCx) -> Account {
        let states = rows(t, "SELECT state, CAST(count(*) AS text) FROM jobs GROUP BY state ORDER BY state").await;
        let states = states.iter().map(|row| (text(row, 0), text(row, 1).parse().expect("a number"))).collect();
        let of = "FROM events WHERE event_type = 'alert_state_changed' AND new_state = 'escalated'";
        let key = match t.dialect() {
            Dialect::Sqlite => "lower(hex(a.id))",
            Dialect::Postgres => "replace(CAST(a.id AS text), '-', '')",
        };
        let known = format!(
            "SELECT count(*) FROM alerts a JOIN jobs j ON j.unique_key = '{KEY}:' || {key} \
             WHERE j.attempt > 1 AND a.escalated_at < j.attempted_at"
        );
        Account {
            states,
            escalated: number(t, "SELECT count(*) FROM alerts WHERE status = 'escalated' AND escalation_level = 1")
                .await,
            events: number(t, &format!("SELECT count(*) {of}")).await,
            of_alerts: number(t, &format!("SELECT count(DISTINCT alert) {of}")).await,
            again: number(t, "SELECT count(*) FROM jobs WHERE attempt > 1").await,
            known: number(t, &known).await,
        }
    }
}

/// Workers, each killed after a while and followed by the next; how many were killed while there was work.
fn killed(t: &TestCx, orders: &Background) -> usize {
    let kills = AtomicUsize::new(0);
    let (handle, counted) = (Handle::current(), &kills);
    tokio::task::block_in_place(|| {
        std::thread::scope(|scope| {
            for at in 0..AT_ONCE {
                let handle = handle.clone();
                scope.spawn(move || {
                    let mut random = Random::new(at as u64 + 1);
                    for _ in 0..KILLS_EACH {
                        let worker = Process::background(t.url(), orders);
                        std::thread::sleep(Duration::from_millis(100 + random.next() % 900));
                        let work = handle.block_on(number(t, UNFINISHED));
                        assert!(worker.kill().is_empty(), "it says nothing");
                        counted.fetch_add(usize::from(work > 0), Ordering::SeqCst);
                    }
                });
            }
        });
    });
    kills.into_inner()
}

/// Workers that nobody kills do what is left, and end when they are told to.
async fn finished(t: &TestCx, orders: &Background) {
    let workers: Vec<Process> = (0..2).map(|_| Process::background(t.url(), orders)).collect();
    let (mut least, mut moved) = (JOBS, Instant::now());
    loop {
        let left = number(t, UNFINISHED).await;
        if left == 0 {
            break;
        }
        if left < least {
            (least, moved) = (left, Instant::now());
        }
        if moved.elapsed() > PATIENCE {
            let states = rows(t, "SELECT state, CAST(count(*) AS text) FROM jobs GROUP BY state").await;
            let states: Vec<_> = states.iter().map(|row| (text(row, 0), text(row, 1))).collect();
            panic!("jobs are stuck: {states:?}");
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    for worker in workers {
        assert_eq!(worker.end(), ["stopped"]);
    }
}

/// Alerts that nobody has looked at for half an hour, each with its job.
async fn waiting_jobs(t: &TestCx, tenant: &TestTenant) {
    let now = Timestamp::now();
    t.clock().set(Timestamp::from_micros(now.micros() - 3_600_000_000));
    let jobs = app::jobs::jobs(t.engine()).expect("the tables fit");
    jobs.declare().await.expect("declared");
    alert::raise(&tenant.system("results"), raise()).await.expect("an alert");
    let others = copies(t.dialect());
    sea_orm::ConnectionTrait::execute_unprepared(t.db().writer(), &others).await.expect("alerts");
    t.clock().set(now);
    only(t, &[KEY]).await;
    assert_eq!(jobs.tick().await.expect("a look"), 1);
    only(t, &[]).await;
    // As code would have written that calls the action itself: nothing looks at the alert again before it is called.
    let calls = format!("UPDATE jobs SET worker = 'monitoring.alert.auto_escalate' WHERE id % {} = 0", JOBS / CALLS);
    sea_orm::ConnectionTrait::execute_unprepared(t.db().writer(), &calls).await.expect("calls");
    assert_eq!(number(t, "SELECT count(*) FROM jobs WHERE state = 'available'").await, JOBS);
}

fn raise() -> Raise {
    Raise {
        title: "something does not answer".to_owned(),
        severity: Some(Severity::Critical),
        source_type: Some(AlertSource::External),
        source_id: Some("0".to_owned()),
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
    }
}

/// The same alert again and again, each with a source of its own.
fn copies(dialect: Dialect) -> String {
    let columns: Vec<&str> = ALERT.fields.iter().map(|field| field.column).collect();
    let (id, series) = match dialect {
        Dialect::Sqlite => (
            "randomblob(16)",
            format!(
                "(WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < {}) SELECT n FROM n)",
                JOBS - 1
            ),
        ),
        Dialect::Postgres => ("gen_random_uuid()", format!("(SELECT generate_series(1, {}) AS n)", JOBS - 1)),
    };
    let values = columns.iter().map(|column| match *column {
        "id" => id.to_owned(),
        "source_id" => "CAST(series.n AS text)".to_owned(),
        other => format!("alerts.\"{other}\""),
    });
    let values: Vec<String> = values.collect();
    let columns: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    format!("INSERT INTO alerts ({}) SELECT {} FROM alerts, {series} AS series", columns.join(", "), values.join(", "))
}
