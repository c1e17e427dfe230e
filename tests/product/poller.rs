//! Pollers: who may do what, what is refused, and the reads. The machine is in [`machine`].

mod heartbeat;
mod machine;

use std::time::Duration;

use generated::identity::TokenAccess;
use generated::infrastructure::poller;
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::Class;
use resource_runtime::testing::TestCx;
use serde_json::{Value, json};

use crate::stage::{Caller, ROLES, Seen, Stage, record, related, wrongs};

/// Registers a poller with an id.
async fn register(caller: &Caller, id: &str, partition: Option<uuid::Uuid>) -> tests::http::Reply {
    let mut data = json!({ "type": "pollers", "id": id });
    if let Some(partition) = partition {
        data = related(data, "partition", ("partitions", &partition.to_string()));
    }
    caller.post("/pollers", data).await
}

#[resource_test]
async fn registration_fills_in_the_rest(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    let now = json!(t.clock().now().to_string());
    let made = register(&operator, "p1", None).await.is(201);
    assert_eq!(made.id(), "p1");
    for (name, value) in [
        ("status", json!("healthy")),
        ("registration_source", json!("manual")),
        ("is_healthy", json!(true)),
        ("agent_count", json!(0)),
        ("checker_count", json!(0)),
        ("metadata", json!({})),
        ("first_registered", now.clone()),
        ("first_seen", now.clone()),
        ("last_seen", now.clone()),
        ("state_since", now.clone()),
        ("display_name", json!("p1")),
        ("is_online", json!(true)),
        ("component_id", Value::Null),
        ("spiffe_identity", Value::Null),
    ] {
        assert_eq!(made.attribute(name), value, "{name}");
    }
    assert!(made.attribute("created_by").as_str().is_some_and(|name| name.starts_with("token:")));
    let announced = operator.post("/pollers/announce", json!({ "type": "pollers", "id": "p2" })).await.is(201);
    assert_eq!(announced.attribute("status"), "inactive");
    assert_eq!(announced.attribute("is_healthy"), false);
    assert_eq!(announced.attribute("first_seen"), Value::Null);
    assert_eq!(announced.attribute("is_online"), false);
    let named = json!({ "type": "pollers", "id": "p3", "attributes": { "component_id": "rack 7" } });
    assert_eq!(operator.post("/pollers", named).await.attribute("display_name"), "rack 7");
    let events = operator.get("/health-events?filter[entity_id]=p2").await.is(200).json();
    assert_eq!(events["data"][0]["attributes"]["new_state"], "inactive");
    assert_eq!(events["data"][0]["attributes"]["old_state"], Value::Null);
}

#[resource_test]
async fn rules_are_reported_all_at_once(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    let wrong = json!({
        "type": "pollers",
        "id": "-p",
        "attributes": {
            "component_id": "", "spiffe_identity": "https://x", "agent_count": -1, "checker_count": "many",
            "registration_source": "fax", "status": "offline", "metadta": {},
        },
    });
    let answer = operator.post("/pollers", wrong).await.is(422);
    // What cannot be read as a value and what breaks a rule is told together.
    assert_eq!(
        answer.wrong(),
        wrongs(&[
            ("/data/attributes/agent_count", "range"),
            ("/data/attributes/checker_count", "type"),
            ("/data/attributes/component_id", "length"),
            ("/data/attributes/metadta", "unknown"),
            ("/data/attributes/registration_source", "type"),
            ("/data/attributes/spiffe_identity", "pattern"),
            ("/data/attributes/status", "not_accepted"),
            ("/data/id", "pattern"),
        ])
    );
    let missing = operator.post("/pollers", json!({ "type": "pollers" })).await.is(422);
    assert_eq!(missing.wrong(), wrongs(&[("/data/id", "required")]));
    register(&operator, "p1", None).await.is(201);
    assert_eq!(register(&operator, "p1", None).await.is(409).wrong(), wrongs(&[("/data/id", "exists")]));
    // As JSON:API asks where a document refers to something that is not there.
    let nowhere = register(&operator, "p2", Some(uuid::Uuid::nil())).await.is(404);
    assert_eq!(nowhere.wrong(), wrongs(&[("/data/relationships/partition", "not_found")]));
    for id in ["p", "P9._:-x", &"x".repeat(128)] {
        register(&operator, id, None).await.is(201);
    }
    let long = register(&operator, &"x".repeat(129), None).await.is(422);
    assert_eq!(long.wrong(), wrongs(&[("/data/id", "length")]));
}

#[resource_test]
async fn updates_take_notes_and_counts_only(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    register(&operator, "p1", None).await.is(201);
    let notes = json!({ "metadata": { "rack": [1, { "x": null }] }, "agent_count": 3, "checker_count": 4 });
    let changed = operator.patch("/pollers/p1", record("pollers", notes.clone())).await.is(200);
    for (name, value) in notes.as_object().expect("an object") {
        assert_eq!(&changed.attribute(name), value);
    }
    let fixed = json!({ "status": "offline", "spiffe_identity": "spiffe://x", "last_seen": "2026-01-01T00:00:00Z" });
    let refused = operator.patch("/pollers/p1", record("pollers", fixed)).await.is(422);
    assert_eq!(refused.wrong().iter().map(|(_, code)| code.as_str()).collect::<Vec<_>>(), ["not_accepted"; 3]);
    operator.delete("/pollers/p1").await.is(405);
}

#[resource_test]
async fn roles_and_tokens_split_the_work(t: TestCx) {
    let stage = Stage::new(&t).await;
    register(&stage.caller("operator").await, "p1", None).await.is(201);
    let notes = || record("pollers", json!({ "agent_count": 1 }));
    let beat = || record("pollers", json!({ "is_healthy": true }));
    for role in ROLES {
        let caller = stage.caller(role).await;
        let operates = role != "viewer";
        let runs = operates && role != "operator";
        caller.get("/pollers/p1").await.is(200);
        caller.patch("/pollers/p1", notes()).await.is(if operates { 200 } else { 403 });
        register(&caller, &format!("by-{role}"), None).await.is(if operates { 201 } else { 403 });
        caller.patch("/pollers/p1/heartbeat", beat()).await.is(if runs { 200 } else { 403 });
        for path in ["degrade", "restore", "maintenance/start", "maintenance/end", "deactivate", "activate"] {
            caller.act(&format!("/pollers/p1/{path}")).await.is(if runs { 200 } else { 403 });
        }
        // What is not there is 404, whether it may be changed or not.
        caller.act("/pollers/p0/degrade").await.is(404);
    }
    for (access, writes) in [(TokenAccess::Read, false), (TokenAccess::Write, true), (TokenAccess::Admin, true)] {
        let admin = stage.with("admin", access).await;
        admin.get("/pollers").await.is(200);
        admin.patch("/pollers/p1", notes()).await.is(if writes { 200 } else { 403 });
        admin.patch("/pollers/p1/heartbeat", beat()).await.is(if writes { 200 } else { 403 });
        // A token never widens what its user may do.
        let viewer = stage.with("viewer", access).await;
        viewer.patch("/pollers/p1", notes()).await.is(403);
        viewer.get("/pollers/p1").await.is(200);
    }
}

#[resource_test]
async fn a_partition_is_a_ceiling(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let here = stage.another_partition("here").await;
    let there = stage.another_partition("there").await;
    for (id, partition) in [("everywhere", None), ("here", Some(here)), ("there", Some(there))] {
        register(&admin, id, partition).await.is(201);
    }
    for role in ROLES {
        let cx = stage.confined(role, here);
        let seen: Vec<String> = poller::list(&cx).all().await.unwrap().iter().map(|poller| poller.id.clone()).collect();
        assert_eq!(seen, ["everywhere", "here"], "{role}");
        assert_eq!(poller::list(&cx).count().await.unwrap(), 2);
        let foreign = poller::get(&cx, &Id::from("there")).await.unwrap_err();
        assert_eq!(foreign.class(), Class::NotFound);
    }
    let confined = stage.confined("admin", here);
    let degrade = poller::Degrade::default;
    assert_eq!(poller::degrade(&confined, &Id::from("there"), degrade()).await.unwrap_err().class(), Class::NotFound);
    poller::degrade(&confined, &Id::from("here"), degrade()).await.unwrap();
    poller::degrade(&confined, &Id::from("everywhere"), degrade()).await.unwrap();
    let elsewhere = poller::Announce {
        id: "new".to_owned(),
        component_id: None,
        registration_source: None,
        spiffe_identity: None,
        partition: Some(Id::new(there)),
        metadata: None,
    };
    let refused = poller::announce(&confined, elsewhere).await.unwrap_err();
    assert_eq!(refused.class(), Class::Forbidden, "{refused:?}");
    assert_eq!(stage.count("pollers", "id = 'new'").await, 0);
}

#[resource_test]
async fn reads_choose(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let site = stage.another_partition("site").await;
    register(&admin, "a", None).await.is(201);
    register(&admin, "b", Some(site)).await.is(201);
    admin.post("/pollers/announce", json!({ "type": "pollers", "id": "c" })).await.is(201);
    t.clock().advance(Duration::from_secs(200));
    register(&admin, "d", None).await.is(201);
    admin.act("/pollers/a/degrade").await.is(200);
    let viewer = stage.caller("viewer").await;
    let ids = async |path: &str| viewer.get(&format!("/pollers{path}")).await.is(200).ids();
    assert_eq!(ids("").await, ["a", "b", "c", "d"]);
    assert_eq!(ids("/active").await, ["b", "d"]);
    assert_eq!(ids("/by-status?status=degraded").await, ["a"]);
    assert_eq!(ids("/by-partition?slug=site").await, ["b"]);
    assert_eq!(ids("/by-partition?slug=Site").await, [""; 0]);
    assert_eq!(ids(&format!("/by-partition-id?partition={site}")).await, ["b"]);
    assert_eq!(ids("/recently-seen").await, ["d", "a", "b"]);
    t.clock().advance(Duration::from_secs(100));
    assert_eq!(ids("/recently-seen").await, ["d"], "five minutes ago is not within five minutes");
    assert_eq!(viewer.get("/pollers/b").await.attribute("is_online"), false);
    assert_eq!(viewer.get("/pollers/d").await.attribute("is_online"), true);
    assert_eq!(viewer.get("/pollers/by-status").await.is(422).wrong(), wrongs(&[("status", "required")]));
    assert_eq!(viewer.get("/pollers/by-status?status=tired").await.is(400).wrong(), wrongs(&[("status", "type")]));
}

#[resource_test]
async fn a_partition_with_a_poller_stays(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let site = stage.another_partition("site").await;
    register(&admin, "p", Some(site)).await.is(201);
    let held = admin.delete(&format!("/partitions/{site}")).await.is(409);
    assert_eq!(held.wrong(), wrongs(&[("", "referenced")]));
    admin.get(&format!("/partitions/{site}?include=pollers")).await.is(200);
}
