//! API tokens: issuing, narrowing, ending.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use generated::identity::TokenAccess;
use generated::identity::api_token::{self, Create};
use resource_core::{Id, Secret, Timestamp};
use resource_macros::resource_test;
use resource_runtime::Class;
use resource_runtime::testing::TestCx;
use serde_json::{Value, json};

use crate::stage::{ROLES, Seen, Stage, record, wrongs};

fn issue(attributes: Value) -> Value {
    let mut data = record("api-tokens", attributes);
    data["attributes"]["name"] = json!(" robot ");
    data
}

#[resource_test]
async fn a_key_is_shown_once(t: TestCx) {
    let stage = Stage::new(&t).await;
    let viewer = stage.caller("viewer").await;
    let answer = viewer.post("/api-tokens/issue", issue(json!({ "description": "x" }))).await.is(200);
    let issued = answer.json()["meta"]["result"].clone();
    let key = issued["token"].as_str().expect("a key");
    assert_eq!((key.len(), &key[..8]), (43, issued["prefix"].as_str().expect("a prefix")));
    assert_eq!(issued["expires_at"], Value::Null);
    let path = format!("/api-tokens/{}", issued["id"].as_str().expect("an id"));
    let seen = viewer.get(&path).await.is(200);
    assert!(!seen.text.contains(key) && !seen.text.contains("token_hash"), "{}", seen.text);
    for (name, value) in [
        ("name", json!("robot")),
        ("access", json!("read")),
        ("enabled", json!(true)),
        ("use_count", json!(0)),
        ("status", json!("active")),
        ("is_valid", json!(true)),
        ("is_expired", json!(false)),
        ("is_revoked", json!(false)),
        ("access_label", json!("Read only")),
        ("status_color", json!("green")),
        ("last_used_at", Value::Null),
        ("metadata", json!({})),
    ] {
        assert_eq!(seen.attribute(name), value, "{name}");
    }
    assert_eq!(seen.json()["data"]["relationships"]["user"]["data"]["id"], json!(stage.person("viewer").to_string()));
    assert_eq!(stage.count("api_tokens", &format!("token_hash LIKE '%{key}%'")).await, 0);
    assert_eq!(stage.count("api_tokens", "length(token_hash) = 64").await, 2);
    for query in ["filter[token_hash]=x", "sort=token_hash", "fields[api-tokens]=token_hash"] {
        viewer.get(&format!("/api-tokens?{query}")).await.is(400);
    }
    stage.holder(key).get("/users").await.is(200);
    viewer.post("/api-tokens", issue(json!({}))).await.is(405);
    let wrong = record("api-tokens", json!({ "name": "", "access": "all", "description": "x".repeat(1001) }));
    let wrong = viewer.post("/api-tokens/issue", wrong).await.is(422);
    let expected = [
        ("/data/attributes/access", "type"),
        ("/data/attributes/description", "length"),
        ("/data/attributes/name", "length"),
    ];
    assert_eq!(wrong.wrong(), wrongs(&expected));
}

#[resource_test]
async fn only_the_whole_key_signs_in(t: TestCx) {
    let stage = Stage::new(&t).await;
    let viewer = stage.caller("viewer").await;
    let key = viewer.key();
    let forged = format!("{}{}", &key[..42], if key.ends_with('x') { 'y' } else { 'x' });
    let send = async |headers: &[(&str, String)]| {
        let mut request = Request::builder().uri("/api/v2/users");
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        stage.api.request(request.body(Body::empty()).unwrap()).await
    };
    assert_eq!(send(&[("authorization", format!("bEARER {key}"))]).await.status, 200);
    assert_eq!(send(&[("x-api-key", key.to_owned())]).await.status, 200);
    let refusals: [&[(&str, String)]; 9] = [
        &[],
        &[("authorization", format!("Bearer {forged}"))],
        &[("authorization", format!("Bearer {}", &key[..8]))],
        &[("authorization", format!("Bearer {key}x"))],
        &[("authorization", format!("Basic {key}"))],
        &[("authorization", key.to_owned())],
        &[("authorization", "Bearer".to_owned())],
        &[("authorization", format!("Bearer {key}")), ("x-api-key", key.to_owned())],
        &[("x-api-key", "' OR 1=1 --".to_owned())],
    ];
    let mut texts = Vec::new();
    for headers in refusals {
        let answer = send(headers).await.is(401);
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        texts.push(answer.text);
    }
    texts.dedup();
    assert_eq!(texts.len(), 1, "every refusal is the same: {texts:?}");
}

#[resource_test]
async fn the_ends_of_a_token(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let soon = Timestamp::from_micros(t.clock().now().micros() + 60_000_000).to_string();
    let answer = admin.post("/api-tokens/issue", issue(json!({ "expires_at": soon, "access": "admin" }))).await.is(200);
    let issued = answer.json()["meta"]["result"].clone();
    assert_eq!(issued["expires_at"], json!(soon));
    let path = format!("/api-tokens/{}", issued["id"].as_str().expect("an id"));
    let robot = stage.holder(issued["token"].as_str().expect("a key"));
    let looks = async |expected: [Value; 5]| {
        let token = admin.get(&path).await;
        let names = ["status", "is_valid", "is_expired", "is_revoked", "status_color"];
        assert_eq!(names.map(|name| token.attribute(name)), expected);
        let listed = admin.get("/api-tokens/active").await.is(200).ids();
        assert_eq!(listed.contains(&token.id()), expected[1] == true);
    };
    robot.get("/users").await.is(200);
    admin.act(&format!("{path}/disable")).await.is(200);
    robot.get("/users").await.is(401);
    looks([json!("disabled"), json!(false), json!(false), json!(false), json!("gray")]).await;
    admin.act(&format!("{path}/enable")).await.is(200);
    robot.get("/users").await.is(200);
    t.clock().advance(Duration::from_secs(60));
    robot.get("/users").await.is(401);
    looks([json!("expired"), json!(false), json!(true), json!(false), json!("yellow")]).await;
    admin.patch(&path, record("api-tokens", json!({ "expires_at": null }))).await.is(200);
    robot.get("/users").await.is(200);
    looks([json!("active"), json!(true), json!(false), json!(false), json!("green")]).await;
    let revoked = admin.act(&format!("{path}/revoke")).await.is(200);
    assert!(revoked.attribute("revoked_by").as_str().is_some_and(|name| name.starts_with("token:")));
    assert_eq!(revoked.attribute("revoked_at"), json!(t.clock().now().to_string()));
    robot.get("/users").await.is(401);
    looks([json!("revoked"), json!(false), json!(false), json!(true), json!("red")]).await;
    for again in ["revoke", "enable"] {
        let refused = admin.act(&format!("{path}/{again}")).await.is(409);
        assert_eq!(refused.wrong(), wrongs(&[("", "guard")]));
    }
    admin.delete(&path).await.is(405);
    let fixed = record("api-tokens", json!({ "access": "admin", "enabled": true, "use_count": 0 }));
    assert_eq!(admin.patch(&path, fixed).await.is(422).wrong().len(), 3);
}

#[resource_test]
async fn uses_are_counted_once_a_minute(t: TestCx) {
    let stage = Stage::new(&t).await;
    let viewer = stage.caller("viewer").await;
    let own = async || {
        let token = viewer.get("/api-tokens").await.is(200).json()["data"][0]["attributes"].clone();
        (token["use_count"].clone(), token["last_used_at"].clone())
    };
    let start = json!(t.clock().now().to_string());
    assert_eq!(own().await, (json!(1), start.clone()));
    t.clock().advance(Duration::from_secs(59));
    assert_eq!(own().await, (json!(1), start));
    t.clock().advance(Duration::from_secs(1));
    assert_eq!(own().await, (json!(2), json!(t.clock().now().to_string())));
}

#[resource_test]
async fn a_suspended_tenant_lets_nobody_in(t: TestCx) {
    let stage = Stage::new(&t).await;
    let other = Stage::named(&t, "b").await;
    let callers = [stage.caller("viewer").await, stage.caller("super_admin").await];
    let console = stage.tenant.system("console");
    let id = Id::new(stage.tenant.id());
    let outside = other.caller("viewer").await;
    for caller in &callers {
        caller.get("/tenants").await.is(200);
    }
    generated::identity::tenant::suspend(&console, &id).await.unwrap();
    for caller in &callers {
        caller.get("/tenants").await.is(401);
    }
    outside.get("/tenants").await.is(200);
    generated::identity::tenant::activate(&console, &id).await.unwrap();
    callers[0].get("/tenants").await.is(200);
    generated::identity::tenant::soft_delete(&console, &id).await.unwrap();
    callers[1].get("/tenants").await.is(401);
}

#[resource_test]
async fn tokens_are_each_users_own(t: TestCx) {
    let stage = Stage::new(&t).await;
    let callers = [stage.caller("viewer").await, stage.caller("operator").await, stage.caller("admin").await];
    let platform = stage.caller("super_admin").await;
    let all = stage.count("api_tokens", "1 = 1").await as usize;
    let tokens = async |whom: &str| {
        platform.get(&format!("/api-tokens/by-user?user={}", stage.person(whom))).await.is(200).ids()
    };
    let (operators, highest) = (tokens("operator").await, tokens("super_admin").await);
    for (caller, sees, other) in [(&callers[0], 1, 404), (&callers[1], 1, 200), (&callers[2], all, 200)] {
        assert_eq!(caller.get("/api-tokens").await.is(200).ids().len(), sees);
        caller.get(&format!("/api-tokens/{}", operators[0])).await.is(other);
    }
    let rename = || record("api-tokens", json!({ "name": "x" }));
    callers[0].patch(&format!("/api-tokens/{}", operators[0]), rename()).await.is(404);
    callers[0].act(&format!("/api-tokens/{}/revoke", operators[0])).await.is(404);
    callers[2].patch(&format!("/api-tokens/{}", operators[0]), rename()).await.is(200);

    // For whom: oneself; administrators for others, but never for platform operators.
    for (role, caller) in ROLES.iter().zip(&callers) {
        for whom in ROLES {
            let asked = issue(json!({ "user": stage.person(whom) }));
            let status = if whom == *role || (*role == "admin" && whom != "super_admin") { 200 } else { 403 };
            let answer = caller.post("/api-tokens/issue", asked).await.is(status);
            if status == 200 {
                let key = answer.json()["meta"]["result"]["token"].as_str().expect("a key").to_owned();
                let admins = stage.holder(&key).post("/partitions", record("partitions", json!({}))).await.status;
                assert_eq!(admins, 403, "a token that reads writes nothing, whoever made it");
            }
        }
    }
    assert_eq!(tokens("super_admin").await, highest);
    let nobody = issue(json!({ "user": uuid::Uuid::nil() }));
    let nobody = callers[2].post("/api-tokens/issue", nobody).await.is(404);
    assert_eq!(nobody.wrong(), wrongs(&[("/data/relationships/user", "not_found")]));
    let foreign = issue(json!({ "user": Stage::named(&t, "b").await.person("viewer") }));
    let foreign = callers[2].post("/api-tokens/issue", foreign).await;
    assert_eq!(foreign.json(), nobody.json(), "a foreign user is as absent as none");
}

#[resource_test]
async fn weaker_tokens_cannot_make_stronger_ones(t: TestCx) {
    let stage = Stage::new(&t).await;
    for (access, may) in [(TokenAccess::Read, 403), (TokenAccess::Write, 403), (TokenAccess::Admin, 200)] {
        let admin = stage.with("admin", access).await;
        admin.get("/api-tokens").await.is(200);
        admin.post("/api-tokens/issue", issue(json!({ "access": "admin" }))).await.is(may);
        let role = record("users", json!({ "role": "operator" }));
        admin.patch(&format!("/users/{}/update-role", stage.person("viewer")), role).await.is(may);
        let name = record("users", json!({ "display_name": "x" }));
        let writes = if access == TokenAccess::Read { 403 } else { 200 };
        admin.patch(&format!("/users/{}", stage.person("admin")), name).await.is(writes);
    }
}

#[resource_test]
async fn keys_are_long_and_prefixes_unique_everywhere(t: TestCx) {
    let stage = Stage::new(&t).await;
    let other = Stage::named(&t, "b").await;
    let create = |stage: &Stage, key: &str| Create {
        name: "x".to_owned(),
        description: None,
        access: None,
        expires_at: None,
        metadata: None,
        user: Id::new(stage.person("admin")),
        token: Secret::new(key.to_owned()),
    };
    for key in ["short", &"x".repeat(201), &"ä".repeat(50), &"-".repeat(43)] {
        let refused = api_token::create(&stage.cx("admin"), create(&stage, key)).await.unwrap_err();
        assert_eq!(refused.class(), Class::Invalid, "{key}");
        assert!(!format!("{refused} {refused:?}").contains(key), "secrets are not printed");
    }
    let key = format!("samesame{}", "x".repeat(40));
    api_token::create(&stage.cx("admin"), create(&stage, &key)).await.unwrap();
    let second = format!("samesame{}", "y".repeat(40));
    let taken = api_token::create(&other.cx("admin"), create(&other, &second)).await.unwrap_err();
    assert_eq!((taken.class(), taken.code()), (Class::Invalid, "taken"));
    stage.holder(&key).get("/users").await.is(200);
    stage.holder(&second).get("/users").await.is(401);
}
