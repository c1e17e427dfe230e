//! Claiming to be of another tenant, and reaching into one by values.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;
use tests::world::{self, Tenant};

use crate::{on_both, send, token};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tenant_in_a_document_is_refused() {
    on_both(async |world| {
        let before = world.rows_of(&[Tenant::B]).await;
        for name in ["tenant_id", "tenant"] {
            let claimed = json!({ name: Tenant::B.id().to_string(), "name": "Mine", "slug": "mine" });
            let data = json!({ "type": "partitions", "attributes": claimed });
            let reply = send(&world, &token("super_admin"), ("POST", "/partitions"), data).await;
            assert_eq!((reply.status, reply.code().as_str()), (422, "unknown"), "{}", reply.text);
        }
        let linkage = json!({ "tenant": { "data": { "type": "tenants", "id": Tenant::B.id().to_string() } } });
        let data =
            json!({ "type": "partitions", "attributes": { "name": "Mine", "slug": "mine" }, "relationships": linkage });
        assert_eq!(send(&world, &token("super_admin"), ("POST", "/partitions"), data).await.status, 422);
        assert_eq!(world.rows_of(&[Tenant::B]).await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn headers_do_not_choose_the_tenant() {
    on_both(async |world| {
        let plain = world.get(Some(&token("admin")), "/users").await;
        for name in ["x-tenant-id", "x-tenant", "tenant", "x-forwarded-host", "x-original-url", "x-user-id", "x-role"] {
            let request = Request::get("/api/v2/users")
                .header("authorization", format!("Bearer {}", token("admin")))
                .header(name, Tenant::B.id().to_string());
            let reply = world.api.request(request.body(Body::empty()).expect("a request")).await;
            assert_eq!((reply.status, &reply.text), (200, &plain.text), "{name}");
        }
        let query = format!("/users?tenant_id={}", Tenant::B.id());
        assert_eq!(world.get(Some(&token("admin")), &query).await.status, 400);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn not_even_platform_operators_cross() {
    on_both(async |world| {
        let who = token("super_admin");
        let before = world.rows_of(&[Tenant::B, Tenant::C]).await;
        assert_eq!(world.get(Some(&who), "/tenants").await.ids(), [Tenant::A.id().to_string()]);
        let path = format!("/tenants/{}/suspend", Tenant::B.id());
        let reply = send(&world, &who, ("PATCH", &path), json!({ "type": "tenants", "attributes": {} })).await;
        assert_eq!(reply.status, 404);
        let path = format!("/users/{}", world::keys("users", Some(Tenant::B))[0]);
        assert_eq!(world.api.send("DELETE", &path, Some(&who), None).await.status, 404);
        assert_eq!(world.rows_of(&[Tenant::B, Tenant::C]).await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upsert_takes_over_nobody_elses_identity() {
    on_both(async |world| {
        let before = world.rows_of(&[Tenant::B, Tenant::C]).await;
        let linked = |kind: &str, id: &str| json!({ "data": { "type": kind, "id": id } });
        let data = json!({
            "type": "device-identifiers",
            "attributes": { "identifier_type": "mac", "identifier_value": "020000000000", "source": "taken over" },
            "relationships": {
                "device": linked("devices", &world::keys("devices", None)[1]),
                "partition": linked("partitions", &world::keys("partitions", None)[0]),
            },
        });
        let reply = send(&world, &token("operator"), ("POST", "/device-identifiers"), data).await;
        let own = world::keys("device-identifiers", Some(Tenant::A))[0].clone();
        assert!(matches!(reply.status, 200 | 201), "{}", reply.text);
        assert_eq!(reply.json()["data"]["id"], own, "the own identifier means another device now");
        assert_eq!(world.rows_of(&[Tenant::B, Tenant::C]).await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_document_cannot_move_a_record_to_another_key() {
    on_both(async |world| {
        let own = &world::keys("partitions", None)[0];
        let theirs = &world::keys("partitions", Some(Tenant::B))[0];
        let data = json!({ "type": "partitions", "id": theirs, "attributes": { "name": "Moved" } });
        let reply = send(&world, &token("admin"), ("PATCH", &format!("/partitions/{own}")), data).await;
        assert_eq!((reply.status, reply.code().as_str()), (409, "id_mismatch"));
    })
    .await;
}
