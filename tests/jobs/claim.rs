//! Leases: a job has one process, until that one gives no sign of life.

use generated::jobs::{JobState, job};
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::Class;
use resource_runtime::jobs::{Drained, Jobs, NewJob};
use resource_runtime::testing::TestCx;
use std::time::Duration;

use crate::{all, count, jobs, minutes, raised};

#[resource_test]
async fn workers_run_what_is_due_until_they_are_told_to_stop(t: TestCx) {
    let a = t.tenant("a");
    let mut settings = app::jobs::settings();
    settings.poll = Duration::from_millis(20);
    let jobs = Jobs::new(t.engine().clone(), app::jobs::tables().expect("tables"), settings);
    jobs.declare().await.expect("declared");
    for source in 0..30 {
        raised(&a, &source.to_string()).await;
    }
    t.clock().advance(minutes(31));
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let running = tokio::spawn({
        let jobs = jobs.clone();
        async move { jobs.run(async { drop(stopped.await) }).await }
    });
    let patience = tokio::time::Instant::now() + Duration::from_secs(120);
    while count(&a, JobState::Completed).await < 30 {
        assert!(tokio::time::Instant::now() < patience, "{:?}", all(&a).await.len());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    stop.send(()).expect("it runs");
    running.await.expect("no panic").expect("stopped");
    assert_eq!(count(&a, JobState::Executing).await, 0);
}

#[resource_test]
async fn jobs_that_a_dead_process_held_are_run_by_another(t: TestCx) {
    let a = t.tenant("a");
    let jobs = jobs(&t).await;
    raised(&a, "one").await;
    t.clock().advance(minutes(31));
    jobs.tick().await.expect("a look");
    // A process that claimed the job and died.
    let script = "UPDATE jobs SET state = 'executing', attempt = 1, leased_by = 'dead', lease_until = scheduled_at";
    sea_orm::ConnectionTrait::execute_unprepared(t.db().writer(), script).await.expect("claimed");
    assert_eq!(jobs.drain().await.expect("drained"), Drained::default());
    t.clock().advance(Duration::from_secs(1));
    assert_eq!(jobs.rescue().await.expect("rescued"), 1);
    assert_eq!(jobs.drain().await.expect("drained"), Drained { completed: 1, failed: 0 });
    assert_eq!(all(&a).await[0].attempt, 2);
}

#[resource_test]
async fn people_see_call_off_and_repeat_the_jobs_of_their_tenant(t: TestCx) {
    let (a, b) = (t.tenant("a"), t.tenant("b"));
    let jobs = jobs(&t).await;
    raised(&a, "one").await;
    raised(&b, "two").await;
    t.clock().advance(minutes(31));
    jobs.tick().await.expect("a look");
    let [own] = all(&a).await.try_into().expect("one");
    let own = Id::new(own.id);
    let refused = job::list(&a.role("viewer")).all().await.expect_err("a viewer sees none");
    assert_eq!(refused.class(), Class::Forbidden);
    let theirs = job::cancel(&b.role("admin"), &own).await.expect_err("not theirs");
    assert_eq!(theirs.class(), Class::NotFound);
    let refused = job::cancel(&a.role("operator"), &own).await.expect_err("operators look");
    assert_eq!(refused.class(), Class::Forbidden);
    job::cancel(&a.role("admin"), &own).await.expect("called off");
    assert_eq!(jobs.drain().await.expect("drained").completed, 1, "the other tenant's");
    job::retry(&a.role("admin"), &own).await.expect("again");
    assert_eq!(jobs.drain().await.expect("drained").completed, 1);
    let refused = job::retry(&a.role("admin"), &own).await.expect_err("it is done");
    assert_eq!(refused.class(), Class::Conflict);
}

#[resource_test]
async fn what_ended_long_ago_is_removed(t: TestCx) {
    let a = t.tenant("a");
    let jobs = jobs(&t).await;
    raised(&a, "one").await;
    t.clock().advance(minutes(31));
    jobs.tick().await.expect("a look");
    jobs.drain().await.expect("drained");
    t.clock().advance(Duration::from_secs(6 * 24 * 3600));
    assert_eq!(jobs.prune().await.expect("pruned"), 0);
    t.clock().advance(Duration::from_secs(24 * 3600 + 1));
    assert_eq!(jobs.prune().await.expect("pruned"), 1);
    assert!(all(&a).await.is_empty());
}

#[resource_test]
async fn a_worker_of_another_version_waits_for_a_program_that_knows_it(t: TestCx) {
    let a = t.tenant("a");
    let jobs = jobs(&t).await;
    let tables = app::jobs::tables().expect("tables");
    let meta = &generated::monitoring::alert::ALERT;
    let action = meta.actions.iter().position(|action| action.name == "update_metadata").expect("an action") as u16;
    let alert = raised(&a, "one").await;
    let call = NewJob::new(meta, action, resource_runtime::Slots::empty(&meta.actions[usize::from(action)]));
    let call = call.on(vec![alert.id.uuid().into()]).unique();
    let cx = a.system("alerts");
    let first = tables.enqueue(cx.any(), call.clone()).await.expect("enqueued");
    assert!(first.is_some());
    assert_eq!(tables.enqueue(cx.any(), call).await.expect("asked"), None, "there is one already");
    let script = "UPDATE jobs SET worker = 'monitoring.alert.sing'";
    sea_orm::ConnectionTrait::execute_unprepared(t.db().writer(), script).await.expect("renamed");
    assert_eq!(jobs.drain().await.expect("drained"), Drained::default());
    assert_eq!(jobs.unknown().await.expect("asked"), ["monitoring.alert.sing"]);
    assert_eq!(count(&a, JobState::Available).await, 1, "it is kept");
}
