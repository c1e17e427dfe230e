//! Service checks: when they are due, what a result changes, and who may do what.

use std::time::Duration;

use generated::monitoring::CheckOutcome::{self, Critical, Error, Success, Unknown, Warning};
use generated::monitoring::check_result::{self, Record};
use generated::monitoring::service_check::{self, RecordResult};
use generated::monitoring::{CheckResult, ServiceCheck, TargetHealth::Down};
use resource_core::{Id, Timestamp};
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use resource_runtime::{Class, Result};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::stage::{Caller, ROLES, Seen, Stage, record, related, wrongs};

fn check(more: Value) -> Value {
    let mut attributes = json!({ "name": "Web", "check_type": "http", "target": "https://example.org" });
    for (name, value) in more.as_object().expect("an object") {
        attributes[name] = value.clone();
    }
    record("service-checks", attributes)
}

async fn made(caller: &Caller, more: Value) -> Id<ServiceCheck> {
    let id: Uuid = caller.post("/service-checks", check(more)).await.is(201).id().parse().expect("a key");
    Id::new(id)
}

async fn recorded(
    stage: &Stage,
    id: &Id<ServiceCheck>,
    (result, at): (CheckOutcome, Timestamp),
) -> Result<ServiceCheck> {
    let cx = stage.tenant.system("results");
    let known = service_check::get(&cx, id).await?.health;
    let error = (result == Critical).then(|| "refused".to_owned());
    let input = RecordResult { result, response_time_ms: Some(12), error, checked_at: at, known };
    service_check::record_result(&cx, id, input).await
}

#[resource_test]
async fn a_new_check_has_never_run(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    for (kind, label) in [
        ("ping", "Ping"),
        ("http", "HTTP"),
        ("tcp", "TCP"),
        ("snmp", "SNMP"),
        ("grpc", "gRPC"),
        ("dns", "DNS"),
        ("custom", "Custom"),
    ] {
        let port = if kind == "tcp" { json!(22) } else { Value::Null };
        let made = operator.post("/service-checks", check(json!({ "check_type": kind, "port": port }))).await.is(201);
        for (name, value) in [
            ("check_type_label", json!(label)),
            ("interval_seconds", json!(60)),
            ("timeout_seconds", json!(10)),
            ("retries", json!(3)),
            ("enabled", json!(true)),
            ("consecutive_failures", json!(0)),
            ("last_result", Value::Null),
            ("last_check_at", Value::Null),
            ("next_check_at", Value::Null),
            ("is_overdue", json!(false)),
            ("status_color", json!("gray")),
        ] {
            assert_eq!(made.attribute(name), value, "{kind} {name}");
        }
    }
    let wrong = json!({ "port": 70000, "interval_seconds": 0, "warning_threshold_ms": 9, "critical_threshold_ms": 8 });
    assert_eq!(
        operator.post("/service-checks", check(wrong)).await.is(422).wrong(),
        wrongs(&[("/data/attributes/interval_seconds", "range"), ("/data/attributes/port", "range")])
    );
    let crossed = json!({ "warning_threshold_ms": 9, "critical_threshold_ms": 8 });
    assert_eq!(
        operator.post("/service-checks", check(crossed)).await.is(422).wrong(),
        wrongs(&[("/data/attributes/critical_threshold_ms", "thresholds")])
    );
}

/// What no agent could ask is refused when it is written, and the answer says what is to blame.
#[resource_test]
async fn one_that_cannot_be_asked_is_refused(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    for (wrong, at, code) in [
        (json!({ "check_type": "tcp", "target": "localhost" }), "port", "required"),
        (json!({ "retries": 11 }), "retries", "range"),
        (json!({ "timeout_seconds": 301 }), "timeout_seconds", "range"),
        (json!({ "target": "x".repeat(2001) }), "target", "length"),
        (json!({ "target": "https://me:s3cret@example.org" }), "target", "credentials"),
        (json!({ "check_type": "tcp", "port": 22, "target": "me:s3cret@example.org" }), "target", "credentials"),
        (json!({ "target": "ftp://example.org" }), "target", "target"),
        (json!({ "config": { "colour": "red" } }), "config", "config"),
        (json!({ "config": { "redirects": 11 } }), "config", "config"),
        (json!({ "config": { "expect_status": ["fine"] } }), "config", "config"),
        (json!({ "config": { "expect_status": [600] } }), "config", "config"),
        (json!({ "config": { "tls": "off" } }), "target", "target"),
        (json!({ "check_type": "ping", "config": { "payload_bytes": 1401 } }), "config", "config"),
        (json!({ "check_type": "tcp", "port": 22, "config": { "tls": "off" } }), "config", "config"),
    ] {
        let answer = operator.post("/service-checks", check(wrong.clone())).await.is(422);
        assert_eq!(answer.wrong(), wrongs(&[(&format!("/data/attributes/{at}"), code)]), "{wrong}");
    }
    let longest = json!({ "target": "x".repeat(2000), "check_type": "custom", "retries": 10, "timeout_seconds": 300 });
    made(&operator, longest).await;

    let tcp = made(&operator, json!({ "check_type": "tcp", "target": "localhost", "port": 22 })).await;
    let change = async |attributes: Value| {
        operator.patch(&format!("/service-checks/{tcp}"), record("service-checks", attributes)).await
    };
    let refused = change(json!({ "port": null })).await.is(422);
    assert_eq!(refused.wrong(), wrongs(&[("/data/attributes/port", "required")]));
    let refused = change(json!({ "config": { "path": "/" } })).await.is(422);
    assert_eq!(refused.wrong(), wrongs(&[("/data/attributes/config", "config")]));
    change(json!({ "port": 23, "retries": 10 })).await.is(200);
    // One that could not be asked before still gets another name, and is mended.
    stage.sql("UPDATE service_checks SET port = NULL WHERE check_type = 'tcp'").await.unwrap();
    change(json!({ "name": "SSH" })).await.is(200);
    change(json!({ "retries": 1 })).await.is(422);
    change(json!({ "port": 22 })).await.is(200);
}

/// Only what is known of the target counts: a result that says neither is kept, and forgets nothing.
#[resource_test]
async fn health_is_what_was_last_known(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    let id = made(&operator, json!({})).await;
    for (result, health) in [
        (Unknown, Value::Null),
        (Warning, json!("up")),
        (Unknown, json!("up")),
        (Error, json!("down")),
        (Unknown, json!("down")),
        (Critical, json!("down")),
        (Success, json!("up")),
    ] {
        t.clock().advance(Duration::from_secs(60));
        recorded(&stage, &id, (result, t.clock().now())).await.unwrap();
        assert_eq!(operator.get(&format!("/service-checks/{id}")).await.attribute("health"), health, "{result:?}");
    }
}

#[resource_test]
async fn one_is_claimed_once_an_interval(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    let id = made(&operator, json!({ "interval_seconds": 30 })).await;
    let off = made(&operator, json!({ "enabled": false })).await;
    let schedule = record("polling-schedules", json!({ "name": "s", "interval_seconds": 60 }));
    let schedule = operator.post("/polling-schedules", schedule).await.is(201).id();
    let scheduled = related(check(json!({})), "schedule", ("polling-schedules", &schedule));
    let scheduled = operator.post("/service-checks", scheduled).await.is(201).id();
    let scheduler = stage.tenant.system("scheduler");
    let due = async || operator.get("/service-checks/due-for-check").await.is(200).ids();
    let class =
        async |id: &Id<ServiceCheck>| service_check::execute(&scheduler, id).await.map_err(|error| error.class());
    assert_eq!(due().await, [id.to_string()]);
    let claimed = class(&id).await.unwrap();
    assert_eq!(claimed.last_check_at, Some(t.clock().now()));
    assert_eq!(class(&id).await.unwrap_err(), Class::Conflict, "whoever comes second");
    assert_eq!(class(&off).await.unwrap_err(), Class::Conflict);
    let own: Uuid = scheduled.parse().unwrap();
    assert_eq!(class(&Id::new(own)).await.unwrap_err(), Class::Conflict, "its schedule runs it");
    assert_eq!(operator.get(&format!("/service-checks/by-schedule?schedule={schedule}")).await.ids(), [scheduled]);
    t.clock().advance(Duration::from_secs(14));
    assert_eq!(due().await, [""; 0]);
    // It counts as over 15 seconds early.
    t.clock().advance(Duration::from_secs(1));
    assert_eq!(due().await, [id.to_string()]);
    t.clock().advance(Duration::from_secs(15));
    let next = operator.get(&format!("/service-checks/{id}")).await;
    assert_eq!(next.attribute("next_check_at"), json!(t.clock().now().to_string()));
    assert_eq!(next.attribute("is_overdue"), false);
    t.clock().advance(Duration::from_secs(31));
    assert_eq!(operator.get(&format!("/service-checks/{id}")).await.attribute("is_overdue"), true);
    assert_eq!(service_check::execute(&stage.cx("super_admin"), &id).await.unwrap_err().class(), Class::Forbidden);
}

#[resource_test]
async fn failures_count_and_successes_end_them(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    let id = made(&operator, json!({})).await;
    for (result, failures, colour) in [
        (Critical, 1, "red"),
        (Error, 2, "red"),
        (Unknown, 3, "yellow"),
        (Warning, 0, "yellow"),
        (Critical, 1, "red"),
        (Success, 0, "green"),
    ] {
        t.clock().advance(Duration::from_secs(60));
        let check = recorded(&stage, &id, (result, t.clock().now())).await.unwrap();
        assert_eq!((check.last_result, check.consecutive_failures), (Some(result), failures));
        assert_eq!(check.last_error.is_some(), result == Critical, "an error is of the last result");
        assert_eq!((check.last_response_time_ms, check.last_check_at), (Some(12), None));
        assert_eq!(operator.get(&format!("/service-checks/{id}")).await.attribute("status_color"), colour);
        let failing = operator.get("/service-checks/failing").await.ids().len();
        assert_eq!(failing, usize::from(failures > 0));
    }
    let now = t.clock().now();
    for known in [None, Some(Down)] {
        let input = RecordResult { result: Critical, response_time_ms: None, error: None, checked_at: now, known };
        let refused = service_check::record_result(&stage.tenant.system("results"), &id, input).await.unwrap_err();
        assert_eq!(refused.class(), Class::Conflict, "it is up, which somebody who knows {known:?} has not seen");
    }
    let late = Timestamp::from_micros(now.micros() - 1);
    let refused = recorded(&stage, &id, (Critical, late)).await.unwrap_err();
    assert_eq!(refused.class(), Class::Conflict, "an older result than the last");
    // A clock that is ahead does not shut out what comes later.
    let ahead = Timestamp::from_micros(now.micros() + 3_600_000_000);
    assert_eq!(recorded(&stage, &id, (Critical, ahead)).await.unwrap().last_result_at, Some(now));
    t.clock().advance(Duration::from_secs(1));
    recorded(&stage, &id, (Critical, t.clock().now())).await.unwrap();
    let reset = operator.act(&format!("/service-checks/{id}/reset-failures")).await.is(200);
    assert_eq!((reset.attribute("consecutive_failures"), reset.attribute("last_error")), (json!(0), Value::Null));
}

#[resource_test]
async fn a_result_is_recorded_once_for_an_attempt(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (operator, results) = (stage.caller("operator").await, stage.tenant.system("results"));
    let (id, other) = (made(&operator, json!({})).await, made(&operator, json!({})).await);
    let attempt = Uuid::from_u128(7);
    let input = |id: &Id<ServiceCheck>| Record {
        service_check: *id,
        poll_job: None,
        attempt,
        result: Success,
        response_time_us: Some(1500),
        error: None,
        agent: Some(Id::from("gone")),
        poller: None,
        partition: None,
        details: None,
        checked_at: t.clock().now(),
    };
    let kept: CheckResult = check_result::record(&results, input(&id)).await.unwrap();
    let twice = check_result::record(&results, input(&id)).await.unwrap_err();
    assert_eq!((twice.class(), twice.code()), (Class::Invalid, "taken"));
    check_result::record(&results, input(&other)).await.unwrap();
    assert_eq!(check_result::record(&stage.cx("admin"), input(&id)).await.unwrap_err().class(), Class::Forbidden);
    // What was found stays when the check goes.
    stage.caller("admin").await.delete(&format!("/service-checks/{id}")).await.is(204);
    let found = operator.get(&format!("/check-results/by-check?service_check={id}")).await.is(200);
    assert_eq!(found.ids(), [kept.id.to_string()]);
    assert_eq!(found.json()["data"][0]["attributes"]["is_success"], true);
    let changed = stage.sql("UPDATE check_results SET error = 'x'").await.unwrap_err();
    assert!(changed.contains("append"), "{changed}");
}

#[resource_test]
async fn viewers_look_and_nobody_looks_across(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let id = made(&admin, json!({})).await;
    for role in ROLES {
        let caller = stage.caller(role).await;
        let operates = if role == "viewer" { 403 } else { 200 };
        caller.get(&format!("/service-checks/{id}")).await.is(200);
        caller
            .patch(&format!("/service-checks/{id}"), record("service-checks", json!({ "name": "x" })))
            .await
            .is(operates);
        for path in ["disable", "enable", "reset-failures"] {
            caller.act(&format!("/service-checks/{id}/{path}")).await.is(operates);
        }
        let made = caller.post("/service-checks", check(json!({}))).await;
        assert_eq!(made.status, if role == "viewer" { 403 } else { 201 });
    }
    stage.caller("operator").await.delete(&format!("/service-checks/{id}")).await.is(403);
    admin.delete(&format!("/service-checks/{id}")).await.is(204);
    let id = made(&admin, json!({})).await;
    let other = Stage::named(&t, "b").await.caller("super_admin").await;
    other.get(&format!("/service-checks/{id}")).await.is(404);
    other.act(&format!("/service-checks/{id}/disable")).await.is(404);
    assert_eq!(other.get("/service-checks").await.ids().len(), 0);
}
