//! Devices: what they are made of, and who may do what. Their machine is in [`machine`], their partition in
//! [`place`], what sources say of them in [`ingest`], and taking merged ones apart in [`unmerge`].

mod ingest;
mod machine;
mod place;
mod unmerge;

use std::time::Duration;

use generated::inventory::{DeviceType, device};
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use serde_json::{Value, json};

use crate::stage::{Caller, ROLES, Seen, Stage, record, related, wrongs};

/// The data of a device in a partition.
pub(super) fn device_in(partition: uuid::Uuid, uid: &str, more: Value) -> Value {
    let mut data = record("devices", json!({ "uid": uid }));
    for (name, value) in more.as_object().expect("an object") {
        data["attributes"][name] = value.clone();
    }
    related(data, "partition", ("partitions", &partition.to_string()))
}

fn device_by_id(partition: uuid::Uuid, uid: &str) -> Value {
    let mut data = device_in(partition, uid, json!({}));
    data["id"] = data["attributes"].as_object_mut().and_then(|named| named.remove("uid")).expect("a uid");
    data
}

pub(super) async fn identifier(caller: &Caller, stage: &Stage, device: &str, more: Value) -> tests::http::Reply {
    let mut data =
        record("device-identifiers", json!({ "identifier_type": "mac", "identifier_value": "aa:bb:cc:dd:ee:ff" }));
    for (name, value) in more.as_object().expect("an object") {
        data["attributes"][name] = value.clone();
    }
    let data = related(data, "partition", ("partitions", &stage.partition.to_string()));
    caller.post("/device-identifiers", related(data, "device", ("devices", device))).await
}

#[resource_test]
async fn a_new_device_is_little_known(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    let made = operator.post("/devices", device_in(stage.partition, "sr:1", json!({}))).await.is(201);
    let now = json!(t.clock().now().to_string());
    assert_eq!((made.id(), made.header("location")), ("sr:1".to_owned(), "/api/v2/devices/sr%3A1"));
    for (name, value) in [
        ("uid", json!("sr:1")),
        ("status", json!("discovered")),
        ("type_id", json!("unknown")),
        ("first_seen_time", now.clone()),
        ("last_seen_time", now.clone()),
        ("created_time", now.clone()),
        ("modified_time", now.clone()),
        ("network_interfaces", json!([])),
        ("groups", json!([])),
        ("agent_list", json!([])),
        ("discovery_sources", json!([])),
        ("is_trusted", json!(false)),
        ("is_available", json!(false)),
        ("is_compliant", Value::Null),
        ("risk_level_id", Value::Null),
        ("os", Value::Null),
        ("metadata", json!({})),
        ("is_managed", json!(false)),
        ("display_name", json!("sr:1")),
        ("is_stale", json!(false)),
        ("status_color", json!("yellow")),
    ] {
        assert_eq!(made.attribute(name), value, "{name}");
    }
}

#[resource_test]
async fn values_in_the_terms_of_ocsf_come_back_whole(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    let os = json!({
        "name": "Debian", "family": "linux", "version": "13", "build": null, "edition": null,
        "kernel_release": "6.12", "cpu_bits": 64, "lang": null,
    });
    let interface = json!({
        "name": "eth0", "uid": null, "interface_type": "wired", "hostname": null, "mac": "aa:bb:cc:dd:ee:ff",
        "ip": "10.0.0.1", "ip_addresses": ["10.0.0.1", "::1"], "subnet_prefix": 24, "namespace": null,
    });
    let given = json!({
        "type_id": "load_balancer", "type_name": "F5", "os": os, "network_interfaces": [interface],
        "risk_level_id": "critical", "risk_score": -5, "is_compliant": false, "is_trusted": true,
        "owner": { "name": "Ada", "uid": null, "email_addr": "ada@example.org", "domain": null },
        "discovery_sources": ["snmp", "sweep"], "metadata": { "deep": [1, { "x": null }] },
        "hw_info": {
            "cpu_architecture": null, "cpu_type": null, "cpu_count": 2, "cpu_cores": null, "cpu_speed_mhz": null,
            "ram_size": 68_719_476_736_i64, "serial_number": "ü\"\\", "chassis": null, "bios_manufacturer": null,
            "bios_ver": null,
        },
    });
    operator.post("/devices", device_in(stage.partition, "d", given.clone())).await.is(201);
    let seen = operator.get("/devices/d").await.is(200);
    for (name, value) in given.as_object().expect("an object") {
        assert_eq!(&seen.attribute(name), value, "{name}");
    }
    let typed = device::get(&stage.cx("viewer"), &Id::from("d")).await.unwrap();
    assert_eq!(typed.type_id, DeviceType::LoadBalancer);
    assert_eq!(typed.os.as_ref().and_then(|os| os.cpu_bits), Some(64));
    assert_eq!(typed.network_interfaces[0].ip_addresses, ["10.0.0.1", "::1"]);
    // Parts that are left out are absent; parts that nobody knows are refused.
    let short = operator.patch("/devices/d", record("devices", json!({ "os": { "name": "BSD" } }))).await.is(200);
    assert_eq!(
        (short.attribute("os")["name"].clone(), short.attribute("os")["family"].clone()),
        (json!("BSD"), Value::Null)
    );
    for os in [json!({ "nmae": "x" }), json!({ "cpu_bits": "64" }), json!([]), json!("Debian")] {
        let wrong = operator.patch("/devices/d", record("devices", json!({ "os": os }))).await.is(422);
        assert!(wrong.wrong()[0].0.starts_with("/data/attributes/os"), "{}", wrong.text);
    }
    let kinds = [
        "unknown",
        "server",
        "desktop",
        "laptop",
        "tablet",
        "mobile",
        "virtual",
        "iot",
        "browser",
        "firewall",
        "switch",
        "hub",
        "router",
        "ids",
        "ips",
        "load_balancer",
        "other",
    ];
    for kind in kinds {
        let made =
            operator.post("/devices", device_in(stage.partition, kind, json!({ "type_id": kind }))).await.is(201);
        assert_eq!(made.attribute("type_id"), kind);
    }
    assert_eq!(stage.count("devices", "type_id = 99").await, 1, "kept by OCSF's number");
    assert_eq!(
        operator.get("/devices?filter[type_id][ge]=load_balancer").await.is(200).ids(),
        ["d", "load_balancer", "other"]
    );
    assert_eq!(operator.get("/devices?filter[risk_level_id][gt]=high").await.is(200).ids(), ["d"]);
}

#[resource_test]
async fn rules_are_reported_all_at_once(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    let wrong = json!({
        "uid": "a b", "type_id": 7, "name": "x".repeat(256), "ip": "1".repeat(46), "risk_level_id": "mild",
        "risk_score": 1.5, "discovery_sources": "snmp", "is_managed": true, "status": "managed",
    });
    let wrong = operator.post("/devices", record("devices", wrong)).await.is(422);
    let expected = [
        ("/data/attributes/discovery_sources", "type"),
        ("/data/attributes/ip", "length"),
        ("/data/attributes/is_managed", "not_accepted"),
        ("/data/attributes/name", "length"),
        ("/data/attributes/risk_level_id", "type"),
        ("/data/attributes/risk_score", "type"),
        ("/data/attributes/status", "not_accepted"),
        ("/data/attributes/type_id", "type"),
        ("/data/attributes/uid", "pattern"),
        ("/data/relationships/partition", "required"),
    ];
    assert_eq!(wrong.wrong(), wrongs(&expected));
    for uid in ["a~b", "", "a\tb"] {
        operator.post("/devices", device_in(stage.partition, uid, json!({}))).await.is(422);
    }
    operator.post("/devices", device_in(stage.partition, "sr:ä/ü?#", json!({}))).await.is(201);
    operator.get("/devices/sr:%C3%A4%2F%C3%BC%3F%23").await.is(200);
    operator.post("/devices", device_in(stage.partition, "sr:ä/ü?#", json!({}))).await.is(409);
    let mut lost = device_in(uuid::Uuid::nil(), "d", json!({}));
    lost =
        related(related(lost, "group", ("device-groups", &uuid::Uuid::nil().to_string())), "poller", ("pollers", "p"));
    let lost = operator.post("/devices", lost).await.is(404);
    let all = ["partition", "group", "poller"].map(|name| format!("/data/relationships/{name}"));
    assert_eq!(lost.wrong().len(), 3, "{}", lost.text);
    assert!(lost.wrong().iter().all(|(place, code)| all.contains(place) && code == "not_found"));
    let foreign = Stage::named(&t, "b").await.partition;
    operator.post("/devices", device_in(foreign, "d", json!({}))).await.is(404);
    let fixed = json!({ "uid": "x", "type_id": "server", "first_seen_time": "2026-01-01T00:00:00Z" });
    let fixed = operator.patch("/devices/sr:%C3%A4%2F%C3%BC%3F%23", record("devices", fixed)).await.is(422);
    assert_eq!(fixed.wrong().len(), 3, "{}", fixed.text);
    let moved = related(json!({ "type": "devices" }), "partition", ("partitions", &stage.partition.to_string()));
    operator.patch("/devices/sr:%C3%A4%2F%C3%BC%3F%23", moved).await.is(422);
}

#[resource_test]
async fn uids_that_no_url_leads_to_are_refused(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    for uid in ["available", "by-ip", "by-mac", "by-poller", "recently-seen", ".", ".."] {
        let by_name = device_in(stage.partition, uid, json!({}));
        let refused = operator.post("/devices", by_name).await.is(422);
        assert_eq!(refused.wrong(), wrongs(&[("/data/attributes/uid", "reserved")]), "{uid}");
        let refused = operator.post("/devices", device_by_id(stage.partition, uid)).await.is(422);
        assert_eq!(refused.wrong(), wrongs(&[("/data/id", "reserved")]), "{uid}");
    }
    // What stands behind a key is no path of its own.
    for uid in ["touch", "Available", "group"] {
        let made = operator.post("/devices", device_in(stage.partition, uid, json!({}))).await.is(201);
        assert_eq!(operator.get(made.header("location")).await.is(200).id(), uid);
    }
    let taken = operator.post("/devices", device_in(stage.partition, "touch", json!({}))).await.is(409);
    assert_eq!(taken.wrong(), wrongs(&[("/data/attributes/uid", "exists")]));
    let taken = operator.post("/devices", device_by_id(stage.partition, "touch")).await.is(409);
    assert_eq!(taken.wrong(), wrongs(&[("/data/id", "exists")]));
}

#[resource_test]
async fn names_and_times_are_calculated(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    operator.post("/devices", device_in(stage.partition, "d", json!({ "ip": " 10.0.0.1 " }))).await.is(201);
    assert_eq!(operator.get("/devices/d").await.attribute("display_name"), "10.0.0.1");
    for (field, name) in [("hostname", "host"), ("name", "Name")] {
        let changed = operator.patch("/devices/d", record("devices", json!({ field: name }))).await.is(200);
        assert_eq!(changed.attribute("display_name"), name);
    }
    let available = |value: bool| record("devices", json!({ "is_available": value }));
    operator.patch("/devices/d/availability", available(true)).await.is(200);
    let look = async |seconds: u64, colour: &str, stale: bool| {
        t.clock().advance(Duration::from_secs(seconds));
        let device = operator.get("/devices/d").await;
        assert_eq!((device.attribute("status_color"), device.attribute("is_stale")), (json!(colour), json!(stale)));
    };
    look(299, "green", false).await;
    look(1, "yellow", false).await;
    look(3299, "yellow", false).await;
    assert_eq!(operator.get("/devices/recently-seen").await.ids(), ["d"]);
    look(1, "red", false).await;
    assert_eq!(operator.get("/devices/recently-seen").await.ids().len(), 0);
    look(82_800, "red", false).await;
    look(1, "red", true).await;
    let touched = operator.act("/devices/d/touch").await.is(200);
    assert_eq!(touched.attribute("last_seen_time"), json!(t.clock().now().to_string()));
    t.clock().advance(Duration::from_secs(60));
    let gone = operator.patch("/devices/d/availability", available(false)).await.is(200);
    assert_eq!(
        gone.attribute("last_seen_time"),
        touched.attribute("last_seen_time"),
        "one that does not answer was not seen"
    );
    assert_eq!(gone.attribute("status_color"), "yellow");
    assert_eq!(operator.get("/devices/available").await.ids().len(), 0);
    let back = operator.patch("/devices/d/availability", available(true)).await.is(200);
    assert_eq!(back.attribute("last_seen_time"), json!(t.clock().now().to_string()));
    assert_eq!(
        operator.act("/devices/d/availability").await.is(422).wrong(),
        wrongs(&[("/data/attributes/is_available", "required")])
    );
}

#[resource_test]
async fn operators_keep_devices_and_administrators_remove_them(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    for role in ROLES {
        let caller = stage.caller(role).await;
        let (writes, removes) = (role != "viewer", matches!(role, "admin" | "super_admin"));
        let writes = if writes { 200 } else { 403 };
        admin.post("/devices", device_in(stage.partition, role, json!({}))).await.is(201);
        let path = format!("/devices/{role}");
        caller.get(&path).await.is(200);
        let made = caller.post("/devices", device_in(stage.partition, &format!("by-{role}"), json!({}))).await;
        assert_eq!(made.status, if writes == 200 { 201 } else { 403 });
        caller.patch(&path, record("devices", json!({ "name": "x" }))).await.is(writes);
        caller.act(&format!("{path}/touch")).await.is(writes);
        let out = json!({ "type": "devices", "relationships": { "group": { "data": null } } });
        caller.patch(&format!("{path}/group"), out).await.is(writes);
        caller.delete(&path).await.is(if removes { 204 } else { 403 });
    }
}

/// The event of a removal is about the first name that says something.
#[resource_test]
async fn devices_whose_names_are_empty_can_be_removed(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    for (uid, names, told) in [
        ("a", json!({ "name": "" }), "a"),
        ("b", json!({ "name": "", "hostname": "", "ip": "192.0.2.7" }), "192.0.2.7"),
        ("c", json!({ "name": "", "hostname": "host" }), "host"),
        ("d", json!({ "hostname": "" }), "d"),
    ] {
        admin.post("/devices", device_in(stage.partition, uid, names)).await.is(201);
        admin.delete(&format!("/devices/{uid}")).await.is(204);
        let events = admin.get("/events?filter[event_type]=device_deleted").await.is(200).json();
        let event =
            events["data"].as_array().expect("events").iter().find(|event| event["attributes"]["source_id"] == uid);
        assert_eq!(event.expect("an event")["attributes"]["message"], told);
    }
}

/// Postgres cannot store the character, and its name is no reason to refuse anything.
#[resource_test]
async fn documents_hold_no_zero_character(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    for metadata in [json!({ "a\0": 1 }), json!({ "a": "\0" }), json!({ "a": [{ "b": ["\0"] }] })] {
        let refused = operator.post("/devices", device_in(stage.partition, "d", json!({ "metadata": metadata }))).await;
        assert_eq!(refused.is(422).wrong(), wrongs(&[("/data/attributes/metadata", "type")]));
    }
    let metadata = json!({ "pattern": "[^\\u0000]*" });
    let made = operator.post("/devices", device_in(stage.partition, "d", json!({ "metadata": metadata }))).await;
    assert_eq!(made.is(201).attribute("metadata"), metadata);
}
