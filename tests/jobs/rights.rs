//! A job that a person asked for runs with the rights that this person has when it runs.

use generated::identity::api_token::{self, Issue};
use generated::identity::user::{self, Create};
use generated::identity::{Role, TokenAccess};
use generated::jobs::JobState;
use generated::monitoring::AlertStatus;
use generated::monitoring::alert;
use resource_core::{CiString, Scalar};
use resource_macros::resource_test;
use resource_runtime::Slots;
use resource_runtime::jobs::{Drained, NewJob};
use resource_runtime::testing::TestCx;

use crate::{all, count, jobs, raised};

#[resource_test]
async fn what_the_asker_may_no_longer_do_is_not_done(t: TestCx) {
    let a = t.tenant("a");
    let jobs = jobs(&t).await;
    let admin = a.member("admin", &[("user", Scalar::Uuid(uuid::Uuid::nil()))]);
    let person = Create { email: CiString::new("o@example.org"), display_name: None, role: Some(Role::Admin) };
    let person = user::create(&admin, person).await.expect("a user").id;
    let own = a.member("admin", &[("user", Scalar::Uuid(person.uuid()))]);
    let issue = Issue {
        name: "jobs".to_owned(),
        description: None,
        access: Some(TokenAccess::Admin),
        expires_at: None,
        metadata: None,
        user: None,
    };
    let key = api_token::issue(&own, issue).await.expect("a token").token;
    let asker = app::authenticate::ByToken::default().context(t.engine(), &key).await.expect("signed in");

    let meta = &alert::ALERT;
    let action = meta.actions.iter().position(|action| action.name == "escalate").expect("an action") as u16;
    let ask = async |source: &str| {
        let alert = raised(&a, source).await;
        let call = NewJob::new(meta, action, Slots::empty(&meta.actions[usize::from(action)]));
        let call = call.on(vec![alert.id.uuid().into()]).attempts(1);
        app::jobs::tables().expect("tables").enqueue(asker.any(), call).await.expect("enqueued");
        alert.id
    };
    let first = ask("one").await;
    assert_eq!(jobs.drain().await.expect("drained"), Drained { completed: 1, failed: 0 });
    assert_eq!(alert::get(&admin, &first).await.expect("the alert").status, AlertStatus::Escalated);

    let second = ask("two").await;
    let role = user::UpdateRole { role: Role::Viewer };
    user::update_role(&admin, &person, role).await.expect("no longer an administrator");
    assert_eq!(jobs.drain().await.expect("drained"), Drained { completed: 0, failed: 1 });
    assert_eq!(alert::get(&admin, &second).await.expect("the alert").status, AlertStatus::Pending);
    assert_eq!(count(&a, JobState::Discarded).await, 1);

    let third = ask("three").await;
    user::destroy(&admin, &person).await.expect("gone, and the token with it");
    assert_eq!(jobs.drain().await.expect("drained"), Drained { completed: 0, failed: 1 });
    assert_eq!(alert::get(&admin, &third).await.expect("the alert").status, AlertStatus::Pending);
    let last = all(&a).await.pop().expect("a job");
    assert!(last.errors[0].error.contains("is gone"), "{}", last.errors[0].error);
}
