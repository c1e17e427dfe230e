//! Becoming more than one is.

use serde_json::json;
use tests::world::{self, Access, Tenant};

use crate::{on_both, send, token};

fn user(role: &str) -> String {
    let at = world::ROLES.iter().position(|known| *known == role).expect("a role");
    world::keys("users", None)[at].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_raises_their_own_role() {
    on_both(async |world| {
        for role in ["viewer", "operator", "admin"] {
            let (who, path) = (token(role), format!("/users/{}", user(role)));
            for wanted in ["admin", "super_admin"] {
                let data = json!({ "type": "users", "attributes": { "role": wanted } });
                let reply = send(&world, &who, ("PATCH", &format!("{path}/update-role")), data.clone()).await;
                assert!(matches!(reply.status, 403 | 422), "{role}: {} {}", reply.status, reply.text);
                let reply = send(&world, &who, ("PATCH", &path), data).await;
                assert_eq!((reply.status, reply.code().as_str()), (422, "not_accepted"), "{role}: {}", reply.text);
            }
            let data = json!({ "type": "users", "attributes": {} });
            let reply = send(&world, &who, ("PATCH", &format!("{path}/grant-super-admin")), data).await;
            assert_eq!(reply.status, 403, "{role}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn administrators_make_no_platform_operators() {
    on_both(async |world| {
        let who = token("admin");
        let password = "correct horse battery";
        let attributes = json!({ "email": "new@example.com", "role": "super_admin" });
        let reply = send(&world, &who, ("POST", "/users"), json!({ "type": "users", "attributes": attributes })).await;
        assert_eq!(reply.status, 422, "{}", reply.text);
        let mut attributes = attributes;
        attributes["password"] = json!(password);
        attributes["password_confirmation"] = json!(password);
        let reply =
            send(&world, &who, ("POST", "/users/register"), json!({ "type": "users", "attributes": attributes })).await;
        assert_eq!(reply.status, 422, "{}", reply.text);
        let data = json!({ "type": "users", "attributes": { "role": "super_admin" } });
        let reply = send(&world, &who, ("PATCH", &format!("/users/{}/update-role", user("viewer"))), data).await;
        assert_eq!(reply.status, 422, "{}", reply.text);
        // Nor do they touch those that are there.
        let data = json!({ "type": "users", "attributes": { "role": "viewer" } });
        let reply = send(&world, &who, ("PATCH", &format!("/users/{}/update-role", user("super_admin"))), data).await;
        assert_eq!(reply.status, 403, "{}", reply.text);
        let path = format!("/users/{}", user("super_admin"));
        assert_eq!(world.api.send("DELETE", &path, Some(&who), None).await.status, 403);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_issues_a_token_for_somebody_stronger() {
    on_both(async |world| {
        let before = world.rows_of(&[Tenant::A]).await.matches("api_tokens: ").count();
        for (role, victim) in [("viewer", "admin"), ("operator", "admin"), ("admin", "super_admin")] {
            let data = json!({ "type": "api-tokens", "attributes": { "name": "Mine", "access": "admin", "user": user(victim) } });
            let reply = send(&world, &token(role), ("POST", "/api-tokens/issue"), data).await;
            assert_eq!(reply.status, 403, "{role} for {victim}: {}", reply.text);
        }
        let after = world.rows_of(&[Tenant::A]).await.matches("api_tokens: ").count();
        assert_eq!(before, after);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_weak_token_makes_no_strong_one() {
    on_both(async |world| {
        for access in [Access::Read, Access::Write] {
            let who = Tenant::A.token("admin", access);
            let data = json!({ "type": "api-tokens", "attributes": { "name": "Mine", "access": "admin" } });
            assert_eq!(send(&world, &who, ("POST", "/api-tokens/issue"), data).await.status, 403);
            let data = json!({ "type": "users", "attributes": { "email": "mine@example.com" } });
            assert_eq!(send(&world, &who, ("POST", "/users"), data).await.status, 403);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_viewers_full_token_is_a_viewer() {
    on_both(async |world| {
        let data = json!({ "type": "partitions", "attributes": { "name": "Mine", "slug": "mine" } });
        assert_eq!(send(&world, &token("viewer"), ("POST", "/partitions"), data).await.status, 403);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_takes_over_an_address() {
    on_both(async |world| {
        let path = format!("/users/{}/update-email", user("viewer"));
        for address in ["user2@example.com", "USER2@EXAMPLE.COM", "  user2@example.com "] {
            let data = json!({ "type": "users", "attributes": { "email": address } });
            let reply = send(&world, &token("viewer"), ("PATCH", &path), data).await;
            assert!(matches!(reply.status, 409 | 422), "{address}: {} {}", reply.status, reply.text);
        }
        let path = format!("/users/{}/update-email", user("admin"));
        let data = json!({ "type": "users", "attributes": { "email": "mine@example.com" } });
        assert_eq!(send(&world, &token("viewer"), ("PATCH", &path), data).await.status, 403);
        // A new address has proved nothing yet.
        let path = format!("/users/{}/update-email", user("viewer"));
        let data = json!({ "type": "users", "attributes": { "email": "new@example.com" } });
        let reply = send(&world, &token("viewer"), ("PATCH", &path), data).await;
        assert_eq!(reply.json()["data"]["attributes"]["is_confirmed"], false, "{}", reply.text);
    })
    .await;
}
