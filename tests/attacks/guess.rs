//! Guessing keys: what another tenant has is answered like what nobody has.

use resource_core::meta::{ActionKind, Method, Tenancy};
use serde_json::json;
use tests::world::{self, Tenant};

use crate::{on_both, send, token};

fn method(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
    }
}

fn nobodys(api_type: &str) -> String {
    match api_type {
        "pollers" | "devices" | "agents" | "checkers" => "nobody".to_owned(),
        "device-identifiers" | "jobs" => "999999".to_owned(),
        _ => world::id(9, 9, 9).to_string(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_foreign_record_is_answered_like_a_missing_one_on_every_route() {
    on_both(async |world| {
        let mut compared = 0;
        for entry in generated::APPLICATION.resources {
            let api_type = entry.meta.api_type;
            // What the platform has is no tenant's.
            if matches!(entry.meta.tenancy, Tenancy::Shared) {
                continue;
            }
            for route in entry.routes.iter().filter(|route| route.path.contains("{id}")) {
                let action = &entry.meta.actions[usize::from(route.action)];
                let document = match action.kind {
                    ActionKind::Read | ActionKind::Destroy => None,
                    _ => Some(json!({ "data": { "type": api_type, "attributes": {} } })),
                };
                for role in world::ROLES {
                    for victim in [Tenant::B, Tenant::C] {
                        let (foreign, missing) = (world::keys(api_type, Some(victim))[0].clone(), nobodys(api_type));
                        let ask = async |key: &str| {
                            let path = route.path.replace("{id}", &key.replace(':', "%3A"));
                            let who = token(role);
                            world.api.send(method(route.method), &path, Some(&who), document.as_ref()).await
                        };
                        let (theirs, nobodys) = (ask(&foreign).await, ask(&missing).await);
                        let name = format!("{} {} by {role}", method(route.method), route.path);
                        // Who may not look at a type at all is told so, whatever the key.
                        let closed = matches!(api_type, "audit-logs" | "jobs") && theirs.status == 403;
                        assert!(
                            closed || matches!(theirs.status, 404 | 422),
                            "{name}: {} {}",
                            theirs.status,
                            theirs.text
                        );
                        assert_eq!(theirs.status, nobodys.status, "{name}: {} {}", theirs.text, nobodys.text);
                        let plain = theirs.text.replace(&foreign, "KEY");
                        assert_eq!(plain, nobodys.text.replace(&missing, "KEY"), "{name}");
                        compared += 1;
                    }
                }
            }
        }
        tests::counts::tell(&format!("guessing: {compared} pairs of answers are alike"));
        assert!(compared > 300);
        assert_eq!(world.dangling(Tenant::A).await, "");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_foreign_relation_is_answered_like_a_missing_one() {
    on_both(async |world| {
        let before = world.rows_of(&[Tenant::B, Tenant::C]).await;
        let ask = async |partition: String, poller: String| {
            let linked = |kind: &str, id: &str| json!({ "data": { "type": kind, "id": id } });
            let relationships =
                json!({ "partition": linked("partitions", &partition), "poller": linked("pollers", &poller) });
            let data = json!({ "type": "devices", "attributes": { "uid": "new-one" }, "relationships": relationships });
            let reply = send(&world, &token("admin"), ("POST", "/devices"), data).await;
            (reply.status, reply.text.replace(&partition, "KEY").replace(&poller, "KEY"))
        };
        let own = || (world::keys("partitions", None)[0].clone(), world::keys("pollers", None)[0].clone());
        let foreign = |kind| world::keys(kind, Some(Tenant::B))[0].clone();
        let foreign_partition = ask(foreign("partitions"), own().1).await;
        assert_eq!(foreign_partition, ask(nobodys("partitions"), own().1).await);
        assert!(foreign_partition.0 >= 400 && foreign_partition.0 < 500, "{foreign_partition:?}");
        let foreign_poller = ask(own().0, foreign("pollers")).await;
        assert_eq!(foreign_poller, ask(own().0, nobodys("pollers")).await);
        assert!(foreign_poller.0 >= 400 && foreign_poller.0 < 500, "{foreign_poller:?}");
        assert_eq!(ask(own().0, own().1).await.0, 201, "the same with what is there");
        assert_eq!(world.rows_of(&[Tenant::B, Tenant::C]).await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_of_another_tenant_cannot_be_enumerated() {
    on_both(async |world| {
        let who = token("admin");
        crate::sql(&world, "UPDATE users SET email = 'only-in-b@example.com' WHERE display_name LIKE 'zqb0105%'").await;
        let theirs = world.get(Some(&who), "/users/by-email?email=only-in-b@example.com").await;
        let nobodys = world.get(Some(&who), "/users/by-email?email=nobody@example.com").await;
        assert_eq!((theirs.status, &theirs.text), (404, &nobodys.text));
        let list = world.get(Some(&who), "/users?filter[email]=only-in-b@example.com&page[count]=true").await;
        assert_eq!((list.status, list.ids().len()), (200, 0));
        assert!(!list.text.contains("\"total\":1"), "{}", list.text);
        // The address is free in this tenant: nothing tells that somebody else has it.
        let data = json!({ "type": "users", "attributes": { "email": "only-in-b@example.com" } });
        assert_eq!(send(&world, &who, ("POST", "/users"), data).await.status, 201);
    })
    .await;
}
