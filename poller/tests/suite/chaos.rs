//! Many jobs while agents come and go and core has bad moments: every check has an outcome in the end, and each outcome
//! is of an attempt that counted when it was given.

use crate::stage::{Core, bus, check, scope, start_poller, tenant};
use agent::{Failure, Probe};
use futures::{FutureExt, StreamExt, future::BoxFuture};
use poller::Settings;
use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::task::JoinHandle;
use uuid::Uuid;
use wire::{
    Body, Bus, Capability, CheckTask, Envelope, Family, InProcess, Outcome, Outcomes, Pattern, Refusal, RoleError,
    Verdict,
};

const JOBS: u128 = 40;
const CHECKS: u128 = 50;
const KILLS: usize = 8;
/// For how long no report may come while some are missing.
const PAUSE: Duration = Duration::from_secs(60);

/// Takes up to three seconds, depending on the check, and counts.
#[derive(Default)]
struct Steady(AtomicUsize);

impl Probe for Steady {
    fn probe<'a>(&'a self, task: &'a CheckTask) -> BoxFuture<'a, Result<Duration, Failure>> {
        self.0.fetch_add(1, Ordering::Relaxed);
        let took = Duration::from_millis((task.id.as_u128() % 31 * 100) as u64);
        async move {
            tokio::time::sleep(took).await;
            Ok(took)
        }
        .boxed()
    }
}

fn start_agent(bus: &InProcess, probe: &Arc<Steady>, number: usize) -> JoinHandle<Result<(), RoleError>> {
    let settings = agent::Settings {
        capabilities: vec![Capability::TCP],
        lease: Duration::from_secs(3),
        concurrent: 50,
        ..agent::Settings::new(tenant(), &format!("agent-{number}"))
    };
    tokio::spawn(agent::serve_with(Arc::new(bus.clone()), probe.clone(), settings, futures::future::pending()))
}

/// A core that cannot store every third report at first, and remembers what it has stored.
async fn store(mut core: Core, wanted: usize) -> HashMap<(Uuid, Uuid), Vec<Outcome>> {
    let mut stored: HashMap<(Uuid, Uuid), Vec<Outcome>> = HashMap::new();
    let mut reports = 0;
    while stored.len() < wanted {
        let request = tokio::time::timeout(PAUSE, core.results.next()).await.expect("all outcomes arrive").unwrap();
        reports += 1;
        if reports % 3 == 0 {
            request.reject(Refusal::Unavailable { text: "a bad moment".to_owned() });
            continue;
        }
        let envelope = request.envelope().unwrap();
        let Body::Outcomes(Outcomes { outcomes, .. }) = &envelope.body else { panic!("only outcomes go there") };
        for outcome in outcomes {
            stored.entry((envelope.attempt, outcome.check)).or_default().push(outcome.clone());
        }
        request.answer(&envelope.answer(Body::Acknowledged));
    }
    stored
}

#[tokio::test(start_paused = true)]
async fn every_check_has_one_outcome_though_agents_are_killed_all_the_time() {
    let bus = bus();
    let core = Core::new(&bus).await;
    let probe = Arc::new(Steady::default());
    let mut agents: Vec<_> = (0..5).map(|number| start_agent(&bus, &probe, number)).collect();
    tokio::time::sleep(Duration::from_millis(10)).await;
    let _poller = start_poller(&bus, Settings { seed: Some(1), ..Settings::new("poller", [scope(None)]) }).await;
    let seat = core.seat("poller").await;
    let mut expected: HashSet<(Uuid, Uuid)> = HashSet::new();
    let jobs: Vec<_> = (0..JOBS)
        .map(|job| core.job(&seat, None, (0..CHECKS).map(|number| check(job * CHECKS + number)).collect()))
        .collect();
    for job in &jobs {
        let Body::RunJob(run) = &job.body else { unreachable!() };
        expected.extend(run.checks.iter().map(|task| (job.attempt, task.id)));
        core.send(&seat, job).await.unwrap();
    }
    let stored = tokio::spawn(store(core, expected.len()));
    for kill in 0..KILLS {
        let number = kill % agents.len();
        agents[number].abort();
        tokio::time::sleep(Duration::from_millis(700)).await;
        agents[number] = start_agent(&bus, &probe, number);
    }
    assert!(!stored.is_finished(), "they were killed while there was work");
    let stored = tokio::time::timeout(Duration::from_secs(60), stored).await.expect("in time").unwrap();
    assert_eq!(stored.keys().copied().collect::<HashSet<_>>(), expected);
    for ((_, check), outcomes) in &stored {
        // Told again is told the same: no check is counted under two attempts.
        assert!(outcomes.iter().all(|outcome| *outcome == outcomes[0]), "{check}: {outcomes:?}");
        assert_eq!(outcomes[0].verdict, Verdict::Success, "{:?}", outcomes[0]);
    }
    let probed = probe.0.load(Ordering::Relaxed);
    println!("{} checks, {probed} probes, {KILLS} agents killed", expected.len());
    assert!(probed > expected.len(), "some had to run again: {probed}");
}

/// How long this machine takes for the way of ten thousand checks through three roles, without the checks themselves.
/// It says so, and judges nothing but that it goes on: the machine may have other things to do.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_checks_pass_without_a_pause() {
    struct Instantly;
    impl Probe for Instantly {
        fn probe<'a>(&'a self, _: &'a CheckTask) -> BoxFuture<'a, Result<Duration, Failure>> {
            futures::future::ready(Ok(Duration::from_millis(1))).boxed()
        }
    }
    let bus = InProcess::new();
    let core = Core::new(&bus).await;
    let settings = agent::Settings {
        capabilities: vec![Capability::TCP],
        capacity: 20_000,
        ..agent::Settings::new(tenant(), "agent")
    };
    let probe = Arc::new(Instantly);
    let agent = tokio::spawn(agent::serve_with(Arc::new(bus.clone()), probe, settings, futures::future::pending()));
    while bus.list(Pattern::all(Family::Agents)).await.unwrap().is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let _poller = start_poller(&bus, Settings { capacity: 500, ..Settings::new("poller", [scope(None)]) }).await;
    let seat = core.seat("poller").await;
    let job = |at: u128| {
        let job = core.job(&seat, None, (0..50).map(|number| check(at * 50 + number)).collect());
        Envelope { deadline: bus.now() + chrono::Duration::hours(1), ..job }
    };
    let jobs: Vec<_> = (0..200).map(job).collect();
    let began = std::time::Instant::now();
    let sender = Core { bus: bus.clone(), results: futures::stream::pending().boxed() };
    let (stored, ()) = tokio::join!(store(core, 10_000), async {
        for job in &jobs {
            sender.send(&seat, job).await.unwrap();
        }
    });
    let took = began.elapsed();
    println!("10,000 checks in 200 jobs in {took:?}");
    assert_eq!(stored.len(), 10_000);
    agent.abort();
}
