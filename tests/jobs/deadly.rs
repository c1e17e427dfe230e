//! Jobs that their processes do not survive: tried again for a while, and then given up like any that fails.

use generated::jobs::{Job, JobState};
use generated::monitoring::alert::{self, RecordFailedNotification};
use resource_macros::resource_test;
use resource_runtime::jobs::Jobs;
use resource_runtime::testing::{TestCx, TestTenant};

use crate::lost::{Way, asked, job, odd, run};
use crate::{all, minutes, raised};

/// A process takes the job and dies; answers with the job after somebody has looked after it.
async fn dies(t: &TestCx, tenant: &TestTenant, jobs: &Jobs, id: i64) -> Job {
    let taken = format!(
        "UPDATE jobs SET state = 'executing', attempt = attempt + 1, leased_by = 'gone', lease_until = inserted_at \
         WHERE id = {id} AND state IN ('available', 'retryable')"
    );
    run(t, &taken).await;
    assert_eq!(job(tenant, id).await.state, JobState::Executing, "somebody took it");
    t.clock().advance(minutes(2));
    jobs.rescue().await.expect("looked after");
    job(tenant, id).await
}

#[resource_test]
async fn a_job_that_kills_its_process_comes_to_an_end(t: TestCx) {
    let a = t.tenant("a");
    let (jobs, calls) = odd(&t, Way::Ends);
    let id = asked(&a, "service_checks").await;
    for loss in 1..=4 {
        let job = dies(&t, &a, &jobs, id).await;
        assert_eq!((job.state, job.attempt, job.losses), (JobState::Retryable, loss, loss));
    }
    let job = dies(&t, &a, &jobs, id).await;
    assert_eq!((job.state, job.losses), (JobState::Discarded, 5));
    assert!(job.finished_at.is_some() && job.errors[0].error.contains("its process died"), "{job:?}");
    assert_eq!(jobs.drain().await.expect("drained").completed, 0, "nobody runs it any more");
    assert_eq!(calls.load(std::sync::atomic::Ordering::SeqCst), 0);
}

#[resource_test]
async fn what_the_trigger_wants_on_errors_is_done(t: TestCx) {
    let a = t.tenant("a");
    let alert = raised(&a, "one").await.id;
    let jobs = app::jobs::jobs(t.engine()).expect("the tables fit");
    jobs.declare().await.expect("declared");
    t.clock().advance(minutes(1));
    jobs.tick().await.expect("a look");
    let [waiting] = all(&a).await.try_into().expect("one job, which tells people");
    let failed = RecordFailedNotification { level: 0, error: "nobody answers".to_owned() };
    alert::record_failed_notification(&a.system("alerts"), &alert, failed).await.expect("noted");
    for attempt in 1..=10 {
        let given_up = alert::get(&a.role("viewer"), &alert).await.expect("the alert").notification_given_up_at;
        assert_eq!(given_up, None, "{attempt}");
        dies(&t, &a, &jobs, waiting.id).await;
    }
    assert_eq!(job(&a, waiting.id).await.state, JobState::Discarded, "it had its attempts, and died with them");
    let given_up = alert::get(&a.role("viewer"), &alert).await.expect("the alert").notification_given_up_at;
    assert_eq!(given_up, Some(t.clock().now()), "the action of `on_error` was called");
}
