//! Outcomes that come twice, too late, or for somebody else.

use std::time::Duration;

use app::monitoring::results::{keep, take_in};
use chrono::Utc;
use generated::infrastructure::{HealthEntity, HealthEvent, health_event};
use generated::inventory::{Device, device};
use generated::monitoring::poll_job::{self, Create, Dispatch, Reassign, Start};
use generated::monitoring::{AlertSource, CheckOutcome, PollJobStatus, alert, service_check};
use resource_core::Id;
use resource_runtime::testing::Factory;
use resource_runtime::{Engine, Record as _, Tx};
use tokio::sync::oneshot;
use uuid::Uuid;
use wire::{Body, Envelope, Outcome, Outcomes, Verdict};

use crate::stage::{Stage, on_both};

fn outcome(check: Uuid, verdict: Verdict) -> Outcome {
    Outcome {
        check,
        attempt: Uuid::now_v7(),
        verdict,
        cause: None,
        response_us: Some(1_500),
        error: None,
        finished_at: Utc::now(),
        tries: 1,
        agent: Some("local".to_owned()),
    }
}

/// A running job with these checks, and its attempt.
async fn running(stage: &Stage, checks: &[Uuid]) -> (Id<generated::monitoring::PollJob>, Uuid) {
    let cx = stage.tenant.system("orchestration");
    let create = Create {
        schedule: None,
        schedule_run: None,
        schedule_name: None,
        check_count: Some(checks.len() as i32),
        check_ids: Some(checks.iter().copied().map(Id::from).collect()),
        partition: None,
        priority: None,
        timeout_seconds: None,
        max_retries: None,
        metadata: None,
    };
    let job = poll_job::create(&cx, create).await.expect("a job").id;
    let attempt = Uuid::now_v7();
    poll_job::dispatch(&cx, &job, Dispatch { attempt, poller: None, run: None }).await.expect("dispatched");
    poll_job::start(&cx, &job, Start { attempt }).await.expect("started");
    (job, attempt)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn outcomes_count_once_and_only_for_the_attempt_that_holds() {
    on_both(async |stage| {
        let checks = [stage.tcp_check(None, 1).await.uuid(), stage.tcp_check(None, 2).await.uuid()];
        let (job, attempt) = running(&stage, &checks).await;
        let report = |attempt: Uuid, outcomes: &[Outcome]| {
            let body = Body::Outcomes(Outcomes { job: job.uuid(), outcomes: outcomes.to_vec() });
            Envelope::new(stage.tenant.id(), attempt, Utc::now(), body)
        };
        let engine = stage.t.engine();
        let (first, second) = (outcome(checks[0], Verdict::Success), outcome(checks[1], Verdict::Critical));
        let stranger = outcome(Uuid::now_v7(), Verdict::Success);

        assert!(
            !take_in(engine, &report(Uuid::now_v7(), std::slice::from_ref(&first))).await.expect("read"),
            "another attempt"
        );
        for _ in 0..2 {
            assert!(take_in(engine, &report(attempt, &[first.clone(), stranger.clone()])).await.expect("stored"));
        }
        let cx = stage.tenant.role("viewer");
        assert_eq!(poll_job::get(&cx, &job).await.expect("the job").status, PollJobStatus::Running);
        assert!(take_in(engine, &report(attempt, &[first.clone(), second.clone()])).await.expect("stored"));
        let done = poll_job::get(&cx, &job).await.expect("the job");
        assert_eq!((done.status, done.success_count, done.failure_count), (PollJobStatus::Completed, 1, 1));
        assert!(take_in(engine, &report(attempt, &[second])).await.expect("it is there already"));
        let results = generated::monitoring::check_result::list(&cx).count().await.expect("counted");
        assert_eq!(results, 2, "each check once, and nothing for one that was not asked");
        assert_eq!(stage.check(&Id::from(checks[1])).await.last_result, Some(CheckOutcome::Critical));

        let mut foreign = report(attempt, &[first]);
        foreign.tenant = stage.t.tenant("b").id();
        assert!(!take_in(engine, &foreign).await.expect("read"), "the job is another tenant's");
    })
    .await;
}

/// A poll job that is tried again runs beside the next one of the same checks, and both report at once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_that_two_reports_bring_at_once_is_noted_once() {
    const CHANGES: usize = 20;
    on_both(async |stage| {
        let check = stage.tcp_check(None, 1).await.uuid();
        for verdict in [Verdict::Error, Verdict::Success].into_iter().cycle().take(CHANGES) {
            let outcome = outcome(check, verdict);
            let report = async || {
                let (job, attempt) = running(&stage, &[check]).await;
                let body = Body::Outcomes(Outcomes { job: job.uuid(), outcomes: vec![outcome.clone()] });
                Envelope::new(stage.tenant.id(), attempt, Utc::now(), body)
            };
            let (first, second) = (report().await, report().await);
            let engine = stage.t.engine();
            tokio::join!(until_stored(engine, &first), until_stored(engine, &second));
        }
        let cx = stage.tenant.role("viewer");
        let changes = health_event::list(&cx).filter(HealthEvent::ENTITY_TYPE.eq(HealthEntity::Custom)).limit(250);
        let changes = changes.all().await.expect("events");
        let changes: Vec<_> = changes.iter().rev().map(|change| change.new_state.as_str()).collect();
        let wanted: Vec<_> = ["down", "up"].into_iter().cycle().take(CHANGES).collect();
        assert_eq!(changes, wanted);
    })
    .await;
}

/// Each report finds that the other check was answered last, unless one waits for the other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_goes_when_its_last_two_checks_fail_at_once() {
    on_both(async |stage| {
        let admin = stage.tenant.role("admin");
        let device: Device = Factory::of(Device::META).record(&admin).await.expect("a device");
        let uid = device.uid.as_str();
        let checks = [stage.tcp_check(Some(uid), 1).await.uuid(), stage.tcp_check(Some(uid), 2).await.uuid()];
        let report = async |outcomes: &[Outcome]| {
            let (job, attempt) =
                running(&stage, &outcomes.iter().map(|outcome| outcome.check).collect::<Vec<_>>()).await;
            let body = Body::Outcomes(Outcomes { job: job.uuid(), outcomes: outcomes.to_vec() });
            Envelope::new(stage.tenant.id(), attempt, Utc::now(), body)
        };
        let engine = stage.t.engine();
        let both = report(&checks.map(|check| outcome(check, Verdict::Success))).await;
        assert!(take_in(engine, &both).await.expect("stored"));
        assert!(device::get(&admin, &device.key()).await.expect("the device").is_available);

        // The first one is not over when the second one is stored, where two can write at a time.
        let (job, attempt) = running(&stage, &checks[..1]).await;
        let job = poll_job::get(&admin, &job).await.expect("the job");
        let second = report(&[outcome(checks[1], Verdict::Critical)]).await;
        let first = admin.transaction(async |tx| {
            keep(tx, (&job, attempt), &[outcome(checks[0], Verdict::Critical)]).await?;
            let engine = engine.clone();
            let second = tokio::spawn(async move { until_stored(&engine, &second).await });
            tokio::time::sleep(Duration::from_millis(500)).await;
            Ok(second)
        });
        first.await.expect("stored").await.expect("stored, too");
        assert!(!device::get(&admin, &device.key()).await.expect("the device").is_available);
        let alerts = alert::by_device(&admin, alert::ByDevice { device: device.key() }).all().await.expect("alerts");
        let offline = alerts.iter().filter(|alert| alert.source_type == AlertSource::Device).count();
        assert_eq!((alerts.len(), offline), (3, 1));
    })
    .await;
}

/// A report waits for the row of its check, and meanwhile the job is to be given to somebody else: either the report is
/// stored before that, or refused.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_stored_of_an_attempt_behind_its_replacement() {
    on_both(async |stage| {
        let check = stage.tcp_check(None, 1).await;
        let (job, attempt) = running(&stage, &[check.uuid(), stage.tcp_check(None, 2).await.uuid()]).await;
        let body =
            Body::Outcomes(Outcomes { job: job.uuid(), outcomes: vec![outcome(check.uuid(), Verdict::Success)] });
        let report = Envelope::new(stage.tenant.id(), attempt, Utc::now(), body);
        let (engine, operator) = (stage.t.engine().clone(), stage.tenant.role("operator"));
        let (held, holds) = oneshot::channel();
        let (release, released) = oneshot::channel::<()>();
        let holding = tokio::spawn(async move {
            let hold = async |tx: &Tx| {
                service_check::reset_failures(tx, &check).await?;
                held.send(()).expect("it is waited for");
                let _ = released.await;
                Ok(())
            };
            operator.transaction(hold).await.expect("held");
        });
        holds.await.expect("held");
        let taking = tokio::spawn(async move { take_in(&engine, &report).await });
        tokio::time::sleep(Duration::from_millis(300)).await;
        let orchestration = stage.tenant.system("orchestration");
        let reassigning = tokio::spawn(async move {
            let new_attempt = Uuid::now_v7();
            let reassign = Reassign { lease_revision: 1, new_attempt, poller: None, run: None };
            poll_job::reassign(&orchestration, &job, reassign).await
        });
        tokio::time::sleep(Duration::from_millis(300)).await;
        let replaced_first = reassigning.is_finished();
        release.send(()).expect("it holds");
        holding.await.expect("no panic");
        let stored = matches!(taking.await.expect("no panic"), Ok(true));
        reassigning.await.expect("no panic").expect("somebody else has it");
        assert!(!(replaced_first && stored), "stored behind the replacement");
        let cx = stage.tenant.role("viewer");
        let results = generated::monitoring::check_result::list(&cx).count().await.expect("counted");
        assert_eq!(results, u64::from(stored));
    })
    .await;
}

/// Reports again and again, as a poller does.
async fn until_stored(engine: &Engine, report: &Envelope) {
    while !take_in(engine, report).await.is_ok_and(|is_wanted| is_wanted) {}
}
