//! The audit log: who was refused what is there for the administrators of the tenant, and for nobody else.

use std::time::{Duration, Instant};

use generated::audit::{AuditLog, AuditOutcome, audit_log};
use generated::identity::Role;
use generated::identity::user::{self, Register};
use resource_core::{CiString, Secret};
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use resource_runtime::{Actor, Principal};
use serde_json::Value;

use crate::program::{Program, Server};
use crate::{admin, key, tenant};

/// Entries of an outcome that somebody sees.
fn seen(server: &Server, key: &str, filter: &str) -> Vec<Value> {
    let answer = server.get(&format!("/api/v2/audit-logs?{filter}"), key);
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()["data"].as_array().cloned().expect("a list")
}

/// Entries of an outcome that somebody sees, once there are any.
fn entries(server: &Server, key: &str, filter: &str) -> Vec<Value> {
    let start = Instant::now();
    loop {
        let found = seen(server, key, filter);
        if !found.is_empty() {
            return found;
        }
        assert!(start.elapsed() < Duration::from_secs(120), "there are no entries with {filter}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[resource_test]
async fn a_denial_is_seen_by_the_administrators_of_that_tenant_alone(t: TestCx) {
    let acme = tenant(&t, "acme").await;
    tenant(&t, "other").await;
    let role = Actor { principals: vec![Principal::role("super_admin")], is_system: false, ..Actor::system("x") };
    let role = Actor { name: "user:x".to_owned(), fields: generated::ActorFields::default().into(), ..role };
    let password = Secret::new("correct horse battery staple".to_owned());
    let register = Register {
        email: CiString::new("viewer@acme.example"),
        display_name: None,
        role: Some(Role::Viewer),
        password: password.clone(),
        password_confirmation: password,
    };
    user::register(&t.engine().in_tenant(acme, role), register).await.expect("registered");
    let (viewer, admin, other) = (key(&t, "acme", "viewer@acme.example"), admin(&t, "acme"), admin(&t, "other"));

    let server = Program::of(&t).serve(&[]);
    let headers = [
        format!("Authorization: Bearer {viewer}"),
        "Content-Type: application/vnd.api+json".to_owned(),
        "X-Request-Id: the-denied-one".to_owned(),
    ];
    let body = r#"{"data":{"type":"partitions","attributes":{"name":"x","slug":"x"}}}"#;
    let denied = server.ask("POST", "/api/v2/partitions", &headers, body);
    assert_eq!(denied.status, 403, "{denied:?}");

    let filter = "filter[outcome]=denied&filter[resource]=infrastructure.partition";
    let found = entries(&server, &admin, filter);
    assert_eq!(found.len(), 1, "{found:#?}");
    let entry = &found[0]["attributes"];
    assert_eq!(entry["record_key"], Value::Null, "what is not there has no key");
    assert_eq!((&entry["action"], &entry["actor_kind"]), (&"create".into(), &"token".into()));
    assert_eq!((&entry["reason"], &entry["request_id"]), (&"policy".into(), &"the-denied-one".into()));
    assert!(entry["actor_name"].as_str().is_some_and(|name| name.starts_with("token:")), "{entry}");
    assert!(entry["at"].is_string());
    assert!(seen(&server, &other, filter).is_empty(), "another tenant sees it");
    let place = server.get("/api/v2/partitions", &admin).json()["data"][0]["id"].as_str().expect("an id").to_owned();
    let body = format!(r#"{{"data":{{"type":"partitions","id":"{place}","attributes":{{"name":"x"}}}}}}"#);
    assert_eq!(server.ask("PATCH", &format!("/api/v2/partitions/{place}"), &headers, &body).status, 403);
    let found = entries(&server, &admin, &format!("{filter}&filter[record_key]={place}"));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0]["attributes"]["action"], "update");
    assert_eq!(server.get("/api/v2/audit-logs", &viewer).status, 403);
}

#[resource_test]
async fn commands_on_the_server_are_accounted_for_to_the_tenant(t: TestCx) {
    tenant(&t, "acme").await;
    let admin = admin(&t, "acme");
    let server = Program::of(&t).serve(&[]);
    let found = entries(&server, &admin, "filter[outcome]=entered&filter[actor_name]=system:console");
    assert_eq!(found.len(), 1, "{found:#?}");
    let entry = &found[0]["attributes"];
    assert_eq!((&entry["resource"], &entry["reason"]), (&"identity.tenant".into(), &"a command on the server".into()));
    assert!(entry["record_key"].as_str().is_some_and(|key| key.parse::<uuid::Uuid>().is_ok()), "{entry}");
}

#[resource_test]
async fn what_is_left_is_written_before_the_end(t: TestCx) {
    let acme = tenant(&t, "acme").await;
    let admin = admin(&t, "acme");
    let mut server = Program::of(&t).serve(&["--shutdown-delay-seconds", "0"]);
    // Looking for the token of a first request is an entry.
    assert_eq!(server.get("/api/v2/partitions", &admin).status, 200);
    server.signal("TERM");
    assert_eq!(server.ended(), 0);
    let cx = t.engine().in_tenant(acme, Actor::system("audit"));
    let found =
        audit_log::list(&cx).filter(AuditLog::ACTOR_NAME.eq("system:authentication")).all().await.expect("read");
    let outcomes: Vec<AuditOutcome> = found.iter().map(|entry| entry.outcome).collect();
    assert!(outcomes.contains(&AuditOutcome::LookedUp) && outcomes.contains(&AuditOutcome::Entered), "{outcomes:?}");
}
