//! Working off queues until somebody says stop.

use std::time::Duration;

use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::Jobs;
use super::claim::Claimed;
use super::finish::Outcome;
use super::queue::{Running, Shared};
use crate::db::Dialect;
use crate::error::{Class, Result};

/// What came of working off all queues once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drained {
    /// Jobs that are done.
    pub completed: usize,
    /// Attempts that failed.
    pub failed: usize,
}

/// How long completed jobs wait for others to be written with them.
const GATHERED: Duration = Duration::from_millis(5);
/// The most jobs that are completed by one statement.
const AT_ONCE: usize = 200;
/// How often it is looked for what is left behind.
const MAINTAINED: Duration = Duration::from_secs(10);
/// How often it is said which jobs nobody here knows.
const REPORTED: Duration = Duration::from_secs(600);
/// How often schedules are looked at.
const TICK: Duration = Duration::from_secs(1);
/// How long a loop rests after the database did not answer.
pub(super) const RESTED: Duration = Duration::from_secs(1);

impl Jobs {
    /// Runs what is due now, one job after the other, until nothing is; for tests and command lines.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn drain(&self) -> Result<Drained> {
        let mut drained = Drained::default();
        loop {
            let mut found = false;
            for queue in &self.0.settings.queues {
                for job in self.claim(&queue.name, 100).await? {
                    found = true;
                    match self.perform(&job).await {
                        Outcome::Done => {
                            self.complete(&[(job.id, job.attempt)]).await?;
                            drained.completed += 1;
                        }
                        Outcome::Failed(error) => {
                            if self.fail(&job, &error).await? {
                                self.give_up(&job, &error).await?;
                            }
                            drained.failed += 1;
                        }
                        Outcome::Snoozed(time) => self.snooze(&job, time).await?,
                    }
                }
            }
            if !found {
                return Ok(drained);
            }
        }
    }

    /// Looks for work, works off the queues and looks after what is left behind, until `stop` ends. Then no
    /// more jobs are taken; those that run may end, for a while, and the rest is given back.
    ///
    /// # Errors
    /// When schedules cannot be declared at the start, or jobs not be given back at the end.
    pub async fn run(&self, stop: impl Future<Output = ()>) -> Result<()> {
        self.declare().await?;
        let (stopping, stopped) = watch::channel(false);
        let running = Running::default();
        let (done, finished) = mpsc::channel(4 * AT_ONCE);
        let mut loops = JoinSet::new();
        loops.spawn(self.clone().repeat(stopped.clone(), TICK, async |jobs: &Jobs| jobs.tick().await.map(drop)));
        loops.spawn(self.clone().repeat(stopped.clone(), MAINTAINED.min(self.0.settings.lease), Jobs::look_after));
        loops.spawn(self.clone().repeat(stopped.clone(), REPORTED, Jobs::report_unknown));
        if self.dialect() == Dialect::Postgres {
            loops.spawn(self.clone().listen(stopped.clone()));
        }
        let shared = Shared { running: running.clone(), done, stopped };
        for queue in self.0.settings.queues.clone() {
            loops.spawn(self.clone().work_off(queue, shared.clone()));
        }
        drop(shared);
        let mut finisher = tokio::spawn(self.clone().write_outcomes(finished, running.clone()));
        let renewer = tokio::spawn(self.clone().keep_leases(running));
        stop.await;
        tracing::info!("taking no more jobs");
        let _ = stopping.send(true);
        if timeout(self.0.settings.grace, async { while loops.join_next().await.is_some() {} }).await.is_err() {
            tracing::warn!("jobs that still run are given back");
            loops.shutdown().await;
        }
        // Ends when the last sender is gone: everything that was done is written.
        if timeout(self.0.settings.grace, &mut finisher).await.is_err() {
            tracing::error!("what became of jobs cannot be noted; they will be called again");
            finisher.abort();
        }
        renewer.abort();
        self.release().await
    }

    /// Calls `work` again and again.
    async fn repeat(
        self,
        mut stopped: watch::Receiver<bool>,
        every: Duration,
        work: impl AsyncFn(&Jobs) -> Result<()> + Send,
    ) {
        while !*stopped.borrow() {
            if let Err(error) = work(&self).await {
                tracing::error!(?error, "jobs cannot be looked after");
            }
            tokio::select! {
                () = sleep(every) => {}
                _ = stopped.changed() => {}
            }
        }
    }

    async fn report_unknown(&self) -> Result<()> {
        for worker in self.unknown().await? {
            tracing::warn!(worker, "jobs of a worker that this program does not know are left alone");
        }
        Ok(())
    }

    async fn look_after(&self) -> Result<()> {
        self.rescue().await?;
        self.prune().await.map(drop)
    }

    /// Writes what became of jobs: completed ones many at once. While the database does not answer they stay
    /// this process's, and are tried again: what is done need not be done twice.
    async fn write_outcomes(self, mut finished: mpsc::Receiver<(Claimed, Outcome)>, running: Running) {
        while let Some(first) = finished.recv().await {
            let mut outcomes = vec![first];
            let gather = async {
                while outcomes.len() < AT_ONCE {
                    match finished.recv().await {
                        Some(next) => outcomes.push(next),
                        None => break,
                    }
                }
            };
            let _ = timeout(GATHERED, gather).await;
            let completed = outcomes.iter().filter(|(_, outcome)| *outcome == Outcome::Done);
            let completed: Vec<(i64, i64)> = completed.map(|(job, _)| (job.id, job.attempt)).collect();
            while or_rest(self.complete(&completed).await, "completed jobs cannot be noted").await.is_none() {}
            for (job, outcome) in &outcomes {
                match outcome {
                    Outcome::Done => {}
                    Outcome::Failed(error) => while self.failed(job, error).await.is_none() {},
                    Outcome::Snoozed(time) => {
                        while or_rest(self.snooze(job, *time).await, "a job cannot be put off").await.is_none() {}
                    }
                }
            }
            let mut running = running.open();
            for (job, _) in &outcomes {
                running.remove(&(job.id, job.attempt));
            }
        }
    }

    /// Notes a failed attempt, and does what follows the last one; `None` if the database does not answer.
    async fn failed(&self, job: &Claimed, error: &str) -> Option<()> {
        if !or_rest(self.fail(job, error).await, "a failed attempt cannot be noted").await? {
            return Some(());
        }
        loop {
            match self.give_up(job, error).await {
                Err(error) if error.class() == Class::Unavailable => sleep(RESTED).await,
                Err(error) => {
                    tracing::error!(?error, job = job.id, "what follows the last attempt failed as well");
                    return Some(());
                }
                Ok(()) => return Some(()),
            }
        }
    }

    /// Renews leases, and ends tasks whose job is no longer this process's: somebody cancelled it, or took
    /// it over because the lease lapsed.
    async fn keep_leases(self, running: Running) {
        loop {
            sleep(self.0.settings.lease / 3).await;
            let before = running.open().clone();
            if before.is_empty() {
                continue;
            }
            let ids: Vec<(i64, i64)> = before.keys().copied().collect();
            match self.renew(&ids).await {
                Ok(own) => {
                    for (id, task) in before.iter().filter(|(id, _)| !own.contains(id)) {
                        let mut running = running.open();
                        // One that was given back in between may have been taken again, by another task.
                        if running.get(id).is_some_and(|now| now.id() == task.id()) {
                            tracing::warn!(job = id.0, "the job is no longer this process's");
                            running.remove(id);
                            task.abort();
                        }
                    }
                }
                Err(error) => tracing::error!(?error, "leases cannot be renewed"),
            }
        }
    }
}

/// What was answered; after a failure, nothing and a rest.
pub(super) async fn or_rest<T>(answered: Result<T>, failure: &str) -> Option<T> {
    match answered {
        Ok(answer) => Some(answer),
        Err(error) => {
            tracing::error!(?error, "{failure}");
            sleep(RESTED).await;
            None
        }
    }
}
