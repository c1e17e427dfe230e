//! Taking apart what was merged by mistake: for administrators, in their tenant and partition.

use generated::identity::TokenAccess;
use generated::inventory::merge_audit::{self, Record, Unmerge};
use resource_core::{Id, Json};
use resource_macros::resource_test;
use resource_runtime::Class;
use resource_runtime::testing::TestCx;
use serde_json::json;

use super::device_in;
use crate::stage::{Seen, Stage, record};

/// A merge of a device that is gone into one that is there, of which something is kept.
async fn merged(stage: &Stage, from: &str) -> Id<generated::inventory::MergeAudit> {
    let time = stage.t.clock().now().to_string();
    let details = json!({
        "survivor": "to",
        "moved": {},
        "device": { "hostname": from, "first_seen_time": time, "last_seen_time": time, "status": "identified" },
    });
    let audit = Record {
        kind: None,
        from_device: Id::from(from),
        to_device: Id::from("to"),
        partition: Id::new(stage.partition),
        reason: None,
        confidence_score: None,
        source: None,
        details: details.as_object().cloned().map(Json),
    };
    merge_audit::record(&stage.tenant.system("sync"), audit).await.expect("an entry").id
}

#[resource_test]
async fn administrators_take_devices_apart(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    operator.post("/devices", device_in(stage.partition, "to", json!({}))).await.is(201);
    let path = format!("/merge-audits/{}/unmerge", merged(&stage, "from").await);
    let why = || record("merge-audits", json!({ "reason": " they are two " }));
    stage.anonymous().post(&path, why()).await.is(401);
    Stage::named(&t, "b").await.caller("admin").await.post(&path, why()).await.is(404);
    for role in ["viewer", "operator"] {
        stage.caller(role).await.post(&path, why()).await.is(403);
    }
    for access in [TokenAccess::Read, TokenAccess::Write] {
        stage.with("admin", access).await.post(&path, why()).await.is(403);
    }
    let long = record("merge-audits", json!({ "reason": "x".repeat(1001) }));
    stage.caller("admin").await.post(&path, long).await.is(422);
    assert_eq!(stage.count("devices", "uid = 'from'").await, 0);

    let undone = stage.caller("admin").await.post(&path, why()).await.is(200);
    let device = operator.get("/devices/from").await.is(200);
    assert_eq!((device.attribute("hostname"), device.attribute("status")), (json!("from"), json!("identified")));
    let entry = undone.json()["meta"]["result"]["merge_audit"].as_str().expect("an entry").to_owned();
    let entry = operator.get(&format!("/merge-audits/{entry}")).await.is(200);
    assert_eq!((entry.attribute("kind"), entry.attribute("reason")), (json!("unmerge"), json!("they are two")));
    let again = stage.caller("admin").await.post(&path, why()).await.is(409);
    assert_eq!(again.wrong().into_iter().map(|(_, code)| code).collect::<Vec<_>>(), ["undone"]);

    let path = format!("/merge-audits/{}/unmerge", merged(&stage, "other").await);
    stage.caller("super_admin").await.post(&path, why()).await.is(200);
}

#[resource_test]
async fn who_works_in_one_partition_takes_apart_what_is_there(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    operator.post("/devices", device_in(stage.partition, "to", json!({}))).await.is(201);
    let merge = merged(&stage, "from").await;
    let elsewhere = stage.another_partition("lab").await;
    let undo = async |partition| {
        let admin = stage.confined("admin", partition);
        merge_audit::unmerge(&admin, &merge, Unmerge { reason: None }).await.map_err(|error| error.class())
    };
    assert_eq!(undo(elsewhere).await.map(|undone| undone.device), Err(Class::NotFound));
    assert_eq!(undo(stage.partition).await.expect("undone").device, "from");
}
