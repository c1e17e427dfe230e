//! Device groups: a tree, what is counted in it, and what goes when one goes.

use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use serde_json::{Value, json};

use crate::stage::{Caller, ROLES, Seen, Stage, record, related, wrongs};

async fn group(caller: &Caller, name: &str, parent: Option<&str>) -> String {
    let mut data = record("device-groups", json!({ "name": name }));
    if let Some(parent) = parent {
        data = related(data, "parent", ("device-groups", parent));
    }
    caller.post("/device-groups", data).await.is(201).id()
}

fn into(parent: Option<&str>) -> Value {
    let to = parent.map_or(Value::Null, |parent| json!({ "type": "device-groups", "id": parent }));
    json!({ "type": "device-groups", "relationships": { "parent": { "data": to } } })
}

#[resource_test]
async fn defaults_names_and_labels(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    let made = operator.post("/device-groups", record("device-groups", json!({ "name": " Core " }))).await.is(201);
    for (name, value) in [
        ("name", json!("Core")),
        ("group_type", json!("custom")),
        ("type_label", json!("Custom")),
        ("device_count", json!(0)),
        ("has_children", json!(false)),
        ("is_empty", json!(true)),
        ("metadata", json!({})),
        ("description", Value::Null),
    ] {
        assert_eq!(made.attribute(name), value, "{name}");
    }
    let twice = operator.post("/device-groups", record("device-groups", json!({ "name": "Core" }))).await.is(422);
    assert_eq!(twice.wrong(), wrongs(&[("/data/attributes/name", "taken")]));
    assert!(twice.text.contains("is the name of another group"));
    // Names of groups are plain text: another case is another name.
    group(&operator, "CORE", None).await;
    group(&Stage::named(&t, "b").await.caller("operator").await, "Core", None).await;
    for (kind, label) in [
        ("location", "Location"),
        ("department", "Department"),
        ("environment", "Environment"),
        ("function", "Function"),
    ] {
        let data = record("device-groups", json!({ "name": kind, "group_type": kind }));
        assert_eq!(operator.post("/device-groups", data).await.attribute("type_label"), label);
        let found = operator.get(&format!("/device-groups/by-type?group_type={kind}")).await.is(200);
        assert_eq!(found.json()["data"][0]["attributes"]["name"], kind);
        assert_eq!(found.ids().len(), 1);
    }
    let stored = record("device-groups", json!({ "name": "x", "device_count": 7, "parent_id": "x" }));
    assert_eq!(operator.post("/device-groups", stored).await.is(422).wrong().len(), 2);
    for name in ["", "   ", &"x".repeat(256)] {
        let refused = operator.post("/device-groups", record("device-groups", json!({ "name": name }))).await.is(422);
        assert_eq!(refused.wrong(), wrongs(&[("/data/attributes/name", "length")]));
    }
    group(&operator, &"ä".repeat(255), None).await;
}

#[resource_test]
async fn a_tree_stays_one(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    let root = group(&operator, "root", None).await;
    let middle = group(&operator, "middle", Some(&root)).await;
    let leaf = group(&operator, "leaf", Some(&middle)).await;
    let other = group(&operator, "other", None).await;
    let roots = async || operator.get("/device-groups/root-groups").await.is(200).ids();
    assert_eq!(roots().await, [other.clone(), root.clone()], "by name");
    let moved = async |id: &str, to: Option<&str>| operator.patch(&format!("/device-groups/{id}/move"), into(to)).await;
    for to in [&root, &middle, &leaf] {
        let refused = moved(&root, Some(to)).await.is(422);
        assert_eq!(refused.wrong(), wrongs(&[("/data/relationships/parent", "cycle")]));
    }
    moved(&middle, Some(&leaf)).await.is(422);
    moved(&middle, Some(&other)).await.is(200);
    assert_eq!(operator.get(&format!("/device-groups/{root}")).await.attribute("has_children"), false);
    assert_eq!(operator.get(&format!("/device-groups/{other}")).await.attribute("has_children"), true);
    moved(&root, Some(&leaf)).await.is(200);
    moved(&other, Some(&root)).await.is(422);
    moved(&middle, None).await.is(200);
    assert_eq!(roots().await, [middle.clone(), other.clone()]);
    let nowhere = moved(&leaf, Some(&uuid::Uuid::nil().to_string())).await.is(404);
    assert_eq!(nowhere.wrong(), wrongs(&[("/data/relationships/parent", "not_found")]));
    let foreign = group(&Stage::named(&t, "b").await.caller("operator").await, "foreign", None).await;
    moved(&leaf, Some(&foreign)).await.is(404);
    let tree = operator.get(&format!("/device-groups/{middle}?include=children.children")).await.is(200).json();
    assert_eq!(tree["included"].as_array().map(Vec::len), Some(2), "leaf and root");
    // Its parent is no matter of describing a group.
    let described = operator.patch(&format!("/device-groups/{leaf}"), into(None)).await.is(422);
    assert_eq!(described.wrong()[0].0, "/data/relationships/parent");
}

#[resource_test]
async fn what_goes_with_a_group(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let parent = group(&admin, "parent", None).await;
    let child = group(&admin, "child", Some(&parent)).await;
    let site = stage.partition.to_string();
    for uid in ["d1", "d2"] {
        let device = related(record("devices", json!({ "uid": uid })), "partition", ("partitions", &site));
        admin.post("/devices", related(device, "group", ("device-groups", &child))).await.is(201);
    }
    let seen = admin.get(&format!("/device-groups/{child}?include=devices")).await.is(200);
    assert_eq!((seen.attribute("device_count"), seen.attribute("is_empty")), (json!(2), json!(false)));
    assert_eq!(seen.json()["included"].as_array().map(Vec::len), Some(2));
    assert_eq!(admin.get(&format!("/device-groups/{parent}")).await.attribute("device_count"), 0, "directly in it");
    assert_eq!(
        admin.get("/device-groups?filter[device_count][ge]=2").await.is(200).ids(),
        std::slice::from_ref(&child)
    );
    assert_eq!(admin.get("/devices?filter[group.name]=child").await.is(200).ids(), ["d1", "d2"]);
    let held = admin.delete(&format!("/device-groups/{parent}")).await.is(409);
    assert_eq!(held.wrong(), wrongs(&[("", "referenced")]));
    admin.delete(&format!("/device-groups/{child}")).await.is(204);
    for uid in ["d1", "d2"] {
        let device = admin.get(&format!("/devices/{uid}")).await.is(200).json();
        assert_eq!(device["data"]["relationships"]["group"]["data"], Value::Null, "the device stays, without a group");
    }
    admin.delete(&format!("/device-groups/{parent}")).await.is(204);
}

#[resource_test]
async fn operators_shape_the_tree_and_administrators_cut_it(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    for role in ROLES {
        let caller = stage.caller(role).await;
        let (writes, removes) = (role != "viewer", matches!(role, "admin" | "super_admin"));
        let id = group(&admin, role, None).await;
        let path = format!("/device-groups/{id}");
        caller.get(&path).await.is(200);
        let new = record("device-groups", json!({ "name": format!("by {role}") }));
        caller.post("/device-groups", new).await.is(if writes { 201 } else { 403 });
        let described = record("device-groups", json!({ "description": "x" }));
        caller.patch(&path, described).await.is(if writes { 200 } else { 403 });
        caller.patch(&format!("{path}/move"), into(None)).await.is(if writes { 200 } else { 403 });
        caller.delete(&path).await.is(if removes { 204 } else { 403 });
    }
}
