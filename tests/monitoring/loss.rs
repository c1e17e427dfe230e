//! A poller that is lost while it has a job: another one gets it, and the first is not heard any more.

use std::time::Duration;

use app::monitoring::assign::look_after;
use generated::monitoring::event;
use generated::monitoring::{CheckOutcome, Event, PollJobStatus};
use wire::Verdict;

use crate::bare::on_both;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_jobs_of_a_lost_poller_go_to_another_one() {
    on_both(async |bare| {
        let check = bare.check("any").await;
        let orchestration = bare.system("orchestration");
        let mut first = bare.poller("p1", None).await;
        let job = bare.job(None, &[check]).await;
        let before = bare.assigned(&job).await;
        let lost = before.attempt.expect("an attempt");
        let second = bare.poller("p2", None).await;
        look_after(&orchestration, &bare.bus, &job).await.expect("looked");
        assert_eq!(bare.job_now(&job).await.attempt, Some(lost), "its poller is there");

        first.leave(&bare.bus).await;
        bare.t.clock().advance(Duration::from_secs(31));
        look_after(&orchestration, &bare.bus, &job).await.expect("looked");
        let after = bare.job_now(&job).await;
        assert_eq!(
            (after.status, after.poller_id.as_ref().expect("a poller").key().as_str()),
            (PollJobStatus::Running, "p2")
        );
        assert_eq!((after.lease_revision, after.started_at), (before.lease_revision + 1, Some(bare.t.clock().now())));
        let attempt = after.attempt.expect("an attempt");
        assert_eq!((second.attempts(), second.heard()[0].checks.len()), (vec![attempt], 1));
        let events = event::list(&bare.operator()).filter(Event::EVENT_TYPE.eq("poll_job_reassigned")).all().await;
        assert_eq!(events.expect("events").len(), 1);

        assert!(!bare.report((&job, lost), &[(check, Verdict::Error)]).await, "the first one was replaced");
        assert!(bare.report((&job, attempt), &[(check, Verdict::Success)]).await);
        assert_eq!(bare.check_now(&check).await.last_result, Some(CheckOutcome::Success));
        assert_eq!(bare.job_now(&job).await.status, PollJobStatus::Completed);
    })
    .await;
}

/// A process that was killed and started again has its pollers by the same names.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_poller_that_begins_anew_gets_its_jobs_once_more() {
    on_both(async |bare| {
        let check = bare.check("any").await;
        let orchestration = bare.system("orchestration");
        let mut before = bare.poller("p1", None).await;
        let job = bare.job(None, &[check]).await;
        let lost = bare.assigned(&job).await.attempt.expect("an attempt");
        before.leave(&bare.bus).await;
        let now = bare.poller("p1", None).await;
        look_after(&orchestration, &bare.bus, &job).await.expect("looked");
        let after = bare.job_now(&job).await;
        let attempt = after.attempt.expect("an attempt");
        assert_ne!(attempt, lost);
        assert_eq!((after.status, after.lease_revision, now.attempts()), (PollJobStatus::Running, 2, vec![attempt]));
        assert!(!bare.report((&job, lost), &[(check, Verdict::Error)]).await, "what was before is not heard any more");
        look_after(&orchestration, &bare.bus, &job).await.expect("looked");
        assert_eq!(bare.job_now(&job).await.attempt, Some(attempt), "this run has it");
        assert!(bare.report((&job, attempt), &[(check, Verdict::Success)]).await);
        assert_eq!(bare.job_now(&job).await.status, PollJobStatus::Completed);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_another_poller_a_job_is_left_to_its_time() {
    on_both(async |bare| {
        let mut poller = bare.poller("p1", None).await;
        let job = bare.job(None, &[bare.check("any").await]).await;
        let before = bare.assigned(&job).await;
        poller.leave(&bare.bus).await;
        look_after(&bare.system("orchestration"), &bare.bus, &job).await.expect("looked");
        let after = bare.job_now(&job).await;
        assert_eq!((after.status, after.attempt), (PollJobStatus::Running, before.attempt));
    })
    .await;
}
