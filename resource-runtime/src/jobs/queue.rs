//! Working off one queue: so many jobs at once, and quick ones taken ahead.
//!
//! A job that is cancelled while it waits for a place may still be called, as one that runs may still end: that it is no
//! longer this process's shows when leases are renewed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, watch};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::sleep;

use super::Jobs;
use super::claim::Claimed;
use super::finish::Outcome;
use super::pace::{PATIENCE, Pace, Room};
use super::settings::Queue;
use super::work::{RESTED, or_rest};

/// The tasks of jobs that wait or run, or whose outcome is yet to be written, by job and attempt.
#[derive(Clone, Default)]
pub(super) struct Running(Arc<Mutex<HashMap<(i64, i64), AbortHandle>>>);

impl Running {
    pub fn open(&self) -> MutexGuard<'_, HashMap<(i64, i64), AbortHandle>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the jobs of a process have in common.
#[derive(Clone)]
pub(super) struct Shared {
    pub running: Running,
    pub done: mpsc::Sender<(Claimed, Outcome)>,
    pub stopped: watch::Receiver<bool>,
}

/// How long a job took; `None` if it got no place.
type Ended = Option<Duration>;

impl Jobs {
    /// Takes jobs of a queue and calls them, until the process is told to stop and those that run have ended.
    pub(super) async fn work_off(self, mut queue: Queue, mut shared: Shared) {
        let concurrency = queue.concurrency.max(1);
        let places = Arc::new(Semaphore::new(concurrency));
        let (mut tasks, mut pace) = (JoinSet::new(), Pace::default());
        while !*shared.stopped.borrow() {
            tokio::select! {
                () = opened(&mut queue) => {}
                _ = shared.stopped.changed() => break,
            }
            let room = tokio::select! {
                room = room(&mut tasks, &mut pace, concurrency) => room,
                _ = shared.stopped.changed() => break,
            };
            // It may have been closed while all places were taken.
            if !queue.is_open() {
                continue;
            }
            let woken = self.0.woken.notified();
            let claimed = self.claim(&queue.name, room).await;
            let rest = if claimed.is_ok() { self.0.settings.poll } else { RESTED };
            let claimed = claimed.unwrap_or_else(|error| {
                tracing::error!(?error, queue = queue.name, "no jobs can be taken");
                Vec::new()
            });
            if claimed.is_empty() {
                tokio::select! {
                    () = sleep(rest) => {}
                    () = woken => {}
                    _ = shared.stopped.changed() => {}
                }
            }
            for job in claimed {
                let id = (job.id, job.attempt);
                // Held until the task is listed: whoever writes its outcome takes it off the list.
                let mut running = shared.running.open();
                let task = tasks.spawn(self.clone().attempt(job, places.clone(), (queue.clone(), shared.clone())));
                running.insert(id, task);
            }
        }
        while tasks.join_next().await.is_some() {}
    }

    /// Calls a job as soon as there is a place for it. If none comes free, the queue closes, or the process is told to
    /// stop, it is given back as it was found.
    async fn attempt(self, job: Claimed, places: Arc<Semaphore>, (mut queue, mut shared): (Queue, Shared)) -> Ended {
        let place: Option<OwnedSemaphorePermit> = tokio::select! {
            biased;
            _ = shared.stopped.wait_for(|stopped| *stopped) => None,
            () = closed(&mut queue) => None,
            place = places.acquire_owned() => place.ok(),
            () = sleep(PATIENCE) => None,
        };
        if place.is_none() {
            // Off the list first: once it is given back it can be taken again under the same name.
            shared.running.open().remove(&(job.id, job.attempt));
            while or_rest(self.give_back(&job).await, "a job cannot be given back").await.is_none() {}
            return None;
        }
        let start = Instant::now();
        let outcome = self.perform(&job).await;
        let took = start.elapsed();
        let _ = shared.done.send((job, outcome)).await;
        Some(took)
    }
}

/// Waits until jobs of a queue may be taken: for ever, when there is nobody left to say so.
async fn opened(queue: &mut Queue) {
    if let Some(open) = &mut queue.open
        && open.wait_for(|open| *open).await.is_err()
    {
        std::future::pending().await
    }
}

/// Waits until jobs of a queue may not be taken any more: for ever, where that is never said.
async fn closed(queue: &mut Queue) {
    if let Some(open) = &mut queue.open
        && open.wait_for(|open| !*open).await.is_ok()
    {
        return;
    }
    std::future::pending().await
}

/// Waits until it is worth to ask for jobs; answers with how many.
async fn room(tasks: &mut JoinSet<Ended>, pace: &mut Pace, concurrency: usize) -> usize {
    let note = |pace: &mut Pace, ended| match ended {
        Ok(Some(time)) => pace.took(time),
        Ok(None) => pace.waited(),
        // Somebody cancelled it.
        Err(_) => {}
    };
    loop {
        while let Some(ended) = tasks.try_join_next() {
            note(pace, ended);
        }
        let Room { limit, least } = pace.room(concurrency);
        let free = limit.saturating_sub(tasks.len());
        if free >= least {
            return free;
        }
        if let Some(ended) = tasks.join_next().await {
            note(pace, ended);
        }
    }
}
