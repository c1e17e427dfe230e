//! The main job over real sockets: devices come in from a NetBox, a port of one of them closes and opens again,
//! and everything that follows is seen by those who may see it, through the API.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use fake_netbox::{FakeNetbox, Fault, Options, When};
use generated::identity::Role;
use generated::monitoring::ServiceCheck;
use resource_core::Id;
use serde_json::{Value, json};

use crate::port::Port;
use crate::stage::{Stage, on_both};

/// How many devices the NetBox has.
const DEVICES: u64 = 5_000;

/// Where there is something to see once an alert was raised.
const LISTS: [&str; 9] = [
    "/devices",
    "/integration-sources",
    "/alerts",
    "/check-results",
    "/service-checks",
    "/poll-jobs",
    "/events",
    "/health-events",
    "/jobs",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn devices_come_in_and_a_port_closes_and_opens_again() {
    on_both(async |stage| {
        let netbox = FakeNetbox::start(Options { devices: DEVICES, ..Options::default() }).await.expect("a server");
        let devices = devices_come_in(&stage, &netbox).await;
        let device = devices.keys().next().expect("a device");

        let port = Port::open().await;
        let check = stage.tcp_check(Some(device), port.number).await;
        let others = Others::of(&stage).await;
        it_answers(&stage, &check, device).await;
        let shut = port.close().await;
        it_fails(&stage, &check, device).await;
        people_are_told(&stage, &check).await;
        others.see_what_they_may(&stage, (&check, "escalated")).await;

        let _port = Port::reopened(shut);
        it_recovers(&stage, &check, device).await;
        others.see_what_they_may(&stage, (&check, "resolved")).await;
    })
    .await;
}

/// A NetBox is declared through the API and asked in the background. Requests fail in every way, devices change
/// their addresses, and still each device is there once. Answers with the addresses by the devices' keys.
async fn devices_come_in(stage: &Stage, netbox: &FakeNetbox) -> BTreeMap<String, Value> {
    for (fault, request) in [
        (Fault::TooManyRequests { retry_after: "0".to_owned() }, 2),
        (Fault::Status(500), 4),
        (Fault::Truncated, 6),
        (Fault::Stalled(Duration::from_secs(3_600)), 8),
    ] {
        netbox.inject(fault, When::Nth(request));
    }
    let admin = stage.key(&stage.tenant, Role::Admin).await;
    let partition = stage.seen(&admin, "/partitions?filter[slug]=default").await[0]["id"].clone();
    let source = json!({
        "type": "integration-sources",
        "attributes": {
            "name": "NetBox", "source_type": "netbox", "endpoint": netbox.url(), "page_size": 1000,
            "settings": { "timeout_seconds": 10 }, "credentials": { "api_token": netbox.token() },
        },
        "relationships": { "partition": { "data": { "type": "partitions", "id": partition } } },
    });
    let document = json!({ "data": source });
    let refused = stage.api.send("POST", "/integration-sources", Some(&stage.operator), Some(&document)).await;
    assert_eq!(refused.status, 403, "sources are for administrators: {}", refused.text);
    let made = stage.api.send("POST", "/integration-sources", Some(&admin), Some(&document)).await;
    assert_eq!(made.status, 201, "{}", made.text);
    assert!(!made.text.contains(netbox.token()), "what it was told stays its own");

    stage.later(1).await;
    let source = &stage.seen(&admin, "/integration-sources").await[0]["attributes"];
    assert_eq!((&source["last_sync_result"], &source["last_device_count"]), (&"success".into(), &DEVICES.into()));
    assert!(netbox.list_requests() >= 9, "five pages, four of them twice at least: each fault was met");
    let first = addresses(stage).await;
    assert_eq!(first.len() as u64, DEVICES);

    netbox.shuffle_addresses(3);
    stage.later(6).await;
    let second = addresses(stage).await;
    assert!(first.keys().eq(second.keys()), "the same devices");
    assert_ne!(first, second, "at other addresses");
    second
}

/// The addresses of all devices by their keys, page by page.
async fn addresses(stage: &Stage) -> BTreeMap<String, Value> {
    let mut addresses = BTreeMap::new();
    let mut next = "/devices?fields[devices]=ip&page[size]=250".to_owned();
    loop {
        let reply = stage.api.send("GET", &next, Some(&stage.operator), None).await;
        assert_eq!(reply.status, 200, "{}", reply.text);
        let page = reply.json();
        for device in page["data"].as_array().expect("a list") {
            let key = device["id"].as_str().expect("a key").to_owned();
            assert!(addresses.insert(key, device["attributes"]["ip"].clone()).is_none(), "each of them once");
        }
        match page["links"]["next"].as_str() {
            Some(link) => link.clone_into(&mut next),
            None => return addresses,
        }
    }
}

async fn it_answers(stage: &Stage, check: &Id<ServiceCheck>, uid: &str) {
    assert_eq!(device(stage, uid).await["is_available"], false, "a source's word is no answer");
    stage.later(1).await;
    stage.results(1).await;
    told_of(stage, check, &["success"]).await;
    assert_eq!(changes(stage, check).await, ["up"]);
    let device = device(stage, uid).await;
    assert_eq!((&device["is_available"], &device["status"]), (&true.into(), &"managed".into()));
    assert!(stage.seen(&stage.operator, "/alerts").await.is_empty());
}

/// After its tries there is an alert, once.
async fn it_fails(stage: &Stage, check: &Id<ServiceCheck>, uid: &str) {
    stage.later(2).await;
    stage.results(2).await;
    told_of(stage, check, &["error", "success"]).await;
    assert_eq!(alert(stage).await["status"], "pending");
    let gone = about(stage, "device").await;
    assert_eq!(
        (&gone["status"], &gone["severity"], &gone["source_id"]),
        (&"pending".into(), &"warning".into(), &uid.into())
    );
    assert_eq!(device(stage, uid).await["is_available"], false);
    assert_eq!(changes(stage, check).await, ["down", "up"], "newest first");
}

/// Once for the level; once more when nobody has looked for half an hour.
async fn people_are_told(stage: &Stage, check: &Id<ServiceCheck>) {
    stage.later(1).await;
    stage.results(3).await;
    stage.settle().await;
    assert_eq!(told(stage).len(), 1);
    assert_eq!(stage.told.lock().expect("no panic").len(), 2, "the device is another matter");
    assert_eq!(alert(stage).await["notification_count"], 1);

    stage.later(27).await;
    stage.results(4).await;
    for kind in ["service_check", "device"] {
        assert_eq!(about(stage, kind).await["status"], "pending", "after 28 minutes: {kind}");
    }
    // Some slot of the trigger is within these five minutes.
    stage.later(5).await;
    stage.results(5).await;
    for kind in ["service_check", "device"] {
        let alert = about(stage, kind).await;
        assert_eq!((&alert["status"], &alert["escalation_level"]), (&"escalated".into(), &1.into()), "{kind}");
    }
    stage.later(1).await;
    stage.results(6).await;
    told_of(stage, check, &["error", "error", "error", "error", "error", "success"]).await;
    let told = told(stage);
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!((&told[0]["escalation_level"], &told[1]["escalation_level"]), (&0.into(), &1.into()));
    assert_ne!(told[0]["key"], told[1]["key"]);
}

/// Those who may see, or not even that.
struct Others {
    viewer: String,
    foreign: String,
}

impl Others {
    async fn of(stage: &Stage) -> Others {
        let viewer = stage.key(&stage.tenant, Role::Viewer).await;
        Others { viewer, foreign: stage.key(&stage.t.tenant("b"), Role::Admin).await }
    }

    /// Viewers of the tenant see and change nothing, other tenants see nothing, and strangers are not let in.
    async fn see_what_they_may(&self, stage: &Stage, (check, status): (&Id<ServiceCheck>, &str)) {
        for path in LISTS {
            let own = ids(&stage.seen(&stage.operator, path).await);
            assert!(!own.is_empty(), "{path}");
            // Their own poller and agent are well, of which they are told.
            assert!(own.is_disjoint(&ids(&stage.seen(&self.foreign, path).await)), "{path}");
            assert_eq!(stage.api.send("GET", path, None, None).await.status, 401, "{path}");
        }
        for path in LISTS.into_iter().filter(|path| *path != "/jobs") {
            assert_eq!(
                stage.seen(&self.viewer, path).await,
                stage.seen(&stage.operator, path).await,
                "viewers see the same: {path}"
            );
        }
        assert_eq!(stage.api.send("GET", "/jobs", Some(&self.viewer), None).await.status, 403);

        let alerts = stage.seen(&self.viewer, "/alerts?filter[source_type]=service_check").await;
        let alert = alerts[0]["id"].as_str().expect("an id").to_owned();
        let job = stage.seen(&self.viewer, "/poll-jobs").await[0]["id"].as_str().expect("an id").to_owned();
        for path in [format!("/service-checks/{check}"), format!("/alerts/{alert}"), format!("/poll-jobs/{job}")] {
            for (who, status) in [(None, 401), (Some(&self.foreign), 404), (Some(&self.viewer), 200)] {
                let reply = stage.api.send("GET", &path, who.map(String::as_str), None).await;
                assert_eq!(reply.status, status, "{path}: {}", reply.text);
            }
        }
        let acknowledge = format!("/alerts/{alert}/acknowledge");
        let data = json!({ "data": { "type": "alerts", "id": alert, "attributes": {} } });
        for (who, status) in [(None, 401), (Some(&self.foreign), 404), (Some(&self.viewer), 403)] {
            let reply = stage.api.send("PATCH", &acknowledge, who.map(String::as_str), Some(&data)).await;
            assert_eq!(reply.status, status, "{}", reply.text);
        }
        assert_eq!(self::alert(stage).await["status"], status, "nobody has changed it");
    }
}

fn ids(records: &[Value]) -> BTreeSet<String> {
    records.iter().map(|record| record["id"].as_str().expect("an id").to_owned()).collect()
}

/// Recovered, and resolved by nobody.
async fn it_recovers(stage: &Stage, check: &Id<ServiceCheck>, uid: &str) {
    stage.later(2).await;
    stage.results(7).await;
    told_of(stage, check, &["success", "error", "error", "error", "error", "error", "success"]).await;
    assert_eq!(changes(stage, check).await, ["up", "down", "up"]);
    let resolved = alert(stage).await;
    assert_eq!((&resolved["status"], &resolved["escalation_level"]), (&"resolved".into(), &1.into()));
    assert_eq!(device(stage, uid).await["is_available"], true);
    assert_eq!(about(stage, "device").await["status"], "resolved");
}

/// What the operator sees of the check: its results, newest first, itself as it is by the last of them, and the jobs in
/// which it ran.
async fn told_of(stage: &Stage, check: &Id<ServiceCheck>, results: &[&str]) {
    let found = stage.seen(&stage.operator, &format!("/check-results?filter[service_check]={check}")).await;
    let found: Vec<&Value> = found.iter().map(|result| &result["attributes"]["result"]).collect();
    assert_eq!(found, results);
    let now = one(stage, &format!("/service-checks/{check}")).await;
    let failures = results.iter().take_while(|result| **result == "error").count();
    let health = if failures == 0 { "up" } else { "down" };
    assert_eq!((&now["last_result"], &now["health"]), (&results[0].into(), &health.into()));
    assert_eq!(now["consecutive_failures"], failures);
    assert_eq!(now["last_error"].is_null(), failures == 0, "{now}");
    let jobs = stage.seen(&stage.operator, "/poll-jobs").await;
    let count = |name: &str| jobs.iter().filter(|job| job["attributes"][name] == 1).count();
    assert!(jobs.iter().all(|job| job["attributes"]["status"] == "completed"), "{jobs:?}");
    let failed = results.iter().filter(|result| **result == "error").count();
    assert_eq!(
        (count("failure_count"), count("success_count")),
        (failed, results.len() - failed),
        "one for each result"
    );
}

/// How the health of the check changed, newest first, as the operator sees it.
async fn changes(stage: &Stage, check: &Id<ServiceCheck>) -> Vec<String> {
    let timeline = format!("/health-events/timeline?entity_type=custom&entity_id={check}");
    let events = stage.seen(&stage.operator, &timeline).await;
    events.iter().map(|event| event["attributes"]["new_state"].as_str().expect("a state").to_owned()).collect()
}

/// What people were told of the port.
fn told(stage: &Stage) -> Vec<Value> {
    let told = stage.told.lock().expect("no panic");
    told.iter().filter(|told| told["title"].as_str().is_some_and(|title| title.ends_with("is down"))).cloned().collect()
}

/// The only alert about the port, as the operator sees it.
async fn alert(stage: &Stage) -> Value {
    about(stage, "service_check").await
}

/// The only alert about something of a kind, as the operator sees it.
async fn about(stage: &Stage, kind: &str) -> Value {
    let alerts = stage.seen(&stage.operator, &format!("/alerts?filter[source_type]={kind}")).await;
    assert_eq!(alerts.len(), 1, "{alerts:?}");
    alerts[0]["attributes"].clone()
}

/// A device, as the operator sees it.
async fn device(stage: &Stage, uid: &str) -> Value {
    one(stage, &format!("/devices/{uid}")).await
}

/// What is at a path, as the operator sees it.
async fn one(stage: &Stage, path: &str) -> Value {
    let reply = stage.api.send("GET", path, Some(&stage.operator), None).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text);
    reply.json()["data"]["attributes"].clone()
}
