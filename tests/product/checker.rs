//! Checkers: their machine, and how failures count.

use std::time::Duration;

use generated::identity::TokenAccess;
use generated::infrastructure::CheckerStatus;
use generated::infrastructure::checker::{self, RecordFailure};
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use serde_json::{Value, json};

use crate::machine::{Machine, Step, reason, step};
use crate::stage::{Caller, ROLES, Seen, Stage};

const STEPS: [Step; 6] = [
    step("pause", "/pause", &["active"], "paused"),
    step("resume", "/resume", &["paused"], "active"),
    step("mark_failing", "/mark-failing", &["active", "paused"], "failing"),
    step("clear_failure", "/clear-failure", &["failing"], "active"),
    step("disable", "/disable", &["active", "paused", "failing"], "disabled"),
    step("enable", "/enable", &["disabled"], "active"),
];

async fn register(caller: &Caller, id: &str, more: Value) -> tests::http::Reply {
    let mut attributes = json!({ "name": "SNMP", "checker_type": "snmp" });
    for (name, value) in more.as_object().expect("an object") {
        attributes[name] = value.clone();
    }
    caller.post("/checkers", json!({ "type": "checkers", "id": id, "attributes": attributes })).await
}

#[resource_test]
async fn every_action_in_every_state(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    register(&operator, "c", json!({})).await.is(201);
    let machine = Machine {
        api_type: "checkers",
        column: ("checkers", "status"),
        states: &["active", "paused", "failing", "disabled"],
        steps: &STEPS,
        always: &[],
        arguments: reason,
    };
    assert_eq!(machine.walk((&t, &stage, &operator), "c").await, 9);
    // One event for its registration, and one for each change.
    assert_eq!(stage.count("health_events", "entity_type = 'checker' AND entity_id = 'c'").await, 10);
    assert_eq!(stage.count("health_events", "reason = 'because of pause' AND new_state = 'paused'").await, 1);
}

#[resource_test]
async fn one_may_begin_at_rest(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    for (start, status, enabled, scheduled) in [
        (Value::Null, "active", true, true),
        (json!("active"), "active", true, true),
        (json!("paused"), "paused", true, false),
        (json!("disabled"), "disabled", false, false),
    ] {
        let made = register(&operator, &format!("c-{start}").replace('"', ""), json!({ "start": start })).await.is(201);
        assert_eq!(made.attribute("status"), status);
        assert_eq!(made.attribute("enabled"), enabled);
        assert_eq!(made.attribute("is_scheduled"), scheduled);
        assert_eq!(made.attribute("consecutive_failures"), 0);
    }
}

#[resource_test]
async fn failures_count_until_a_success(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (operator, reporter) = (stage.caller("operator").await, stage.cx("operator"));
    register(&operator, "c", json!({})).await.is(201);
    let id = Id::from("c");
    let fail = async || {
        checker::record_failure(&reporter, &id, RecordFailure { reason: Some("timeout".to_owned()) }).await.unwrap()
    };
    for failures in 1..=3 {
        assert_eq!(operator.get("/checkers/over-threshold").await.ids().len(), 0);
        t.clock().advance(Duration::from_secs(60));
        let checker = fail().await;
        assert_eq!((checker.consecutive_failures, checker.last_failure), (failures, Some(t.clock().now())));
        assert_eq!(operator.get("/checkers/c").await.attribute("is_healthy"), failures < 3);
    }
    assert_eq!(operator.get("/checkers/over-threshold").await.ids(), ["c"]);
    operator.act("/checkers/c/mark-failing").await.is(200);
    assert_eq!(operator.get("/checkers/over-threshold").await.ids().len(), 0);
    assert_eq!(operator.get("/checkers/failing").await.ids(), ["c"]);
    assert_eq!(operator.get("/checkers/c").await.attribute("failure_reason"), "timeout", "it stays without a reason");
    let cleared = operator.act("/checkers/c/clear-failure").await.is(200);
    assert_eq!((cleared.attribute("consecutive_failures"), cleared.attribute("is_healthy")), (json!(0), json!(true)));
    fail().await;
    let checker = checker::record_success(&reporter, &id).await.unwrap();
    assert_eq!((checker.consecutive_failures, checker.last_success), (0, Some(t.clock().now())));
    assert_eq!((checker.failure_reason.clone(), checker.status), (None, CheckerStatus::Active));
    // Whoever deploys a checker lets it report, with a token that writes.
    for role in ROLES {
        for path in ["record-failure", "record-success"] {
            let operates = if role == "viewer" { 403 } else { 200 };
            stage.caller(role).await.act(&format!("/checkers/c/{path}")).await.is(operates);
        }
    }
    let reads = stage.with("operator", TokenAccess::Read).await;
    reads.act("/checkers/c/record-success").await.is(403);
    let viewer = stage.caller("viewer").await;
    viewer.act("/checkers/c/pause").await.is(403);
    stage.caller("operator").await.delete("/checkers/c").await.is(403);
    stage.caller("admin").await.delete("/checkers/c").await.is(204);
}
