//! One job, from its arrival until core has an outcome for each of its checks.
//!
//! Each check is at any time in one of four places: with an agent ([`Job::assignments`]), waiting for one
//! ([`Job::unplaced`]) or for its turn ([`Job::later`]), or answered. When an agent is lost its attempt ends at once, so what it reports afterwards is
//! stale; its checks without an answer are placed anew, under a new attempt and a higher revision. An agent is told that
//! its outcomes are acknowledged when core has said so, and not before.

mod placing;
mod reporting;

use crate::{Scope, agents::Picked, choose::Chance, routes::Report, serve::Poller};
use chrono::{DateTime, Utc};
use reporting::{Parked, Reporting};
use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{sync::mpsc, time::Instant};
use uuid::Uuid;
use wire::{Backoff, Body, CallError, Cause, CheckTask, Envelope, Lease, Outcome, Refusal, Rejection, Request};

/// Agents must end so long before core's deadline that the outcomes still arrive.
const DELIVERY: Duration = Duration::from_secs(1);
/// Reports of agents that may wait to be looked at.
const REPORTS: usize = 256;

/// Whether core was told that a job is taken.
#[derive(Clone, Default)]
pub(crate) struct Placement(Arc<AtomicBool>);

impl Placement {
    pub(crate) fn is_accepted(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// How a job ended.
pub(crate) enum Ended {
    /// Core has all outcomes.
    Reported,
    /// No agent took any of its checks.
    NotPlaced(Rejection),
    /// Core does not want them, or could not be reached in time.
    Dropped { outcomes: usize, error: CallError },
}

/// One job.
pub(crate) struct Job {
    poller: Arc<Poller>,
    scope: Scope,
    id: Uuid,
    /// Core's attempt, our revision, core's deadline and the partition: what reports to core carry.
    envelope: Envelope,
    /// When agents must have ended.
    until: DateTime<Utc>,
    /// Checks without an outcome.
    open: HashMap<Uuid, CheckTask>,
    /// By attempt.
    assignments: HashMap<Uuid, Assigned>,
    unplaced: Vec<Unplaced>,
    /// Checks that begin when others have ended.
    later: VecDeque<Uuid>,
    /// How many run at the same time.
    concurrent: usize,
    /// Agents that get none.
    withheld: HashSet<String>,
    reporting: Reporting,
    chance: Chance,
    mailbox: mpsc::Sender<Report>,
}

/// Checks that an agent has.
struct Assigned {
    agent: Picked,
    lease: Lease,
    checks: HashSet<Uuid>,
}

/// A check that waits for an agent, and what it is told if none comes.
struct Unplaced {
    check: Uuid,
    cause: Cause,
}

impl Job {
    /// Runs a job whose message is a [`Body::RunJob`].
    pub(crate) async fn run(
        poller: Arc<Poller>,
        scope: Scope,
        envelope: Envelope,
        (request, placement): (Request, Placement),
    ) -> Ended {
        let Body::RunJob(run) = &envelope.body else { return Ended::NotPlaced(Refusal::Unanswered.into()) };
        let left = (envelope.deadline - poller.bus.now()).to_std().unwrap_or_default();
        let margin = chrono::Duration::from_std(DELIVERY.min(left / 10)).unwrap_or_default();
        let (mailbox, reports) = mpsc::channel(REPORTS);
        let attempt = envelope.attempt.as_u64_pair();
        let mut job = Self {
            scope,
            id: run.job,
            until: envelope.deadline - margin,
            open: run.checks.iter().map(|task| (task.id, task.clone())).collect(),
            assignments: HashMap::new(),
            unplaced: Vec::new(),
            later: VecDeque::new(),
            concurrent: run.concurrent.map_or(usize::MAX, |count| usize::try_from(count).unwrap_or(usize::MAX)),
            withheld: run.withheld.iter().cloned().collect(),
            reporting: Reporting::default(),
            chance: Chance::new(poller.seed ^ attempt.0 ^ attempt.1),
            mailbox,
            envelope: envelope.answer(Body::Accepted),
            poller,
        };
        let checks = run.checks.iter().map(|task| task.id).collect();
        if let Err(rejection) = job.place_first(checks).await {
            request.reject(rejection.clone());
            return Ended::NotPlaced(rejection);
        }
        placement.0.store(true, Ordering::Release);
        request.answer(&job.envelope);
        let ended = job.see_through(reports).await;
        job.clear().await;
        ended
    }

    async fn see_through(&mut self, mut reports: mpsc::Receiver<Report>) -> Ended {
        let poller = self.poller.clone();
        let mut changes = poller.agents.changes();
        // What changed while the job was placed is looked at first.
        changes.mark_changed();
        let mut backoff = Backoff::new();
        let mut again = Instant::now() + backoff.pause();
        let expiry = tokio::time::sleep((self.until - poller.bus.now()).to_std().unwrap_or_default());
        tokio::pin!(expiry);
        let mut expired = false;
        loop {
            let last = self.open.is_empty();
            self.reporting.start(&poller, &self.envelope, (self.id, last));
            if last && self.reporting.is_done() {
                return Ended::Reported;
            }
            tokio::select! {
                Some(report) = reports.recv() => {
                    self.hear(report);
                    self.place_later().await;
                }
                reported = self.reporting.next() => if let Err(error) = reported {
                    return Ended::Dropped { outcomes: self.reporting.give_up(&error), error };
                },
                Ok(()) = changes.changed() => self.replace_lost().await,
                () = tokio::time::sleep_until(again), if !self.unplaced.is_empty() => {
                    self.place_waiting().await;
                    again = Instant::now() + backoff.pause();
                }
                () = &mut expiry, if !expired => {
                    expired = true;
                    self.expire().await;
                }
            }
        }
    }

    /// Takes outcomes from an agent, if they are of an attempt that still counts.
    fn hear(&mut self, Report { request, attempt, revision, outcomes }: Report) {
        let Some(assigned) = self.assignments.get(&attempt).filter(|assigned| assigned.lease.revision == revision)
        else {
            return request.reject(Refusal::StaleAttempt);
        };
        if outcomes.job != self.id || outcomes.outcomes.iter().any(|told| !assigned.checks.contains(&told.check)) {
            let text = format!("attempt {attempt} does not include all of these checks");
            return request.reject(Refusal::Malformed { text });
        }
        let checks = outcomes.outcomes.iter().map(|told| told.check).collect();
        for told in outcomes.outcomes {
            // An outcome that is told again is known already.
            if self.open.remove(&told.check).is_some() {
                let agent = Some(assigned.agent.key.kind().to_owned());
                self.reporting.add(Outcome { attempt, agent, ..told });
            }
        }
        self.reporting.park(Parked { request, checks });
    }

    /// Ends the attempts of agents that are gone, and has their checks run elsewhere.
    async fn replace_lost(&mut self) {
        let agents = &self.poller.agents;
        let lost: Vec<Uuid> = self
            .assignments
            .iter()
            .filter(|(_, assigned)| !agents.is_connected(&assigned.agent))
            .map(|(attempt, _)| *attempt)
            .collect();
        for attempt in lost {
            let Some(assigned) = self.end_attempt(attempt).await else { continue };
            let left: Vec<Uuid> = assigned.checks.into_iter().filter(|check| self.open.contains_key(check)).collect();
            if !left.is_empty() {
                let (agent, checks) = (assigned.agent.key.kind(), left.len());
                tracing::warn!(poller = self.poller.settings.id, agent, job = %self.id, checks, "agent lost; reassigning");
            }
            self.unplaced.extend(left.into_iter().map(|check| Unplaced { check, cause: Cause::AgentLost }));
        }
        // Somebody may have come as well.
        self.place_waiting().await;
        self.place_later().await;
    }

    /// Nobody needs to answer any more: what is open has expired.
    async fn expire(&mut self) {
        self.later.clear();
        for attempt in self.assignments.keys().copied().collect::<Vec<_>>() {
            self.end_attempt(attempt).await;
        }
        let causes: HashMap<Uuid, Cause> = self.unplaced.drain(..).map(|wait| (wait.check, wait.cause)).collect();
        for check in std::mem::take(&mut self.open).into_keys() {
            let cause = causes.get(&check).copied().unwrap_or(Cause::Expired);
            self.answer_for(check, cause, "no agent answered before the job's deadline");
        }
    }

    /// Answers in place of an agent.
    fn answer_for(&mut self, check: Uuid, cause: Cause, text: &str) {
        let now = self.poller.bus.now();
        self.open.remove(&check);
        self.reporting.add(Outcome::unprobed(check, self.envelope.attempt, cause, now).saying(text));
    }

    async fn clear(&mut self) {
        for attempt in self.assignments.keys().copied().collect::<Vec<_>>() {
            self.end_attempt(attempt).await;
        }
    }
}
