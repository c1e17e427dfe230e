//! Devices and their identifiers in partitions: addresses that mean something there only, and a ceiling.

use generated::inventory::{DeviceGroup, device, device_group, device_identifier};
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::Class;
use resource_runtime::testing::{Factory, TestCx};
use serde_json::json;

use super::device_in;
use crate::stage::{ROLES, Seen, Stage, record, related, wrongs};

#[resource_test]
async fn addresses_mean_something_in_a_partition(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    let site = stage.another_partition("site").await;
    for (uid, partition) in [("a", stage.partition), ("b", site)] {
        let same = json!({ "ip": "10.0.0.1", "mac": "AABBCCDDEEFF" });
        operator.post("/devices", device_in(partition, uid, same)).await.is(201);
    }
    stage.caller("admin").await.post("/pollers", json!({ "type": "pollers", "id": "p" })).await.is(201);
    let looked = related(json!({ "type": "devices" }), "poller", ("pollers", "p"));
    operator.patch("/devices/b", looked).await.is(200);
    for (query, ids) in [
        (format!("/by-ip?partition={site}&ip=10.0.0.1"), vec!["b"]),
        (format!("/by-mac?partition={}&mac=AABBCCDDEEFF", stage.partition), vec!["a"]),
        (format!("/by-ip?partition={site}&ip=10.0.0.2"), vec![]),
        ("/by-poller?poller=p".to_owned(), vec!["b"]),
        ("/by-poller?poller=q".to_owned(), vec![]),
        ("?filter[partition.slug]=site".to_owned(), vec!["b"]),
        ("?filter[partition.slug][ne]=site".to_owned(), vec!["a"]),
        ("?filter[poller][is_null]=true".to_owned(), vec!["a"]),
    ] {
        assert_eq!(operator.get(&format!("/devices{query}")).await.is(200).ids(), ids, "{query}");
    }
    assert_eq!(operator.get("/devices/by-ip?ip=10.0.0.1").await.is(422).wrong(), wrongs(&[("partition", "required")]));
}

#[resource_test]
async fn a_partition_is_a_ceiling(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let (here, there) = (stage.another_partition("here").await, stage.another_partition("there").await);
    let group = admin.post("/device-groups", record("device-groups", json!({ "name": "g" }))).await.id();
    for (uid, partition) in [("here", here), ("there", there)] {
        let data = related(device_in(partition, uid, json!({})), "group", ("device-groups", &group));
        admin.post("/devices", data).await.is(201);
        let data = record("device-identifiers", json!({ "identifier_type": "ip", "identifier_value": uid }));
        let data =
            related(related(data, "partition", ("partitions", &partition.to_string())), "device", ("devices", uid));
        admin.post("/device-identifiers", data).await.is(201);
    }
    for role in ROLES {
        let cx = stage.confined(role, here);
        let uids: Vec<String> =
            device::list(&cx).all().await.unwrap().iter().map(|device| device.uid.clone()).collect();
        assert_eq!(uids, ["here"], "{role}");
        let values = device_identifier::list(&cx).all().await.unwrap();
        assert_eq!(values.iter().map(|each| each.identifier_value.as_str()).collect::<Vec<_>>(), ["here"]);
        let foreign = device::get(&cx, &Id::from("there")).await.unwrap_err();
        assert_eq!(foreign.class(), Class::NotFound);
        // What is loaded along is under the same ceiling.
        let group = device_group::list(&cx).load(DeviceGroup::DEVICES).one().await.unwrap();
        let loaded = group.devices.get().expect("loaded");
        assert_eq!(loaded.iter().map(|device| device.uid.as_str()).collect::<Vec<_>>(), ["here"], "{role}");
        assert_eq!(group.device_count, 2, "declared expressions see all rows of the tenant");
    }
    let confined = stage.confined("admin", here);
    let there_id = Id::from("there");
    assert_eq!(device::touch(&confined, &there_id).await.unwrap_err().class(), Class::NotFound);
    assert_eq!(device::destroy(&confined, &there_id).await.unwrap_err().class(), Class::NotFound);
    device::touch(&confined, &Id::from("here")).await.unwrap();
    // Nor does anything new appear on the other side.
    let new = [
        Factory::of(&device::DEVICE).with("partition", there),
        Factory::of(&device_identifier::DEVICE_IDENTIFIER)
            .with("partition", there)
            .with("device", "here")
            .with("identifier_type", "ip")
            .with("identifier_value", "there"),
    ];
    for new in new {
        let Err(refused) = new.row(&confined).await else { panic!("it was written") };
        assert_eq!(refused.class(), Class::Forbidden, "{refused:?}");
    }
    let kept = device_identifier::list(&stage.cx("viewer")).all().await.unwrap();
    let there = kept.iter().find(|each| each.identifier_value == "there").expect("the identifier");
    assert_eq!(there.device_uid, Id::from("there"), "it was not taken over");
}
