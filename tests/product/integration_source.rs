//! Integration sources: who decides about them, when they are due, and how asking them went. And what
//! nobody writes by hand: the audit log and the schedules of the platform.

use std::time::Duration;

use generated::audit::audit_log::{self, Record};
use generated::audit::{AuditActor, AuditOutcome};
use generated::integrations::SyncResult;
use generated::integrations::integration_source::{self, RecordSync};
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::Class;
use resource_runtime::testing::TestCx;
use serde_json::{Value, json};

use crate::stage::{Caller, ROLES, Seen, Stage, record, related, wrongs};

async fn made(stage: &Stage, caller: &Caller, name: &str) -> tests::http::Reply {
    let given = json!({ "name": name, "source_type": "netbox", "endpoint": "https://netbox.example.org" });
    let data = related(record("integration-sources", given), "partition", ("partitions", &stage.partition.to_string()));
    caller.post("/integration-sources", data).await
}

#[resource_test]
async fn administrators_decide_and_everybody_looks(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let id = made(&stage, &admin, "NetBox").await.is(201).id();
    assert_eq!(made(&stage, &admin, "NetBox").await.is(422).wrong(), wrongs(&[("/data/attributes/name", "taken")]));
    for role in ROLES {
        let caller = stage.caller(role).await;
        let decides = matches!(role, "admin" | "super_admin");
        caller.get(&format!("/integration-sources/{id}")).await.is(200);
        for path in ["disable", "enable"] {
            caller.act(&format!("/integration-sources/{id}/{path}")).await.is(if decides { 200 } else { 403 });
        }
        made(&stage, &caller, role).await.is(if decides { 201 } else { 403 });
    }
    let queries = json!([{ "label": "all", "query": "in:devices", "sweep_modes": ["icmp"] }]);
    let given = record("integration-sources", json!({ "queries": queries, "network_blacklist": ["10.0.0.0/8"] }));
    let changed = admin.patch(&format!("/integration-sources/{id}"), given).await.is(200);
    assert_eq!(changed.attribute("queries"), queries);
    admin.delete(&format!("/integration-sources/{id}")).await.is(204);
}

#[resource_test]
async fn kinds_that_nothing_reads_are_kept_but_not_used(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let post = async |kind: &str, enabled: Option<bool>| {
        let given = json!({ "name": kind, "source_type": kind, "endpoint": "x", "enabled": enabled.unwrap_or(true) });
        let partition = stage.partition.to_string();
        let data = related(record("integration-sources", given), "partition", ("partitions", &partition));
        admin.post("/integration-sources", data).await
    };
    let unsupported = wrongs(&[("/data/attributes/source_type", "unsupported")]);
    for kind in ["armis", "snmp", "syslog", "nmap", "custom"] {
        assert_eq!(post(kind, None).await.is(422).wrong(), unsupported, "{kind}");
        let id = post(kind, Some(false)).await.is(201).id();
        let enabled = admin.act(&format!("/integration-sources/{id}/enable")).await.is(422);
        assert_eq!(enabled.wrong(), unsupported, "{kind}");
    }
    for kind in ["netbox", "csv_file", "json_file"] {
        post(kind, None).await.is(201);
    }
    assert_eq!(admin.get("/integration-sources/due").await.is(200).ids().len(), 3, "the others are never asked");
}

#[resource_test]
async fn one_is_asked_at_intervals(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (admin, sync) = (stage.caller("admin").await, stage.tenant.system("sync"));
    let id: Id<generated::integrations::IntegrationSource> =
        Id::new(made(&stage, &admin, "NetBox").await.is(201).id().parse().unwrap());
    let due = async || admin.get("/integration-sources/due").await.is(200).ids().len();
    assert_eq!(due().await, 1);
    let answered = async |result: SyncResult, device_count: i32| {
        let error = (result == SyncResult::Failed).then(|| "refused".to_owned());
        integration_source::record_sync(
            &sync,
            &id,
            RecordSync { result, device_count, error, by: None, is_whole: None },
        )
        .await
        .unwrap()
    };
    let source = answered(SyncResult::Success, 7).await;
    assert_eq!((source.last_device_count, source.total_syncs, source.consecutive_failures), (7, 1, 0));
    assert_eq!(due().await, 0);
    t.clock().advance(Duration::from_secs(300));
    assert_eq!(due().await, 1);
    for failures in 1..=3 {
        let source = answered(SyncResult::Failed, 0).await;
        assert_eq!((source.last_device_count, source.consecutive_failures), (7, failures), "the count is kept");
        let shown = admin.get(&format!("/integration-sources/{id}")).await;
        assert_eq!(shown.attribute("is_healthy"), failures < 3);
        assert_eq!(shown.attribute("last_error_message"), "refused");
        assert_eq!(shown.attribute("status_color"), if failures < 3 { "yellow" } else { "red" });
    }
    let source = answered(SyncResult::Partial, 6).await;
    assert_eq!((source.consecutive_failures, source.last_error_message.clone()), (0, None));
    let input = RecordSync { result: SyncResult::Success, device_count: 1, error: None, by: None, is_whole: None };
    let refused = integration_source::record_sync(&stage.cx("super_admin"), &id, input).await.unwrap_err();
    assert_eq!(refused.class(), Class::Forbidden);
}

#[resource_test]
async fn credentials_are_written_and_never_read(t: TestCx) {
    const TOKEN: &str = "t0ps3cr3t-of-netbox";
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let id = made(&stage, &admin, "NetBox").await.is(201).id();
    let given = record("integration-sources", json!({ "credentials": { "api_token": TOKEN } }));
    let path = format!("/integration-sources/{id}");
    let mut answers = vec![admin.patch(&path, given).await.is(200)];
    for role in ROLES {
        let caller = stage.caller(role).await;
        for read in ["", "/enabled", "/due", "/by-name?name=NetBox", "/by-type?source_type=netbox"] {
            answers.push(caller.get(&format!("/integration-sources{read}")).await.is(200));
        }
        answers.push(caller.get(&path).await.is(200));
        for asked in ["fields[integration-sources]=credentials", "filter[credentials]=x", "sort=credentials"] {
            answers.push(caller.get(&format!("/integration-sources?{asked}")).await.is(400));
        }
    }
    for answer in &answers {
        assert!(!answer.text.contains(TOKEN) && !answer.text.contains("api_token"), "{}", answer.text);
        assert!(!answer.text.contains("claimed_by"), "{}", answer.text);
    }
    let columns = "CAST(credentials AS text) LIKE '%t0ps3cr3t%'";
    assert_eq!(stage.count("integration_sources", columns).await, 0, "the column holds it sealed");
    let source: Id<generated::integrations::IntegrationSource> = Id::new(id.parse().unwrap());
    let (sync, field) = (stage.tenant.system("sync"), generated::integrations::IntegrationSource::CREDENTIALS);
    let stored = integration_source::get(&sync, &source).await.unwrap();
    let plain = sync.reveal(field, &stored.credentials).unwrap().expect("credentials");
    assert_eq!(plain.expose().0["api_token"], TOKEN);
}

#[resource_test]
async fn credentials_do_not_follow_an_endpoint_elsewhere(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let id = made(&stage, &admin, "NetBox").await.is(201).id();
    let path = format!("/integration-sources/{id}");
    let change = async |attributes: Value| admin.patch(&path, record("integration-sources", attributes)).await;
    change(json!({ "endpoint": "https://other.example.org" })).await.is(200);
    let credentials = json!({ "api_token": "t0ps3cr3t" });
    change(json!({ "endpoint": "https://netbox.example.org", "credentials": credentials })).await.is(200);
    let refused = wrongs(&[("/data/attributes/endpoint", "other_origin")]);
    for elsewhere in ["https://evil.example", "http://netbox.example.org", "https://netbox.example.org:8443", "evil"] {
        let answer = change(json!({ "endpoint": elsewhere, "name": "moved" })).await.is(422);
        assert_eq!(answer.wrong(), refused, "{elsewhere}");
    }
    change(json!({ "endpoint": "https://NetBox.example.org:443/netbox/" })).await.is(200);
    change(json!({ "name": "still there" })).await.is(200);
    let other = json!({ "api_token": "another" });
    change(json!({ "endpoint": "https://evil.example", "credentials": other })).await.is(200);
    change(json!({ "endpoint": "https://netbox.example.org", "credentials": null })).await.is(200);
    change(json!({ "endpoint": "https://evil.example" })).await.is(200);

    // Files are sent nothing.
    let given = json!({ "name": "file", "source_type": "csv_file", "endpoint": "a.csv", "credentials": credentials });
    let partition = stage.partition.to_string();
    let data = related(record("integration-sources", given), "partition", ("partitions", &partition));
    let file = admin.post("/integration-sources", data).await.is(201).id();
    let moved = record("integration-sources", json!({ "endpoint": "b.csv" }));
    admin.patch(&format!("/integration-sources/{file}"), moved).await.is(200);
}

#[resource_test]
async fn the_audit_log_is_for_administrators(t: TestCx) {
    let stage = Stage::new(&t).await;
    let input = || Record {
        at: t.clock().now(),
        actor_name: "user:x".to_owned(),
        actor_kind: AuditActor::User,
        on_behalf_of: None,
        resource: "inventory.device".to_owned(),
        action: "destroy".to_owned(),
        record_key: Some("d1".to_owned()),
        outcome: AuditOutcome::Denied,
        reason: Some("no row grants it".to_owned()),
        request_id: None,
    };
    audit_log::record(&stage.tenant.system("audit"), input()).await.unwrap();
    for role in ROLES {
        let caller = stage.caller(role).await;
        let reads = matches!(role, "admin" | "super_admin");
        for path in
            ["", "/by-actor?actor_name=user:x", "/by-outcome?outcome=denied", "/by-resource?resource=inventory.device"]
        {
            let answer = caller.get(&format!("/audit-logs{path}")).await.is(if reads { 200 } else { 403 });
            assert_eq!(answer.json()["data"].as_array().map_or(0, Vec::len), usize::from(reads), "{path} for {role}");
        }
        caller.get("/job-schedules").await.is(if role == "super_admin" { 200 } else { 403 });
        let refused = audit_log::record(&stage.cx(role), input()).await.unwrap_err();
        assert_eq!(refused.class(), Class::Forbidden, "{role}");
        assert_eq!(caller.post("/audit-logs", record("audit-logs", json!({}))).await.status, 405);
    }
    for statement in ["UPDATE audit_logs SET reason = 'x'", "DELETE FROM audit_logs"] {
        assert!(stage.sql(statement).await.unwrap_err().contains("append"), "{statement}");
    }
    let other = Stage::named(&t, "b").await.caller("super_admin").await;
    assert_eq!(other.get("/audit-logs").await.is(200).json()["data"], Value::Array(Vec::new()));
}
