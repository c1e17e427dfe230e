//! What is common to all resources over HTTP: documents, lists, pages, filters, refusals.

mod chosen;
mod listed;
mod refused;
mod socket;

use serde_json::{Value, json};

use crate::device::device_in;
use crate::stage::{Caller, Seen, Stage, record, related};

/// Something of every resource: seven partitions besides the default one, as many pollers and devices.
pub(super) async fn stock(stage: &Stage, admin: &Caller) {
    for at in 0..7 {
        let environment = ["lab", "staging"][at % 2];
        let data = json!({ "name": format!("Site {at}"), "slug": format!("site-{at}"), "environment": environment });
        let partition = admin.post("/partitions", record("partitions", data)).await.is(201).id();
        let group = record("device-groups", json!({ "name": format!("group {at}") }));
        let group = admin.post("/device-groups", group).await.is(201).id();
        let poller = json!({ "type": "pollers", "id": format!("p{at}"), "attributes": { "agent_count": at % 3 } });
        admin.post("/pollers", related(poller, "partition", ("partitions", &partition))).await.is(201);
        let uid = format!("d{at}");
        let device =
            device_in(partition.parse().expect("a key"), &uid, json!({ "name": format!("Device {at}, 100%_\\") }));
        let device =
            related(related(device, "group", ("device-groups", &group)), "poller", ("pollers", &format!("p{at}")));
        admin.post("/devices", device).await.is(201);
        let answers = record("devices", json!({ "is_available": true }));
        admin.patch(&format!("/devices/{uid}/availability"), answers).await.is(200);
        let name = record("device-identifiers", json!({ "identifier_type": "ip", "identifier_value": "10.0.0.1" }));
        let name = related(related(name, "partition", ("partitions", &partition)), "device", ("devices", &uid));
        admin.post("/device-identifiers", name).await.is(201);
        monitored(admin, at).await;
    }
    assert_eq!(stage.count("devices", "1 = 1").await, 7);
}

/// An agent with a checker, a schedule with a check, an alert and with it an event.
async fn monitored(admin: &Caller, at: usize) {
    let device = ("devices", format!("d{at}"));
    let agent = related(record("agents", json!({ "uid": format!("a{at}") })), "device", (device.0, &device.1));
    let agent = related(agent, "poller", ("pollers", &format!("p{at}")));
    admin.post("/agents", agent).await.is(201);
    let checker = json!({ "name": format!("Checker {at}"), "checker_type": "snmp" });
    let checker = json!({ "type": "checkers", "id": format!("c{at}"), "attributes": checker });
    admin.post("/checkers", related(checker, "agent", ("agents", &format!("a{at}")))).await.is(201);
    let schedule = record("polling-schedules", json!({ "name": format!("Schedule {at}"), "interval_seconds": 60 }));
    admin.post("/polling-schedules", schedule).await.is(201);
    let check = json!({ "name": format!("Check {at}"), "check_type": "ping", "target": "10.0.0.1" });
    let check = related(record("service-checks", check), "device", (device.0, &device.1));
    admin.post("/service-checks", check).await.is(201);
    let alert = record("alerts", json!({ "title": format!("Alert {at}"), "severity": "warning" }));
    admin.post("/alerts", related(alert, "device", (device.0, &device.1))).await.is(201);
}

/// Whether a document is one of JSON:API with a list, in which nothing stands twice and everything
/// included is named by something.
pub(super) fn is_sound(document: &Value) {
    assert_eq!(document["jsonapi"], json!({ "version": "1.1" }));
    assert!(document["links"]["self"].is_string(), "{document}");
    let list = |member: &str| document[member].as_array().cloned().unwrap_or_default();
    let identity = |record: &Value| (record["type"].to_string(), record["id"].to_string());
    let (data, included) = (list("data"), list("included"));
    assert!(document["data"].is_array(), "{document}");
    let mut identities: Vec<_> = data.iter().chain(&included).map(identity).collect();
    let mut linked = Vec::new();
    for record in data.iter().chain(&included) {
        assert!(record["type"].is_string() && record["id"].is_string(), "{record}");
        assert!(record["attributes"].as_object().is_some_and(|attributes| !attributes.contains_key("id")), "{record}");
        for relationship in record["relationships"].as_object().into_iter().flat_map(|all| all.values()) {
            match &relationship["data"] {
                Value::Array(many) => linked.extend(many.iter().map(identity)),
                Value::Null => {}
                one => linked.push(identity(one)),
            }
        }
    }
    for record in &included {
        assert!(linked.contains(&identity(record)), "nothing leads to {record}");
    }
    let all = identities.len();
    identities.sort();
    identities.dedup();
    assert_eq!(identities.len(), all, "something stands twice");
}
