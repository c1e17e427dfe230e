//! Alerts: their machine, one open alert for each source, escalation and notification.

use std::time::Duration;

use generated::monitoring::alert::{self, AutoEscalate, ClaimNotification, Clear, Raise, RecordNotification};
use generated::monitoring::{Alert, AlertSource, AlertStatus, Severity};
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use resource_runtime::{Class, Result};
use serde_json::{Value, json};

use crate::machine::{Machine, Step, step};
use crate::stage::{Caller, ROLES, Seen, Stage, record, wrongs};

const STEPS: [Step; 5] = [
    step("acknowledge", "/acknowledge", &["pending"], "acknowledged"),
    step("resolve", "/resolve", &["pending", "acknowledged", "escalated"], "resolved"),
    step("escalate", "/escalate", &["pending", "acknowledged"], "escalated"),
    step("suppress", "/suppress", &["pending", "acknowledged", "escalated"], "suppressed"),
    step("reopen", "/reopen", &["resolved", "suppressed"], "pending"),
];

async fn trigger(caller: &Caller, more: Value) -> tests::http::Reply {
    let mut attributes = json!({ "title": "Web is slow" });
    for (name, value) in more.as_object().expect("an object") {
        attributes[name] = value.clone();
    }
    caller.post("/alerts", record("alerts", attributes)).await
}

fn raised(source: &str, severity: Severity) -> Raise {
    Raise {
        title: format!("{source} is down"),
        description: None,
        severity: Some(severity),
        source_type: Some(AlertSource::ServiceCheck),
        source_id: Some(source.to_owned()),
        device: None,
        service_check: None,
        agent: None,
        partition: None,
        metric_name: None,
        metric_value: None,
        threshold_value: None,
        comparison: None,
        metadata: None,
        tags: None,
    }
}

fn claim(by: &str) -> ClaimNotification {
    ClaimNotification { by: by.to_owned() }
}

async fn tell(stage: &Stage, id: &Id<Alert>, level: i32) -> Result<Alert> {
    let alerts = stage.tenant.system("alerts");
    alert::claim_notification(&alerts, id, claim("one")).await?;
    alert::record_notification(&alerts, id, RecordNotification { level }).await
}

#[resource_test]
async fn every_action_in_every_state(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let id = trigger(&admin, json!({})).await.is(201).id();
    let machine = Machine {
        api_type: "alerts",
        column: ("alerts", "status"),
        states: &["pending", "acknowledged", "escalated", "suppressed", "resolved"],
        steps: &STEPS,
        always: &[],
        arguments: |step| match step {
            "suppress" => json!({ "until": "2100-01-01T00:00:00Z", "reason": "known" }),
            "escalate" | "reopen" => json!({ "reason": "because" }),
            _ => json!({ "note": "noted" }),
        },
    };
    assert_eq!(machine.walk((&t, &stage, &admin), &id).await, 11);
    let events = admin.get(&format!("/events/by-alert?alert={id}&page[size]=250")).await.is(200).json();
    let events = events["data"].as_array().unwrap().clone();
    assert_eq!(events.len(), 12, "its beginning and every change");
    for event in &events[..11] {
        let event = &event["attributes"];
        assert_eq!((&event["category"], &event["event_type"]), (&json!("alert"), &json!("alert_state_changed")));
        assert!(event["reason"].is_string() && event["old_state"] != event["new_state"], "{event}");
        assert_eq!(event["actor_type"], "token");
    }
    assert_eq!(events[11]["attributes"]["event_type"], "alert_raised");
}

#[resource_test]
async fn a_new_alert_waits(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    let made =
        trigger(&operator, json!({ "severity": "critical", "metric_value": 0.5, "tags": ["web"] })).await.is(201);
    for (name, value) in [
        ("status", json!("pending")),
        ("severity", json!("critical")),
        ("source_type", json!("external")),
        ("metric_name", json!("")),
        ("escalation_level", json!(0)),
        ("notification_count", json!(0)),
        ("raise_count", json!(1)),
        ("is_actionable", json!(true)),
        ("needs_escalation", json!(false)),
        ("duration_seconds", json!(0)),
        ("triggered_at", json!(t.clock().now().to_string())),
        ("status_label", json!("Pending")),
        ("severity_color", json!("orange")),
    ] {
        assert_eq!(made.attribute(name), value, "{name}");
    }
    assert!(!made.text.contains("notified_level"), "it never leaves the server");
    t.clock().advance(Duration::from_secs(90));
    let path = format!("/alerts/{}", made.id());
    assert_eq!(operator.get(&path).await.attribute("duration_seconds"), 90);
    let ended =
        operator.patch(&format!("{path}/resolve"), record("alerts", json!({ "note": "restarted" }))).await.is(200);
    assert_eq!(ended.attribute("resolution_note"), "restarted");
    assert!(ended.attribute("resolved_by").as_str().unwrap().starts_with("token:"));
    t.clock().advance(Duration::from_secs(90));
    assert_eq!(operator.get(&path).await.attribute("duration_seconds"), 90, "it is over");
    let wrong = json!({ "title": " ", "severity": "awful", "status": "resolved" });
    assert_eq!(
        operator.post("/alerts", record("alerts", wrong)).await.is(422).wrong(),
        wrongs(&[
            ("/data/attributes/severity", "type"),
            ("/data/attributes/status", "not_accepted"),
            ("/data/attributes/title", "length"),
        ])
    );
    let past = record("alerts", json!({ "until": "2020-01-01T00:00:00Z" }));
    let open = trigger(&operator, json!({})).await.id();
    let past = stage.caller("admin").await.patch(&format!("/alerts/{open}/suppress"), past).await.is(422);
    assert_eq!(past.code(), "past");
}

#[resource_test]
async fn what_has_an_open_alert_gets_no_second_one(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (results, operator) = (stage.tenant.system("results"), stage.caller("operator").await);
    let first = alert::raise(&results, raised("web", Severity::Warning)).await.unwrap();
    t.clock().advance(Duration::from_secs(60));
    let again = alert::raise(&results, raised("web", Severity::Critical)).await.unwrap();
    assert_eq!((again.id, again.raise_count, again.severity), (first.id, 2, Severity::Critical));
    assert_eq!((again.triggered_at, again.last_raised_at), (first.triggered_at, t.clock().now()));
    let milder = alert::raise(&results, raised("web", Severity::Info)).await.unwrap();
    assert_eq!((milder.raise_count, milder.severity), (3, Severity::Critical), "it gets no milder");
    let other = alert::raise(&results, raised("mail", Severity::Warning)).await.unwrap();
    assert_ne!(other.id, first.id);
    assert_eq!(stage.count("alerts", "1 = 1").await, 2);
    assert_eq!(stage.count("events", "event_type = 'alert_raised'").await, 2, "once for each alert");
    let manual = json!({ "source_type": "service_check", "source_id": "web" });
    let taken = trigger(&operator, manual).await.is(422);
    assert_eq!(taken.code(), "taken", "{}", taken.text);
    for _ in 0..2 {
        trigger(&operator, json!({})).await.is(201);
    }
    // Whoever is silent still has one; what is over makes room.
    let until = record("alerts", json!({ "until": "2100-01-01T00:00:00Z" }));
    stage.caller("admin").await.patch(&format!("/alerts/{}/suppress", first.id), until).await.is(200);
    assert_eq!(alert::raise(&results, raised("web", Severity::Info)).await.unwrap().id, first.id);
    let cleared = alert::clear(&results, &first.id, Clear { note: Some("up".to_owned()) }).await.unwrap();
    assert_eq!((cleared.status, cleared.suppressed_until), (AlertStatus::Resolved, None));
    let next = alert::raise(&results, raised("web", Severity::Warning)).await.unwrap();
    assert_ne!(next.id, first.id);
    let held = stage.caller("admin").await.act(&format!("/alerts/{}/reopen", first.id)).await;
    assert_eq!((held.status, held.code().as_str()), (422, "taken"), "another one is open: {}", held.text);
    let forbidden = alert::raise(&stage.cx("super_admin"), raised("web", Severity::Info)).await.unwrap_err();
    assert_eq!(forbidden.class(), Class::Forbidden);
}

#[resource_test]
async fn nobody_is_told_twice_of_a_level(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (results, alerts) = (stage.tenant.system("results"), stage.tenant.system("alerts"));
    let id = alert::raise(&results, raised("web", Severity::Critical)).await.unwrap().id;
    let waiting = async || alert::needs_notification(&alerts).all().await.unwrap().len();
    assert_eq!(waiting().await, 1);
    alert::claim_notification(&alerts, &id, claim("one")).await.unwrap();
    let second = async || alert::claim_notification(&alerts, &id, claim("two")).await;
    assert_eq!(second().await.unwrap_err().class(), Class::Conflict, "somebody does it");
    alert::claim_notification(&alerts, &id, claim("one")).await.expect("and may do it again");
    t.clock().advance(Duration::from_secs(120));
    assert_eq!(second().await.expect("whoever claimed it is gone").notification_attempts, 3);
    t.clock().advance(Duration::from_secs(120));
    assert_eq!(waiting().await, 1);
    let told = tell(&stage, &id, 0).await.unwrap();
    assert_eq!((told.notification_count, told.last_notification_at), (1, Some(t.clock().now())));
    let twice = alert::record_notification(&alerts, &id, RecordNotification { level: 0 }).await.unwrap_err();
    assert_eq!((waiting().await, twice.class()), (0, Class::Conflict));
    // Half an hour without anybody: more people are called, and told.
    let escalate = async || alert::auto_escalate(&alerts, &id, AutoEscalate { reason: Some("late".to_owned()) }).await;
    t.clock().advance(Duration::from_secs(1560));
    assert_eq!(alert::needs_escalation(&alerts).all().await.unwrap().len(), 0, "half an hour is not over");
    assert_eq!(escalate().await.unwrap_err().class(), Class::Conflict);
    t.clock().advance(Duration::from_secs(1));
    assert_eq!(alert::needs_escalation(&alerts).all().await.unwrap().len(), 1);
    let escalated = escalate().await.unwrap();
    assert_eq!((escalated.status, escalated.escalation_level), (AlertStatus::Escalated, 1));
    assert_eq!(escalate().await.unwrap_err().class(), Class::Conflict, "once");
    assert_eq!(waiting().await, 1);
    assert_eq!(tell(&stage, &id, 1).await.unwrap().notification_count, 2);
    assert_eq!(waiting().await, 0);
    // Reopened, it is as if it were new.
    let admin = stage.caller("admin").await;
    admin.act(&format!("/alerts/{id}/resolve")).await.is(200);
    let opened = admin.act(&format!("/alerts/{id}/reopen")).await.is(200);
    assert_eq!((opened.attribute("escalation_level"), opened.attribute("resolved_at")), (json!(0), Value::Null));
    assert_eq!(opened.attribute("needs_escalation"), false, "half an hour begins anew");
    assert_eq!(waiting().await, 1);
}

#[resource_test]
async fn silence_ends(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (admin, alerts) = (stage.caller("admin").await, stage.tenant.system("alerts"));
    let id = trigger(&admin, json!({})).await.is(201).id();
    let until = resource_core::Timestamp::from_micros(t.clock().now().micros() + 60_000_000);
    let given = record("alerts", json!({ "until": until.to_string() }));
    admin.patch(&format!("/alerts/{id}/suppress"), given).await.is(200);
    let key = Id::new(id.parse().unwrap());
    assert_eq!(alert::suppression_over(&alerts).all().await.unwrap().len(), 0);
    assert_eq!(alert::end_suppression(&alerts, &key).await.unwrap_err().class(), Class::Conflict);
    assert_eq!(alert::needs_notification(&alerts).all().await.unwrap().len(), 0);
    t.clock().advance(Duration::from_secs(60));
    assert_eq!(alert::suppression_over(&alerts).all().await.unwrap().len(), 1);
    let back = alert::end_suppression(&alerts, &key).await.unwrap();
    assert_eq!((back.status, back.suppressed_until), (AlertStatus::Pending, None));
    assert_eq!(alert::needs_notification(&alerts).all().await.unwrap().len(), 1, "nobody was told of it yet");
}

#[resource_test]
async fn roles_split_the_work_and_reads_choose(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let until = || record("alerts", json!({ "until": "2100-01-01T00:00:00Z" }));
    for role in ROLES {
        let caller = stage.caller(role).await;
        let (operates, runs) = (role != "viewer", matches!(role, "admin" | "super_admin"));
        assert_eq!(trigger(&caller, json!({})).await.status, if operates { 201 } else { 403 });
        let id = trigger(&admin, json!({})).await.is(201).id();
        let may = |allowed: bool| if allowed { 200 } else { 403 };
        caller.act(&format!("/alerts/{id}/acknowledge")).await.is(may(operates));
        caller.act(&format!("/alerts/{id}/escalate")).await.is(may(runs));
        caller.patch(&format!("/alerts/{id}/suppress"), until()).await.is(may(runs));
        caller.act(&format!("/alerts/{id}/reopen")).await.is(if runs { 200 } else { 403 });
        caller.patch(&format!("/alerts/{id}"), record("alerts", json!({ "tags": ["x"] }))).await.is(may(operates));
        caller.act(&format!("/alerts/{id}/resolve")).await.is(may(operates));
    }
    let viewer = stage.caller("viewer").await;
    let count = async |path: &str| viewer.get(&format!("/alerts{path}")).await.is(200).ids().len();
    // Seven in all: three triggered, four walked through; those of operators and above are over.
    assert_eq!((count("").await, count("/active").await, count("/pending").await), (7, 4, 4));
    assert_eq!((count("/by-severity?severity=warning").await, count("/by-severity?severity=info").await), (7, 0));
    t.clock().advance(Duration::from_secs(86_400));
    assert_eq!((count("/recent").await, count("/needs-escalation").await), (0, 4));
    let id = trigger(&admin, json!({})).await.is(201).id();
    let other = Stage::named(&t, "b").await.caller("super_admin").await;
    other.get(&format!("/alerts/{id}")).await.is(404);
    other.act(&format!("/alerts/{id}/acknowledge")).await.is(404);
    assert_eq!((other.get("/alerts").await.ids().len(), other.get("/events").await.ids().len()), (0, 0));
}
