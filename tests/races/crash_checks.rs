//! Processes that are killed while they run checks: `kill -9` at random moments.
//!
//! Each process is core, a poller and an agent at once: it looks for what is due, hands it out, asks ports of this
//! machine and takes in what came of that. Between two processes passes time enough for every claim to lapse and
//! every check to be due again. What must be there afterwards is worked out in
//! [`crash_checks_account`](crate::crash_checks_account).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use generated::infrastructure::Partition;
use generated::infrastructure::partition::PARTITION;
use generated::monitoring::{CheckType, PollJobStatus, PollingSchedule, ScheduleType};
use generated::monitoring::{polling_schedule, service_check};
use resource_core::{Id, Timestamp};
use resource_macros::resource_test;
use resource_runtime::row::Row;
use resource_runtime::testing::{Factory, Random, TestCx, TestTenant};
use tests::background::{Acknowledged, Background, Checks};
use tests::shut::Shut;
use tokio::net::TcpListener;
use uuid::Uuid;

use crate::crash::settled;
use crate::crash_checks_account::{Account, Stored};
use crate::process::Process;
use crate::race::{number, only, rows};

/// How often a process is killed.
const KILLS: usize = 24;
/// Seconds between two processes: more than a check rests, a poll job may take or is handed over, and any claim lasts.
const BETWEEN: i64 = 150;
/// How long a process lives in which nothing happens, and one in which nothing more happens.
const IDLE: [Duration; 2] = [Duration::from_secs(20), Duration::from_secs(4)];
/// How many checks of each place ask each port.
const EACH: usize = 4;
/// How long nothing may happen until work counts as stuck. How long all of it takes is the machine's affair.
const PATIENCE: Duration = Duration::from_secs(60);
/// How many processes in a row may find work left that nobody disturbs: a poll job has four tries, and each of them
/// may take three processes, one that ends it, one that lets it wait again, and one that does it.
const ROUNDS: usize = 12;

const KEYS: [&str; 6] = [
    "monitoring.service_check#execute_due_checks",
    "monitoring.polling_schedule#execute_schedules",
    "monitoring.poll_job#assign_waiting",
    "monitoring.poll_job#follow_running",
    "monitoring.poll_job#end_overdue",
    "monitoring.poll_job#retry_failed",
];
const RESULTS: &str = "SELECT count(*) FROM check_results";
/// Poll jobs of which more is to come.
const OPEN: &str = "SELECT count(*) FROM poll_jobs WHERE status IN ('pending', 'dispatching', 'running') \
    OR status IN ('failed', 'timeout') AND retry_count < max_retries";

/// What a check asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A port that answers.
    Open,
    /// A port that does not.
    Closed,
    /// A port that does from half way on.
    Mended,
}

#[resource_test]
async fn checks_of_killed_processes_are_run_and_counted_once(t: TestCx) {
    let started = Instant::now();
    t.clock().set(Timestamp::now());
    let mut ports = Ports::open().await;
    let checks = checks(&t, &ports).await;
    app::jobs::jobs(t.engine()).expect("the tables fit").declare().await.expect("declared");
    only(&t, &KEYS).await;
    assert_eq!(number(&t, "SELECT count(*) FROM job_schedules WHERE enabled").await, KEYS.len() as i64);
    let folder = tempfile::tempdir().expect("a folder");
    let mut orders = Background {
        keyring: folder.path().join("keyring"),
        ahead_seconds: 0,
        lease_ms: 2_000,
        queues: vec![("service_checks".to_owned(), 10)],
        checks: Checks::Here,
    };

    let (mut acknowledged, mut interrupted, mut random) = (Vec::new(), Interrupted::default(), Random::new(1));
    let mut before_mended = 0;
    for kill in 0..KILLS {
        if kill == KILLS / 2 {
            before_mended = number(&t, RESULTS).await;
            ports.mend();
        }
        orders.ahead_seconds += BETWEEN;
        let process = Process::background(t.url(), &orders);
        moment(&t, &ports, &mut random).await;
        acknowledged.extend(process.kill().iter().map(|line| Acknowledged::heard(line)));
        settled(&t).await;
        interrupted.look(&t).await;
    }
    let killed = started.elapsed();
    let calm = Timestamp::from_micros(Timestamp::now().micros() + 1_000_000 * (orders.ahead_seconds + BETWEEN / 2));
    let rounds = finished(&t, &mut orders, &mut acknowledged).await;
    let took = started.elapsed();

    let stored = Stored::of(&t).await;
    let account = Account { checks: &checks, before_mended: before_mended as usize, calm, rounds };
    account.settle(&stored, &acknowledged);
    let successes = stored.successes() as i64;
    assert!(ports.asked() >= successes, "{successes} answers came of {} questions", ports.asked());
    let told: usize = acknowledged.iter().map(|told| told.checks.len()).sum();
    assert!(interrupted.kills >= KILLS / 3, "nothing was interrupted: {interrupted:?}");
    assert!(interrupted.running > 0 && interrupted.partly > 0, "not in the middle of checks: {interrupted:?}");
    assert!(told >= 2 * checks.len(), "{told} results were acknowledged");
    tests::counts::tell(&format!(
        "kill -9 amid checks, {:?}: {} checks, {KILLS} kills, {} of them amid work: {} poll jobs waited, {} were being handed over, {} ran \
         and {} had some of their results; {told} results acknowledged and there once, {}; after the kills {rounds} \
         processes finished the rest; {killed:.0?} for the kills, {took:.0?} for all",
        t.dialect(),
        checks.len(),
        interrupted.kills,
        interrupted.waiting,
        interrupted.handed_over,
        interrupted.running,
        interrupted.partly,
        stored.summary(),
    ));
}

/// Ports of this machine that checks ask.
struct Ports {
    open: u16,
    closed: Shut,
    mended: u16,
    /// Until it answers.
    broken: Option<Shut>,
    asked: Arc<AtomicI64>,
}

impl Ports {
    async fn open() -> Ports {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let open = listener.local_addr().expect("an address").port();
        let (broken, asked) = (Shut::any(), Arc::default());
        answer(listener, Arc::clone(&asked));
        Ports { open, closed: Shut::any(), mended: broken.number, broken: Some(broken), asked }
    }

    /// From now on the broken one answers.
    fn mend(&mut self) {
        let broken = self.broken.take().expect("it is broken");
        answer(broken.open(), Arc::clone(&self.asked));
    }

    fn number(&self, target: Target) -> u16 {
        match target {
            Target::Open => self.open,
            Target::Closed => self.closed.number,
            Target::Mended => self.mended,
        }
    }

    /// How many questions were answered.
    fn asked(&self) -> i64 {
        self.asked.load(Ordering::SeqCst)
    }
}

fn answer(listener: TcpListener, asked: Arc<AtomicI64>) {
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            asked.fetch_add(1, Ordering::SeqCst);
            drop(socket);
        }
    });
}

/// Checks of every target in several places, so that each round has several poll jobs.
async fn checks(t: &TestCx, ports: &Ports) -> BTreeMap<Uuid, Target> {
    let tenant = t.tenant("a");
    let mut places = vec![(None, None), (Some(schedule(&tenant).await), None)];
    for slug in ["north", "south", "west"] {
        let factory = Factory::of(&PARTITION).with("name", slug.to_owned()).with("slug", slug.to_owned());
        let partition: Partition = factory.record(&tenant.role("admin")).await.expect("a partition");
        places.push((None, Some(partition.id)));
    }
    let mut checks = BTreeMap::new();
    for (schedule, partition) in places {
        for target in [Target::Open, Target::Closed, Target::Mended] {
            for nth in 0..EACH {
                // Those that ask twice end later, so that results do not all come together.
                let retries = (nth % 2) as i32;
                let check = service_check::Create { schedule, partition, ..input(ports.number(target), retries) };
                let check = service_check::create(&tenant.role("operator"), check).await.expect("a check");
                checks.insert(check.id.uuid(), target);
            }
        }
    }
    checks
}

fn input(port: u16, retries: i32) -> service_check::Create {
    service_check::Create {
        name: format!("port {port}"),
        description: None,
        check_type: CheckType::Tcp,
        target: "127.0.0.1".to_owned(),
        port: Some(port.into()),
        interval_seconds: Some(60),
        timeout_seconds: Some(10),
        retries: Some(retries),
        enabled: None,
        config: None,
        warning_threshold_ms: None,
        critical_threshold_ms: None,
        agent: None,
        device: None,
        schedule: None,
        partition: None,
        metadata: None,
    }
}

async fn schedule(tenant: &TestTenant) -> Id<PollingSchedule> {
    let blank = tests::input::schedule("every minute", ScheduleType::Interval);
    let create = polling_schedule::Create { interval_seconds: Some(60), ..blank };
    polling_schedule::create(&tenant.role("operator"), create).await.expect("a schedule").id
}

/// Waits until a process is to be killed: while it hands out what is due, asks the ports, or takes in results.
async fn moment(t: &TestCx, ports: &Ports, random: &mut Random) {
    let so_far = async || (ports.asked(), number(t, RESULTS).await);
    let (asked, recorded) = so_far().await;
    let (part, more) = (random.below(4), random.between(1, 80));
    let (mut last, mut moved) = ((asked, recorded), Instant::now());
    loop {
        let now = so_far().await;
        let come = match part {
            0 => true,
            1 => now.0 >= asked + more / 4,
            _ => now.1 >= recorded + more,
        };
        if now != last {
            (last, moved) = (now, Instant::now());
        }
        let idle = IDLE[usize::from(last != (asked, recorded))];
        if come || moved.elapsed() > idle {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    tokio::time::sleep(Duration::from_millis(random.next() % 300)).await;
}

/// What killed processes left half done.
#[derive(Debug, Default)]
struct Interrupted {
    /// Processes that did.
    kills: usize,
    /// Poll jobs that waited for somebody to hand them over.
    waiting: usize,
    handed_over: usize,
    running: usize,
    /// Those of them that had some of their results.
    partly: usize,
    /// What was seen already, by job and attempt.
    seen: BTreeSet<(Uuid, Option<Uuid>)>,
}

impl Interrupted {
    async fn look(&mut self, t: &TestCx) {
        let left = "SELECT p.id, p.attempt, p.status, (SELECT count(*) FROM check_results r \
            WHERE r.poll_job = p.id AND r.attempt = p.attempt) \
            FROM poll_jobs p WHERE p.status IN ('pending', 'dispatching', 'running')";
        let mut is_new = false;
        for row in rows(t, left).await {
            let key = (row.take(0).expect("an id"), row.take(1).expect("an attempt"));
            if !self.seen.insert(key) {
                continue;
            }
            is_new = true;
            match row.take::<PollJobStatus>(2).expect("a state") {
                PollJobStatus::Pending => self.waiting += 1,
                PollJobStatus::Dispatching => self.handed_over += 1,
                _ => self.running += 1,
            }
            self.partly += usize::from(row.take::<i64>(3).expect("a number") > 0);
        }
        self.kills += usize::from(is_new);
    }
}

/// Processes that nobody kills, one after the other and each until there is nothing left that it could do, finish what
/// the others began; they end when they are told to. How many it took.
async fn finished(t: &TestCx, orders: &mut Background, acknowledged: &mut Vec<Acknowledged>) -> usize {
    for round in 1..=ROUNDS {
        orders.ahead_seconds += BETWEEN;
        let begun = Timestamp::from_micros(Timestamp::now().micros() + 1_000_000 * orders.ahead_seconds);
        let process = Process::background(t.url(), orders);
        at_rest(t, begun).await;
        let mut words = process.end();
        assert_eq!(words.pop().as_deref(), Some("stopped"));
        acknowledged.extend(words.iter().map(|line| Acknowledged::heard(line)));
        settled(t).await;
        // At the turn of a minute it may have looked for what is due once more, and left that to the next one.
        if number(t, OPEN).await == 0 && oldest_job(t).await.is_none() {
            return round;
        }
    }
    panic!("{ROUNDS} processes did not finish: {:?}", states(t).await);
}

/// Waits until a process that began then has looked for everything once, and nothing is under way.
async fn at_rest(t: &TestCx, begun: Timestamp) {
    let slot = Timestamp::from_micros(begun.micros() - begun.micros() % 60_000_000);
    let (mut last, mut moved) = ((None, None), Instant::now());
    loop {
        let looked = rows(t, "SELECT last_enqueued_at FROM job_schedules WHERE enabled").await;
        let looked = looked.iter().all(|row| row.take::<Timestamp>(0).expect("a time") >= slot);
        let oldest = (oldest_job(t).await, oldest_poll_job(t).await);
        if looked && oldest == (None, None) {
            return;
        }
        // What is behind them may come and go: checks are due again each minute.
        if oldest != last {
            (last, moved) = (oldest, Instant::now());
        }
        assert!(moved.elapsed() < PATIENCE, "checks are stuck (looked: {looked}): {:?}", states(t).await);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// The first job that is not finished, and its attempt.
async fn oldest_job(t: &TestCx) -> Option<(i64, i32)> {
    let oldest = "SELECT id, attempt FROM jobs WHERE state IN ('available', 'scheduled', 'executing', 'retryable') \
        ORDER BY id LIMIT 1";
    rows(t, oldest).await.first().map(|row| (row.take(0).expect("an id"), row.take(1).expect("an attempt")))
}

/// The first poll job that somebody should have, its attempt and how many results that has.
async fn oldest_poll_job(t: &TestCx) -> Option<(Uuid, Option<Uuid>, i64)> {
    let oldest = "SELECT p.id, p.attempt, (SELECT count(*) FROM check_results r \
        WHERE r.poll_job = p.id AND r.attempt = p.attempt) \
        FROM poll_jobs p WHERE p.status IN ('dispatching', 'running') ORDER BY p.dispatched_at, p.id LIMIT 1";
    let read =
        |row: &Row| (row.take(0).expect("an id"), row.take(1).expect("an attempt"), row.take(2).expect("a number"));
    rows(t, oldest).await.first().map(read)
}

/// How many jobs and poll jobs are in which state.
async fn states(t: &TestCx) -> Vec<(String, String, i64)> {
    let states = "SELECT 'job', state, count(*) FROM jobs GROUP BY state UNION ALL \
        SELECT 'poll job', status, count(*) FROM poll_jobs GROUP BY status";
    let read = |row: &Row| (row.take(0).expect("a text"), row.take(1).expect("a text"), row.take(2).expect("a number"));
    rows(t, states).await.iter().map(read).collect()
}
