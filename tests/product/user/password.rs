//! Passwords: their rules, and changing them.

use generated::identity::user::{self, ChangePassword, StorePassword};
use resource_core::{Id, Secret};
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use resource_runtime::{Class, Error};
use serde_json::{Value, json};

use crate::stage::{ROLES, Seen, Stage, record, wrongs};

const FIRST: &str = "correct horse battery";
const SECOND: &str = "staple of the battery";

fn newcomer(password: &str, confirmation: &str) -> Value {
    let email = "new@example.org";
    record("users", json!({ "email": email, "password": password, "password_confirmation": confirmation }))
}

#[resource_test]
async fn a_password_has_rules_and_leaves_only_a_hash(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let short = admin.post("/users/register", newcomer(&"x".repeat(11), &"x".repeat(11))).await.is(422);
    let both = [("/data/attributes/password", "length"), ("/data/attributes/password_confirmation", "length")];
    assert_eq!(short.wrong(), wrongs(&both));
    let long = admin.post("/users/register", newcomer(&"x".repeat(73), &"x".repeat(73))).await.is(422);
    assert_eq!(long.wrong(), wrongs(&both));
    let differ = admin.post("/users/register", newcomer(FIRST, SECOND)).await.is(422);
    assert!(differ.text.contains("differ"), "{}", differ.text);
    assert!(!differ.text.contains(FIRST) && !differ.text.contains(SECOND), "{}", differ.text);
    for role in ["viewer", "operator"] {
        stage.caller(role).await.post("/users/register", newcomer(FIRST, FIRST)).await.is(403);
    }
    assert_eq!(stage.count("users", "email = 'new@example.org'").await, 0);
    let made = admin.post("/users/register", newcomer(FIRST, FIRST)).await.is(201);
    assert!(!made.text.contains("argon2") && !made.text.contains(FIRST));
    assert_eq!(stage.count("users", "hashed_password LIKE '$argon2id$%' AND email = 'new@example.org'").await, 1);
    // Edges are allowed.
    for (at, length) in [12, 72].into_iter().enumerate() {
        let password = "x".repeat(length);
        let mut data = newcomer(&password, &password);
        data["attributes"]["email"] = json!(format!("{at}@example.org"));
        admin.post("/users/register", data).await.is(201);
    }
    assert_eq!(stage.count("users", "hashed_password LIKE '%xxxx%'").await, 0);
}

#[resource_test]
async fn the_current_one_is_needed_if_there_is_one(t: TestCx) {
    let stage = Stage::new(&t).await;
    let viewer = stage.caller("viewer").await;
    let path = format!("/users/{}/change-password", stage.person("viewer"));
    let change = |current: Option<&str>, new: &str, again: &str| {
        let mut attributes = json!({ "password": new, "password_confirmation": again });
        if let Some(current) = current {
            attributes["current_password"] = json!(current);
        }
        record("users", attributes)
    };
    let current = |code| wrongs(&[("/data/attributes/current_password", code)]);
    let answer = viewer.post(&path, change(Some(FIRST), SECOND, SECOND)).await.is(422);
    assert_eq!(answer.wrong(), current("unexpected"));
    let answer = viewer.post(&path, change(None, FIRST, FIRST)).await.is(204);
    assert!(answer.text.is_empty());
    assert_eq!(viewer.post(&path, change(None, SECOND, SECOND)).await.is(422).wrong(), current("required"));
    let answer = viewer.post(&path, change(Some("wrong horse battery"), SECOND, SECOND)).await.is(422);
    assert_eq!(answer.wrong(), current("wrong"));
    let answer = viewer.post(&path, change(Some(FIRST), SECOND, FIRST)).await.is(422);
    assert_eq!(answer.wrong(), wrongs(&[("/data/attributes/password_confirmation", "confirmation")]));
    let answer = viewer.post(&path, change(Some(FIRST), "short", "short")).await.is(422);
    assert_eq!(answer.wrong().len(), 2, "{}", answer.text);
    viewer.post(&path, change(Some(FIRST), SECOND, SECOND)).await.is(204);
    assert_eq!(viewer.post(&path, change(Some(FIRST), SECOND, SECOND)).await.is(422).wrong(), current("wrong"));
    for role in ["operator", "admin"] {
        let other = stage.caller(role).await;
        other.post(&path, change(Some(SECOND), FIRST, FIRST)).await.is(403);
    }
    let token = stage.with("viewer", generated::identity::TokenAccess::Write).await;
    token.post(&path, change(Some(SECOND), FIRST, FIRST)).await.is(403);
    let stranger = Stage::named(&t, "b").await.caller("viewer").await;
    stranger.post(&path, change(Some(SECOND), FIRST, FIRST)).await.is(404);
    viewer.post(&path, change(Some(SECOND), FIRST, FIRST)).await.is(204);
}

#[resource_test]
async fn a_hash_is_stored_over_the_verified_one_only(t: TestCx) {
    let stage = Stage::new(&t).await;
    let id = Id::new(stage.person("viewer"));
    let system = stage.tenant.system("password");
    let store = |new: &str, verified: Option<&str>| StorePassword {
        new_hash: Secret::new(new.to_owned()),
        verified_hash: verified.map(|hash| Secret::new(hash.to_owned())),
    };
    let code = |error: Error| (error.class(), error.code());
    let early = user::store_password(&system, &id, store("one", Some("none"))).await.unwrap_err();
    assert_eq!(code(early), (Class::Conflict, "guard"));
    user::store_password(&system, &id, store("one", None)).await.unwrap();
    let late = user::store_password(&system, &id, store("two", None)).await.unwrap_err();
    assert_eq!(code(late), (Class::Conflict, "guard"));
    user::store_password(&system, &id, store("two", Some("one"))).await.unwrap();
    for role in ROLES {
        let refused = user::store_password(&stage.cx(role), &id, store("x", Some("two"))).await.unwrap_err();
        assert_eq!(refused.class(), Class::Forbidden, "it is internal");
    }
    // What is no hash matches no password.
    let change = ChangePassword {
        current_password: Some(Secret::new("two".to_owned())),
        password: Secret::new(FIRST.to_owned()),
        password_confirmation: Secret::new(FIRST.to_owned()),
    };
    let wrong = user::change_password(&stage.cx("viewer"), &id, change).await.unwrap_err();
    assert_eq!(code(wrong), (Class::Invalid, "wrong"));
    assert!(!format!("{:?}", user::get(&system, &id).await.unwrap()).contains("two"), "secrets are not printed");
}
