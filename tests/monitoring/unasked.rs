//! Checks that cannot be asked, or that are gone: they keep no other one from running.

use std::time::Duration;

use generated::monitoring::{CheckOutcome, PollJobStatus, ScheduleResult, service_check};
use wire::Verdict;

use crate::bare::on_both;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_cannot_be_asked_says_so_and_the_others_run() {
    on_both(async |bare| {
        let (good, bad, gone) = (bare.check("good").await, bare.check("bad").await, bare.check("gone").await);
        let schedule = bare.schedule("all", (0, 10)).await;
        // As rows of an older version may be.
        bare.sql("UPDATE service_checks SET port = NULL WHERE name = 'bad'").await;
        let job = bare.job(Some(schedule), &[good, bad, gone]).await;
        service_check::destroy(&bare.tenant.role("admin"), &gone).await.expect("removed");
        let poller = bare.poller("p1", None).await;
        // Far from what the clock of the machine shows.
        bare.t.clock().advance(Duration::from_secs(3_600));

        let running = bare.assigned(&job).await;
        assert_eq!((running.status, running.retry_count), (PollJobStatus::Running, 0));
        let heard = poller.heard();
        let asked: Vec<_> = heard[0].checks.iter().map(|task| task.id).collect();
        assert_eq!((heard.len(), asked), (1, vec![good.uuid()]), "neither the bad one nor the one that is gone");
        let unasked = bare.check_now(&bad).await;
        assert_eq!((unasked.last_result, unasked.consecutive_failures), (Some(CheckOutcome::Unknown), 1));
        assert_eq!(unasked.last_result_at, Some(bare.t.clock().now()), "core noted it, by its own clock");
        let error = unasked.last_error.as_ref().expect("why");
        assert!(error.contains("cannot be asked") && error.contains("port"), "{error}");

        let attempt = running.attempt.expect("an attempt");
        assert!(bare.report((&job, attempt), &[(good, Verdict::Success)]).await);
        let done = bare.job_now(&job).await;
        assert_eq!((done.status, done.success_count, done.failure_count), (PollJobStatus::Completed, 1, 1));
        let told = bare.schedule_now(&schedule).await;
        assert_eq!((told.last_result, told.consecutive_failures), (Some(ScheduleResult::Partial), 0));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_is_removed_while_it_runs_is_not_waited_for() {
    on_both(async |bare| {
        let (first, second) = (bare.check("first").await, bare.check("second").await);
        let job = bare.job(None, &[first, second]).await;
        let _poller = bare.poller("p1", None).await;
        let attempt = bare.assigned(&job).await.attempt.expect("an attempt");
        service_check::destroy(&bare.tenant.role("admin"), &second).await.expect("removed");
        assert!(bare.report((&job, attempt), &[(first, Verdict::Success)]).await);
        let done = bare.job_now(&job).await;
        assert_eq!((done.status, done.success_count, done.failure_count), (PollJobStatus::Completed, 1, 0));
        assert!(bare.report((&job, attempt), &[(second, Verdict::Success)]).await, "it comes too late, and is let go");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_of_which_nothing_can_be_asked_ends_at_once() {
    on_both(async |bare| {
        let (bad, gone) = (bare.check("bad").await, bare.check("gone").await);
        bare.sql("UPDATE service_checks SET port = NULL WHERE name = 'bad'").await;
        service_check::destroy(&bare.tenant.role("admin"), &gone).await.expect("removed");
        let schedule = bare.schedule("all", (0, 10)).await;
        let poller = bare.poller("p1", None).await;
        let (only_bad, only_gone) = (bare.job(Some(schedule), &[bad]).await, bare.job(None, &[gone]).await);
        let done = bare.assigned(&only_bad).await;
        assert_eq!((done.status, done.success_count, done.failure_count), (PollJobStatus::Completed, 0, 1));
        assert_eq!(bare.schedule_now(&schedule).await.last_result, Some(ScheduleResult::Failed));
        let done = bare.assigned(&only_gone).await;
        assert_eq!((done.status, done.success_count, done.failure_count), (PollJobStatus::Completed, 0, 0));
        assert!(poller.heard().is_empty());
    })
    .await;
}
