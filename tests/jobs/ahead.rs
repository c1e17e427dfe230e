//! Quick jobs are taken before there is a place for them. Those that get none are given back as they were found.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use generated::jobs::{Job, JobState};
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use tokio::sync::Semaphore;

use crate::lost::{Way, asked, odd, start, until};
use crate::{all, count};

/// How many jobs of this queue run at once.
const PLACES: usize = 10;
/// More than enough to know a queue's pace.
const QUICK: usize = 30;

fn untouched(jobs: &[Job]) -> usize {
    let waits = |job: &&Job| job.state == JobState::Available && job.attempt == 0 && job.max_attempts == 1;
    jobs.iter().filter(waits).count()
}

#[resource_test]
async fn slow_jobs_keep_no_others_from_other_processes(t: TestCx) {
    let a = t.tenant("a");
    let gate = Arc::new(Semaphore::new(0));
    let (jobs, calls) = odd(&t, Way::Slows(QUICK, gate.clone()));
    for _ in 0..QUICK + 3 * PLACES {
        asked(&a, "service_checks").await;
    }
    let (stop, running) = start(&jobs);
    until("the slow ones run", async || calls.load(Ordering::SeqCst) == QUICK + PLACES).await;
    until("those without a place are given back", async || untouched(&all(&a).await) == 2 * PLACES).await;
    until("only the slow ones run", async || count(&a, JobState::Executing).await == PLACES).await;
    gate.add_permits(3 * PLACES);
    until("all are done", async || count(&a, JobState::Completed).await == QUICK + 3 * PLACES).await;
    assert_eq!(calls.load(Ordering::SeqCst), QUICK + 3 * PLACES, "each was called once");
    assert!(all(&a).await.iter().all(|job| job.attempt == 1 && job.losses == 0), "and tried once");
    stop.send(()).expect("it runs");
    running.await.expect("no panic");
}

#[resource_test]
async fn what_waits_for_a_place_is_not_called_when_the_process_ends(t: TestCx) {
    let a = t.tenant("a");
    let gate = Arc::new(Semaphore::new(0));
    let (jobs, calls) = odd(&t, Way::Slows(QUICK, gate.clone()));
    for _ in 0..QUICK {
        asked(&a, "service_checks").await;
    }
    let (stop, running) = start(&jobs);
    until("the queue is known to be quick", async || count(&a, JobState::Completed).await == QUICK).await;
    for _ in 0..2 * PLACES {
        asked(&a, "service_checks").await;
    }
    until("the slow ones run", async || calls.load(Ordering::SeqCst) == QUICK + PLACES).await;
    stop.send(()).expect("it runs");
    until("what waited is given back", async || untouched(&all(&a).await) == PLACES).await;
    gate.add_permits(2 * PLACES);
    running.await.expect("no panic");
    assert_eq!(calls.load(Ordering::SeqCst), QUICK + PLACES, "none was called after the end");
    assert_eq!(count(&a, JobState::Completed).await, QUICK + PLACES, "those that ran ended");
    assert_eq!(untouched(&all(&a).await), PLACES);
}
