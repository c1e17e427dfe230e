//! Polling schedules: when they are due, the lock, and what a run leaves behind.

use std::time::Duration;

use generated::monitoring::polling_schedule::{self, AcquireLock, Execute, Plan, RecordResult, ReleaseLock};
use generated::monitoring::{PollingSchedule, ScheduleResult};
use resource_core::{Id, Timestamp};
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use resource_runtime::{Class, Result};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::stage::{Caller, Seen, Stage, record, wrongs};

async fn made(caller: &Caller, attributes: Value) -> Id<PollingSchedule> {
    let mut given = json!({ "name": "Every minute" });
    for (name, value) in attributes.as_object().expect("an object") {
        given[name] = value.clone();
    }
    let made = caller.post("/polling-schedules", record("polling-schedules", given)).await.is(201);
    Id::new(made.id().parse().expect("a key"))
}

async fn execute(stage: &Stage, id: &Id<PollingSchedule>, next: Option<Timestamp>) -> Result<PollingSchedule> {
    let input = Execute { next_due_at: next };
    polling_schedule::execute(&stage.tenant.system("scheduler"), id, input).await
}

fn refused<T: std::fmt::Debug>(answer: Result<T>) -> Class {
    answer.unwrap_err().class()
}

#[resource_test]
async fn each_kind_needs_its_facts(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    for (given, missing) in [
        (json!({}), "/data/attributes/interval_seconds"),
        (json!({ "schedule_type": "cron" }), "/data/attributes/cron_expression"),
        (json!({ "schedule_type": "manual", "assignment_mode": "domain" }), "/data/attributes/assigned_domain"),
        (json!({ "schedule_type": "manual", "assignment_mode": "specific" }), "/data/relationships/assigned_poller"),
        (json!({ "schedule_type": "manual", "assignment_mode": "partition" }), "/data/relationships/partition"),
    ] {
        let mut attributes = given.clone();
        attributes["name"] = json!("s");
        let answer = operator.post("/polling-schedules", record("polling-schedules", attributes)).await.is(422);
        assert_eq!(answer.wrong(), wrongs(&[(missing, "required")]), "{given}");
    }
    let zero = record("polling-schedules", json!({ "name": "s", "interval_seconds": 0 }));
    let answer = operator.post("/polling-schedules", zero).await.is(422);
    assert_eq!(answer.wrong(), wrongs(&[("/data/attributes/interval_seconds", "range")]));
}

#[resource_test]
async fn times_of_the_calendar_are_read_at_once(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    let wrong = wrongs(&[("/data/attributes/cron_expression", "cron")]);
    let id = made(&operator, json!({ "schedule_type": "cron", "cron_expression": "0 * * * *" })).await;
    for text in ["every day", "* * * *", "61 * * * *", "0 0 0 * * *", "0 0 30 2 *"] {
        for kind in ["cron", "manual"] {
            let given = json!({ "name": "s", "schedule_type": kind, "cron_expression": text });
            let answer = operator.post("/polling-schedules", record("polling-schedules", given)).await.is(422);
            assert_eq!(answer.wrong(), wrong, "{text}");
        }
        let given = record("polling-schedules", json!({ "cron_expression": text }));
        let answer = operator.patch(&format!("/polling-schedules/{id}"), given).await.is(422);
        assert_eq!(answer.wrong(), wrong, "{text}");
    }
    for attributes in [json!({ "name": "other" }), json!({ "cron_expression": "*/5 8-18 * * mon-fri" })] {
        let given = record("polling-schedules", attributes);
        operator.patch(&format!("/polling-schedules/{id}"), given).await.is(200);
    }
    let manual = record("polling-schedules", json!({ "schedule_type": "manual", "cron_expression": null }));
    operator.patch(&format!("/polling-schedules/{id}"), manual).await.is(200);
}

#[resource_test]
async fn an_interval_is_due_when_it_is_over(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    let id = made(&operator, json!({ "interval_seconds": 60, "priority": 1 })).await;
    let manual = made(&operator, json!({ "schedule_type": "manual" })).await;
    let off = made(&operator, json!({ "interval_seconds": 60, "enabled": false })).await;
    let due = async || operator.get("/polling-schedules/due-for-execution").await.is(200).ids();
    assert_eq!(due().await, [id.to_string()], "neither by hand nor disabled");
    let run = execute(&stage, &id, None).await.unwrap();
    assert_eq!((run.last_executed_at, run.execution_count), (Some(t.clock().now()), 1));
    for other in [&id, &manual, &off] {
        assert_eq!(refused(execute(&stage, other, None).await), Class::Conflict);
    }
    t.clock().advance(Duration::from_secs(44));
    assert_eq!(due().await, [""; 0]);
    // It counts as over 15 seconds early.
    t.clock().advance(Duration::from_secs(1));
    assert_eq!(due().await, [id.to_string()]);
    execute(&stage, &id, None).await.unwrap();
    // Somebody may ask for a run of whatever kind, once.
    let asked = operator.act(&format!("/polling-schedules/{manual}/trigger")).await.is(200);
    assert_eq!(asked.attribute("next_execution_at"), json!(t.clock().now().to_string()));
    operator.act(&format!("/polling-schedules/{off}/trigger")).await.is(409);
    assert_eq!(due().await, [manual.to_string()]);
    execute(&stage, &manual, None).await.unwrap();
    assert_eq!(due().await, [""; 0]);
    let seen = operator.get(&format!("/polling-schedules/{manual}")).await;
    assert_eq!((seen.attribute("execution_count"), seen.attribute("requested_at")), (json!(1), Value::Null));
    stage.caller("viewer").await.act(&format!("/polling-schedules/{manual}/trigger")).await.is(403);
}

#[resource_test]
async fn the_calendar_is_due_at_its_time_alone(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (operator, scheduler) = (stage.caller("operator").await, stage.tenant.system("scheduler"));
    let id = made(&operator, json!({ "schedule_type": "cron", "cron_expression": "0 * * * *" })).await;
    let due = async || operator.get("/polling-schedules/due-for-execution").await.is(200).ids().len();
    let unplanned = async || polling_schedule::unplanned(&scheduler).all().await.unwrap().len();
    let later = |seconds: i64| Timestamp::from_micros(t.clock().now().micros() + seconds * 1_000_000);
    assert_eq!((due().await, unplanned().await), (0, 1), "nobody has worked out when");
    assert_eq!(refused(execute(&stage, &id, None).await), Class::Conflict);
    let plan = async |at: Timestamp| polling_schedule::plan(&scheduler, &id, Plan { next_due_at: at }).await;
    plan(later(600)).await.unwrap();
    assert_eq!(refused(plan(later(900)).await), Class::Conflict, "it is planned");
    assert_eq!((due().await, unplanned().await), (0, 0));
    t.clock().advance(Duration::from_secs(600));
    assert_eq!(due().await, 1);
    let run = execute(&stage, &id, Some(later(3600))).await.unwrap();
    assert_eq!(run.next_due_at, Some(later(3600)));
    assert_eq!(refused(execute(&stage, &id, Some(later(7200))).await), Class::Conflict);
    // Other times of the calendar are worked out anew.
    let changed = record("polling-schedules", json!({ "cron_expression": "30 * * * *" }));
    let changed = operator.patch(&format!("/polling-schedules/{id}"), changed).await.is(200);
    assert_eq!(changed.attribute("next_due_at"), Value::Null);
    assert_eq!((due().await, unplanned().await), (0, 1));
}

#[resource_test]
async fn a_lock_is_held_for_five_minutes(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (operator, orchestration) = (stage.caller("operator").await, stage.tenant.system("orchestration"));
    let id = made(&operator, json!({ "interval_seconds": 60 })).await;
    let lock = async |token: u128| {
        let input = AcquireLock { token: Uuid::from_u128(token), node: "core-1".to_owned() };
        polling_schedule::acquire_lock(&orchestration, &id, input).await
    };
    let release = async |token: u128| {
        polling_schedule::release_lock(&orchestration, &id, ReleaseLock { token: Uuid::from_u128(token) }).await
    };
    let locked = async || operator.get(&format!("/polling-schedules/{id}")).await.attribute("is_locked");
    assert_eq!(locked().await, false);
    lock(1).await.unwrap();
    assert_eq!(locked().await, true);
    assert_eq!(refused(lock(2).await), Class::Conflict);
    assert_eq!(refused(release(2).await), Class::Conflict, "it is somebody else's");
    release(1).await.unwrap();
    assert_eq!(locked().await, false);
    lock(2).await.unwrap();
    t.clock().advance(Duration::from_secs(299));
    assert_eq!((locked().await, refused(lock(3).await)), (json!(true), Class::Conflict));
    t.clock().advance(Duration::from_secs(1));
    assert_eq!(locked().await, false, "whoever held it is gone");
    lock(3).await.unwrap();
    assert_eq!(refused(release(2).await), Class::Conflict);
    let shown = operator.get(&format!("/polling-schedules/{id}")).await;
    assert!(!shown.text.contains("lock_token") && !shown.text.contains("locked_by"), "{}", shown.text);
}

#[resource_test]
async fn a_result_is_counted(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (operator, orchestration) = (stage.caller("operator").await, stage.tenant.system("orchestration"));
    let id = made(&operator, json!({ "interval_seconds": 60 })).await;
    let tell = async |run, [successes, failures, timeouts]: [i32; 3]| {
        let input = RecordResult { run, successes, failures, timeouts };
        polling_schedule::record_result(&orchestration, &id, input).await
    };
    let runs = [
        ([0, 4, 0], ScheduleResult::Failed, "failed", 1, json!(0), "Failing"),
        ([1, 1, 1], ScheduleResult::Timeout, "timeout", 2, json!(50), "Failing"),
        ([1, 2, 0], ScheduleResult::Partial, "partial", 0, json!(33), "Partly failing"),
        ([3, 0, 0], ScheduleResult::Success, "success", 0, json!(100), "Healthy"),
        ([0, 0, 0], ScheduleResult::Success, "success", 0, Value::Null, "Healthy"),
    ];
    for (run, (told, result, named, failures, rate, label)) in (1..).zip(runs) {
        let kept = tell(run, told).await.unwrap();
        assert_eq!((kept.last_result, kept.consecutive_failures), (Some(result), failures));
        assert_eq!(kept.last_check_count, i64::from(told[0] + told[1]));
        let seen = operator.get(&format!("/polling-schedules/{id}")).await;
        assert_eq!((seen.attribute("success_rate"), seen.attribute("status_label")), (rate, json!(label)));
        assert_eq!(seen.attribute("last_result"), named);
    }
    // A run is counted once, however many jobs and tries it has; one that is over changes nothing.
    for (run, told, failures) in
        [(6, [0, 2, 0], 1), (6, [0, 3, 0], 1), (7, [0, 2, 1], 2), (7, [2, -2, -1], 0), (8, [0, 1, 0], 1)]
    {
        assert_eq!(tell(run, told).await.unwrap().consecutive_failures, failures, "{run} {told:?}");
    }
    assert_eq!(tell(7, [0, 5, 0]).await.unwrap_err().class(), Class::Conflict);
    let other = Stage::named(&t, "b").await.caller("super_admin").await;
    other.get(&format!("/polling-schedules/{id}")).await.is(404);
}
