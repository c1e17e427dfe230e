//! What transactions of several actions keep, and what they give up.

mod audit;
mod held;

use generated::identity::api_token::{self, Create};
use generated::identity::user::{self, Register};
use generated::identity::{Role, User};
use generated::infrastructure::poller::{self, Degrade};
use generated::inventory::device_group;
use resource_core::{CiString, Id, Secret};
use resource_macros::resource_test;
use resource_runtime::testing::{Factory, TestCx};
use resource_runtime::{Class, Cx, Error, Record, Result};
pub use tests::setup;

fn group(name: &str) -> device_group::Create {
    device_group::Create { name: name.to_owned(), description: None, group_type: None, parent: None, metadata: None }
}

async fn names(cx: &Cx) -> Vec<String> {
    let groups = device_group::list(cx).all().await.expect("read");
    groups.iter().map(|group| group.name.clone()).collect()
}

#[resource_test]
async fn a_failure_that_is_passed_over_dooms_the_whole(t: TestCx) {
    let cx = t.tenant("a").role("admin");
    device_group::create(&cx, group("taken")).await.expect("created");
    let result: Result<()> = cx
        .transaction(async |tx| {
            device_group::create(tx, group("kept?")).await?;
            let refused = device_group::create(tx, group("taken")).await;
            assert!(refused.is_err(), "the name is taken");
            Ok(())
        })
        .await;
    assert!(result.is_err(), "half of the work must not be called done");
    assert_eq!(names(&cx).await, ["taken"]);
}

#[resource_test]
async fn so_does_a_refusal_that_the_database_knows_nothing_of(t: TestCx) {
    let cx = t.tenant("a").role("admin");
    let poller: generated::infrastructure::Poller =
        Factory::of(generated::infrastructure::Poller::META).record(&cx).await.expect("registered");
    poller::degrade(&cx, &poller.key(), Degrade::default()).await.expect("degraded");
    let result: Result<()> = cx
        .transaction(async |tx| {
            device_group::create(tx, group("kept?")).await?;
            let refused = poller::degrade(tx, &poller.key(), Degrade::default()).await.expect_err("it is degraded");
            assert_eq!((refused.class(), refused.code()), (Class::Conflict, "state"));
            Ok(())
        })
        .await;
    assert_eq!(result.expect_err("doomed").code(), "doomed");
    assert!(names(&cx).await.is_empty());
}

#[resource_test]
async fn an_error_takes_everything_back(t: TestCx) {
    let cx = t.tenant("a").role("admin");
    let result: Result<()> = cx
        .transaction(async |tx| {
            device_group::create(tx, group("one")).await?;
            tx.transaction(async |tx| device_group::create(tx, group("two")).await.map(|_| ())).await?;
            Err(Error::conflict("changed_my_mind", "no"))
        })
        .await;
    assert_eq!(result.expect_err("its own error").code(), "changed_my_mind");
    assert!(names(&cx).await.is_empty());
}

async fn somebody(cx: &Cx, at: usize) -> User {
    let password = Secret::new("long enough to be one".to_owned());
    let input = Register {
        email: CiString::new(format!("user{at}@example.org")),
        display_name: None,
        role: Some(Role::Operator),
        password: password.clone(),
        password_confirmation: password,
    };
    user::register(cx, input).await.expect("registered")
}

async fn issue(cx: &Cx, user: Id<User>, at: usize) -> Result<()> {
    let key = format!("{at:08}{}", "k".repeat(40));
    let input = Create {
        name: "race".to_owned(),
        description: None,
        access: None,
        expires_at: None,
        metadata: None,
        user,
        token: Secret::new(key),
    };
    api_token::create(cx, input).await.map(|_| ())
}

/// A key that an administrator knows must never become a platform operator's.
#[resource_test]
async fn a_role_and_a_token_are_not_given_past_each_other(t: TestCx) {
    let (admin, console) = (t.tenant("a").role("admin"), t.tenant("a").system("console"));
    let mut granted = 0;
    for at in 0..12 {
        let user = somebody(&admin, at).await.id;
        let (issued, grant) = tokio::join!(issue(&admin, user, at), user::grant_super_admin(&console, &user));
        assert!(issued.is_err() || grant.is_err(), "both were done: {issued:?} {grant:?}");
        granted += usize::from(grant.is_ok());
    }
    tests::counts::tell(&format!("issuing against granting: {granted} of 12 grants came first"));
}
