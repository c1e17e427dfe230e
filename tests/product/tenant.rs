//! Tenants: signing up, slugs, the machine, and who may touch them.

use generated::identity::tenant;
use generated::identity::{MembershipRole, TenantStatus, api_token, tenant_membership, user};
use resource_core::{CiString, Id};
use resource_macros::resource_test;
use resource_runtime::db::Dialect;
use resource_runtime::testing::TestCx;
use resource_runtime::{Class, Cx, InTenant};
use serde_json::{Value, json};

use crate::stage::{ROLES, Seen, Stage, record, wrongs};

const PASSWORD: &str = "correct horse battery";

fn sign_up(slug: Option<&str>) -> Value {
    let mut attributes = json!({
        "name": "  Acme & Sons ", "email": "Boss@Acme.example", "display_name": "The Boss",
        "password": PASSWORD, "password_confirmation": PASSWORD,
    });
    if let Some(slug) = slug {
        attributes["slug"] = json!(slug);
    }
    record("tenants", attributes)
}

#[resource_test]
async fn signing_up_makes_everything(t: TestCx) {
    let stage = Stage::new(&t).await;
    let answer = stage.anonymous().post("/tenants/register", sign_up(None)).await.is(200);
    assert!(!answer.text.contains(PASSWORD) && !answer.text.contains("argon2"));
    let result = answer.json()["meta"]["result"].clone();
    let slug = result["slug"].as_str().expect("a slug");
    assert!(slug.starts_with("acme-sons-") && slug.len() == "acme-sons-".len() + 5, "{slug}");
    let uuid = |name: &str| result[name].as_str().and_then(|text| text.parse().ok()).expect("a UUID");
    let (tenant, owner): (uuid::Uuid, uuid::Uuid) = (uuid("tenant"), uuid("user"));

    let actor = stage.cx("admin").actor().clone();
    let actor = resource_runtime::Actor {
        fields: generated::ActorFields { user: Some(owner.into()), partition: None }.into(),
        ..actor
    };
    let cx = t.engine().in_tenant(tenant, actor);
    let made = tenant::get(&cx, &Id::new(tenant)).await.unwrap();
    assert_eq!((made.name.as_str(), made.status), ("Acme & Sons", TenantStatus::Active));
    assert_eq!(made.owner_id, Some(Id::new(owner)));
    assert_eq!((made.max_devices, made.max_users), (100, 5));
    let boss = user::get(&cx, &Id::new(owner)).await.unwrap();
    assert_eq!((boss.role, boss.email.as_str()), (generated::identity::Role::Admin, "Boss@Acme.example"));
    assert_eq!(boss.display_name.as_deref(), Some("The Boss"));
    let members = tenant_membership::list(&cx).all().await.unwrap();
    let members: Vec<_> = members.iter().map(|member| (member.user, member.role)).collect();
    assert_eq!(members, [(Id::new(owner), MembershipRole::Owner)]);
    let partitions = generated::infrastructure::partition::list(&cx).all().await.unwrap();
    let slugs: Vec<&str> = partitions.iter().map(|each| each.slug.as_str()).collect();
    assert_eq!(slugs, ["default"]);
    assert_eq!(user::list(&cx).count().await.unwrap(), 1);

    // The new administrator can work at once, and sees nothing of the others.
    let issue = api_token::Issue {
        name: "first".to_owned(),
        description: None,
        access: None,
        expires_at: None,
        metadata: None,
        user: None,
    };
    let boss = stage.holder(&api_token::issue(&cx, issue).await.unwrap().token);
    assert_eq!(boss.get("/tenants").await.is(200).ids(), [tenant.to_string()]);
    let owned = boss.get(&format!("/tenants/{tenant}?include=owner")).await.is(200).json();
    assert_eq!(owned["data"]["relationships"]["owner"]["data"]["id"], json!(owner.to_string()));
    assert_eq!(owned["included"][0]["attributes"]["email"], "Boss@Acme.example");
    boss.get(&format!("/tenants/{}", stage.tenant.id())).await.is(404);
}

#[resource_test]
async fn a_refused_sign_up_leaves_nothing(t: TestCx) {
    let stage = Stage::new(&t).await;
    let tables = ["tenants", "users", "partitions", "tenant_memberships"];
    let mut before = Vec::new();
    for table in tables {
        before.push(stage.count(table, "1 = 1").await);
    }
    let nobody = stage.anonymous();
    let refused = async |change: Value, expected: &[(&str, &str)]| {
        let mut data = sign_up(Some("fresh"));
        for (name, value) in change.as_object().expect("an object") {
            data["attributes"][name] = value.clone();
        }
        let answer = nobody.post("/tenants/register", data).await.is(422);
        assert_eq!(answer.wrong(), wrongs(expected), "{change}");
        assert!(!answer.text.contains(PASSWORD), "{}", answer.text);
    };
    let other = json!({ "password_confirmation": "another horse battery" });
    refused(other, &[("/data/attributes/password_confirmation", "confirmation")]).await;
    refused(json!({ "password": "x".repeat(11) }), &[("/data/attributes/password", "length")]).await;
    refused(json!({ "password": "x".repeat(73) }), &[("/data/attributes/password", "length")]).await;
    let many = json!({ "name": " ", "slug": "-a-", "email": "nobody", "password": null, "display_nam": "x" });
    let wrong = [
        ("/data/attributes/name", "length"),
        ("/data/attributes/slug", "pattern"),
        ("/data/attributes/email", "pattern"),
        ("/data/attributes/password", "required"),
        ("/data/attributes/display_nam", "unknown"),
    ];
    refused(many, &wrong).await;
    for slug in ["a_b", "a b", "ä", "a-", &"x".repeat(64)] {
        let answer = nobody.post("/tenants/register", sign_up(Some(slug))).await.is(422);
        assert!(answer.wrong().iter().all(|(at, _)| at == "/data/attributes/slug"), "{slug}: {}", answer.text);
    }

    // Something after the tenant fails: the database itself refuses the user.
    let (raise, calm) = match t.dialect() {
        Dialect::Sqlite => (
            "CREATE TRIGGER no_users BEFORE INSERT ON users BEGIN SELECT RAISE(ABORT, 'full'); END",
            "DROP TRIGGER no_users",
        ),
        Dialect::Postgres => (
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'full'; END $$; \
             CREATE TRIGGER no_users BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION refuse()",
            "DROP TRIGGER no_users ON users",
        ),
    };
    stage.sql(raise).await.unwrap();
    let broken = nobody.post("/tenants/register", sign_up(Some("fresh"))).await.is(500);
    assert!(!broken.text.contains("full"), "what the database says stays inside: {}", broken.text);
    for (table, before) in tables.into_iter().zip(before) {
        assert_eq!(stage.count(table, "1 = 1").await, before, "{table}");
    }
    stage.sql(calm).await.unwrap();
    nobody.post("/tenants/register", sign_up(Some("fresh"))).await.is(200);
    // Now the slug is taken, in whatever case.
    let again = nobody.post("/tenants/register", sign_up(Some("FRESH"))).await.is(422);
    assert_eq!(again.wrong(), wrongs(&[("/data/attributes/slug", "taken")]));
    for role in ROLES.iter().filter(|role| **role != "super_admin") {
        stage.caller(role).await.post("/tenants/register", sign_up(Some("second"))).await.is(403);
    }
}

#[resource_test]
async fn slugs_are_found_in_any_case_and_shown_as_written(t: TestCx) {
    let stage = Stage::new(&t).await;
    let console = t.engine().platform(resource_runtime::Actor::system("console"), "a test");
    let made = tenant::create(&console, named("Blue Whale", Some("Blue-Whale"))).await.unwrap();
    assert_eq!(made.slug.as_str(), "Blue-Whale");
    let inside = t.engine().in_tenant(made.id.uuid(), stage.cx("viewer").actor().clone());
    for slug in ["blue-whale", "BLUE-WHALE", "Blue-Whale"] {
        let found = tenant::by_slug(&inside, tenant::BySlug { slug: CiString::new(slug) }).await.unwrap();
        assert_eq!((found.id, found.slug.as_str()), (made.id, "Blue-Whale"));
    }
    let foreign = tenant::by_slug(&stage.cx("super_admin"), tenant::BySlug { slug: CiString::new("blue-whale") }).await;
    assert_eq!(foreign.unwrap_err().class(), Class::NotFound, "one tenant at a time");
    let taken = tenant::create(&console, named("x", Some("bLUE-wHALE"))).await.unwrap_err();
    assert_eq!((taken.class(), taken.code()), (Class::Invalid, "taken"));
    let one = tenant::create(&console, named("Same Name", None)).await.unwrap();
    let other = tenant::create(&console, named("Same Name", None)).await.unwrap();
    assert_ne!(one.slug, other.slug);
    for id in [made.id, one.id, other.id] {
        let inside = t.engine().in_tenant(id.uuid(), stage.cx("viewer").actor().clone());
        let slugs = generated::infrastructure::partition::list(&inside).all().await.unwrap();
        assert_eq!(slugs.iter().map(|each| each.slug.as_str()).collect::<Vec<_>>(), ["default"]);
    }
}

fn named(name: &str, slug: Option<&str>) -> tenant::Create {
    tenant::Create {
        name: name.to_owned(),
        plan: None,
        max_devices: None,
        max_users: None,
        settings: None,
        slug: slug.map(CiString::new),
        reserved: None,
    }
}

async fn step(cx: &Cx<InTenant>, name: &str) -> resource_runtime::Result<TenantStatus> {
    let id = Id::new(cx.tenant());
    let tenant = match name {
        "suspend" => tenant::suspend(cx, &id).await?,
        "activate" => tenant::activate(cx, &id).await?,
        _ => tenant::soft_delete(cx, &id).await?,
    };
    Ok(tenant.status)
}

#[resource_test]
async fn the_machine_opens_closes_and_ends(t: TestCx) {
    use TenantStatus::{Active, Deleted, Pending, Suspended};
    let stage = Stage::new(&t).await;
    let console = t.engine().platform(resource_runtime::Actor::system("console"), "a test");
    let table = [
        (Active, "suspend", Some(Suspended)),
        (Active, "activate", None),
        (Active, "soft_delete", Some(Deleted)),
        (Suspended, "suspend", None),
        (Suspended, "activate", Some(Active)),
        (Suspended, "soft_delete", Some(Deleted)),
        (Pending, "suspend", None),
        (Pending, "activate", Some(Active)),
        (Pending, "soft_delete", Some(Deleted)),
        (Deleted, "suspend", None),
        (Deleted, "activate", None),
        (Deleted, "soft_delete", None),
    ];
    for (from, action, to) in table {
        let made = tenant::Create { reserved: Some(from == Pending), ..named("x", None) };
        let made = tenant::create(&console, made).await.unwrap();
        let label = match from {
            Pending => "Awaiting activation",
            _ => "Active",
        };
        assert_eq!(made.display_status, label);
        let operator = stage.cx("super_admin").actor().clone();
        let cx = t.engine().in_tenant(made.id.uuid(), operator);
        match from {
            Suspended => drop(step(&cx, "suspend").await.unwrap()),
            Deleted => drop(step(&cx, "soft_delete").await.unwrap()),
            _ => {}
        }
        for role in ["viewer", "operator", "admin"] {
            let weak = t.engine().in_tenant(made.id.uuid(), stage.cx(role).actor().clone());
            assert_eq!(step(&weak, action).await.unwrap_err().class(), Class::Forbidden, "{role}");
        }
        match (step(&cx, action).await, to) {
            (Ok(status), Some(to)) => assert_eq!(status, to, "{action}"),
            (Err(error), None) => {
                assert_eq!((error.class(), error.code()), (Class::Conflict, "state"), "{from:?} {action}");
                let allowed: Vec<&str> = table
                    .iter()
                    .filter(|(state, _, to)| *state == from && to.is_some())
                    .map(|(_, name, _)| *name)
                    .collect();
                assert_eq!(error.failures()[0].allowed, allowed, "{from:?} {action}");
            }
            (answer, to) => panic!("{from:?} {action}: {answer:?} instead of {to:?}"),
        }
    }
}

#[resource_test]
async fn administrators_change_names_and_platform_operators_plans(t: TestCx) {
    let stage = Stage::new(&t).await;
    let path = format!("/tenants/{}", stage.tenant.id());
    let renamed = || record("tenants", json!({ "name": " New ", "settings": { "theme": "dark" } }));
    let plan = || record("tenants", json!({ "plan": "pro", "max_devices": 5000 }));
    for role in ROLES {
        let caller = stage.caller(role).await;
        let (admin, platform) = (matches!(role, "admin" | "super_admin"), role == "super_admin");
        caller.get(&path).await.is(200);
        caller.patch(&path, renamed()).await.is(if admin { 200 } else { 403 });
        caller.patch(&format!("{path}/upgrade-plan"), plan()).await.is(if platform { 200 } else { 403 });
    }
    let platform = stage.caller("super_admin").await;
    let tenant = platform.get(&path).await;
    assert_eq!((tenant.attribute("name"), tenant.attribute("settings")), (json!("New"), json!({ "theme": "dark" })));
    assert_eq!((tenant.attribute("plan"), tenant.attribute("max_devices")), (json!("pro"), json!(5000)));
    assert_eq!(tenant.attribute("max_users"), platform.get(&path).await.attribute("max_users"));
    let wrong = record("tenants", json!({ "max_devices": -1, "max_users": 3_000_000_000_i64, "plan": "gold" }));
    let wrong = platform.patch(&format!("{path}/upgrade-plan"), wrong).await.is(422);
    let expected = [
        ("/data/attributes/max_devices", "range"),
        ("/data/attributes/max_users", "type"),
        ("/data/attributes/plan", "type"),
    ];
    assert_eq!(wrong.wrong(), wrongs(&expected));
    let fixed = record("tenants", json!({ "slug": "x", "status": "deleted", "plan": "enterprise" }));
    let fixed = stage.caller("admin").await.patch(&path, fixed).await.is(422);
    assert!(fixed.wrong().iter().all(|(_, code)| code == "not_accepted") && fixed.wrong().len() == 3);
    platform.delete(&path).await.is(405);
    let made = platform.post("/tenants", record("tenants", json!({ "name": "x", "reserved": true }))).await.is(201);
    // The caller reads its own tenant only, so all it sees of another one is the id.
    assert!(made.json()["data"].get("attributes").is_none(), "what may not be read is left out");
    assert_eq!(stage.count("tenants", "status = 'pending'").await, 1);
    platform.get(&format!("/tenants/{}", made.id())).await.is(404);
    stage.caller("admin").await.post("/tenants", record("tenants", json!({ "name": "x" }))).await.is(403);
    stage.anonymous().post("/tenants", record("tenants", json!({ "name": "x" }))).await.is(401);
}

#[resource_test]
async fn an_owner_who_leaves_owns_nothing(t: TestCx) {
    let stage = Stage::new(&t).await;
    let id = Id::new(stage.tenant.id());
    let registration = stage.tenant.system("registration");
    let owner = Id::new(stage.person("operator"));
    tenant::appoint_owner(&registration, &id, tenant::AppointOwner { owner }).await.unwrap();
    let appointed = tenant::appoint_owner(&stage.cx("super_admin"), &id, tenant::AppointOwner { owner }).await;
    assert_eq!(appointed.unwrap_err().class(), Class::Forbidden, "it is internal");
    let admin = stage.cx("admin");
    assert_eq!(tenant::get(&admin, &id).await.unwrap().owner_id, Some(owner));
    user::destroy(&admin, &owner).await.unwrap();
    assert_eq!(tenant::get(&admin, &id).await.unwrap().owner_id, None);
    // A user of another tenant owns nothing here.
    let other = Stage::named(&t, "b").await;
    let foreign = tenant::AppointOwner { owner: Id::new(other.person("admin")) };
    let refused = tenant::appoint_owner(&registration, &id, foreign).await.unwrap_err();
    assert_eq!((refused.class(), refused.code()), (Class::NotFound, "not_found"), "{refused:?}");
}
