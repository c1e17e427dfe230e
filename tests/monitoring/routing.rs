//! Whom jobs go to, given what the rows of pollers and agents say.

use generated::monitoring::PollJobStatus;
use wire::{Refusal, Rejection};

use crate::bare::on_both;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pollers_get_jobs_in_some_states_alone() {
    on_both(async |bare| {
        let check = bare.check("any").await;
        let poller = bare.poller("p1", None).await;
        bare.noted().await;
        let mut taken = 0;
        for (state, gets) in [
            ("healthy", true),
            ("degraded", true),
            ("inactive", false),
            ("maintenance", false),
            ("draining", false),
            ("offline", false),
            ("recovering", false),
        ] {
            bare.sql(&format!("UPDATE pollers SET status = '{state}'")).await;
            let job = bare.job(None, &[check]).await;
            let job = bare.assigned(&job).await;
            taken += usize::from(gets);
            assert_eq!(poller.heard().len(), taken, "{state}");
            let ended = if gets { PollJobStatus::Running } else { PollJobStatus::Failed };
            let code = (!gets).then(|| "NO_POLLER".to_owned());
            assert_eq!((job.status, job.error_code.clone()), (ended, code), "{state}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn healthy_pollers_come_first_and_who_takes_a_job_is_noted() {
    on_both(async |bare| {
        let check = bare.check("any").await;
        let degraded = bare.poller("degraded", None).await;
        let mut healthy = bare.poller("healthy", None).await;
        bare.noted().await;
        bare.sql("UPDATE pollers SET status = 'degraded' WHERE id = 'degraded'").await;
        for _ in 0..5 {
            let job = bare.job(None, &[check]).await;
            let job = bare.assigned(&job).await;
            assert_eq!(job.poller_id.as_ref().expect("a poller").key(), "healthy");
        }
        assert_eq!((healthy.heard().len(), degraded.heard().len()), (5, 0));

        healthy.leave(&bare.bus).await;
        let busy = bare.poller("busy", Some(Rejection::Busy)).await;
        let job = bare.job(None, &[check]).await;
        let job = bare.assigned(&job).await;
        assert_eq!((busy.heard().len(), degraded.heard().len()), (1, 1), "the first one asked does not take it");
        assert_eq!(
            (job.status, job.poller_id.as_ref().expect("a poller").key().as_str()),
            (PollJobStatus::Running, "degraded")
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn agents_that_are_not_connected_are_withheld() {
    on_both(async |bare| {
        let check = bare.check("any").await;
        let poller = bare.poller("p1", None).await;
        let states = ["connected", "connecting", "degraded", "disconnected", "unavailable"];
        for state in states {
            bare.agent(state).await;
        }
        bare.noted().await;
        assert_eq!(bare.rows().await.1.len(), states.len());
        // Of those that are elsewhere, what people decided counts; one that has only just come has no row.
        for (uid, state) in [("away-lost", "disconnected"), ("away-out", "unavailable")] {
            let lease = bare.agent(uid).await;
            bare.noted().await;
            bare.bus.release(lease).await.expect("gone");
            bare.sql(&format!("UPDATE agents SET status = '{state}' WHERE uid = '{uid}'")).await;
        }
        for state in states {
            bare.sql(&format!("UPDATE agents SET status = '{state}' WHERE uid = '{state}'")).await;
        }
        bare.agent("new").await;
        let job = bare.job(None, &[check]).await;
        bare.assigned(&job).await;
        let mut withheld = poller.heard()[0].withheld.clone();
        withheld.sort();
        assert_eq!(withheld, ["away-out", "connecting", "degraded", "disconnected", "unavailable"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn that_no_agent_fits_is_told_apart() {
    on_both(async |bare| {
        let check = bare.check("any").await;
        let _poller = bare.poller("p1", Some(Refusal::no_agent().into())).await;
        let job = bare.job(None, &[check]).await;
        let job = bare.assigned(&job).await;
        assert_eq!((job.status, job.error_code.as_deref()), (PollJobStatus::Failed, Some("NO_AGENT")));
    })
    .await;
}
