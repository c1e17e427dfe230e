//! A bus whose time stands still unless somebody waits, with a core and agents that do as told.

use chrono::{DateTime, Utc};
use futures::{FutureExt, StreamExt, stream::BoxStream};
use poller::{Scope, Settings};
use std::{num::NonZeroUsize, sync::Arc, time::Duration};
use tokio::{sync::oneshot, task::JoinHandle};
use uuid::Uuid;
use wire::{
    AgentCard, Body, Bus, CallError, Capability, Check, CheckTask, Envelope, Family, InProcess, Lease, Outcome,
    Outcomes, Pattern, Refusal, Request, RoleError, RunChecks, RunJob, Seat, SteadyClock, Subject, TcpSettings,
    Verdict, call,
};

pub(crate) const LEASE: Duration = Duration::from_secs(30);

pub(crate) fn tenant() -> Uuid {
    Uuid::from_u128(1)
}

pub(crate) fn scope(partition: Option<&str>) -> Scope {
    Scope { tenant: tenant(), partition: partition.map(str::to_owned) }
}

pub(crate) fn bus() -> InProcess {
    let start: DateTime<Utc> = "2030-01-01T00:00:00Z".parse().unwrap();
    InProcess::with(Arc::new(SteadyClock::starting(start)), NonZeroUsize::new(256).unwrap())
}

/// A poller that runs.
pub(crate) struct Running {
    pub(crate) stop: oneshot::Sender<()>,
    pub(crate) ended: JoinHandle<Result<(), RoleError>>,
}

/// Starts a poller and waits until it is there.
pub(crate) async fn start_poller(bus: &InProcess, settings: Settings) -> Running {
    let (stop, stopped) = oneshot::channel::<()>();
    let ended = tokio::spawn(poller::serve(Arc::new(bus.clone()), settings, stopped.map(drop)));
    tokio::time::sleep(Duration::from_millis(1)).await;
    Running { stop, ended }
}

pub(crate) fn check(number: u128) -> CheckTask {
    CheckTask { port: Some(1), ..CheckTask::new(Uuid::from_u128(number), Check::Tcp(TcpSettings {}), "127.0.0.1") }
}

/// A job without checks, for whatever agent.
pub(crate) fn empty_job() -> RunJob {
    RunJob { job: Uuid::now_v7(), schedule: None, checks: Vec::new(), withheld: Vec::new(), concurrent: None }
}

/// What core does.
pub(crate) struct Core {
    pub(crate) bus: InProcess,
    pub(crate) results: BoxStream<'static, Request>,
}

impl Core {
    pub(crate) async fn new(bus: &InProcess) -> Self {
        let results = bus.serve(Pattern::all(Family::Results).kind("checks")).await.unwrap();
        Self { bus: bus.clone(), results }
    }

    /// The place of a poller that runs, or will in a moment.
    pub(crate) async fn seat(&self, poller: &str) -> Seat {
        for _ in 0..5_000 {
            let seats = Seat::of_tenant(&self.bus, tenant()).await.unwrap();
            if let Some(seat) = seats.into_iter().find(|seat| seat.poller.id == poller) {
                return seat;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        panic!("poller {poller} is not there");
    }

    /// A job with a minute's time.
    pub(crate) fn job(&self, seat: &Seat, partition: Option<&str>, checks: Vec<CheckTask>) -> Envelope {
        self.job_as(seat, partition, RunJob { checks, ..empty_job() })
    }

    /// A job as it says, with a minute's time.
    pub(crate) fn job_as(&self, seat: &Seat, partition: Option<&str>, run: RunJob) -> Envelope {
        let body = Body::RunJob(run);
        let deadline = self.bus.now() + chrono::Duration::seconds(60);
        Envelope::new(tenant(), Uuid::now_v7(), deadline, body).in_partition(partition).under(seat.revision)
    }

    pub(crate) async fn send(&self, seat: &Seat, job: &Envelope) -> Result<(), CallError> {
        let answer = call(&self.bus, &seat.subject().unwrap(), job).await?;
        assert_eq!((answer.body, answer.attempt), (Body::Accepted, job.attempt));
        Ok(())
    }

    /// The next report, not answered yet.
    pub(crate) async fn report(&mut self) -> (Request, Envelope, Vec<Outcome>) {
        let request = self.results.next().await.unwrap();
        let envelope = request.envelope().unwrap();
        let Body::Outcomes(Outcomes { outcomes, .. }) = envelope.body.clone() else { panic!("only outcomes go there") };
        (request, envelope, outcomes)
    }
}

pub(crate) fn acknowledge(request: Request) {
    let envelope = request.envelope().unwrap();
    request.answer(&envelope.answer(Body::Acknowledged));
}

/// What a poller says when no agent fits.
pub(crate) fn nobody(wanted: &str) -> Refusal {
    Refusal::NoAvailableAgents { text: format!("no connected agent fits; wanted: {wanted}") }
}

/// An agent that does nothing by itself.
pub(crate) struct Puppet {
    pub(crate) bus: InProcess,
    pub(crate) card: AgentCard,
    pub(crate) lease: Lease,
    pub(crate) requests: BoxStream<'static, Request>,
}

/// A card of an agent that can open connections.
pub(crate) fn card(id: &str, partition: Option<&str>) -> AgentCard {
    AgentCard {
        id: id.to_owned(),
        partition: partition.map(str::to_owned),
        domain: None,
        capabilities: vec![Capability::TCP],
        withheld: Vec::new(),
        poller: None,
        capacity: 100,
        running: 0,
    }
}

impl Puppet {
    /// Connects for ten minutes.
    pub(crate) async fn connect(bus: &InProcess, card: AgentCard) -> Self {
        let subject = |family| Subject::new(family, tenant(), card.partition.as_deref(), &card.id).unwrap();
        let requests = bus.serve(Pattern::from(&subject(Family::Checks))).await.unwrap();
        let deadline = bus.now() + chrono::Duration::minutes(10);
        let value = Envelope::new(tenant(), Uuid::now_v7(), deadline, Body::Agent(card.clone())).encode().unwrap();
        let lease = bus.register(&subject(Family::Agents), value, Duration::from_secs(600)).await.unwrap();
        tokio::time::sleep(Duration::from_millis(1)).await;
        Self { bus: bus.clone(), card, lease, requests }
    }

    /// The next assignment, accepted.
    pub(crate) async fn take(&mut self) -> (Envelope, RunChecks) {
        let request = self.requests.next().await.unwrap();
        let envelope = request.envelope().unwrap();
        let Body::RunChecks(run) = envelope.body.clone() else { panic!("only checks go there") };
        request.answer(&envelope.answer(Body::Accepted));
        (envelope, run)
    }

    /// Whether nothing was sent to it.
    pub(crate) fn is_idle(&mut self) -> bool {
        self.requests.next().now_or_never().is_none()
    }

    /// Reports success of some checks of an assignment, and waits for the answer.
    pub(crate) fn tell(
        &self,
        (envelope, run): &(Envelope, RunChecks),
        checks: &[u128],
    ) -> JoinHandle<Result<Envelope, CallError>> {
        let outcomes = checks.iter().map(|check| Outcome {
            check: Uuid::from_u128(*check),
            attempt: envelope.attempt,
            verdict: Verdict::Success,
            cause: None,
            response_us: Some(1),
            error: None,
            finished_at: self.bus.now(),
            tries: 1,
            agent: None,
        });
        let body = Body::Outcomes(Outcomes { job: run.job, outcomes: outcomes.collect() });
        let message = envelope.answer(body);
        let poller = &run.poller;
        let subject = Subject::new(Family::Outcomes, tenant(), poller.partition.as_deref(), &poller.id).unwrap();
        let bus = self.bus.clone();
        tokio::spawn(async move { call(&bus, &subject, &message).await })
    }
}
