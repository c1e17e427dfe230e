//! One assignment: its checks run side by side, its outcomes go out as they come.

use crate::{Probe, run_check};
use futures::{FutureExt, StreamExt, future::BoxFuture, stream::FuturesUnordered};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    time::Instant,
};
use uuid::Uuid;
use wire::{Body, Bus, BusError, CallError, CheckTask, Envelope, Outcome, Outcomes, Refusal, Subject, limits, report};

/// Checks end so long before the deadline that their outcomes still arrive.
const DELIVERY: Duration = Duration::from_secs(1);

/// A deadline further away than this is treated as if it were not; no check can take that long.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// Checks that a poller has given to this agent.
pub(super) struct Assignment {
    pub(super) bus: Arc<dyn Bus>,
    pub(super) probe: Arc<dyn Probe>,
    pub(super) agent: String,
    pub(super) concurrent: Arc<Semaphore>,
    pub(super) stop: watch::Receiver<bool>,
    /// Where outcomes go.
    pub(super) subject: Subject,
    pub(super) job: Uuid,
    /// Attempt, revision, deadline and partition of every report.
    pub(super) envelope: Envelope,
}

/// How it ended.
pub(super) enum Ended {
    /// Core has everything.
    Delivered,
    /// Shut down before all checks had run; core has what there was.
    Stopped,
    /// Somebody else has the work by now.
    Stale,
    /// Asking again could not help, or it was too late.
    Undelivered { outcomes: usize, error: CallError },
}

type Report = BoxFuture<'static, (usize, Result<(), CallError>)>;

impl Assignment {
    /// Runs them all; `held` has a permit for each check whose outcome is not acknowledged.
    pub(super) async fn run(self, checks: Vec<CheckTask>, mut held: OwnedSemaphorePermit) -> (Uuid, Ended) {
        let until = self.last_moment();
        let mut running: FuturesUnordered<_> = checks.iter().map(|task| self.check(task, until)).collect();
        let mut waiting: Vec<Outcome> = Vec::new();
        let mut reports: FuturesUnordered<Report> = FuturesUnordered::new();
        let mut cut_off = false;
        let ended = loop {
            // One report at a time: what ends meanwhile travels together.
            if reports.is_empty() && !waiting.is_empty() {
                let rest = waiting.split_off(waiting.len().min(limits::OUTCOMES));
                reports.push(send(&self.bus, (&self.subject, &self.envelope), self.job, waiting));
                waiting = rest;
            }
            if running.is_empty() && reports.is_empty() {
                break if cut_off { Ended::Stopped } else { Ended::Delivered };
            }
            tokio::select! {
                Some((count, result)) = reports.next() => match result {
                    Ok(()) => drop(held.split(count)),
                    Err(CallError::Bus(BusError::Refused { reason: Refusal::StaleAttempt })) => break Ended::Stale,
                    Err(error) => break Ended::Undelivered { outcomes: count + waiting.len(), error },
                },
                Some(outcome) = running.next() => match outcome {
                    Some(outcome) => waiting.push(outcome),
                    None => cut_off = true,
                },
            }
        };
        (self.envelope.attempt, ended)
    }

    /// What came out of a check; nothing if the agent shuts down before it has its turn.
    async fn check(&self, task: &CheckTask, until: Instant) -> Option<Outcome> {
        let mut stop = self.stop.clone();
        let turn = tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => return None,
            // The semaphore is never closed; a check that has no turn by then has expired.
            turn = tokio::time::timeout_at(until, self.concurrent.acquire()) => turn,
        };
        let outcome = run_check(self.probe.as_ref(), task, until, &self.bus).await;
        drop(turn);
        Some(Outcome { attempt: self.envelope.attempt, agent: Some(self.agent.clone()), ..outcome })
    }

    fn last_moment(&self) -> Instant {
        let left = (self.envelope.deadline - self.bus.now()).to_std().unwrap_or_default().min(LONGEST);
        Instant::now() + left - DELIVERY.min(left / 10)
    }
}

fn send(bus: &Arc<dyn Bus>, (subject, envelope): (&Subject, &Envelope), job: Uuid, outcomes: Vec<Outcome>) -> Report {
    let (bus, subject, count) = (bus.clone(), subject.clone(), outcomes.len());
    let message = envelope.answer(Body::Outcomes(Outcomes { job, outcomes }));
    async move { (count, report(bus.as_ref(), &subject, &message).await) }.boxed()
}
