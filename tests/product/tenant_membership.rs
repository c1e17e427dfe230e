//! Memberships: administrators let people in, the owner decides about them.

use resource_macros::resource_test;
use resource_runtime::db::Dialect;
use resource_runtime::testing::TestCx;
use serde_json::json;
use uuid::Uuid;

use crate::stage::{ROLES, Seen, Stage, record, wrongs};

fn member(user: Uuid, role: &str) -> serde_json::Value {
    record("tenant-memberships", json!({ "user": user.to_string(), "role": role }))
}

#[resource_test]
async fn administrators_let_in_and_the_owner_decides(t: TestCx) {
    let stage = Stage::new(&t).await;
    // An operator owns the tenant.
    let owner = stage.person("operator");
    let owner = match t.dialect() {
        Dialect::Sqlite => format!("X'{}'", owner.simple()),
        Dialect::Postgres => format!("'{owner}'"),
    };
    stage.sql(&format!("UPDATE tenants SET owner_id = {owner}")).await.unwrap();
    let mut ids = Vec::new();
    for (at, role) in ROLES.iter().enumerate() {
        let caller = stage.caller(role).await;
        let made = caller.post("/tenant-memberships", member(Uuid::from_u128(at as u128 + 1), "member")).await;
        assert_eq!(made.status, if *role == "viewer" { 403 } else { 201 }, "{role}: {}", made.text);
        let made = caller.post("/tenant-memberships", member(Uuid::from_u128(at as u128 + 100), "owner")).await;
        assert_eq!(made.status, if matches!(*role, "viewer" | "admin") { 403 } else { 201 }, "{role}: {}", made.text);
        if made.status == 201 {
            ids.push(made.id());
        }
    }
    let (owner, admin) = (stage.caller("operator").await, stage.caller("admin").await);
    let again = owner.post("/tenant-memberships", member(Uuid::from_u128(101), "member")).await.is(422);
    assert_eq!(again.wrong(), wrongs(&[("/data/attributes/user", "taken")]));
    let own = owner.post("/tenant-memberships", member(stage.person("operator"), "owner")).await.is(201).id();
    let role = || record("tenant-memberships", json!({ "role": "admin" }));
    for (caller, id, status) in [(&admin, &ids[0], 403), (&owner, &own, 403), (&owner, &ids[0], 200)] {
        caller.patch(&format!("/tenant-memberships/{id}"), role()).await.is(status);
    }
    for (caller, id, status) in [(&admin, &ids[0], 403), (&owner, &own, 403), (&owner, &ids[0], 204)] {
        caller.delete(&format!("/tenant-memberships/{id}")).await.is(status);
    }
    let viewer = stage.caller("viewer").await;
    let found = viewer.get(&format!("/tenant-memberships/by-user?user={}", stage.person("operator"))).await.is(200);
    assert_eq!(found.id(), own);
    let other = Stage::named(&t, "b").await.caller("super_admin").await;
    other.get(&format!("/tenant-memberships/{own}")).await.is(404);
}
