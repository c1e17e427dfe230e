//! Which job waits for outcomes of which attempt.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};
use tokio::sync::mpsc::{self, error::TrySendError};
use uuid::Uuid;
use wire::{Body, CodecError, Envelope, Outcomes, Refusal, Rejection, Request};

/// Outcomes that an agent reports, and who wants to know that they arrived.
pub(crate) struct Report {
    pub(crate) request: Request,
    pub(crate) attempt: Uuid,
    pub(crate) revision: u64,
    pub(crate) outcomes: Outcomes,
}

/// Which job waits for outcomes of which attempt. An attempt that is not here is stale.
#[derive(Default)]
pub(crate) struct Routes {
    jobs: Mutex<HashMap<Uuid, mpsc::Sender<Report>>>,
}

impl Routes {
    pub(crate) fn open(&self, attempt: Uuid, job: mpsc::Sender<Report>) {
        self.jobs().insert(attempt, job);
    }

    pub(crate) fn close(&self, attempt: Uuid) {
        self.jobs().remove(&attempt);
    }

    /// Hands a report to its job, or turns it down.
    pub(crate) fn deliver(&self, request: Request) {
        let (attempt, revision, outcomes) = match request.envelope() {
            Ok(Envelope { attempt, revision, body: Body::Outcomes(outcomes), .. }) => (attempt, revision, outcomes),
            Ok(other) => {
                let found = other.body.kind();
                return request.reject(CodecError::UnexpectedKind { found, expected: "outcomes" });
            }
            Err(error) => return request.reject(error),
        };
        let Some(job) = self.jobs().get(&attempt).cloned() else { return request.reject(Refusal::StaleAttempt) };
        match job.try_send(Report { request, attempt, revision, outcomes }) {
            Ok(()) => {}
            // It keeps the outcomes and asks again.
            Err(TrySendError::Full(report)) => report.request.reject(Rejection::Busy),
            Err(TrySendError::Closed(report)) => report.request.reject(Refusal::StaleAttempt),
        }
    }

    fn jobs(&self) -> MutexGuard<'_, HashMap<Uuid, mpsc::Sender<Report>>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
