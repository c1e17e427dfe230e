//! The role: a poller on a bus.
//!
//! Shutting down: new jobs are refused, those it has are finished for a while, then its leases are released. Reports of
//! agents about jobs that were cut off find nobody, and core gives the jobs to another poller.

use crate::{
    Scope, Settings,
    agents::Agents,
    job::{Ended, Job, Placement},
    routes::Routes,
};
use futures::{
    FutureExt, StreamExt,
    stream::{FuturesUnordered, SelectAll},
};
use std::{
    collections::{BTreeSet, HashMap},
    pin::pin,
    sync::Arc,
};
use tokio::{
    sync::{Semaphore, watch},
    task::JoinSet,
};
use uuid::Uuid;
use wire::{
    Body, Bus, BusError, Change, CodecError, Envelope, Family, Pattern, Presence, Refusal, Rejection, Request,
    RoleError,
};

/// What the jobs of a poller share.
pub(crate) struct Poller {
    pub(crate) bus: Arc<dyn Bus>,
    pub(crate) settings: Settings,
    pub(crate) agents: Agents,
    pub(crate) routes: Routes,
    pub(crate) seed: u64,
}

/// Runs a poller until `shutdown` resolves.
pub async fn serve(
    bus: Arc<dyn Bus>,
    settings: Settings,
    shutdown: impl Future<Output = ()> + Send,
) -> Result<(), RoleError> {
    if settings.scopes.is_empty() {
        tracing::warn!(poller = settings.id, "serves nobody; name at least one tenant");
        shutdown.await;
        return Ok(());
    }
    let seed = settings.seed.unwrap_or_else(|| Uuid::new_v4().as_u64_pair().1);
    let poller = Arc::new(Poller { bus, settings, agents: Agents::default(), routes: Routes::default(), seed });
    // Before the leases: whoever sees a lease may send a job at once.
    let mut requests = poller.listen(Family::Jobs).await?;
    let mut reports = poller.listen(Family::Outcomes).await?;
    let mut agents = poller.watch_agents().await?;
    let mut desk = Desk::new(poller.clone());
    let leave = watch::Sender::new(false);
    let mut presences = FuturesUnordered::new();
    for scope in &poller.settings.scopes {
        let key = poller.settings.subject(Family::Pollers, scope)?;
        let presence = Presence::new(poller.bus.clone(), key, poller.settings.lease)?;
        desk.revisions.insert(scope.clone(), presence.revision());
        let mut leave = leave.subscribe();
        let left = async move { drop(leave.wait_for(|leave| *leave).await) };
        let (settings, room) = (&poller.settings, desk.room.clone());
        let card = move || Body::Poller(settings.card(scope.tenant, settings.capacity - room.available_permits()));
        presences.push(presence.keep(card, left));
    }
    let mut shutdown = pin!(shutdown);
    let mut grace = pin!(futures::future::pending().left_future());
    loop {
        tokio::select! {
            biased;
            () = &mut shutdown, if !desk.draining => {
                desk.draining = true;
                grace.set(tokio::time::sleep(poller.settings.grace).right_future());
            }
            () = &mut grace => {
                tracing::error!(poller = poller.settings.id, jobs = desk.jobs.len(), "stopped with unfinished jobs");
                break;
            }
            Some(lost) = presences.next() => return lost,
            ended = desk.jobs.join_next(), if !desk.jobs.is_empty() => desk.note(ended),
            Some((tenant, change)) = agents.next() => poller.follow(tenant, change).await?,
            request = reports.next() => poller.routes.deliver(request.ok_or(BusError::Closed)?),
            request = requests.next() => desk.take(request.ok_or(BusError::Closed)?),
        }
        if desk.draining && desk.jobs.is_empty() {
            break;
        }
    }
    leave.send_replace(true);
    while let Some(left) = presences.next().await {
        left?;
    }
    Ok(())
}

type Requests = SelectAll<futures::stream::BoxStream<'static, Request>>;
type Changes = SelectAll<futures::stream::BoxStream<'static, (Uuid, Change)>>;

impl Poller {
    async fn listen(&self, family: Family) -> Result<Requests, RoleError> {
        let mut requests = SelectAll::new();
        for scope in &self.settings.scopes {
            let subject = self.settings.subject(family, scope)?;
            requests.push(self.bus.serve(Pattern::from(&subject)).await?);
        }
        Ok(requests)
    }

    async fn watch_agents(&self) -> Result<Changes, RoleError> {
        let tenants: BTreeSet<Uuid> = self.settings.scopes.iter().map(|scope| scope.tenant).collect();
        let mut changes = SelectAll::new();
        for tenant in tenants {
            let pattern = Pattern::all(Family::Agents).tenant(tenant);
            let watched = self.bus.watch(pattern.clone()).await?;
            changes.push(watched.map(move |change| (tenant, change)).boxed());
            self.agents.replace(tenant, &self.bus.list(pattern).await?);
        }
        Ok(changes)
    }

    async fn follow(&self, tenant: Uuid, change: Change) -> Result<(), RoleError> {
        if change == Change::Missed {
            let entries = self.bus.list(Pattern::all(Family::Agents).tenant(tenant)).await?;
            self.agents.replace(tenant, &entries);
        }
        self.agents.apply(change);
        Ok(())
    }
}

/// Where jobs come in.
struct Desk {
    poller: Arc<Poller>,
    /// One permit for each job it may have.
    room: Arc<Semaphore>,
    revisions: HashMap<Scope, watch::Receiver<Option<u64>>>,
    jobs: JoinSet<(Uuid, Ended)>,
    /// The jobs it has, by core's attempt, and whether core was told that they are taken.
    attempts: HashMap<Uuid, Placement>,
    draining: bool,
}

impl Desk {
    fn new(poller: Arc<Poller>) -> Self {
        let room = Arc::new(Semaphore::new(poller.settings.capacity));
        Self {
            poller,
            room,
            revisions: HashMap::new(),
            jobs: JoinSet::new(),
            attempts: HashMap::new(),
            draining: false,
        }
    }

    fn take(&mut self, request: Request) {
        match self.accept(&request) {
            Ok(Taken::New { envelope, scope, held }) => {
                let placement = Placement::default();
                self.attempts.insert(envelope.attempt, placement.clone());
                let attempt = envelope.attempt;
                let job = Job::run(self.poller.clone(), scope, envelope, (request, placement));
                self.jobs.spawn(async move {
                    let ended = job.await;
                    drop(held);
                    (attempt, ended)
                });
            }
            Ok(Taken::Again(answer)) => request.answer(&answer),
            Err(rejection) => {
                tracing::info!(poller = self.poller.settings.id, ?rejection, "did not take a job");
                request.reject(rejection);
            }
        }
    }

    fn accept(&self, request: &Request) -> Result<Taken, Rejection> {
        let envelope = request.envelope()?;
        if !matches!(envelope.body, Body::RunJob(_)) {
            return Err(CodecError::UnexpectedKind { found: envelope.body.kind(), expected: "run_job" }.into());
        }
        let partition = request.subject().partition().map(str::to_owned);
        let scope = Scope { tenant: request.subject().tenant(), partition };
        let Some(revision) = self.revisions.get(&scope) else { return Err(Refusal::WrongPartition.into()) };
        if let (Some(own), Some(named)) = (&scope.partition, &envelope.partition)
            && own != named
        {
            return Err(Refusal::WrongPartition.into());
        }
        // Sent to a run of this poller that has ended, or under a lease that it has lost since.
        if *revision.borrow() != Some(envelope.revision) {
            return Err(Refusal::StaleAttempt.into());
        }
        if envelope.deadline <= self.poller.bus.now() {
            return Err(Refusal::Expired.into());
        }
        if let Some(placement) = self.attempts.get(&envelope.attempt) {
            return match placement.is_accepted() {
                true => Ok(Taken::Again(envelope.answer(Body::Accepted))),
                false => Err(Rejection::Busy),
            };
        }
        if self.draining {
            return Err(Refusal::Draining.into());
        }
        let held = self.room.clone().try_acquire_owned().map_err(|_| Rejection::Busy)?;
        Ok(Taken::New { envelope, scope, held })
    }

    fn note(&mut self, ended: Option<Result<(Uuid, Ended), tokio::task::JoinError>>) {
        let poller = &self.poller.settings.id;
        match ended {
            Some(Ok((attempt, ended))) => {
                self.attempts.remove(&attempt);
                match ended {
                    Ended::Reported => tracing::debug!(poller, %attempt, "core has all outcomes"),
                    Ended::NotPlaced(rejection) => tracing::info!(poller, %attempt, ?rejection, "nobody takes the job"),
                    Ended::Dropped { outcomes, error } => {
                        tracing::error!(poller, %attempt, outcomes, %error, "outcomes did not reach core and are dropped");
                    }
                }
            }
            Some(Err(error)) => tracing::error!(poller, %error, "a job broke off"),
            None => {}
        }
    }
}

/// A job that comes in.
enum Taken {
    New {
        envelope: Envelope,
        scope: Scope,
        held: tokio::sync::OwnedSemaphorePermit,
    },
    /// Asked again because our answer was lost.
    Again(Envelope),
}
