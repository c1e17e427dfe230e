//! Health events: recorded, read, and never changed, by whichever way.

use std::time::Duration;

use generated::infrastructure::HealthEntity;
use generated::infrastructure::health_event::{self, CurrentStatus};
use resource_core::Timestamp;
use resource_macros::resource_test;
use resource_runtime::db::Dialect;
use resource_runtime::testing::TestCx;
use serde_json::{Value, json};

use crate::stage::{ROLES, Seen, Stage, record, wrongs};

fn event(kind: &str, id: &str, state: &str) -> Value {
    record("health-events", json!({ "entity_type": kind, "entity_id": id, "new_state": state }))
}

#[resource_test]
async fn recorded_by_operators(t: TestCx) {
    let stage = Stage::new(&t).await;
    for role in ROLES {
        let caller = stage.caller(role).await;
        caller.post("/health-events", event("core", role, "up")).await.is(if role == "viewer" { 403 } else { 201 });
        assert_eq!(caller.get("/health-events").await.status, 200);
    }
    let operator = stage.caller("operator").await;
    let reader = stage.with("operator", generated::identity::TokenAccess::Read).await;
    reader.post("/health-events", event("core", "x", "up")).await.is(403);
    for kind in ["poller", "agent", "checker", "collector", "core", "web", "custom"] {
        let made = operator.post("/health-events", event(kind, "x", "up")).await.is(201);
        assert_eq!(made.attribute("recorded_at"), json!(t.clock().now().to_string()));
        assert_eq!((made.attribute("old_state"), made.attribute("metadata")), (Value::Null, json!({})));
    }
    let wrong = json!({
        "entity_type": "fax", "entity_id": "", "new_state": "x".repeat(64), "reason": "x".repeat(1001),
        "duration_seconds": -1, "recorded_at": "2026-01-01T00:00:00Z", "node": 5,
    });
    let wrong = operator.post("/health-events", record("health-events", wrong)).await.is(422);
    let expected = [
        ("/data/attributes/duration_seconds", "range"),
        ("/data/attributes/entity_id", "length"),
        ("/data/attributes/entity_type", "type"),
        ("/data/attributes/new_state", "length"),
        ("/data/attributes/node", "type"),
        ("/data/attributes/reason", "length"),
        ("/data/attributes/recorded_at", "not_accepted"),
    ];
    assert_eq!(wrong.wrong(), wrongs(&expected));
}

#[resource_test]
async fn never_changed_nor_removed(t: TestCx) {
    let stage = Stage::new(&t).await;
    let platform = stage.caller("super_admin").await;
    let made = platform.post("/health-events", event("core", "x", "up")).await.is(201);
    let path = format!("/health-events/{}", made.id());
    for answer in [platform.patch(&path, event("core", "x", "down")).await, platform.delete(&path).await] {
        let answer = answer.is(405);
        assert!(answer.header("allow").contains("GET") && !answer.header("allow").contains("PATCH"));
    }
    // Nor by the owner of the database, with SQL.
    let statements = [
        "UPDATE health_events SET new_state = 'down'",
        "UPDATE health_events SET new_state = new_state",
        "DELETE FROM health_events",
        "DELETE FROM health_events WHERE new_state = 'up'",
    ];
    for statement in statements {
        let refused = stage.sql(statement).await.unwrap_err();
        assert!(refused.contains("append_only") || refused.contains("append-only"), "{statement}: {refused}");
    }
    let roundabout: &[&str] = match t.dialect() {
        // What replaces a row removes the old one.
        Dialect::Sqlite => &["INSERT OR REPLACE INTO health_events SELECT * FROM health_events"],
        // No trigger of rows fires for these, and the last does not even name the table.
        Dialect::Postgres => &["TRUNCATE health_events", "TRUNCATE ONLY health_events", "TRUNCATE tenants CASCADE"],
    };
    for statement in roundabout {
        let refused = stage.sql(statement).await.unwrap_err();
        assert!(refused.contains("append_only: rows of health_events cannot"), "{statement}: {refused}");
    }
    let same = platform.get(&path).await.is(200).json();
    assert_eq!(same["data"], made.json()["data"]);
    assert_eq!(stage.count("health_events", "1 = 1").await, 1);
}

#[resource_test]
async fn reads_follow_one_part_or_one_state(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    let mut times: Vec<Timestamp> = Vec::new();
    for (kind, id, state) in [
        ("agent", "a", "up"),
        ("agent", "a", "down"),
        ("core", "a", "down"),
        ("agent", "b", "up"),
        ("agent", "a", "up"),
    ] {
        operator.post("/health-events", event(kind, id, state)).await.is(201);
        times.push(t.clock().now());
        t.clock().advance(Duration::from_secs(10));
    }
    let states = async |path: &str| {
        let found = operator.get(&format!("/health-events{path}")).await.is(200).json();
        let events = found["data"].as_array().expect("a list").clone();
        let text = |event: &Value| {
            let part = |name: &str| event["attributes"][name].as_str().expect("a text").to_owned();
            format!("{} {} {}", part("entity_type"), part("entity_id"), part("new_state"))
        };
        events.iter().map(text).collect::<Vec<_>>()
    };
    let timeline = "/timeline?entity_type=agent&entity_id=a";
    assert_eq!(states(timeline).await, ["agent a up", "agent a down", "agent a up"]);
    let since = |at: usize| format!("{timeline}&since={}", times[at]);
    assert_eq!(states(&since(1)).await, ["agent a up", "agent a down"], "the moment itself counts");
    assert_eq!(states(&since(2)).await, ["agent a up"]);
    assert_eq!(states("/current-status?entity_type=agent&entity_id=a").await, ["agent a up"]);
    assert_eq!(states("/current-status?entity_type=agent&entity_id=z").await, [""; 0]);
    assert_eq!(states("/by-state?state=down").await, ["core a down", "agent a down"]);
    assert_eq!(states("/recent?entity_type=agent&page[size]=2").await, ["agent a up", "agent b up"]);
    assert_eq!(states("/recent?state=down&entity_type=core").await, ["core a down"]);
    assert_eq!(states("/recent").await.len(), 5);
    assert_eq!(states("").await.len(), 5);
    let missing = operator.get("/health-events/timeline?entity_type=agent").await.is(422);
    assert_eq!(missing.wrong(), wrongs(&[("entity_id", "required")]));
    let input = CurrentStatus { entity_type: HealthEntity::Agent, entity_id: "b".to_owned() };
    let newest = health_event::current_status(&stage.cx("viewer"), input).first().await.unwrap().expect("an event");
    assert_eq!((newest.new_state.as_str(), newest.recorded_at), ("up", times[3]));
    let other = Stage::named(&t, "b").await.caller("super_admin").await;
    assert_eq!(other.get("/health-events").await.is(200).ids().len(), 0);
}
