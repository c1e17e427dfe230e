//! Partitions: who shapes the network, what stays, and the reads.

use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use serde_json::{Value, json};

use crate::stage::{ROLES, Seen, Stage, record, related, wrongs};

fn partition(slug: &str, more: Value) -> Value {
    let mut data = record("partitions", json!({ "name": " A site ", "slug": slug }));
    for (name, value) in more.as_object().expect("an object") {
        data["attributes"][name] = value.clone();
    }
    data
}

#[resource_test]
async fn defaults_and_rules(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let made = admin.post("/partitions", partition("site-1", json!({}))).await.is(201);
    for (name, value) in [
        ("name", json!("A site")),
        ("slug", json!("site-1")),
        ("enabled", json!(true)),
        ("cidr_ranges", json!([])),
        ("dns_servers", json!([])),
        ("environment", json!("production")),
        ("connectivity_type", json!("direct")),
        ("metadata", json!({})),
        ("site", Value::Null),
        ("environment_label", json!("Production")),
        ("environment_color", json!("green")),
    ] {
        assert_eq!(made.attribute(name), value, "{name}");
    }
    let wrong = json!({
        "name": "  ", "slug": "Upper", "description": "x".repeat(1001), "cidr_ranges": "10.0.0.0/8",
        "dns_servers": [1], "environment": "moon", "default_gateway": "x".repeat(46), "enabled": "yes",
    });
    let wrong = admin.post("/partitions", record("partitions", wrong)).await.is(422);
    let at = |name: &str| format!("/data/attributes/{name}");
    let mut places: Vec<String> = wrong.wrong().into_iter().map(|(place, _)| place).collect();
    places.sort();
    let mut expected: Vec<String> =
        ["cidr_ranges", "default_gateway", "description", "enabled", "environment", "name", "slug"].map(at).to_vec();
    assert!(places.iter().any(|place| place.starts_with("/data/attributes/dns_servers")), "{places:?}");
    places.retain(|place| !place.starts_with("/data/attributes/dns_servers"));
    expected.sort();
    assert_eq!(places, expected, "{}", wrong.text);
    for slug in ["-a", "a-", "a b", "ä", "", "_"] {
        let refused = admin.post("/partitions", partition(slug, json!({}))).await.is(422);
        assert!(refused.wrong().iter().all(|(place, _)| *place == at("slug")), "{slug}: {}", refused.text);
    }
    for slug in ["a", "0", "a_b-c"] {
        admin.post("/partitions", partition(slug, json!({}))).await.is(201);
    }
}

#[resource_test]
async fn slugs_are_one_spelling_in_each_tenant_for_ever(t: TestCx) {
    let stage = Stage::new(&t).await;
    let other = Stage::named(&t, "b").await;
    let admin = stage.caller("admin").await;
    let made = admin.post("/partitions", partition("site", json!({}))).await.is(201);
    let twice = admin.post("/partitions", partition("site", json!({}))).await.is(422);
    assert_eq!(twice.wrong(), wrongs(&[("/data/attributes/slug", "taken")]));
    let taken = admin.post("/partitions", partition("default", json!({}))).await.is(422);
    assert_eq!(taken.wrong(), wrongs(&[("/data/attributes/slug", "taken")]));
    other.caller("admin").await.post("/partitions", partition("site", json!({}))).await.is(201);
    let path = format!("/partitions/{}", made.id());
    let renamed = admin.patch(&path, record("partitions", json!({ "slug": "other" }))).await.is(422);
    assert_eq!(renamed.wrong(), wrongs(&[("/data/attributes/slug", "not_accepted")]));
    assert_eq!(admin.get("/partitions/by-slug?slug=site").await.is(200).id(), made.id());
    admin.get("/partitions/by-slug?slug=SITE").await.is(404);
}

#[resource_test]
async fn the_default_one_and_those_in_use_stay(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let kept = admin.delete(&format!("/partitions/{}", stage.partition)).await.is(409);
    assert_eq!(kept.wrong(), wrongs(&[("", "guard")]));
    let site = admin.post("/partitions", partition("site", json!({}))).await.id();
    let device = related(record("devices", json!({ "uid": "d" })), "partition", ("partitions", &site));
    admin.post("/devices", device).await.is(201);
    let identifier = record("device-identifiers", json!({ "identifier_type": "ip", "identifier_value": "10.0.0.1" }));
    let identifier = related(related(identifier, "partition", ("partitions", &site)), "device", ("devices", "d"));
    admin.post("/device-identifiers", identifier).await.is(201);
    let path = format!("/partitions/{site}");
    assert_eq!(admin.delete(&path).await.is(409).wrong(), wrongs(&[("", "referenced")]));
    admin.delete("/devices/d").await.is(204);
    assert_eq!(stage.count("device_identifiers", "1 = 1").await, 0);
    admin.delete(&path).await.is(204);
    admin.delete(&path).await.is(404);
}

#[resource_test]
async fn only_administrators_shape_the_network(t: TestCx) {
    let stage = Stage::new(&t).await;
    for role in ROLES {
        let (caller, may) = (stage.caller(role).await, matches!(role, "admin" | "super_admin"));
        caller.get("/partitions").await.is(200);
        let made = caller.post("/partitions", partition(&role.replace('_', "-"), json!({}))).await;
        assert_eq!(made.status, if may { 201 } else { 403 });
        let target = if may { made.id() } else { stage.partition.to_string() };
        let notes = record("partitions", json!({ "site": "Oslo" }));
        caller.patch(&format!("/partitions/{target}"), notes).await.is(if may { 200 } else { 403 });
        caller.delete(&format!("/partitions/{target}")).await.is(if may { 204 } else { 403 });
    }
    let writer = stage.with("admin", generated::identity::TokenAccess::Write).await;
    let made = writer.post("/partitions", partition("w", json!({}))).await.id();
    writer.delete(&format!("/partitions/{made}")).await.is(403);
    stage.caller("admin").await.delete(&format!("/partitions/{made}")).await.is(204);
    let foreign = Stage::named(&t, "b").await.partition;
    stage.caller("admin").await.delete(&format!("/partitions/{foreign}")).await.is(404);
    stage.caller("super_admin").await.get(&format!("/partitions/{foreign}")).await.is(404);
}

#[resource_test]
async fn reads_choose_and_colours_tell(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let looks = [
        ("production", "Production", "green"),
        ("staging", "Staging", "yellow"),
        ("development", "Development", "blue"),
        ("lab", "Lab", "purple"),
    ];
    for (environment, label, colour) in looks {
        let data = partition(environment, json!({ "environment": environment, "site": " Oslo " }));
        let made = admin.post("/partitions", data).await.is(201);
        assert_eq!(made.attribute("environment_label"), label);
        assert_eq!(made.attribute("environment_color"), colour);
        let off = record("partitions", json!({ "enabled": false }));
        let off = admin.patch(&format!("/partitions/{}", made.id()), off).await.is(200);
        assert_eq!(off.attribute("environment_color"), "gray");
        let slugs = async |path: &str| {
            let found = admin.get(path).await.is(200).json();
            let records = found["data"].as_array().expect("a list").clone();
            records
                .iter()
                .map(|each| each["attributes"]["slug"].as_str().expect("a slug").to_owned())
                .collect::<Vec<_>>()
        };
        let listed = slugs(&format!("/partitions/by-environment?environment={environment}")).await;
        let default = if environment == "production" { vec!["default", "production"] } else { vec![environment] };
        assert_eq!(listed, default);
        assert_eq!(slugs("/partitions/enabled").await, ["default"]);
        assert!(slugs("/partitions/by-site?site=Oslo").await.contains(&environment.to_owned()));
    }
    assert_eq!(admin.get("/partitions/by-site?site=oslo").await.is(200).ids().len(), 0);
    let lists =
        json!({ "cidr_ranges": ["10.0.0.0/8", "::/0"], "dns_servers": ["10.0.0.1"], "metadata": { "a": [true] } });
    let made = admin.post("/partitions", partition("lists", lists.clone())).await.is(201);
    for (name, value) in lists.as_object().expect("an object") {
        assert_eq!(&admin.get(&format!("/partitions/{}", made.id())).await.attribute(name), value);
    }
}
