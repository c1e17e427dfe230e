//! One test per published advisory about frameworks of this kind, named by what went wrong.

use axum::body::Body;
use axum::http::Request;
use resource_core::Scalar;
use resource_core::meta::{ActionKind, InputTarget, Method};
use resource_runtime::cx::{Actor, Principal};
use resource_runtime::{Class, action, read};
use serde_json::{Value, json};
use tests::world::{self, Access, Tenant};

use crate::{on_both, send, token};

fn nobody_in_particular(role: Option<&str>) -> Actor {
    Actor {
        name: "user:somebody".to_owned(),
        principals: role.map(Principal::role).into_iter().collect(),
        fields: generated::ActorFields {
            user: Some(world::keys("users", None)[0].parse().expect("a UUID")),
            partition: None,
        }
        .into(),
        is_system: false,
    }
}

/// GHSA-hf59-7rwq-785m: an update without changes skipped the policy and ran side effects.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_empty_update_is_authorized_like_any_other() {
    on_both(async |world| {
        let rows = async || {
            let all = world.rows_of(&[Tenant::A]).await;
            all.lines().filter(|line| !line.starts_with("api_tokens")).map(str::to_owned).collect::<Vec<_>>()
        };
        let before = rows().await;
        for (path, kind) in [
            ("/devices/sr%3Adevice-x-0", "devices"),
            ("/pollers/poller-x-2/activate", "pollers"),
            ("/devices/sr%3Adevice-x-0/touch", "devices"),
        ] {
            for document in [Some(json!({ "data": { "type": kind, "attributes": {} } })), None] {
                let reply = world.api.send("PATCH", path, Some(&token("viewer")), document.as_ref()).await;
                assert_eq!(reply.status, 403, "{path}: {}", reply.text);
            }
        }
        assert_eq!(rows().await, before, "nothing is touched, caused or recorded");
    })
    .await;
}

/// CVE-2025-32782: a confirmation by GET was clicked by mail scanners.
#[test]
fn nothing_is_changed_by_a_get() {
    let mut reads = 0;
    for entry in generated::APPLICATION.resources {
        for route in entry.routes {
            let kind = entry.meta.actions[usize::from(route.action)].kind;
            assert_eq!(route.method == Method::Get, kind == ActionKind::Read, "{}", route.path);
            reads += usize::from(kind == ActionKind::Read);
        }
    }
    assert!(reads > 30, "{reads}");
    let user = generated::APPLICATION.resources.iter().find(|entry| entry.meta.name == "identity.user").expect("users");
    let confirm = user.meta.action("confirm").expect("an action");
    assert!(
        user.routes.iter().all(|route| route.action != confirm) && user.meta.actions[usize::from(confirm)].internal
    );
}

/// CVE-2025-48042: hooks ran before authorization.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hooks_run_for_nobody_who_may_not_act() {
    on_both(async |world| {
        // Each hook would complain about its input; whoever may not act does not hear of it.
        let passwords = json!({ "password": "correct horse battery", "password_confirmation": "something different" });
        let data = json!({ "type": "users", "attributes": passwords });
        let path = format!("/users/{}/change-password", world::keys("users", None)[2]);
        let reply = send(&world, &token("viewer"), ("POST", &path), data).await;
        assert_eq!(reply.status, 403, "{}", reply.text);
        let mut attributes = passwords.clone();
        attributes["name"] = json!("Mine");
        attributes["email"] = json!("mine@example.com");
        let reply = send(
            &world,
            &token("admin"),
            ("POST", "/tenants/register"),
            json!({ "type": "tenants", "attributes": attributes }),
        )
        .await;
        assert_eq!(reply.status, 403, "{}", reply.text);
    })
    .await;
}

/// CVE-2025-48043: a scenario without conditions became a permissive filter.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_actor_without_principals_or_with_unknown_roles_may_nothing() {
    on_both(async |world| {
        for role in [None, Some("nobody"), Some(""), Some("reader*"), Some("*")] {
            let cx = world.engine.in_tenant(Tenant::A.id(), nobody_in_particular(role));
            for entry in generated::APPLICATION.resources {
                for (at, declared) in
                    entry.meta.actions.iter().enumerate().filter(|(_, action)| action.kind == ActionKind::Read)
                {
                    let slots = resource_runtime::testing::factory::input(declared, 1);
                    let ended = read::read(cx.any(), entry.meta, read::Query::new(at as u16, slots)).await;
                    let class = ended.map(|answer| answer.rows.len()).map_err(|error| error.class());
                    assert_eq!(class, Err(Class::Forbidden), "{role:?}: {}.{}", entry.meta.name, declared.name);
                }
            }
        }
    })
    .await;
}

/// CVE-2025-48044: a bypass was granted as soon as its condition held.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_condition_that_holds_grants_nothing_without_its_role() {
    on_both(async |world| {
        let user = generated::APPLICATION
            .resources
            .iter()
            .find(|entry| entry.meta.name == "identity.user")
            .expect("users")
            .meta;
        let own = [Scalar::Uuid(world::keys("users", None)[0].parse().expect("a UUID"))];
        for role in [None, Some("nobody"), Some("anonymous")] {
            let cx = world.engine.in_tenant(Tenant::A.id(), nobody_in_particular(role));
            let update = user.action("update").expect("an action");
            let slots = resource_runtime::Slots::empty(&user.actions[usize::from(update)]);
            let ended = action::update(cx.any(), user, action::Target { action: update, key: &own }, slots).await;
            let class = ended.map(|_| ()).map_err(|error| error.class());
            assert!(matches!(class, Err(Class::Forbidden | Class::NotFound)), "{role:?}: {class:?}");
        }
    })
    .await;
}

/// CVE-2026-34593: names from requests were kept for ever.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unknown_names_are_refused_wherever_they_stand() {
    on_both(async |world| {
        let who = token("admin");
        for number in 0..200 {
            let name = format!("name_{number}");
            let queries = [
                format!("sort={name}"),
                format!("include={name}"),
                format!("filter[{name}]=1"),
                format!("{name}=1"),
                format!("filter[status]={name}"),
            ];
            for query in queries {
                assert_eq!(world.get(Some(&who), &format!("/pollers?{query}")).await.status, 400, "{query}");
            }
        }
    })
    .await;
}

/// CVE-2026-49757: people were recognized by e-mail address alone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_in_one_tenant_says_nothing_in_another() {
    on_both(async |world| {
        let before = world.rows_of(&Tenant::ALL).await;
        let attributes = json!({
            "name": "Impostors", "email": "user2@example.com",
            "password": "correct horse battery", "password_confirmation": "correct horse battery",
        });
        let document = json!({ "data": { "type": "tenants", "attributes": attributes } });
        let reply = world.api.send("POST", "/tenants/register", None, Some(&document)).await;
        assert_eq!(reply.status, 200, "{}", reply.text);
        let user = reply.json()["meta"]["result"]["user"].as_str().expect("a user").to_owned();
        assert!(!world::keys("users", None).contains(&user));
        assert_eq!(world.rows_of(&Tenant::ALL).await, before, "nobody's user has changed");
    })
    .await;
}

/// CVE-2026-55736: what was not meant as input could be set by naming it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_action_takes_what_it_does_not_declare() {
    on_both(async |world| {
        let mut tried = 0;
        for entry in generated::APPLICATION.resources {
            for route in entry.routes {
                let declared = &entry.meta.actions[usize::from(route.action)];
                if matches!(declared.kind, ActionKind::Read | ActionKind::Destroy) {
                    continue;
                }
                let takes = |field: usize| {
                    declared.inputs.iter().any(|input| match input.target {
                        InputTarget::Field(at) | InputTarget::Relation(_, at) => usize::from(at) == field,
                        InputTarget::Argument => input.name == entry.meta.fields[field].name,
                    })
                };
                let others = (0..entry.meta.fields.len())
                    .filter(|field| !takes(*field))
                    .map(|field| entry.meta.fields[field].name);
                let attributes: serde_json::Map<String, Value> =
                    others.map(|name| (name.to_owned(), json!("x"))).collect();
                let names: Vec<String> = attributes.keys().cloned().collect();
                let key = if entry.meta.api_type == "tenants" {
                    Tenant::A.id().to_string()
                } else {
                    world::keys(entry.meta.api_type, Some(Tenant::A))[0].clone()
                };
                let path = route.path.replace("{id}", &key.replace(':', "%3A"));
                let method = if route.method == Method::Post { "POST" } else { "PATCH" };
                let data = json!({ "type": entry.meta.api_type, "attributes": attributes });
                let reply = send(&world, &token("super_admin"), (method, &path), data).await;
                if reply.status == 403 {
                    continue;
                }
                assert_eq!(reply.status, 422, "{method} {path}: {}", reply.text);
                for name in names {
                    assert!(
                        reply.text.contains(&format!("/data/attributes/{name}\"")),
                        "{path} says nothing of `{name}`: {}",
                        reply.text
                    );
                    tried += 1;
                }
            }
        }
        tests::counts::tell(&format!("unknown input: {tried} fields tried"));
        assert!(tried > 300, "{tried}");
    })
    .await;
}

/// CVE-2026-67579: a forged cursor carried an expression.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changed_cursor_is_refused_whatever_was_changed() {
    on_both(async |world| {
        let who = token("admin");
        let page = world.get(Some(&who), "/devices?page[size]=1").await;
        let document = page.json();
        let link = document["links"]["next"].as_str().expect("a next page").to_owned();
        assert_eq!(world.get(Some(&who), &link).await.status, 200);
        let (path, cursor) = link.rsplit_once('=').expect("a cursor");
        let cursor = percent_encoding::percent_decode_str(cursor).decode_utf8_lossy();
        for at in 0..cursor.len() {
            for letter in ['A', 'B', '_'] {
                let mut forged: Vec<char> = cursor.chars().collect();
                if forged[at] == letter {
                    continue;
                }
                forged[at] = letter;
                let forged: String = forged.into_iter().collect();
                let reply = world.get(Some(&who), &format!("{path}={forged}")).await;
                assert_eq!((reply.status, reply.code().as_str()), (400, "cursor"), "{at} {letter}");
            }
        }
        for forged in ["", "e30", "eyJmaWx0ZXIiOiJ0cnVlIn0", "AQ", "%00", "..%2F.."] {
            assert_eq!(world.get(Some(&who), &format!("{path}={forged}")).await.status, 400, "{forged}");
        }
    })
    .await;
}

/// CVE-2026-69659: a cursor of any length was read.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_cursor_is_not_read() {
    on_both(async |world| {
        for length in [1_025, 60_000] {
            let path = format!("/devices?page[after]={}", "A".repeat(length));
            assert_eq!(world.get(Some(&token("admin")), &path).await.status, 400);
        }
    })
    .await;
}

/// CVE-2026-70395: a related record was looked up by a condition from the request.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_relation_is_a_key_and_nothing_else() {
    on_both(async |world| {
        for id in [
            json!({ "ne": null }),
            json!(["a", "b"]),
            json!(true),
            json!(1),
            json!("' OR 1=1 --"),
            json!("*"),
            json!(""),
        ] {
            let linkage = json!({ "partition": { "data": { "type": "partitions", "id": id } } });
            let data = json!({ "type": "devices", "attributes": { "uid": "new-one" }, "relationships": linkage });
            let reply = send(&world, &token("admin"), ("POST", "/devices"), data).await;
            assert!(matches!(reply.status, 404 | 409 | 422), "{id}: {} {}", reply.status, reply.text);
        }
        let linkage = json!({ "partition": { "data": { "type": "users", "id": world::keys("users", None)[0] } } });
        let data = json!({ "type": "devices", "attributes": { "uid": "new-one" }, "relationships": linkage });
        let reply = send(&world, &token("admin"), ("POST", "/devices"), data).await;
        assert!(matches!(reply.status, 409 | 422), "{}", reply.text);
    })
    .await;
}

/// CVE-2026-65633: a token for one purpose was taken for all.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_that_reads_is_no_token_that_writes() {
    on_both(async |world| {
        let data = json!({ "type": "partitions", "attributes": { "name": "Mine", "slug": "mine" } });
        for role in world::ROLES {
            let reply = send(&world, &Tenant::A.token(role, Access::Read), ("POST", "/partitions"), data.clone()).await;
            assert_eq!(reply.status, 403, "{role}");
        }
        let reply = send(&world, &token("admin"), ("POST", "/partitions"), data).await;
        assert_eq!(reply.status, 201, "{}", reply.text);
    })
    .await;
}

/// CVE-2026-66882: what a request said came back as markup.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_request_says_never_comes_back_as_a_page() {
    on_both(async |world| {
        let script = "%3Cscript%3Ealert(1)%3C%2Fscript%3E";
        for path in [
            format!("/{script}"),
            format!("/users/{script}"),
            format!("/users?sort={script}"),
            format!("/users?filter[{script}]=1"),
        ] {
            let request = Request::get(format!("/api/v2{path}"))
                .header("authorization", format!("Bearer {}", token("admin")))
                .header("accept", "text/html, */*");
            let reply = world.api.request(request.body(Body::empty()).expect("a request")).await;
            assert!(reply.status >= 400 && reply.status < 500, "{path}: {}", reply.status);
            assert!(reply.json()["errors"].is_array(), "{path}: {}", reply.text);
        }
    })
    .await;
}

/// CVE-2026-77454 and its like: text from requests became part of SQL.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn values_are_values() {
    on_both(async |world| {
        let who = token("admin");
        let all = world.get(Some(&who), "/devices").await.ids().len();
        let evil = [
            "' OR 1=1 --",
            "'); DROP TABLE devices; --",
            "$1",
            "?",
            "%25' ESCAPE '",
            "\\' OR \\'1",
            "\"",
            "a%00b",
            "{{7*7}}",
            "1 UNION SELECT * FROM users",
        ];
        for text in evil {
            let text = percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC);
            for operator in ["eq", "contains", "starts_with", "ends_with", "gt", "in"] {
                let reply = world.get(Some(&who), &format!("/devices?filter[hostname][{operator}]={text}")).await;
                assert!(matches!(reply.status, 200 | 400), "{operator} {text}: {} {}", reply.status, reply.text);
                assert!(operator == "gt" || reply.ids().is_empty(), "{operator} {text}: {}", reply.text);
            }
            let reply = world.get(Some(&who), &format!("/devices/{text}")).await;
            assert_eq!(reply.status, 404, "{text}: {}", reply.text);
        }
        assert_eq!(world.get(Some(&who), "/devices").await.ids().len(), all);
    })
    .await;
}
