//! Discovered, identified, managed; and what a destroyed device takes with it.

use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use serde_json::json;

use super::{device_in, identifier};
use crate::stage::{Seen, Stage, wrongs};

const STATES: [&str; 3] = ["discovered", "identified", "managed"];
const STEPS: [(&str, &str, &str); 3] = [
    ("identify", "discovered", "identified"),
    ("manage", "identified", "managed"),
    ("unmanage", "managed", "identified"),
];

#[resource_test]
async fn every_action_in_every_state(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    for state in STATES {
        for (action, from, to) in STEPS {
            let uid = format!("{state}-{action}");
            operator.post("/devices", device_in(stage.partition, &uid, json!({}))).await.is(201);
            let name = json!({ "identifier_type": "integration_id", "identifier_value": uid });
            identifier(&operator, &stage, &uid, name).await.is(201);
            for (step, _, _) in STEPS.iter().take(STATES.iter().position(|each| *each == state).expect("a state")) {
                operator.act(&format!("/devices/{uid}/{step}")).await.is(200);
            }
            let answer = operator.act(&format!("/devices/{uid}/{action}")).await;
            if state == from {
                let answer = answer.is(200);
                assert_eq!(
                    (answer.attribute("status"), answer.attribute("is_managed")),
                    (json!(to), json!(to == "managed"))
                );
            } else {
                let answer = answer.is(409);
                assert_eq!(answer.wrong(), wrongs(&[("", "state")]));
                let allowed: Vec<&str> = STEPS.iter().filter(|step| step.1 == state).map(|step| step.0).collect();
                assert_eq!(answer.allowed(), allowed, "{uid}");
                assert_eq!(operator.get(&format!("/devices/{uid}")).await.attribute("status"), state);
            }
        }
    }
}

#[resource_test]
async fn certainty_needs_a_strong_identifier(t: TestCx) {
    let stage = Stage::new(&t).await;
    let operator = stage.caller("operator").await;
    for uid in ["d", "other"] {
        operator.post("/devices", device_in(stage.partition, uid, json!({}))).await.is(201);
    }
    let refused = async || {
        let answer = operator.act("/devices/d/identify").await.is(409);
        assert_eq!(answer.wrong(), wrongs(&[("", "guard")]));
    };
    refused().await;
    for (value, confidence) in [("10.0.0.1", "weak"), ("10.0.0.2", "medium")] {
        let name = json!({ "identifier_type": "ip", "identifier_value": value, "confidence": confidence });
        identifier(&operator, &stage, "d", name).await.is(201);
        refused().await;
    }
    identifier(&operator, &stage, "other", json!({})).await.is(201);
    refused().await;
    identifier(&operator, &stage, "d", json!({})).await.is(201);
    assert_eq!(operator.act("/devices/d/identify").await.is(200).attribute("status"), "identified");
    stage.caller("viewer").await.act("/devices/d/manage").await.is(403);
}

#[resource_test]
async fn identifiers_go_with_their_device(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    for uid in ["d", "other"] {
        admin.post("/devices", device_in(stage.partition, uid, json!({}))).await.is(201);
        for value in ["1", "2"] {
            let name = json!({ "identifier_type": "integration_id", "identifier_value": format!("{uid}{value}") });
            identifier(&admin, &stage, uid, name).await.is(201);
        }
    }
    let listed = admin.get("/device-identifiers/by-device?device=d").await.is(200).ids();
    assert_eq!(listed.len(), 2);
    admin.delete("/devices/d").await.is(204);
    admin.get(&format!("/device-identifiers/{}", listed[0])).await.is(404);
    assert_eq!(stage.count("device_identifiers", "1 = 1").await, 2);
    admin.get("/devices/d").await.is(404);
    admin.delete("/devices/d").await.is(404);
}
