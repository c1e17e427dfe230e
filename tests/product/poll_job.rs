//! Poll jobs: every step in every state, fencing by attempts, and the reads.

use std::time::Duration;

use generated::monitoring::poll_job::{self, Complete, Create, Dispatch, Fail, Reassign, Stale, Start, Timeout};
use generated::monitoring::{PollJob, PollJobStatus, PollingSchedule};
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use resource_runtime::{Class, Cx, Result};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::stage::{Seen, Stage, record};

const STATES: [&str; 7] = ["pending", "dispatching", "running", "completed", "failed", "timeout", "cancelled"];
/// What orchestration does: where it starts and where it ends.
const STEPS: [(&str, &[&str], PollJobStatus); 7] = [
    ("dispatch", &["pending"], PollJobStatus::Dispatching),
    ("start", &["dispatching"], PollJobStatus::Running),
    ("complete", &["running"], PollJobStatus::Completed),
    ("fail", &["dispatching", "running"], PollJobStatus::Failed),
    ("timeout", &["running"], PollJobStatus::Timeout),
    ("retry", &["failed", "timeout"], PollJobStatus::Pending),
    ("reassign", &["running"], PollJobStatus::Running),
];
const ATTEMPT: Uuid = Uuid::from_u128(1);

async fn schedule(stage: &Stage) -> Id<PollingSchedule> {
    let data = record("polling-schedules", json!({ "name": "s", "interval_seconds": 60 }));
    let made = stage.caller("operator").await.post("/polling-schedules", data).await.is(201);
    Id::new(made.id().parse().expect("a key"))
}

async fn job(stage: &Stage, schedule: &Id<PollingSchedule>) -> PollJob {
    let input = Create {
        schedule: Some(*schedule),
        schedule_run: Some(1),
        schedule_name: Some("s".to_owned()),
        check_count: Some(2),
        check_ids: None,
        partition: None,
        priority: None,
        timeout_seconds: Some(120),
        max_retries: Some(1),
        metadata: None,
    };
    poll_job::create(&stage.tenant.system("orchestration"), input).await.expect("a job")
}

async fn take(cx: &Cx, id: &Id<PollJob>, step: &str, attempt: Uuid) -> Result<PollJob> {
    let lease_revision = poll_job::get(cx, id).await.expect("a job").lease_revision;
    match step {
        "dispatch" => poll_job::dispatch(cx, id, Dispatch { attempt, poller: None, run: None }).await,
        "start" => poll_job::start(cx, id, Start { attempt }).await,
        "complete" => {
            poll_job::complete(cx, id, Complete { attempt, success_count: 1, failure_count: 1, agent: None }).await
        }
        "fail" => {
            let (error_code, reason) = ("NO_POLLER".to_owned(), Some("nobody".to_owned()));
            poll_job::fail(cx, id, Fail { attempt, error_code, reason, success_count: 0, failure_count: 0 }).await
        }
        "timeout" => {
            poll_job::timeout(cx, id, Timeout { attempt, reason: None, success_count: 0, failure_count: 0 }).await
        }
        "retry" => poll_job::retry(cx, id).await,
        _ => {
            let input = Reassign { lease_revision, new_attempt: Uuid::from_u128(2), poller: None, run: None };
            poll_job::reassign(cx, id, input).await
        }
    }
}

#[resource_test]
async fn every_action_in_every_state(t: TestCx) {
    let stage = Stage::new(&t).await;
    let orchestration = stage.tenant.system("orchestration");
    let id = job(&stage, &schedule(&stage).await).await.id;
    let mut legal = 0;
    for state in STATES {
        for (step, from, to) in STEPS {
            let reset = format!("UPDATE poll_jobs SET status = '{state}', retry_count = 0");
            stage.sql(&reset).await.unwrap();
            let attempt = match t.dialect() {
                resource_runtime::db::Dialect::Sqlite => format!("X'{}'", ATTEMPT.simple()),
                resource_runtime::db::Dialect::Postgres => format!("'{ATTEMPT}'"),
            };
            stage.sql(&format!("UPDATE poll_jobs SET attempt = {attempt}")).await.unwrap();
            let refused = take(&stage.cx("super_admin"), &id, step, ATTEMPT).await.unwrap_err();
            assert_eq!(refused.class(), Class::Forbidden, "{step} is internal");
            let answer = take(&orchestration, &id, step, ATTEMPT).await;
            if from.contains(&state) {
                legal += 1;
                assert_eq!(answer.unwrap_or_else(|error| panic!("{step} of {state}: {error:?}")).status, to);
            } else {
                let error = answer.unwrap_err();
                assert_eq!((error.class(), error.code()), (Class::Conflict, "state"), "{step} of {state}");
            }
        }
        let ended = matches!(state, "completed" | "failed" | "timeout" | "cancelled");
        let failed = matches!(state, "failed" | "timeout");
        for (retries, may) in [(0, failed), (1, failed), (2, false), (3, false)] {
            let often = format!("UPDATE poll_jobs SET status = '{state}', retry_count = {retries}, max_retries = 2");
            stage.sql(&often).await.unwrap();
            let seen = stage.caller("viewer").await.get(&format!("/poll-jobs/{id}")).await.is(200);
            assert_eq!(seen.attribute("is_terminal"), json!(ended), "{state}");
            assert_eq!(seen.attribute("can_retry"), json!(may), "{state} after {retries} of 2 retries");
        }
        stage.sql(&format!("UPDATE poll_jobs SET status = '{state}', max_retries = 1")).await.unwrap();
        let viewer = stage.caller("viewer").await.act(&format!("/poll-jobs/{id}/cancel")).await;
        assert_eq!(viewer.status, 403);
        let cancelled = stage.caller("operator").await.act(&format!("/poll-jobs/{id}/cancel")).await;
        let may = matches!(state, "pending" | "dispatching");
        assert_eq!(cancelled.status, if may { 200 } else { 409 }, "{state}");
    }
    assert_eq!(legal, 9);
}

#[resource_test]
async fn a_job_runs_to_its_end(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (orchestration, operator) = (stage.tenant.system("orchestration"), stage.caller("operator").await);
    let job = job(&stage, &schedule(&stage).await).await;
    let path = format!("/poll-jobs/{}", job.id);
    let fresh = operator.get(&path).await.is(200);
    for (name, value) in [
        ("status", json!("pending")),
        ("attempt", Value::Null),
        ("lease_revision", json!(0)),
        ("is_terminal", json!(false)),
        ("can_retry", json!(false)),
        ("success_rate", Value::Null),
        ("duration_ms", Value::Null),
        ("check_ids", json!([])),
    ] {
        assert_eq!(fresh.attribute(name), value, "{name}");
    }
    take(&orchestration, &job.id, "dispatch", ATTEMPT).await.unwrap();
    t.clock().advance(Duration::from_millis(1500));
    take(&orchestration, &job.id, "start", ATTEMPT).await.unwrap();
    t.clock().advance(Duration::from_millis(250));
    take(&stage.tenant.system("results"), &job.id, "complete", ATTEMPT).await.unwrap();
    let done = operator.get(&path).await.is(200);
    for (name, value) in [
        ("is_terminal", json!(true)),
        ("can_retry", json!(false)),
        ("success_rate", json!(50)),
        ("wait_time_ms", json!(1500)),
        ("duration_ms", json!(250)),
    ] {
        assert_eq!(done.attribute(name), value, "{name}");
    }
    let events = operator.get("/events/by-category?category=check").await.is(200).json();
    let states: Vec<&str> = events["data"]
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .map(|event| event["attributes"]["new_state"].as_str().unwrap())
        .collect();
    assert_eq!(states, ["dispatching", "running", "completed"]);
    assert_eq!(events["data"][0]["attributes"]["poll_job"], json!(job.id.to_string()));
    assert_eq!(events["data"][0]["attributes"]["actor_type"], "system");
}

#[resource_test]
async fn what_comes_in_for_another_attempt_is_refused(t: TestCx) {
    let stage = Stage::new(&t).await;
    let orchestration = stage.tenant.system("orchestration");
    let id = job(&stage, &schedule(&stage).await).await.id;
    let stranger = Uuid::from_u128(9);
    take(&orchestration, &id, "dispatch", ATTEMPT).await.unwrap();
    for step in ["start", "fail"] {
        assert_eq!(take(&orchestration, &id, step, stranger).await.unwrap_err().class(), Class::Conflict, "{step}");
    }
    let running = take(&orchestration, &id, "start", ATTEMPT).await.unwrap();
    let reassign = async |lease_revision: i64| {
        let input = Reassign { lease_revision, new_attempt: Uuid::from_u128(2), poller: None, run: None };
        poll_job::reassign(&orchestration, &id, input).await
    };
    let moved = reassign(running.lease_revision).await.unwrap();
    assert_eq!((moved.status, moved.lease_revision), (PollJobStatus::Running, running.lease_revision + 1));
    assert_eq!(reassign(running.lease_revision).await.unwrap_err().class(), Class::Conflict, "somebody was faster");
    for step in ["complete", "fail", "timeout"] {
        assert_eq!(take(&orchestration, &id, step, ATTEMPT).await.unwrap_err().class(), Class::Conflict, "{step}");
    }
    assert_eq!(stage.count("events", "event_type = 'poll_job_reassigned'").await, 1);
    let failed = take(&orchestration, &id, "fail", Uuid::from_u128(2)).await.unwrap();
    assert_eq!((failed.error_code.as_deref(), failed.error_message.as_deref()), (Some("NO_POLLER"), Some("nobody")));
    let again = take(&orchestration, &id, "retry", ATTEMPT).await.unwrap();
    assert_eq!((again.retry_count, again.attempt, again.started_at, again.error_code.clone()), (1, None, None, None));
    take(&orchestration, &id, "dispatch", ATTEMPT).await.unwrap();
    take(&orchestration, &id, "fail", ATTEMPT).await.unwrap();
    assert_eq!(take(&orchestration, &id, "retry", ATTEMPT).await.unwrap_err().class(), Class::Conflict, "often enough");
}

#[resource_test]
async fn reads_choose(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (orchestration, viewer) = (stage.tenant.system("orchestration"), stage.caller("viewer").await);
    let (first, second) = (schedule(&stage).await, schedule(&stage).await);
    let a = job(&stage, &first).await.id;
    t.clock().advance(Duration::from_secs(1));
    let (b, c) = (job(&stage, &second).await.id, job(&stage, &first).await.id);
    let ids = async |path: &str| viewer.get(&format!("/poll-jobs{path}")).await.is(200).ids();
    assert_eq!(ids("/pending").await, [a, b, c].map(|id| id.to_string()), "oldest first");
    for step in ["dispatch", "start"] {
        take(&orchestration, &a, step, ATTEMPT).await.unwrap();
    }
    assert_eq!(ids("/running").await, [a.to_string()]);
    assert_eq!(ids(&format!("/by-schedule?schedule={first}")).await, [c, a].map(|id| id.to_string()));
    t.clock().advance(Duration::from_secs(119));
    assert_eq!(ids("/overdue").await.len(), 0);
    t.clock().advance(Duration::from_secs(1));
    assert_eq!(ids("/overdue").await, [a.to_string()]);
    assert_eq!((ids("/stale").await.len(), ids("/stale?timeout_minutes=2").await.len()), (0, 1));
    t.clock().advance(Duration::from_secs(180));
    let stale = poll_job::stale(&orchestration, Stale { timeout_minutes: None }).all().await.unwrap();
    assert_eq!(stale.iter().map(|job| job.id).collect::<Vec<_>>(), [a]);
    assert_eq!(ids("/recent").await.len(), 3);
    let other = Stage::named(&t, "b").await.caller("super_admin").await;
    assert_eq!(other.get("/poll-jobs").await.ids().len(), 0);
    other.act(&format!("/poll-jobs/{b}/cancel")).await.is(404);
}
