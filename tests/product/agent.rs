//! Agents: their machine, their signs of life, and who may do what.

use std::time::Duration;

use generated::infrastructure::HealthEntity;
use generated::infrastructure::agent::{self, ByCapability, ConnectionFailed, Heartbeat};
use generated::infrastructure::health_event::{self, Timeline};
use generated::infrastructure::{AgentCapability, AgentStatus};
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use resource_runtime::{Class, Cx};
use serde_json::{Value, json};

use crate::machine::{Machine, reason, step};
use crate::stage::{Caller, ROLES, Seen, Stage, record, related, wrongs};

const STATES: [&str; 5] = ["connecting", "connected", "degraded", "disconnected", "unavailable"];

fn machine() -> Machine {
    const STEPS: [crate::machine::Step; 7] = [
        step("establish_connection", "/connect", &["connecting"], "connected"),
        step("degrade", "/degrade", &["connected"], "degraded"),
        step("restore_health", "/restore", &["degraded"], "connected"),
        step("lose_connection", "/disconnect", &["connected", "degraded"], "disconnected"),
        step("reconnect", "/reconnect", &["disconnected"], "connecting"),
        step(
            "mark_unavailable",
            "/unavailable",
            &["connecting", "connected", "degraded", "disconnected"],
            "unavailable",
        ),
        step("recover", "/recover", &["unavailable"], "connecting"),
    ];
    Machine {
        api_type: "agents",
        column: ("agents", "status"),
        states: &STATES,
        steps: &STEPS,
        always: &["heartbeat"],
        arguments: |name| if name == "establish_connection" { json!({}) } else { reason(name) },
    }
}

async fn register(caller: &Caller, uid: &str, path: &str) -> tests::http::Reply {
    caller.post(path, record("agents", json!({ "uid": uid }))).await
}

#[resource_test]
async fn every_action_in_every_state(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    register(&admin, "a", "/agents").await.is(201);
    assert_eq!(machine().walk((&t, &stage, &admin), "a").await, 11);
}

#[resource_test]
async fn registration_fills_in_the_rest(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    let now = json!(t.clock().now().to_string());
    let made = register(&operator, "a", "/agents").await.is(201);
    for (name, value) in [
        ("status", json!("connecting")),
        ("type_id", json!("unknown")),
        ("vendor_name", json!("ServiceRadar")),
        ("is_healthy", json!(true)),
        ("capabilities", json!([])),
        ("policies", json!([])),
        ("first_seen_time", now.clone()),
        ("last_seen_time", now.clone()),
        ("state_since", now),
        ("display_name", json!("a")),
        ("is_online", json!(false)),
        ("status_color", json!("blue")),
        ("status_label", json!("Connecting")),
    ] {
        assert_eq!(made.attribute(name), value, "{name}");
    }
    let connected = register(&operator, "b", "/agents/register-connected").await.is(201);
    assert_eq!((connected.attribute("status"), connected.attribute("is_online")), (json!("connected"), json!(true)));
    let kinds = [
        "unknown",
        "endpoint_detection",
        "data_loss_prevention",
        "backup",
        "performance",
        "vulnerability",
        "log_management",
        "mobile_device",
        "configuration",
        "remote_access",
        "other",
    ];
    for kind in kinds {
        let data = json!({ "uid": format!("of-{kind}"), "type_id": kind, "host": "h", "port": 50051 });
        let made = operator.post("/agents", record("agents", data)).await.is(201);
        assert_eq!((made.attribute("type_id"), made.attribute("display_name")), (json!(kind), json!("h")));
    }
    let wrong = json!({ "uid": "-", "port": 0, "capabilities": ["fly"], "status": "connected" });
    assert_eq!(
        operator.post("/agents", record("agents", wrong)).await.is(422).wrong(),
        wrongs(&[
            ("/data/attributes/capabilities", "type"),
            ("/data/attributes/port", "range"),
            ("/data/attributes/status", "not_accepted"),
            ("/data/attributes/uid", "pattern"),
        ])
    );
}

#[resource_test]
async fn agents_are_found_by_what_they_can_do(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (operator, viewer) = (stage.caller("operator").await, stage.caller("viewer").await);
    for (uid, capabilities) in [("a", json!(["icmp", "tcp"])), ("b", json!(["tcp", "snmp"])), ("c", json!([]))] {
        let data = json!({ "uid": uid, "capabilities": capabilities });
        operator.post("/agents", record("agents", data)).await.is(201);
    }
    for (capability, uids) in [("tcp", vec!["a", "b"]), ("icmp", vec!["a"]), ("dns", vec![])] {
        let path = format!("/agents/by-capability?capability={capability}");
        assert_eq!(viewer.get(&path).await.is(200).ids(), uids, "{capability}");
        assert_eq!(viewer.get(&format!("{path}&page[size]=1&sort=-uid")).await.is(200).ids().len(), uids.len().min(1));
    }
    viewer.get("/agents/by-capability?capability=fly").await.is(400);
    viewer.get("/agents/by-capability").await.is(422);
    // Another tenant's agents are not found.
    let stranger = Stage::named(&t, "b").await.caller("viewer").await;
    assert!(stranger.get("/agents/by-capability?capability=tcp").await.is(200).ids().is_empty());
    // What it can do changes with a sign of life.
    let input = Heartbeat { is_healthy: true, capabilities: Some(vec![AgentCapability::Dns]), version: None };
    agent::heartbeat(&stage.tenant.system("monitor"), &Id::from("c"), input).await.expect("a heartbeat");
    let cx = stage.cx("viewer");
    let wanted = ByCapability { capability: AgentCapability::Dns };
    let found = agent::by_capability(&cx, wanted).all().await.expect("agents");
    assert_eq!(found.iter().map(|agent| agent.uid.as_str()).collect::<Vec<_>>(), ["c"]);
}

async fn history(cx: &Cx, uid: &str) -> Vec<(Option<String>, String, Option<String>, Option<i64>)> {
    let input = Timeline { entity_type: HealthEntity::Agent, entity_id: uid.to_owned(), since: None };
    let events = health_event::timeline(cx, input).all().await.expect("events");
    let told = events
        .iter()
        .map(|event| (event.old_state.clone(), event.new_state.clone(), event.reason.clone(), event.duration_seconds));
    told.collect()
}

#[resource_test]
async fn each_change_is_an_event_with_reason_and_duration(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    register(&admin, "a", "/agents").await.is(201);
    t.clock().advance(Duration::from_secs(5));
    admin.act("/agents/a/connect").await.is(200);
    t.clock().advance(Duration::from_secs(7));
    admin.patch("/agents/a/degrade", record("agents", json!({ "reason": "slow" }))).await.is(200);
    let cx = stage.cx("admin");
    let state = |text: &str| Some(text.to_owned());
    assert_eq!(
        history(&cx, "a").await,
        [
            (state("connected"), "degraded".to_owned(), state("slow"), Some(7)),
            (state("connecting"), "connected".to_owned(), None, Some(5)),
            (None, "connecting".to_owned(), None, None),
        ]
    );
    let monitor = stage.tenant.system("monitor");
    let failed = agent::connection_failed(&monitor, &Id::from("a"), ConnectionFailed { reason: None }).await;
    assert_eq!(failed.unwrap_err().class(), Class::Conflict);
    admin.act("/agents/a/disconnect").await.is(200);
    admin.act("/agents/a/reconnect").await.is(200);
    let refused = agent::connection_failed(&cx, &Id::from("a"), ConnectionFailed { reason: None }).await;
    assert_eq!(refused.unwrap_err().class(), Class::Forbidden, "it is internal");
    let failed =
        agent::connection_failed(&monitor, &Id::from("a"), ConnectionFailed { reason: state("no route") }).await;
    assert_eq!(failed.unwrap().status, AgentStatus::Disconnected);
    assert_eq!(history(&cx, "a").await[0].2, state("no route"));
}

#[resource_test]
async fn a_sign_of_life_leads_back_to_health(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (admin, monitor) = (stage.caller("admin").await, stage.tenant.system("monitor"));
    let made = register(&admin, "a", "/agents").await.is(201);
    let beat = async |is_healthy: bool, capabilities: Option<Vec<AgentCapability>>| {
        let input = Heartbeat { is_healthy, capabilities, version: None };
        agent::heartbeat(&monitor, &Id::from("a"), input).await.expect("a heartbeat")
    };
    for (from, healthy, to) in [
        ("connecting", true, AgentStatus::Connected),
        ("connecting", false, AgentStatus::Connecting),
        ("connected", true, AgentStatus::Connected),
        ("connected", false, AgentStatus::Degraded),
        ("degraded", true, AgentStatus::Connected),
        ("degraded", false, AgentStatus::Degraded),
        ("disconnected", true, AgentStatus::Connecting),
        ("disconnected", false, AgentStatus::Connecting),
        ("unavailable", true, AgentStatus::Unavailable),
    ] {
        stage.sql(&format!("UPDATE agents SET status = '{from}'")).await.unwrap();
        let known = history(&stage.cx("admin"), "a").await.len();
        t.clock().advance(Duration::from_secs(30));
        let agent = beat(healthy, None).await;
        assert_eq!((agent.status, agent.is_healthy), (to, healthy), "{from}");
        assert_eq!(agent.last_seen_time, t.clock().now());
        let changed = format!("{to:?}").to_lowercase() != from;
        assert_eq!(agent.state_since == t.clock().now(), changed, "{from} {healthy}");
        assert_eq!(history(&stage.cx("admin"), "a").await.len(), known + usize::from(changed), "{from} {healthy}");
    }
    let able = beat(true, Some(vec![AgentCapability::Icmp, AgentCapability::Snmp])).await;
    assert_eq!(able.capabilities, [AgentCapability::Icmp, AgentCapability::Snmp]);
    assert_eq!(beat(true, None).await.capabilities.len(), 2, "what is not said stays");
    let seen = admin.get("/agents/a").await;
    assert_eq!(seen.attribute("first_seen_time"), made.attribute("first_seen_time"));
    assert_eq!(seen.attribute("modified_time"), json!(t.clock().now().to_string()));
}

#[resource_test]
async fn roles_split_the_work_and_reads_choose(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let here = stage.another_partition("here").await;
    let there = stage.another_partition("there").await;
    admin.post("/pollers", json!({ "type": "pollers", "id": "p" })).await.is(201);
    for (uid, partition) in [("everywhere", None), ("here", Some(here)), ("there", Some(there))] {
        let mut data = related(record("agents", json!({ "uid": uid })), "poller", ("pollers", "p"));
        if let Some(partition) = partition {
            data = related(data, "partition", ("partitions", &partition.to_string()));
        }
        admin.post("/agents/register-connected", data).await.is(201);
    }
    for role in ROLES {
        let caller = stage.caller(role).await;
        let (operates, runs) = (role != "viewer", matches!(role, "admin" | "super_admin"));
        register(&caller, &format!("by-{role}"), "/agents").await.is(if operates { 201 } else { 403 });
        let notes = record("agents", json!({ "version": "1" }));
        caller.patch("/agents/here", notes).await.is(if operates { 200 } else { 403 });
        for path in ["degrade", "restore"] {
            caller.act(&format!("/agents/here/{path}")).await.is(if runs { 200 } else { 403 });
        }
        let seen = agent::connected(&stage.confined(role, here)).all().await.unwrap();
        assert_eq!(seen.iter().map(|agent| agent.uid.as_str()).collect::<Vec<_>>(), ["everywhere", "here"], "{role}");
    }
    let viewer = stage.caller("viewer").await;
    let ids = async |path: &str| viewer.get(&format!("/agents{path}")).await.is(200).ids();
    admin.act("/agents/there/degrade").await.is(200);
    assert_eq!(ids("/connected").await, ["everywhere", "here"], "one that works badly is not chosen");
    assert_eq!(ids("/by-status?status=degraded").await, ["there"]);
    assert_eq!(ids("/by-poller?poller=p").await, ["everywhere", "here", "there"]);
    admin.act("/agents/there/disconnect").await.is(200);
    assert_eq!(ids("/by-poller?poller=p").await, ["everywhere", "here"], "whoever is gone has no poller");
    t.clock().advance(Duration::from_secs(300));
    assert_eq!(ids("/recently-seen").await, [""; 0]);
    let other = Stage::named(&t, "b").await.caller("super_admin").await;
    assert_eq!(other.get("/agents").await.is(200).ids().len(), 0);
    other.act("/agents/here/degrade").await.is(404);
    assert_eq!(viewer.get("/agents/here?include=poller").await.json()["included"][0]["id"], json!("p"));
    let none: Value = viewer.get("/agents/there").await.json()["data"]["relationships"]["poller"]["data"].clone();
    assert_eq!(none, Value::Null);
}
