//! Keys that do not work, or no longer.

use tests::world::{Access, Tenant, World};

use crate::{on_both, send, sql, token};

/// What every key that does not work is answered with.
async fn refusal(world: &World) -> String {
    let reply = world.get(Some("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuv"), "/users").await;
    assert_eq!(reply.status, 401);
    reply.text
}

/// That a key of the viewer's works until `change`, and then is refused like one that never was.
async fn stops_working(change: &str) {
    on_both(async |world| {
        let key = token("viewer");
        assert_eq!(world.get(Some(&key), "/users").await.status, 200);
        sql(&world, change).await;
        let reply = world.get(Some(&key), "/users").await;
        assert_eq!((reply.status, reply.text), (401, refusal(&world).await), "{change}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disabled_key() {
    stops_working("UPDATE api_tokens SET enabled = (1 = 0) WHERE prefix = 'zqau0fkk'").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_revoked_key_even_if_it_is_enabled() {
    stops_working("UPDATE api_tokens SET revoked_at = inserted_at WHERE prefix = 'zqau0fkk'").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_expired_key() {
    stops_working("UPDATE api_tokens SET expires_at = inserted_at WHERE prefix = 'zqau0fkk'").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_of_a_tenant_that_is_not_open() {
    for status in ["suspended", "pending", "deleted"] {
        stops_working(&format!("UPDATE tenants SET status = '{status}' WHERE slug = 'tenant-a'")).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_key_of_a_removed_user() {
    stops_working("DELETE FROM users WHERE role = 'viewer' AND email = 'user0@example.com'").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_suspension_of_one_tenant_leaves_the_others_alone() {
    on_both(async |world| {
        sql(&world, "UPDATE tenants SET status = 'suspended' WHERE slug = 'tenant-a'").await;
        let theirs = Tenant::B.token("viewer", Access::Full);
        assert_eq!(world.get(Some(&theirs), "/users").await.status, 200);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_right_beginning_is_not_enough() {
    on_both(async |world| {
        let key = token("viewer");
        let wrong = format!("{}x", &key[..key.len() - 1]);
        let reply = world.get(Some(&wrong), "/users").await;
        assert_eq!((reply.status, reply.text), (401, refusal(&world).await));
        for broken in ["", "x", "zqau0fkk", &"a".repeat(300), "zqau0fkk'; DROP TABLE users; --aaaaaaaaaaaaaaaaaaaaa"] {
            let reply = world.get(Some(broken), "/users").await;
            assert_eq!((reply.status, reply.text), (401, refusal(&world).await), "{broken}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_that_its_owner_revokes_is_over_at_once() {
    on_both(async |world| {
        let (weak, full) = (Tenant::A.token("viewer", Access::Read), token("viewer"));
        let id = tests::world::keys("api-tokens", None)[0].clone();
        assert_eq!(world.get(Some(&weak), "/users").await.status, 200);
        let data = serde_json::json!({ "type": "api-tokens", "attributes": {} });
        let reply = send(&world, &full, ("PATCH", &format!("/api-tokens/{id}/revoke")), data).await;
        assert_eq!(reply.status, 200, "{}", reply.text);
        assert_eq!(world.get(Some(&weak), "/users").await.status, 401);
    })
    .await;
}
