//! The role on a bus whose time stands still unless somebody waits.

use agent::{Failure, Probe, Settings, serve_with};
use chrono::{DateTime, Utc};
use futures::{FutureExt, StreamExt, future::BoxFuture, stream::BoxStream};
use std::{
    num::NonZeroUsize,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{sync::oneshot, task::JoinHandle};
use uuid::Uuid;
use wire::{
    Body, Bus, BusError, CallError, Capability, CheckTask, Delivery, Envelope, Family, InProcess, Outcomes, Pattern,
    PollerAddress, Refusal, Request, RoleError, RunChecks, SteadyClock, Subject, Verdict, call,
};

/// Takes as many milliseconds as the port says, and counts.
#[derive(Default)]
struct Slow {
    begun: AtomicUsize,
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Probe for Slow {
    fn probe<'a>(&'a self, task: &'a CheckTask) -> BoxFuture<'a, Result<Duration, Failure>> {
        struct Leave<'a>(&'a AtomicUsize);
        impl Drop for Leave<'_> {
            fn drop(&mut self) {
                self.0.fetch_sub(1, Ordering::SeqCst);
            }
        }
        async move {
            self.begun.fetch_add(1, Ordering::SeqCst);
            self.most.fetch_max(self.now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            let _leave = Leave(&self.now);
            let took = Duration::from_millis(task.port.unwrap().into());
            tokio::time::sleep(took).await;
            Ok(took)
        }
        .boxed()
    }
}

/// An agent on a bus, and what its poller receives.
struct Stage {
    bus: InProcess,
    probe: Arc<Slow>,
    outcomes: BoxStream<'static, Request>,
    stop: Option<oneshot::Sender<()>>,
    agent: JoinHandle<Result<(), RoleError>>,
}

fn tenant() -> Uuid {
    Uuid::from_u128(1)
}

fn start() -> DateTime<Utc> {
    "2030-01-01T00:00:00Z".parse().unwrap()
}

fn settings() -> Settings {
    Settings {
        partition: Some("p1".to_owned()),
        capabilities: vec![Capability::TCP],
        concurrent: 2,
        capacity: 5,
        ..Settings::new(tenant(), "agent.one")
    }
}

impl Stage {
    async fn new() -> Self {
        let bus = InProcess::with(Arc::new(SteadyClock::starting(start())), NonZeroUsize::new(64).unwrap());
        let outcomes = bus.serve(Pattern::all(Family::Outcomes)).await.unwrap();
        let probe = Arc::new(Slow::default());
        let (stop, stopped) = oneshot::channel::<()>();
        let role = serve_with(Arc::new(bus.clone()), probe.clone(), settings(), stopped.map(drop));
        let agent = tokio::spawn(role);
        tokio::time::sleep(Duration::from_millis(1)).await;
        Self { bus, probe, outcomes, stop: Some(stop), agent }
    }

    async fn send(&self, envelope: &Envelope) -> Result<Envelope, CallError> {
        let subject = Subject::new(Family::Checks, tenant(), Some("p1"), "agent.one").unwrap();
        call(&self.bus, &subject, envelope).await
    }

    /// The next report, and the verdicts in it.
    async fn report(&mut self) -> (Request, Outcomes) {
        let request = self.outcomes.next().await.unwrap();
        let Body::Outcomes(outcomes) = request.envelope().unwrap().body else { panic!("only outcomes go there") };
        (request, outcomes)
    }

    async fn leases(&self) -> usize {
        self.bus.list(Pattern::all(Family::Agents)).await.unwrap().len()
    }
}

fn acknowledge(request: Request) {
    let envelope = request.envelope().unwrap();
    request.answer(&envelope.answer(Body::Acknowledged));
}

/// Checks that take so many milliseconds each.
fn work(attempt: u128, took_ms: &[u16]) -> Envelope {
    let checks = took_ms.iter().map(|ms| crate::tcp(*ms)).collect();
    let poller = PollerAddress { id: "poller".to_owned(), partition: None };
    let body = Body::RunChecks(RunChecks { job: Uuid::from_u128(9), poller, checks });
    let deadline = start() + chrono::Duration::seconds(120);
    Envelope::new(tenant(), Uuid::from_u128(attempt), deadline, body).in_partition(Some("p1")).under(77)
}

#[tokio::test(start_paused = true)]
async fn work_is_accepted_at_once_and_outcomes_follow_as_they_come() {
    let mut stage = Stage::new().await;
    let accepted = stage.send(&work(5, &[1000, 3000])).await.unwrap();
    assert_eq!((accepted.body, accepted.attempt), (Body::Accepted, Uuid::from_u128(5)));
    let (request, first) = stage.report().await;
    let envelope = request.envelope().unwrap();
    assert_eq!((envelope.attempt, envelope.revision), (Uuid::from_u128(5), 77));
    assert_eq!(request.subject().to_string(), format!("outcomes.{}._.poller", tenant()));
    assert_eq!(first.job, Uuid::from_u128(9));
    let [outcome] = &first.outcomes[..] else { panic!("the other still runs") };
    assert_eq!((outcome.verdict, outcome.response_us), (Verdict::Success, Some(1_000_000)));
    assert_eq!((outcome.attempt, outcome.agent.as_deref()), (Uuid::from_u128(5), Some("agent.one")));
    acknowledge(request);
    let (request, second) = stage.report().await;
    assert_eq!(second.outcomes.len(), 1);
    acknowledge(request);
    // The work is over, so there is nothing to wait for.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let before = stage.bus.now();
    stage.stop.take().unwrap().send(()).unwrap();
    stage.agent.await.unwrap().unwrap();
    assert_eq!(stage.bus.now(), before);
}

#[tokio::test(start_paused = true)]
async fn shutting_down_waits_for_finished_outcomes_though_nothing_runs() {
    let mut stage = Stage::new().await;
    stage.send(&work(5, &[10])).await.unwrap();
    let (request, _) = stage.report().await;
    stage.stop.take().unwrap().send(()).unwrap();
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert!(!stage.agent.is_finished());
    acknowledge(request);
    let before = stage.bus.now();
    stage.agent.await.unwrap().unwrap();
    assert_eq!(stage.bus.now(), before);
}

#[tokio::test(start_paused = true)]
async fn shutting_down_ends_after_the_grace_although_nobody_listens() {
    let mut stage = Stage::new().await;
    stage.send(&work(5, &[10])).await.unwrap();
    let kept = stage.report().await;
    let before = stage.bus.now();
    stage.stop.take().unwrap().send(()).unwrap();
    stage.agent.await.unwrap().unwrap();
    assert_eq!(stage.bus.now() - before, chrono::Duration::seconds(10));
    drop(kept);
}

#[tokio::test(start_paused = true)]
async fn beyond_its_bounds_it_is_busy_until_outcomes_are_acknowledged() {
    let mut stage = Stage::new().await;
    stage.send(&work(5, &[10, 10, 10, 10])).await.unwrap();
    assert_eq!(stage.send(&work(6, &[10, 10])).await, Err(BusError::Busy.into()));
    stage.send(&work(5, &[10, 10, 10, 10])).await.expect("asked again about the same attempt");
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(stage.probe.begun.load(Ordering::SeqCst), 4, "which is not run again");
    assert_eq!(stage.probe.most.load(Ordering::SeqCst), 2, "never more than two side by side");
    assert_eq!(stage.send(&work(6, &[10, 10])).await, Err(BusError::Busy.into()), "finished, but not acknowledged");
    let mut acknowledged = 0;
    while acknowledged < 4 {
        let (request, outcomes) = stage.report().await;
        acknowledged += outcomes.outcomes.len();
        acknowledge(request);
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    stage.send(&work(6, &[10, 10])).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn outcomes_are_told_again_until_acknowledged_and_dropped_when_stale() {
    let mut stage = Stage::new().await;
    stage.send(&work(5, &[10])).await.unwrap();
    let (request, first) = stage.report().await;
    request.reject(Refusal::Unavailable { text: "no disk".to_owned() });
    let (request, again) = stage.report().await;
    assert_eq!(first, again);
    // Not answered at all: it gives up waiting and asks again.
    let (request_again, third) = stage.report().await;
    assert_eq!(first, third);
    assert!(request.is_abandoned());
    acknowledge(request_again);

    stage.send(&work(6, &[10, 5000, 5000, 5000])).await.unwrap();
    let (request, _) = stage.report().await;
    request.reject(Refusal::StaleAttempt);
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(stage.probe.now.load(Ordering::SeqCst), 0, "somebody else runs them now");
    stage.send(&work(7, &[10; 5])).await.expect("and its place is free");
}

#[tokio::test(start_paused = true)]
async fn checks_end_before_the_deadline_so_that_their_outcomes_arrive() {
    let mut stage = Stage::new().await;
    let deadline = stage.bus.now() + chrono::Duration::seconds(5);
    let long = CheckTask { timeout_ms: Some(60_000), ..crate::tcp(60_000) };
    let mut envelope = Envelope { deadline, ..work(5, &[]) };
    let Body::RunChecks(run) = &mut envelope.body else { unreachable!() };
    run.checks =
        vec![long.clone(), CheckTask { id: Uuid::now_v7(), ..long.clone() }, CheckTask { id: Uuid::now_v7(), ..long }];
    stage.send(&envelope).await.unwrap();
    let mut expired = 0;
    while expired < 3 {
        let (request, outcomes) = stage.report().await;
        assert!(stage.bus.now() < deadline);
        assert!(outcomes.outcomes.iter().all(|outcome| outcome.cause == Some(wire::Cause::Expired)));
        expired += outcomes.outcomes.len();
        acknowledge(request);
    }
    assert_eq!(stage.probe.begun.load(Ordering::SeqCst), 2, "the third never had its turn and is not begun then");
}

#[tokio::test(start_paused = true)]
async fn what_does_not_belong_here_is_refused_with_its_reason() {
    let stage = Stage::new().await;
    let refused = |reason| Err(CallError::Bus(BusError::Refused { reason }));
    let other_partition = work(5, &[10]).in_partition(Some("p2"));
    assert_eq!(stage.send(&other_partition).await, refused(Refusal::WrongPartition));
    let other_tenant = Envelope { tenant: Uuid::from_u128(2), ..work(5, &[10]) };
    assert_eq!(stage.send(&other_tenant).await, refused(Refusal::WrongTenant));
    let answer = Envelope { body: Body::Accepted, ..work(5, &[10]) };
    assert!(matches!(
        stage.send(&answer).await,
        Err(CallError::Bus(BusError::Refused { reason: Refusal::Malformed { .. } }))
    ));
    assert_eq!(stage.probe.begun.load(Ordering::SeqCst), 0);
}

#[tokio::test(start_paused = true)]
async fn shutting_down_lets_running_checks_end_and_begins_no_others() {
    let mut stage = Stage::new().await;
    stage.send(&work(5, &[3_000, 3_000, 10])).await.unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    stage.stop.take().unwrap().send(()).unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    let draining = Err(CallError::Bus(BusError::Refused { reason: Refusal::Draining }));
    assert_eq!(stage.send(&work(6, &[10])).await, draining);
    let mut delivered = 0;
    while delivered < 2 {
        let (request, outcomes) = stage.report().await;
        assert!(outcomes.outcomes.iter().all(|outcome| outcome.verdict == Verdict::Success));
        assert_eq!(stage.leases().await, 1, "it stays until what was found is safe");
        delivered += outcomes.outcomes.len();
        acknowledge(request);
    }
    let before = stage.bus.now();
    stage.agent.await.unwrap().unwrap();
    assert_eq!(stage.bus.now(), before, "and no longer");
    assert_eq!(stage.probe.begun.load(Ordering::SeqCst), 2, "the third had no turn");
    assert!(stage.outcomes.next().now_or_never().is_none(), "so there is no outcome of it");
}

#[tokio::test(start_paused = true)]
async fn what_does_not_end_while_shutting_down_has_no_outcome() {
    let mut stage = Stage::new().await;
    stage.send(&work(5, &[10, 60_000])).await.unwrap();
    acknowledge(stage.report().await.0);
    let before = stage.bus.now();
    stage.stop.take().unwrap().send(()).unwrap();
    stage.agent.await.unwrap().unwrap();
    assert_eq!(stage.bus.now() - before, chrono::Duration::seconds(10));
    assert_eq!(stage.probe.now.load(Ordering::SeqCst), 0, "it is cut off");
    assert!(stage.outcomes.next().now_or_never().is_none(), "no outcome is made up for it");
    assert_eq!(stage.bus.list(Pattern::all(Family::Agents)).await.unwrap(), [], "somebody else may have it");
}

#[tokio::test(start_paused = true)]
async fn it_holds_its_lease_waits_for_a_taken_one_and_shows_itself() {
    let mut stage = Stage::new().await;
    let mut signs = stage.bus.subscribe(Pattern::all(Family::Heartbeats).kind("agent")).await.unwrap();
    tokio::time::sleep(Duration::from_secs(300)).await;
    assert_eq!(stage.leases().await, 1, "renewed all the time");
    let Some(Delivery::Message { subject, payload }) = signs.next().await else { panic!("a sign of life") };
    let Body::Agent(card) = Envelope::decode_on(&subject, &payload).unwrap().body else { panic!("a card") };
    assert_eq!((card.id.as_str(), card.capacity, card.running), ("agent.one", 5, 0));

    let (stop, stopped) = oneshot::channel::<()>();
    let second = serve_with(Arc::new(stage.bus.clone()), stage.probe.clone(), settings(), stopped.map(drop));
    let second = tokio::spawn(second);
    tokio::time::sleep(Duration::from_secs(60)).await;
    let before = stage.bus.list(Pattern::all(Family::Agents)).await.unwrap();
    stage.stop.take().unwrap().send(()).unwrap();
    stage.agent.await.unwrap().unwrap();
    tokio::time::sleep(Duration::from_secs(15)).await;
    let after = stage.bus.list(Pattern::all(Family::Agents)).await.unwrap();
    assert!(after[0].revision > before[0].revision, "the next one takes over, under a higher revision");
    stop.send(()).unwrap();
    second.await.unwrap().unwrap();
}
