//! The role: an agent on a bus.
//!
//! It holds a lease while it runs, takes assignments up to its bounds, and reports each outcome to the poller that asked,
//! again and again until core has it. Bounds count checks from the moment they are taken until their outcome is
//! acknowledged: when results cannot be delivered, new work is refused instead of old results forgotten.
//!
//! Shutting down: new work is refused, and checks that wait for their turn are not begun. Those that run may end for a
//! while, and outcomes are delivered; then the lease is released, which tells the poller to have the rest run elsewhere.
//! What was cut off has no outcome.

mod assignment;

use crate::{Offer, Probe, Sockets};
use assignment::{Assignment, Ended};
use futures::{FutureExt, StreamExt};
use std::{collections::HashSet, pin::pin, sync::Arc, time::Duration};
use tokio::{
    sync::{Semaphore, oneshot, watch},
    task::JoinSet,
};
use uuid::Uuid;
use wire::{
    AgentCard, Body, Bus, BusError, Capability, CodecError, Family, Pattern, Presence, Refusal, Rejection, Request,
    RoleError, Subject, Withheld,
};

/// Who an agent is, and its bounds.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The tenant it belongs to.
    pub tenant: Uuid,
    /// Its id, unique in the tenant and partition.
    pub id: String,
    /// The partition it stands in; none means it reaches every partition of the tenant.
    pub partition: Option<String>,
    /// The domain it stands in.
    pub domain: Option<String>,
    /// The only poller it works for, if there is one.
    pub poller: Option<String>,
    /// What it says it can do.
    pub capabilities: Vec<Capability>,
    /// What it says it could do if its system let it.
    pub withheld: Vec<Withheld>,
    /// Checks that run at the same time.
    pub concurrent: usize,
    /// Checks it has at the same time: waiting, running, or with an outcome that is not acknowledged.
    pub capacity: usize,
    /// For how long it counts as connected without a sign of life; it gives three within that time.
    pub lease: Duration,
    /// For how long checks may still end, and outcomes be delivered, when shutting down.
    pub grace: Duration,
}

impl Settings {
    /// An agent without partition and domain that can do what this machine permits: 64 checks at a time, 2,000 at hand,
    /// a lease of 30 seconds, 10 seconds of grace. What the machine does not permit is logged as a warning, and told to
    /// pollers.
    ///
    /// # Panics
    ///
    /// Outside a tokio runtime, since it asks the machine what it permits.
    pub fn new(tenant: Uuid, id: &str) -> Self {
        let offer = Offer::of_this_machine();
        for (capability, why) in &offer.withheld {
            tracing::warn!(agent = id, %capability, "{why}");
        }
        Self {
            tenant,
            id: id.to_owned(),
            partition: None,
            domain: None,
            poller: None,
            capabilities: offer.capabilities,
            withheld: offer.withheld.into_iter().map(|(capability, why)| Withheld { capability, why }).collect(),
            concurrent: 64,
            capacity: 2_000,
            lease: Duration::from_secs(30),
            grace: Duration::from_secs(10),
        }
    }

    fn subject(&self, family: Family) -> Result<Subject, CodecError> {
        Ok(Subject::new(family, self.tenant, self.partition.as_deref(), &self.id)?)
    }

    fn card(&self, running: usize) -> AgentCard {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        AgentCard {
            id: self.id.clone(),
            partition: self.partition.clone(),
            domain: self.domain.clone(),
            capabilities: self.capabilities.clone(),
            withheld: self.withheld.clone(),
            poller: self.poller.clone(),
            capacity: count(self.capacity),
            running: count(running),
        }
    }
}

/// Runs an agent that probes over real sockets, until `shutdown` resolves.
pub async fn serve(
    bus: Arc<dyn Bus>,
    settings: Settings,
    shutdown: impl Future<Output = ()> + Send,
) -> Result<(), RoleError> {
    serve_with(bus, Arc::new(Sockets::new()), settings, shutdown).await
}

/// Runs an agent that probes as `probe` does, until `shutdown` resolves.
pub async fn serve_with(
    bus: Arc<dyn Bus>,
    probe: Arc<dyn Probe>,
    settings: Settings,
    shutdown: impl Future<Output = ()> + Send,
) -> Result<(), RoleError> {
    let agent = Agent::new(bus, probe, settings);
    // Before the lease: whoever sees the lease may send work at once.
    let pattern = Pattern::from(&agent.settings.subject(Family::Checks)?);
    let mut requests = agent.bus.serve(pattern).await?;
    let (leave, left) = oneshot::channel();
    let presence = Presence::new(agent.bus.clone(), agent.settings.subject(Family::Agents)?, agent.settings.lease)?;
    let mut presence = pin!(presence.keep(|| agent.card(), left.map(drop)));
    let mut work = Work::default();
    let mut shutdown = pin!(shutdown);
    loop {
        tokio::select! {
            biased;
            () = &mut shutdown => break,
            lost = &mut presence => return lost,
            ended = work.next() => agent.note(ended),
            request = requests.next() => match request {
                Some(request) => agent.take(request, &mut work),
                None => return Err(BusError::Closed.into()),
            },
        }
    }
    agent.stop.send_replace(true);
    let drained = async {
        while !work.is_empty() {
            tokio::select! {
                ended = work.next() => agent.note(ended),
                // Still there: if the lease lapsed now, what is being delivered would be stale.
                lost = &mut presence => return lost,
                request = requests.next() => match request {
                    Some(request) => request.reject(Refusal::Draining),
                    None => return Err(BusError::Closed.into()),
                },
            }
        }
        Ok(())
    };
    match tokio::time::timeout(agent.settings.grace, drained).await {
        Ok(ended) => ended?,
        Err(_) => tracing::error!(
            agent = agent.settings.id,
            "stopped with checks that had not ended or outcomes that nobody acknowledged"
        ),
    }
    let _ = leave.send(());
    presence.await
}

/// What stays the same while it runs.
struct Agent {
    bus: Arc<dyn Bus>,
    probe: Arc<dyn Probe>,
    settings: Arc<Settings>,
    /// One permit for each check it may have.
    capacity: Arc<Semaphore>,
    /// One permit for each check that may run.
    concurrent: Arc<Semaphore>,
    stop: watch::Sender<bool>,
}

/// Assignments it has.
#[derive(Default)]
struct Work {
    attempts: HashSet<Uuid>,
    tasks: JoinSet<(Uuid, Ended)>,
}

impl Work {
    fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }

    /// The next assignment that has ended; never, while there is none.
    async fn next(&mut self) -> (Uuid, Ended) {
        loop {
            match self.tasks.join_next().await {
                Some(Ok(ended)) => {
                    self.attempts.remove(&ended.0);
                    return ended;
                }
                Some(Err(error)) => tracing::error!(%error, "an assignment broke off"),
                None => std::future::pending().await,
            }
        }
    }
}

impl Agent {
    fn new(bus: Arc<dyn Bus>, probe: Arc<dyn Probe>, settings: Settings) -> Self {
        Self {
            bus,
            probe,
            capacity: Arc::new(Semaphore::new(settings.capacity)),
            concurrent: Arc::new(Semaphore::new(settings.concurrent.max(1))),
            settings: Arc::new(settings),
            stop: watch::Sender::new(false),
        }
    }

    fn card(&self) -> Body {
        Body::Agent(self.settings.card(self.settings.capacity - self.capacity.available_permits()))
    }

    fn take(&self, request: Request, work: &mut Work) {
        match self.accept(&request, work) {
            Ok(answer) => request.answer(&answer),
            Err(rejection) => {
                tracing::info!(agent = self.settings.id, ?rejection, "did not take an assignment");
                request.reject(rejection);
            }
        }
    }

    fn accept(&self, request: &Request, work: &mut Work) -> Result<wire::Envelope, Rejection> {
        let envelope = request.envelope()?;
        let answer = envelope.answer(Body::Accepted);
        let Body::RunChecks(run) = envelope.body else {
            return Err(CodecError::UnexpectedKind { found: envelope.body.kind(), expected: "run_checks" }.into());
        };
        if let (Some(own), Some(named)) = (&self.settings.partition, &envelope.partition)
            && own != named
        {
            return Err(Refusal::WrongPartition.into());
        }
        if envelope.deadline <= self.bus.now() {
            return Err(Refusal::Expired.into());
        }
        // Asked again, because our answer was lost.
        if work.attempts.contains(&envelope.attempt) {
            return Ok(answer);
        }
        let count = u32::try_from(run.checks.len()).unwrap_or(u32::MAX);
        let held = self.capacity.clone().try_acquire_many_owned(count).map_err(|_| Rejection::Busy)?;
        let subject = Subject::new(Family::Outcomes, envelope.tenant, run.poller.partition.as_deref(), &run.poller.id);
        let assignment = Assignment {
            bus: self.bus.clone(),
            probe: self.probe.clone(),
            agent: self.settings.id.clone(),
            concurrent: self.concurrent.clone(),
            stop: self.stop.subscribe(),
            subject: subject.map_err(CodecError::from)?,
            job: run.job,
            envelope: answer.clone(),
        };
        work.attempts.insert(assignment.envelope.attempt);
        work.tasks.spawn(assignment.run(run.checks, held));
        Ok(answer)
    }

    fn note(&self, (attempt, ended): (Uuid, Ended)) {
        let agent = &self.settings.id;
        match ended {
            Ended::Delivered => tracing::debug!(agent, %attempt, "all outcomes acknowledged"),
            Ended::Stopped => tracing::info!(agent, %attempt, "stopped before all checks had run"),
            Ended::Stale => tracing::warn!(agent, %attempt, "the attempt was replaced; its outcomes are dropped"),
            Ended::Undelivered { outcomes, error } => {
                tracing::error!(agent, %attempt, outcomes, %error, "outcomes could not be delivered and are dropped");
            }
        }
    }
}
