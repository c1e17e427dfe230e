//! Telling core what came out, and agents that core knows.

use crate::serve::Poller;
use futures::{FutureExt, future::BoxFuture};
use std::{
    collections::{HashSet, VecDeque},
    sync::Arc,
    time::Duration,
};
use tokio::time::Instant;
use uuid::Uuid;
use wire::{
    Body, BusError, CallError, CodecError, Envelope, Family, Outcome, Outcomes, Refusal, Request, Subject, limits,
    report,
};

/// How long an outcome waits for others to travel with.
const LINGER: Duration = Duration::from_millis(200);

/// Outcomes on their way to core.
#[derive(Default)]
pub(super) struct Reporting {
    waiting: VecDeque<Outcome>,
    /// When the oldest that waits came.
    since: Option<Instant>,
    travelling: Option<BoxFuture<'static, Result<(), CallError>>>,
    travellers: Vec<Uuid>,
    acknowledged: HashSet<Uuid>,
    parked: Vec<Parked>,
}

/// An agent's report that is answered when core has these checks.
pub(super) struct Parked {
    pub(super) request: Request,
    pub(super) checks: HashSet<Uuid>,
}

impl Reporting {
    pub(super) fn add(&mut self, outcome: Outcome) {
        self.since.get_or_insert_with(Instant::now);
        self.waiting.push_back(outcome);
    }

    pub(super) fn park(&mut self, mut parked: Parked) {
        parked.checks.retain(|check| !self.acknowledged.contains(check));
        self.parked.push(parked);
        self.answer_complete();
    }

    pub(super) fn is_done(&self) -> bool {
        self.waiting.is_empty() && self.travelling.is_none()
    }

    /// Sends what waits, if it has waited long enough or nothing more can come. One report is on its way at a time.
    pub(super) fn start(&mut self, poller: &Arc<Poller>, envelope: &Envelope, (job, last): (Uuid, bool)) {
        let full = self.waiting.len() >= limits::OUTCOMES;
        let due = self.since.is_some_and(|since| since.elapsed() >= LINGER);
        if self.travelling.is_some() || self.waiting.is_empty() || !(last || full || due) {
            return;
        }
        let count = self.waiting.len().min(limits::OUTCOMES);
        let outcomes: Vec<Outcome> = self.waiting.drain(..count).collect();
        self.since = (!self.waiting.is_empty()).then(Instant::now);
        self.travellers = outcomes.iter().map(|outcome| outcome.check).collect();
        let message = envelope.answer(Body::Outcomes(Outcomes { job, outcomes }));
        let bus = poller.bus.clone();
        self.travelling = Some(
            async move {
                let partition = message.partition.as_deref();
                let subject = Subject::new(Family::Results, message.tenant, partition, "checks");
                report(bus.as_ref(), &subject.map_err(CodecError::from)?, &message).await
            }
            .boxed(),
        );
    }

    /// Resolves when core has answered a report, or when it is time to look at [`Self::start`] again.
    pub(super) async fn next(&mut self) -> Result<(), CallError> {
        let Some(travelling) = &mut self.travelling else {
            match self.since {
                Some(since) => tokio::time::sleep_until(since + LINGER).await,
                None => futures::future::pending().await,
            }
            return Ok(());
        };
        travelling.await?;
        self.travelling = None;
        for check in self.travellers.drain(..) {
            self.parked.iter_mut().for_each(|parked| {
                parked.checks.remove(&check);
            });
            self.acknowledged.insert(check);
        }
        self.answer_complete();
        Ok(())
    }

    /// Tells every agent that waits why its outcomes are not wanted; how many outcomes that are.
    pub(super) fn give_up(&mut self, error: &CallError) -> usize {
        let reason = match error {
            CallError::Bus(BusError::Refused { reason }) => reason.clone(),
            CallError::Bus(BusError::DeadlineExceeded) => Refusal::Expired,
            other => Refusal::Unavailable { text: other.to_string() },
        };
        self.parked.drain(..).for_each(|parked| parked.request.reject(reason.clone()));
        self.waiting.len() + self.travellers.len()
    }

    fn answer_complete(&mut self) {
        for parked in self.parked.extract_if(.., |parked| parked.checks.is_empty()) {
            match parked.request.envelope() {
                Ok(envelope) => parked.request.answer(&envelope.answer(Body::Acknowledged)),
                Err(error) => parked.request.reject(error),
            }
        }
    }
}
