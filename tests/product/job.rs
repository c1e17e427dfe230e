//! Jobs: called off by name alone.

use generated::monitoring::alert::ALERT;
use resource_macros::resource_test;
use resource_runtime::Slots;
use resource_runtime::jobs::NewJob;
use resource_runtime::testing::TestCx;
use serde_json::json;
use uuid::Uuid;

use crate::stage::{Seen, Stage, record};

#[resource_test]
async fn a_job_is_called_off_by_name_alone(t: TestCx) {
    let stage = Stage::new(&t).await;
    let action = ALERT.actions.iter().position(|action| action.name == "send_notification").expect("an action");
    let call = NewJob::new(&ALERT, action as u16, Slots::empty(&ALERT.actions[action]));
    let call = call.on(vec![Uuid::from_u128(1).into()]);
    let tables = app::jobs::tables().expect("tables");
    tables.enqueue(stage.tenant.system("alerts").any(), call).await.expect("enqueued").expect("a job");
    let admin = stage.caller("admin").await;
    let [id] = admin.get("/jobs").await.is(200).ids().try_into().expect("one job");
    admin.patch(&format!("/jobs/{id}"), record("jobs", json!({}))).await.is(405);
    admin.act(&format!("/jobs/{id}")).await.is(405);
    assert_eq!(admin.get(&format!("/jobs/{id}")).await.attribute("state"), "available");
    let called_off = admin.act(&format!("/jobs/{id}/cancel")).await.is(200);
    assert_eq!(called_off.attribute("state"), "cancelled");
    admin.act(&format!("/jobs/{id}/cancel")).await.is(409);
}
