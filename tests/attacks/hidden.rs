//! Asking about what one may not see: filters, orders and relations as oracles.

use tests::world::{self, Tenant};

use crate::{on_both, token};

/// Fields that no answer ever has.
const SECRETS: [(&str, &str); 3] = [("users", "hashed_password"), ("api-tokens", "token_hash"), ("users", "tenant_id")];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn secrets_are_neither_filtered_nor_sorted_by_nor_selected() {
    on_both(async |world| {
        for role in ["viewer", "super_admin"] {
            for (api_type, field) in SECRETS {
                for query in [
                    format!("filter[{field}][is_null]=true"),
                    format!("filter[{field}][starts_with]=a"),
                    format!("filter[{field}]=a"),
                    format!("sort={field}"),
                    format!("sort=-{field}"),
                    format!("fields[{api_type}]={field}"),
                ] {
                    let reply = world.get(Some(&token(role)), &format!("/{api_type}?{query}")).await;
                    assert_eq!(reply.status, 400, "{api_type}?{query} by {role}: {}", reply.text);
                }
            }
            for query in ["filter[user.hashed_password][is_null]=true", "filter[user.api_tokens.token_hash][ge]=a"] {
                let reply = world.get(Some(&token(role)), &format!("/api-tokens?{query}")).await;
                assert_eq!(reply.status, 400, "{query}: {}", reply.text);
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn others_tokens_cannot_be_guessed_through_their_users() {
    on_both(async |world| {
        let (viewer, admin) = (token("viewer"), token("admin"));
        // The first token of the operator.
        let name = "zqa020302";
        let asked = |path: &str| format!("/users?filter[api_tokens.{path}");
        for query in [asked(&format!("name]={name}")), asked("prefix][starts_with]=zqau1"), asked("id][is_null]=false")]
        {
            let to_viewer = world.get(Some(&viewer), &query).await;
            let own = world::keys("users", None)[0].clone();
            assert!(to_viewer.ids().iter().all(|id| *id == own), "{query}: {}", to_viewer.text);
            assert!(
                !world.get(Some(&admin), &query).await.ids().is_empty(),
                "{query} finds something for those who may"
            );
        }
        // Nor in two steps, by what is seen behind what is not.
        let query = format!("/users?filter[api_tokens.user.api_tokens.name]={name}");
        assert_eq!(world.get(Some(&viewer), &query).await.ids().len(), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn included_relations_bring_only_what_may_be_read() {
    on_both(async |world| {
        let viewer = token("viewer");
        for path in [
            "/users?include=api_tokens",
            "/users?include=api_tokens.user.api_tokens",
            "/tenants?include=owner.api_tokens",
        ] {
            let reply = world.get(Some(&viewer), path).await;
            assert_eq!(reply.status, 200, "{path}: {}", reply.text);
            let document = reply.json();
            let included = document["included"].as_array().cloned().unwrap_or_default();
            let tokens = included.iter().filter(|record| record["type"] == "api-tokens");
            let own = world::keys("users", None)[0].clone();
            for token in tokens {
                assert_eq!(token["relationships"]["user"]["data"]["id"], own, "{path}: {token}");
            }
            assert!(!reply.text.contains("zqau1") && !reply.text.contains("zqau2"), "{path}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_field_that_is_hidden_is_no_oracle() {
    on_both(async |world| {
        // Everybody has been seen; the viewer sees when for one user only.
        let viewer = token("viewer");
        let seen = world.get(Some(&viewer), "/users?filter[authenticated_at][is_null]=false").await;
        assert_eq!(seen.ids(), [world::keys("users", None)[0].clone()], "{}", seen.text);
        crate::sql(&world, "UPDATE users SET authenticated_at = NULL WHERE email = 'user2@example.com'").await;
        let before = world.get(Some(&viewer), "/users?sort=authenticated_at,-id").await.ids();
        crate::sql(&world, "UPDATE users SET authenticated_at = updated_at WHERE email = 'user2@example.com'").await;
        assert_eq!(world.get(Some(&viewer), "/users?sort=authenticated_at,-id").await.ids(), before);
        let admins = world.get(Some(&token("admin")), "/users?filter[authenticated_at][is_null]=false").await;
        assert_eq!(admins.ids().len(), 6, "administrators see it of all");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_partition_hides_what_lies_beyond_it_from_every_side() {
    on_both(async |world| {
        let (own, other) = (world::keys("partitions", None)[1].clone(), world::keys("partitions", None)[2].clone());
        let who = format!("@a operator {own}");
        let hidden = world::keys("devices", None)[2].replace(':', "%3A");
        assert_eq!(world.get(Some(&who), &format!("/devices/{hidden}")).await.status, 404);
        for query in [
            format!("/devices?filter[partition]={other}"),
            format!("/devices/by-ip?partition={other}&ip=10.0.0.2"),
            format!("/device-identifiers?filter[device]={hidden}"),
            format!("/device-identifiers/by-device?device={hidden}"),
            format!("/device-groups?filter[devices.uid]={hidden}"),
            format!("/partitions?filter[devices.uid]={hidden}"),
            format!("/pollers?filter[devices.uid]={hidden}"),
        ] {
            let reply = world.get(Some(&who), &query).await;
            assert_eq!((reply.status, reply.ids().len()), (200, 0), "{query}: {}", reply.text);
        }
        let reply =
            world.get(Some(&who), &format!("/partitions/{other}?include=devices.identifiers,pollers.devices")).await;
        assert!(!reply.text.contains("sr:device-x-2"), "{}", reply.text);
        assert_eq!(world.dangling(Tenant::A).await, "");
    })
    .await;
}
