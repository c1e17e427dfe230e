//! A queue that is closed in this process is left to others.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use generated::jobs::JobState;
use resource_macros::resource_test;
use resource_runtime::jobs::{Jobs, Queue};
use resource_runtime::testing::TestCx;
use tokio::sync::{Notify, watch};

use crate::count;
use crate::lost::{Way, asked, odd_over, start, until};

#[resource_test]
async fn jobs_of_a_closed_queue_wait_until_it_opens(t: TestCx) {
    let a = t.tenant("a");
    let (_, _, engine) = odd_over(&t, t.db().clone(), Way::Ends);
    let (open, opened) = watch::channel(false);
    let mut settings = app::jobs::settings();
    settings.poll = Duration::from_millis(20);
    settings.queues = vec![Queue::new("alerts", 2), Queue::new("service_checks", 2).only_while(opened)];
    let jobs = Jobs::new(engine, app::jobs::tables().expect("tables"), settings);
    let done = async |number| until("they are done", async || count(&a, JobState::Completed).await == number).await;
    let left_alone = async |number| {
        asked(&a, "service_checks").await;
        // What came later and is open is done, and more often than once it was looked for work.
        asked(&a, "alerts").await;
        done(number).await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!((count(&a, JobState::Available).await, count(&a, JobState::Completed).await), (1, number));
    };

    let (stop, running) = start(&jobs);
    left_alone(1).await;
    open.send_replace(true);
    done(2).await;
    open.send_replace(false);
    tokio::time::sleep(Duration::from_millis(200)).await;
    left_alone(3).await;
    // Whoever could open it is gone.
    drop(open);
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(count(&a, JobState::Available).await, 1);
    stop.send(()).expect("it runs");
    running.await.expect("no panic");
}

#[resource_test]
async fn a_queue_that_closes_while_all_places_are_taken_gives_none_to_the_next(t: TestCx) {
    let a = t.tenant("a");
    let gate = Arc::new(Notify::new());
    let (_, calls, engine) = odd_over(&t, t.db().clone(), Way::Waits(gate.clone()));
    let (open, opened) = watch::channel(true);
    let mut settings = app::jobs::settings();
    settings.poll = Duration::from_millis(20);
    settings.queues = vec![Queue::new("service_checks", 1).only_while(opened)];
    let jobs = Jobs::new(engine, app::jobs::tables().expect("tables"), settings);
    for _ in 0..2 {
        asked(&a, "service_checks").await;
    }
    let (stop, running) = start(&jobs);
    until("the first one runs", async || calls.load(Ordering::SeqCst) == 1).await;
    open.send_replace(false);
    gate.notify_one();
    until("it is done", async || count(&a, JobState::Completed).await == 1).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!((count(&a, JobState::Available).await, calls.load(Ordering::SeqCst)), (1, 1), "nobody takes the second");
    stop.send(()).expect("it runs");
    running.await.expect("no panic");
}
