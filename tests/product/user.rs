//! Users: addresses, roles, and who may touch whom. Passwords are in [`password`].

mod password;

use generated::identity::user::{self, ByEmail};
use resource_core::{CiString, Id, Scalar};
use resource_macros::resource_test;
use resource_runtime::Class;
use resource_runtime::testing::TestCx;
use serde_json::{Value, json};

use crate::stage::{ROLES, Seen, Stage, record, wrongs};

fn person(email: &str) -> Value {
    record("users", json!({ "email": email }))
}

#[resource_test]
async fn a_new_user_may_look_and_has_proved_nothing(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let made = admin.post("/users", person("  New@Example.org ")).await.is(201);
    for (name, value) in [
        ("email", json!("New@Example.org")),
        ("role", json!("viewer")),
        ("display_name", Value::Null),
        ("confirmed_at", Value::Null),
        ("authenticated_at", Value::Null),
        ("is_confirmed", json!(false)),
    ] {
        assert_eq!(made.attribute(name), value, "{name}");
    }
    assert!(!made.text.contains("password"), "{}", made.text);
    assert_eq!(stage.count("users", "hashed_password IS NULL AND email = 'New@Example.org'").await, 1);
}

#[resource_test]
async fn addresses_are_one_in_any_case(t: TestCx) {
    let stage = Stage::new(&t).await;
    let other = Stage::named(&t, "b").await;
    let admin = stage.caller("admin").await;
    admin.post("/users", person("Zoe@Example.org")).await.is(201);
    for email in ["zoe@example.org", "ZOE@EXAMPLE.ORG", " Zoe@example.org"] {
        let taken = admin.post("/users", person(email)).await.is(422);
        assert_eq!(taken.wrong(), wrongs(&[("/data/attributes/email", "taken")]), "{email}");
        let found = admin.get(&format!("/users/by-email?email={}", email.trim())).await.is(200);
        assert_eq!(found.attribute("email"), "Zoe@Example.org");
    }
    assert_eq!(admin.get("/users?filter[email]=zoe@EXAMPLE.org").await.is(200).ids().len(), 1);
    assert_eq!(admin.get("/users?filter[email][starts_with]=ZOE").await.is(200).ids().len(), 1);
    assert_eq!(admin.get("/users?filter[email][in]=ZOE@example.org,ADMIN@example.org").await.is(200).ids().len(), 2);
    // The address identifies in one tenant only.
    other.caller("admin").await.post("/users", person("zoe@example.org")).await.is(201);
    for wrong in ["nobody", "a@", "@b", "a b@c", "a@b c", "a@b@c"] {
        let answer = admin.post("/users", person(wrong)).await.is(422);
        assert!(answer.wrong().iter().all(|(at, _)| at == "/data/attributes/email"), "{}", answer.text);
    }
    let foreign = ByEmail { email: CiString::new("super_admin@example.org") };
    let found = user::by_email(&other.cx("viewer"), foreign).await.unwrap();
    assert_eq!(found.id.uuid(), other.person("super_admin"));
}

#[resource_test]
async fn people_are_read_by_all_and_changed_by_themselves(t: TestCx) {
    let stage = Stage::new(&t).await;
    let renamed = |name: &str| record("users", json!({ "display_name": name }));
    let moved = |role: &str| record("users", json!({ "email": format!("new-{role}@example.org") }));
    for role in ROLES.iter().copied().filter(|role| *role != "super_admin") {
        let caller = stage.caller(role).await;
        for whom in ROLES {
            let path = format!("/users/{}", stage.person(whom));
            let own = whom == role;
            caller.get(&path).await.is(200);
            caller.patch(&path, renamed("x")).await.is(if own { 200 } else { 403 });
            caller.patch(&format!("{path}/update-email"), moved(role)).await.is(if own { 200 } else { 403 });
        }
        assert_eq!(caller.get("/users/admins").await.is(200).ids().len(), 2);
        caller.get("/users/by-subject").await.is(404);
    }
    let stranger = Stage::named(&t, "b").await.caller("admin").await;
    stranger.get(&format!("/users/{}", stage.person("viewer"))).await.is(404);
    stranger.patch(&format!("/users/{}", stage.person("viewer")), renamed("x")).await.is(404);
    let viewer = stage.caller("viewer").await;
    let path = format!("/users/{}", stage.person("viewer"));
    for (name, value) in
        [("tenant_id", json!(t.tenant("b").id())), ("role", json!("admin")), ("hashed_password", json!("x"))]
    {
        let mut attributes = json!({});
        attributes[name] = value;
        let answer = viewer.patch(&path, record("users", attributes)).await.is(422);
        assert_eq!(answer.wrong()[0].0, format!("/data/attributes/{name}"));
    }
    let cleared = viewer.patch(&path, renamed("")).await;
    assert!(cleared.status < 500);
    let null = viewer.patch(&path, record("users", json!({ "display_name": null }))).await.is(200);
    assert_eq!(null.attribute("display_name"), Value::Null);
}

#[resource_test]
async fn a_new_address_is_unconfirmed(t: TestCx) {
    let stage = Stage::new(&t).await;
    let id = Id::new(stage.person("viewer"));
    let sure = user::confirm(&stage.tenant.system("authentication"), &id).await.unwrap();
    assert!(sure.is_confirmed && sure.confirmed_at == Some(t.clock().now()));
    for role in ROLES {
        assert_eq!(user::confirm(&stage.cx(role), &id).await.unwrap_err().class(), Class::Forbidden);
    }
    let viewer = stage.caller("viewer").await;
    let path = format!("/users/{}/update-email", stage.person("viewer"));
    let taken = viewer.patch(&path, person("ADMIN@example.org")).await.is(422);
    assert_eq!(taken.wrong(), wrongs(&[("/data/attributes/email", "taken")]));
    assert!(user::get(&stage.cx("viewer"), &id).await.unwrap().is_confirmed, "a refused change changes nothing");
    let moved = viewer.patch(&path, person("other@example.org")).await.is(200);
    assert_eq!((moved.attribute("is_confirmed"), moved.attribute("confirmed_at")), (json!(false), Value::Null));
}

#[resource_test]
async fn roles_are_given_by_administrators_and_never_the_highest(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let role = |role: &str| record("users", json!({ "role": role }));
    let path = |whom: &str| format!("/users/{}/update-role", stage.person(whom));
    assert_eq!(admin.patch(&path("viewer"), role("operator")).await.attribute("role"), "operator");
    admin.patch(&path("viewer"), role("viewer")).await.is(200);
    admin.patch(&path("admin"), role("viewer")).await.is(403);
    admin.patch(&path("super_admin"), role("viewer")).await.is(403);
    for weak in ["viewer", "operator"] {
        stage.caller(weak).await.patch(&path("viewer"), role("admin")).await.is(403);
    }
    let expected = wrongs(&[("/data/attributes/role", "not_given_here")]);
    let highest = admin.patch(&path("viewer"), role("super_admin")).await.is(422);
    assert_eq!(highest.wrong(), expected, "{}", highest.text);
    let new = record("users", json!({ "email": "x@example.org", "role": "super_admin" }));
    assert_eq!(admin.post("/users", new).await.is(422).wrong(), expected);
    let mut registered = json!({
        "email": "x@example.org", "role": "super_admin",
        "password": "correct horse battery", "password_confirmation": "correct horse battery",
    });
    let wrong = admin.post("/users/register", record("users", registered.clone())).await.is(422);
    assert_eq!(wrong.wrong(), expected);
    registered["role"] = json!("viewer");
    registered["password_confirmation"] = json!("another horse battery");
    let wrong = admin.post("/users/register", record("users", registered)).await.is(422);
    assert_eq!(wrong.wrong(), wrongs(&[("", "confirmation")]));
    assert_eq!(stage.count("users", "role = 'super_admin'").await, 1);
    let rights: Vec<i64> = vec![stage.count("users", "role = 'admin'").await];
    assert_eq!(rights, [1]);
}

#[resource_test]
async fn the_highest_role_needs_its_own_action_and_no_tokens(t: TestCx) {
    let stage = Stage::new(&t).await;
    let platform = stage.caller("super_admin").await;
    let path = format!("/users/{}/grant-super-admin", stage.person("operator"));
    let operator = stage.caller("operator").await;
    for role in ["viewer", "operator", "admin"] {
        stage.caller(role).await.act(&path).await.is(403);
    }
    let tokens = operator.get("/api-tokens").await.is(200).ids();
    assert_eq!(platform.act(&path).await.is(409).wrong(), wrongs(&[("", "guard")]), "others may know the keys");
    for token in &tokens[1..] {
        operator.act(&format!("/api-tokens/{token}/revoke")).await.is(200);
    }
    platform.act(&path).await.is(409);
    platform.act(&format!("/api-tokens/{}/revoke", tokens[0])).await.is(200);
    assert_eq!(platform.act(&path).await.is(200).attribute("role"), "super_admin");
}

#[resource_test]
async fn administrators_remove_others_with_their_tokens(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let viewer = stage.caller("viewer").await;
    let path = |whom: &str| format!("/users/{}", stage.person(whom));
    stage.caller("operator").await.delete(&path("viewer")).await.is(403);
    stage.with("admin", generated::identity::TokenAccess::Write).await.delete(&path("viewer")).await.is(403);
    viewer.delete(&path("viewer")).await.is(403);
    admin.delete(&path("admin")).await.is(403);
    admin.delete(&path("super_admin")).await.is(403);
    let before = stage.count("api_tokens", "1 = 1").await;
    admin.delete(&path("viewer")).await.is(204);
    assert_eq!(stage.count("api_tokens", "1 = 1").await, before - 1);
    viewer.get("/users").await.is(401);
    admin.get(&path("viewer")).await.is(404);
    admin.delete(&path("viewer")).await.is(404);
}

#[resource_test]
async fn who_signed_in_when_is_shown_to_few(t: TestCx) {
    let stage = Stage::new(&t).await;
    let authentication = stage.tenant.system("authentication");
    for role in ["operator", "viewer"] {
        user::record_sign_in(&authentication, &Id::new(stage.person(role))).await.unwrap();
    }
    let now = json!(t.clock().now().to_string());
    let path = |whom: &str| format!("/users/{}", stage.person(whom));
    let viewer = stage.caller("viewer").await;
    assert_eq!(viewer.get(&path("viewer")).await.attribute("authenticated_at"), now);
    assert_eq!(viewer.get(&path("operator")).await.attribute("authenticated_at"), Value::Null);
    assert_eq!(stage.caller("admin").await.get(&path("operator")).await.attribute("authenticated_at"), now);
    // Neither a filter nor an order tells what is hidden.
    let own = [stage.person("viewer").to_string()];
    assert_eq!(viewer.get("/users?filter[authenticated_at][is_null]=false").await.is(200).ids(), own);
    assert_eq!(viewer.get("/users?filter[authenticated_at][gt]=2000-01-01T00:00:00Z").await.is(200).ids(), own);
    let sorted = viewer.get("/users?sort=-authenticated_at,id").await.is(200).ids();
    let by_id = viewer.get("/users?sort=id").await.is(200).ids();
    let others = |ids: &[String]| ids.iter().filter(|id| **id != own[0]).cloned().collect::<Vec<_>>();
    assert_eq!(others(&sorted), others(&by_id));
    for query in ["filter[hashed_password][is_null]=true", "sort=hashed_password", "fields[users]=hashed_password"] {
        viewer.get(&format!("/users?{query}")).await.is(400);
    }
    let nobody = stage.tenant.member("viewer", &[("user", Scalar::Null)]);
    let seen = user::get(&nobody, &Id::new(stage.person("operator"))).await.unwrap();
    assert_eq!(seen.display_name.as_deref(), Some("The operator"));
}
