//! Device identifiers: one spelling, one row for each in a partition, and taking over.

use std::time::Duration;

use generated::inventory::device_identifier::{self, LookupAny};
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use resource_runtime::{Class, Error};
use serde_json::{Value, json};

use crate::device::{device_in, identifier};
use crate::stage::{ROLES, Seen, Stage, record, related, wrongs};

#[resource_test]
async fn every_notation_of_a_mac_is_one_row(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    operator.post("/devices", device_in(stage.partition, "d", json!({}))).await.is(201);
    let mut ids = Vec::new();
    for value in ["aa:bb:cc:dd:ee:ff", "AA-BB-CC-DD-EE-FF", " aabb.ccdd.eeff ", "AABBCCDDEEFF"] {
        let made = identifier(&operator, &stage, "d", json!({ "identifier_value": value })).await;
        assert!(matches!(made.status, 200 | 201), "{}", made.text);
        assert_eq!(made.attribute("identifier_value"), "AABBCCDDEEFF");
        ids.push(made.id());
    }
    ids.dedup();
    assert_eq!(ids.len(), 1);
    for value in ["aa:bb", "gg:bb:cc:dd:ee:ff", "aabbccddeeff00", "aa bb cc dd ee ff"] {
        let wrong = identifier(&operator, &stage, "d", json!({ "identifier_value": value })).await.is(422);
        assert_eq!(wrong.wrong(), wrongs(&[("/data/attributes/identifier_value", "mac")]), "{value}");
    }
    for (kind, value) in [("mac", "  "), ("ip", " "), ("armis_device_id", "")] {
        let name = json!({ "identifier_type": kind, "identifier_value": value });
        let wrong = identifier(&operator, &stage, "d", name).await.is(422);
        assert!(wrong.wrong().iter().all(|(place, _)| place == "/data/attributes/identifier_value"), "{}", wrong.text);
    }
    // Other kinds are as their source writes them, but for blanks around.
    for (value, kept) in [(" Abc:1 ", "Abc:1"), ("ABC:1", "ABC:1")] {
        let name = json!({ "identifier_type": "integration_id", "identifier_value": value });
        assert_eq!(identifier(&operator, &stage, "d", name).await.is(201).attribute("identifier_value"), kept);
    }
    assert_eq!(stage.count("device_identifiers", "1 = 1").await, 3);
    let lookup = |value: &str| {
        format!("/device-identifiers/lookup?partition={}&identifier_type=mac&identifier_value={value}", stage.partition)
    };
    let found = operator.get(&format!("{}&include=device", lookup("AABBCCDDEEFF"))).await.is(200);
    assert_eq!((found.id(), found.json()["included"][0]["id"].clone()), (ids[0].clone(), json!("d")));
    operator.get(&lookup("AABBCCDDEE00")).await.is(404);
}

#[resource_test]
async fn a_known_identifier_is_taken_over(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    for uid in ["first", "second"] {
        operator.post("/devices", device_in(stage.partition, uid, json!({}))).await.is(201);
    }
    let start = json!(t.clock().now().to_string());
    let details = json!({ "confidence": "medium", "source": "sweep", "verified": true, "metadata": { "a": 1 } });
    let made = identifier(&operator, &stage, "first", details).await.is(201);
    for (name, value) in [
        ("confidence", json!("medium")),
        ("source", json!("sweep")),
        ("verified", json!(true)),
        ("is_strong", json!(false)),
        ("first_seen", start.clone()),
    ] {
        assert_eq!(made.attribute(name), value, "{name}");
    }
    t.clock().advance(Duration::from_secs(60));
    let taken = identifier(&operator, &stage, "second", json!({})).await;
    assert_eq!((taken.status, taken.header("location")), (200, ""), "{}", taken.text);
    assert_eq!(taken.id(), made.id());
    for (name, value) in [
        ("confidence", json!("strong")),
        ("source", Value::Null),
        ("verified", json!(false)),
        ("metadata", json!({})),
        ("is_strong", json!(true)),
        ("first_seen", start),
        ("last_seen", json!(t.clock().now().to_string())),
    ] {
        assert_eq!(taken.attribute(name), value, "{name}");
    }
    assert_eq!(taken.json()["data"]["relationships"]["device"]["data"]["id"], "second");
    assert_eq!(operator.get("/device-identifiers/by-device?device=first").await.is(200).ids().len(), 0);
    // In another partition, and in another tenant, the same means something else.
    let site = stage.another_partition("site").await;
    operator.post("/devices", device_in(site, "third", json!({}))).await.is(201);
    let data = record("device-identifiers", json!({ "identifier_type": "mac", "identifier_value": "aabbccddeeff" }));
    let data = related(related(data, "partition", ("partitions", &site.to_string())), "device", ("devices", "third"));
    assert_ne!(operator.post("/device-identifiers", data).await.is(201).id(), made.id());
    let other = Stage::named(&t, "b").await;
    let stranger = other.caller("operator").await;
    stranger.post("/devices", device_in(other.partition, "first", json!({}))).await.is(201);
    assert_ne!(identifier(&stranger, &other, "first", json!({})).await.is(201).id(), made.id());
    assert_eq!(stage.count("device_identifiers", "1 = 1").await, 3);
    let kept = operator.get(&format!("/device-identifiers/{}", made.id())).await.is(200).json();
    assert_eq!(kept["data"]["relationships"]["device"]["data"]["id"], "second");
    let nowhere = identifier(&operator, &stage, "nowhere", json!({})).await.is(404);
    assert_eq!(nowhere.wrong(), wrongs(&[("/data/relationships/device", "not_found")]));
}

#[resource_test]
async fn several_values_are_looked_up_at_once(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    let site = stage.another_partition("site").await;
    for (partition, uid) in [(stage.partition, "d"), (stage.partition, "e"), (site, "f")] {
        operator.post("/devices", device_in(partition, uid, json!({}))).await.is(201);
    }
    for (device, kind, value) in [
        ("d", "mac", "aabbccddee01"),
        ("d", "ip", "10.0.0.1"),
        ("e", "integration_id", "10.0.0.1"),
        ("e", "integration_id", "it's, \"e\""),
    ] {
        let name = json!({ "identifier_type": kind, "identifier_value": value });
        identifier(&operator, &stage, device, name).await.is(201);
    }
    let cx = stage.cx("viewer");
    let devices = async |partition, values: &[&str]| {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        let found = device_identifier::lookup_any(&cx, LookupAny { partition: Id::from(partition), values });
        let found = found.all().await?;
        Ok::<Vec<String>, Error>(found.iter().map(|each| each.device_uid.to_string()).collect())
    };
    assert_eq!(devices(stage.partition, &["10.0.0.1", "AABBCCDDEE01"]).await.unwrap(), ["d", "d", "e"]);
    assert_eq!(devices(stage.partition, &["it's, \"e\"", "nobody"]).await.unwrap(), ["e"]);
    assert_eq!(devices(site, &["10.0.0.1"]).await.unwrap(), Vec::<String>::new());
    assert_eq!(devices(stage.partition, &[]).await.unwrap_err().class(), Class::Invalid);
    let many: Vec<String> = (0..50).map(|number| format!("10.0.1.{number}")).collect();
    let mut many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(devices(stage.partition, &many).await.unwrap(), Vec::<String>::new());
    many.push("one too many");
    assert_eq!(devices(stage.partition, &many).await.unwrap_err().class(), Class::Invalid);
    let values = "/device-identifiers/lookup-any?partition=";
    let found = operator.get(&format!("{values}{}&values=10.0.0.1,AABBCCDDEE01", stage.partition)).await.is(200);
    assert_eq!(found.ids().len(), 3);
}

#[resource_test]
async fn kinds_rank_and_people_verify(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    operator.post("/devices", device_in(stage.partition, "d", json!({}))).await.is(201);
    let kinds = ["armis_device_id", "integration_id", "netbox_device_id", "mac", "ip"];
    for (at, kind) in kinds.into_iter().enumerate() {
        let name = json!({ "identifier_type": kind, "identifier_value": "aabbccddee01" });
        assert_eq!(identifier(&operator, &stage, "d", name).await.is(201).attribute("priority"), at + 1);
    }
    let sorted = operator.get("/device-identifiers?sort=-priority&filter[priority][le]=2").await.is(200).json();
    assert_eq!(sorted["data"][0]["attributes"]["identifier_type"], "integration_id");
    assert_eq!(sorted["data"].as_array().map(Vec::len), Some(2));
    let id = operator.get("/device-identifiers").await.is(200).ids()[0].clone();
    t.clock().advance(Duration::from_secs(5));
    let path = format!("/device-identifiers/{id}");
    assert_eq!(
        operator.act(&format!("{path}/touch")).await.is(200).attribute("last_seen"),
        json!(t.clock().now().to_string())
    );
    assert_eq!(operator.act(&format!("{path}/verify")).await.is(200).attribute("verified"), true);
    let weak = operator.patch(&path, record("device-identifiers", json!({ "confidence": "weak" }))).await.is(200);
    assert_eq!((weak.attribute("confidence"), weak.attribute("is_strong")), (json!("weak"), json!(false)));
    let fixed = record("device-identifiers", json!({ "identifier_value": "x", "identifier_type": "ip" }));
    assert_eq!(operator.patch(&path, fixed).await.is(422).wrong().len(), 2);
    for key in ["x", "0", "-1", "99999999999999999999", "1.5"] {
        operator.get(&format!("/device-identifiers/{key}")).await.is(404);
    }
}

#[resource_test]
async fn operators_register_and_administrators_forget(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    admin.post("/devices", device_in(stage.partition, "d", json!({}))).await.is(201);
    for role in ROLES {
        let caller = stage.caller(role).await;
        let (writes, removes) = (role != "viewer", matches!(role, "admin" | "super_admin"));
        let name = |value: &str| json!({ "identifier_type": "integration_id", "identifier_value": value });
        let id = identifier(&admin, &stage, "d", name(role)).await.is(201).id();
        let made = identifier(&caller, &stage, "d", name(&format!("by {role}"))).await;
        assert_eq!(made.status, if writes { 201 } else { 403 });
        let path = format!("/device-identifiers/{id}");
        caller.get(&path).await.is(200);
        for step in ["touch", "verify"] {
            caller.act(&format!("{path}/{step}")).await.is(if writes { 200 } else { 403 });
        }
        caller.delete(&path).await.is(if removes { 204 } else { 403 });
    }
    let writer = stage.with("admin", generated::identity::TokenAccess::Write).await;
    let id = writer.get("/device-identifiers").await.ids()[0].clone();
    writer.delete(&format!("/device-identifiers/{id}")).await.is(403);
}
