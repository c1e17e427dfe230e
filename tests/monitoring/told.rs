//! What a schedule is told of runs that fail as a whole.

use std::time::Duration;

use app::monitoring::assign::give_up;
use generated::monitoring::{CheckOutcome, PollJobStatus, ScheduleResult, TargetHealth, alert, check_result, poll_job};
use wire::{Refusal, Rejection, Verdict};

use crate::bare::on_both;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_that_nobody_does_is_told_and_counted_once() {
    on_both(async |bare| {
        let checks = [bare.check("one").await, bare.check("two").await];
        let schedule = bare.schedule("all", (0, 10)).await;
        let orchestration = bare.system("orchestration");
        let job = bare.job(Some(schedule), &checks).await;
        for retry in 0..3 {
            let failed = bare.assigned(&job).await;
            assert_eq!((failed.status, failed.error_code.as_deref()), (PollJobStatus::Failed, Some("NO_POLLER")));
            let told = bare.schedule_now(&schedule).await;
            assert_eq!(told.last_result, Some(ScheduleResult::Failed), "{retry}");
            assert_eq!((told.last_check_count, told.last_failure_count, told.consecutive_failures), (2, 2, 1));
            poll_job::retry(&orchestration, &job).await.expect("once more");
        }
        for (answer, code, failures) in [
            (Rejection::Busy, "BUSY", 2),
            (Refusal::no_agent().into(), "NO_AGENT", 3),
            (Refusal::Draining.into(), "DISPATCH_ERROR", 4),
        ] {
            let mut poller = bare.poller(&code.to_lowercase(), Some(answer)).await;
            let job = bare.job(Some(schedule), &checks).await;
            assert_eq!(bare.assigned(&job).await.error_code.as_deref(), Some(code));
            let told = bare.schedule_now(&schedule).await;
            assert_eq!(
                (told.last_result, told.consecutive_failures),
                (Some(ScheduleResult::Failed), failures),
                "{code}"
            );
            poller.leave(&bare.bus).await;
        }

        let _poller = bare.poller("p2", None).await;
        let attempt = bare.assigned(&job).await.attempt.expect("an attempt");
        assert!(bare.report((&job, attempt), &checks.map(|check| (check, Verdict::Success))).await);
        let told = bare.schedule_now(&schedule).await;
        let failed = (Some(ScheduleResult::Failed), 4);
        assert_eq!((told.last_result, told.consecutive_failures), failed, "there were runs after that one");
        let job = bare.job(Some(schedule), &checks).await;
        let attempt = bare.assigned(&job).await.attempt.expect("an attempt");
        assert!(bare.report((&job, attempt), &checks.map(|check| (check, Verdict::Success))).await);
        let told = bare.schedule_now(&schedule).await;
        assert_eq!((told.last_result, told.consecutive_failures), (Some(ScheduleResult::Success), 0));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_that_takes_too_long_is_told_with_what_it_found() {
    on_both(async |bare| {
        let checks = [bare.check("one").await, bare.check("two").await, bare.check("three").await];
        let schedule = bare.schedule("all", (0, 10)).await;
        let _poller = bare.poller("p1", None).await;
        let job = bare.job(Some(schedule), &checks).await;
        let attempt = bare.assigned(&job).await.attempt.expect("an attempt");
        assert!(bare.report((&job, attempt), &[(checks[0], Verdict::Success)]).await);
        bare.t.clock().advance(Duration::from_secs(60));
        give_up(&bare.system("orchestration"), &job).await.expect("given up");
        let ended = bare.job_now(&job).await;
        assert_eq!((ended.status, ended.error_code.as_deref()), (PollJobStatus::Timeout, Some("TIMEOUT")));
        let told = bare.schedule_now(&schedule).await;
        assert_eq!((told.last_result, told.consecutive_failures), (Some(ScheduleResult::Timeout), 1));
        assert_eq!((told.last_success_count, told.last_failure_count), (1, 2));
        give_up(&bare.system("orchestration"), &job).await.expect("nothing is left to do");
        assert_eq!(bare.schedule_now(&schedule).await.consecutive_failures, 1);
        assert!(!bare.report((&job, attempt), &[(checks[1], Verdict::Success)]).await, "it is over");
    })
    .await;
}

/// A run of many checks has several jobs, each with tries of its own, and is shown as one in whatever order they end.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_jobs_of_a_run_are_added_up() {
    on_both(async |bare| {
        let [one, two, three, four] =
            [bare.check("one").await, bare.check("two").await, bare.check("three").await, bare.check("four").await];
        let schedule = bare.schedule("all", (0, 10)).await;
        let shown = async || {
            let now = bare.schedule_now(&schedule).await;
            (
                now.last_result.expect("it ran"),
                [now.last_success_count, now.last_failure_count],
                now.consecutive_failures,
            )
        };
        let answered = async |job, verdicts: &[_]| {
            let attempt = bare.assigned(job).await.attempt.expect("an attempt");
            assert!(bare.report((job, attempt), verdicts).await);
        };
        let first = bare.job_of(Some((schedule, 7)), &[one, two]).await;
        let second = bare.job_of(Some((schedule, 7)), &[three, four]).await;
        assert_eq!(bare.assigned(&first).await.status, PollJobStatus::Failed, "no poller is there");
        assert_eq!(shown().await, (ScheduleResult::Failed, [0, 2], 1));
        let _poller = bare.poller("p1", None).await;
        answered(&second, &[(three, Verdict::Success), (four, Verdict::Error)]).await;
        assert_eq!(shown().await, (ScheduleResult::Partial, [1, 3], 0));
        poll_job::retry(&bare.system("orchestration"), &first).await.expect("once more");
        answered(&first, &[(one, Verdict::Success), (two, Verdict::Success)]).await;
        assert_eq!(shown().await, (ScheduleResult::Partial, [3, 1], 0), "what the first try told is taken back");

        let late = bare.job_of(Some((schedule, 8)), &[one]).await;
        let attempt = bare.assigned(&late).await.attempt.expect("an attempt");
        answered(&bare.job_of(Some((schedule, 9)), &[two]).await, &[(two, Verdict::Success)]).await;
        assert_eq!(shown().await, (ScheduleResult::Success, [1, 0], 0), "each run is counted by itself");
        assert!(bare.report((&late, attempt), &[(one, Verdict::Error)]).await);
        assert_eq!(shown().await, (ScheduleResult::Success, [1, 0], 0), "a run that is over changes nothing");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_whose_core_died_while_handing_it_over_has_failed() {
    on_both(async |bare| {
        let schedule = bare.schedule("all", (0, 10)).await;
        let job = bare.job(Some(schedule), &[bare.check("one").await]).await;
        let dispatch = poll_job::Dispatch { attempt: uuid::Uuid::now_v7(), poller: None, run: None };
        poll_job::dispatch(&bare.system("orchestration"), &job, dispatch).await.expect("dispatched");
        give_up(&bare.system("orchestration"), &job).await.expect("given up");
        let ended = bare.job_now(&job).await;
        assert_eq!((ended.status, ended.error_code.as_deref()), (PollJobStatus::Failed, Some("DISPATCH_ERROR")));
        assert_eq!(bare.schedule_now(&schedule).await.last_result, Some(ScheduleResult::Failed));
    })
    .await;
}

/// Nobody can run a check: that is seen with the check, and is no statement about its target.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_the_last_try_the_checks_say_why_nothing_is_known() {
    on_both(async |bare| {
        let checks = [bare.check("one").await, bare.check("two").await];
        bare.found(&checks[0], Verdict::Success).await;
        let _poller = bare.poller("p1", Some(Refusal::no_agent().into())).await;
        bare.t.clock().advance(Duration::from_secs(1));
        let job = bare.job(None, &checks).await;
        bare.assigned(&job).await;
        assert_eq!(bare.check_now(&checks[0]).await.last_result, Some(CheckOutcome::Success), "it is tried again");
        bare.sql("UPDATE poll_jobs SET max_retries = 1").await;
        poll_job::retry(&bare.system("orchestration"), &job).await.expect("once more");
        assert_eq!(bare.assigned(&job).await.error_code.as_deref(), Some("NO_AGENT"));
        for check in &checks {
            let check = bare.check_now(check).await;
            assert_eq!((check.last_result, check.consecutive_failures), (Some(CheckOutcome::Unknown), 1));
            assert!(check.last_error.as_ref().expect("why").contains("nobody could run it"), "{:?}", check.last_error);
        }
        assert_eq!(bare.check_now(&checks[0]).await.health, Some(TargetHealth::Up), "as far as is known");
        let alerts = alert::list(&bare.operator()).count().await.expect("counted");
        assert_eq!(alerts, 0);
    })
    .await;
}

/// A job is given up minutes after it was due. What is known by then stays known.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_check_that_has_answered_since_is_not_unknown_because_an_old_job_is_given_up() {
    on_both(async |bare| {
        let check = bare.check("one").await;
        let _poller = bare.poller("p1", Some(Refusal::no_agent().into())).await;
        let job = bare.job(None, &[check]).await;
        bare.sql("UPDATE poll_jobs SET max_retries = 0").await;
        bare.found(&check, Verdict::Success).await;
        bare.t.clock().advance(Duration::from_secs(60));
        assert_eq!(bare.assigned(&job).await.error_code.as_deref(), Some("NO_AGENT"));
        let found = check_result::list(&bare.operator()).all().await.expect("results");
        let outcomes: Vec<_> = found.iter().map(|result| result.result).collect();
        assert_eq!(outcomes, [CheckOutcome::Success, CheckOutcome::Unknown], "both are kept, the newest first");
        let check = bare.check_now(&check).await;
        assert_eq!((check.last_result, check.consecutive_failures), (Some(CheckOutcome::Success), 0));
    })
    .await;
}
