//! Filters, orders, fieldsets and included records.

use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use serde_json::json;

use super::{is_sound, stock};
use crate::stage::{Seen, Stage};

#[resource_test]
async fn operators_and_paths(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    stock(&stage, &admin).await;
    for (query, ids) in [
        ("/devices?filter[uid]=d3", "3"),
        ("/devices?filter[uid][ne]=d3", "012456"),
        ("/devices?filter[uid][lt]=d2", "01"),
        ("/devices?filter[uid][ge]=d5", "56"),
        ("/devices?filter[uid][in]=d1,d4,x", "14"),
        ("/devices?filter[uid][not_in]=d1,d4", "02356"),
        ("/devices?filter[name][starts_with]=dEVICE%203", "3"),
        ("/devices?filter[name][ends_with]=%25_%5C", "0123456"),
        ("/devices?filter[name][contains]=100%25", "0123456"),
        ("/devices?filter[name][contains]=1%25", ""),
        ("/devices?filter[name][contains]=1_0", ""),
        ("/devices?filter[name]=Device%203%2C%20100%25_%5C", "3"),
        ("/devices?filter[name][in]=Device%203%5C%2C%20100%25_%5C%5C", "3"),
        ("/devices?filter[hostname][is_null]=true&filter[uid][gt]=d4", "56"),
        ("/devices?filter[hostname][is_null]=false", ""),
        ("/devices?filter[hostname][ne]=x", ""),
        ("/devices?filter[is_available]=true&filter[is_managed]=true", ""),
        ("/devices?filter[display_name][contains]=device%206", "6"),
        ("/devices?filter[partition.slug]=site-2", "2"),
        ("/devices?filter[partition.environment]=staging", "135"),
        ("/devices?filter[poller.agent_count][ge]=2", "25"),
        ("/devices?filter[poller.partition.slug]=site-4", "4"),
        ("/devices?filter[identifiers.identifier_type]=ip&filter[uid][le]=d1", "01"),
        ("/devices?filter[identifiers.identifier_type]=mac", ""),
        ("/devices?filter[group.device_count]=1&sort=-uid", "6543210"),
        ("/devices?filter[first_seen_time][le]=2026-03-01T12:00:00Z", "0123456"),
        ("/devices?filter[first_seen_time][gt]=2026-03-01T13:00:00%2B01:00", ""),
        ("/pollers?filter[agent_count]=1", "14"),
        ("/pollers?filter[status][in]=healthy,degraded&sort=-agent_count,id", "2514036"),
        ("/pollers?filter[status][in]=healthy,degraded&sort=-agent_count,agent_count,-agent_count,id", "2514036"),
        ("/pollers?filter[devices.name][contains]=device%205", "5"),
    ] {
        let found: String = admin.get(query).await.is(200).ids().iter().map(|id| &id[1..]).collect();
        assert_eq!(found, ids, "{query}");
    }
}

#[resource_test]
async fn fieldsets_narrow_everywhere(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    stock(&stage, &admin).await;
    let query = "/devices/d1?fields[devices]=name,partition&fields[partitions]=slug&include=partition";
    let answer = admin.get(query).await.is(200).json();
    assert_eq!(answer["data"]["attributes"], json!({ "name": "Device 1, 100%_\\" }));
    let names: Vec<&String> = answer["data"]["relationships"].as_object().expect("relationships").keys().collect();
    assert_eq!(names, ["partition"]);
    assert_eq!(answer["included"][0]["attributes"], json!({ "slug": "site-1" }));
    let none = admin.get("/devices?fields[devices]=&filter[uid]=d1").await.is(200).json();
    assert_eq!(none["data"], json!([{ "type": "devices", "id": "d1" }]));
    let written = json!({ "type": "devices", "attributes": { "name": "New" } });
    let written = admin.patch("/devices/d1?fields[devices]=name", written).await.is(200).json();
    assert_eq!(written["data"]["attributes"], json!({ "name": "New" }));
}

#[resource_test]
async fn includes_carry_full_linkage(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    stock(&stage, &admin).await;
    let include = "partition.pollers,poller,group.devices,identifiers.partition";
    for path in ["/devices?page[size]=3&include=", "/devices/available?sort=-uid&include="] {
        let document = admin.get(&format!("{path}{include}")).await.is(200).json();
        is_sound(&document);
        for device in document["data"].as_array().expect("a list") {
            for name in ["partition", "poller", "group"] {
                assert!(device["relationships"][name]["data"]["id"].is_string(), "{device}");
            }
            assert_eq!(device["relationships"]["identifiers"]["data"].as_array().map(Vec::len), Some(1));
        }
        let kinds = document["included"].as_array().expect("included").iter().map(|each| each["type"].as_str());
        let mut kinds: Vec<_> = kinds.flatten().collect();
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds, ["device-groups", "device-identifiers", "partitions", "pollers"]);
    }
    let (many, statements) = t.statements(admin.get("/devices?include=partition,poller")).await;
    let (few, fewer) = t.statements(admin.get("/devices?include=partition,poller&page[size]=1")).await;
    assert_eq!((many.status, few.status, statements), (200, 200, fewer), "as many statements for seven as for one");
}
