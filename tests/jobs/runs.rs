//! Which poll jobs the triggers are for that see them through.

use std::collections::BTreeSet;
use std::time::Duration;

use generated::monitoring::poll_job::{self, Dispatch, Fail, Start};
use generated::monitoring::{PollJob, PollJobStatus};
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::testing::{TestCx, TestTenant};
use tests::heard;
use uuid::Uuid;

use crate::picks::{only, picked};

fn set(jobs: &[&Id<PollJob>]) -> BTreeSet<String> {
    jobs.iter().map(|id| id.uuid().to_string()).collect()
}

/// How far a job is brought.
#[derive(Clone, Copy, PartialEq)]
enum Far {
    Waits,
    HandedOver,
    Runs,
    Failed,
}

/// A job of one check that nobody needs, brought so far.
async fn job(tenant: &TestTenant, far: Far) -> Id<PollJob> {
    let cx = tenant.system("orchestration");
    let create = poll_job::Create {
        schedule: None,
        schedule_run: None,
        schedule_name: None,
        check_count: Some(1),
        check_ids: Some(vec![Id::from(Uuid::now_v7())]),
        partition: None,
        priority: None,
        timeout_seconds: Some(150),
        max_retries: Some(1),
        metadata: None,
    };
    let id = poll_job::create(&cx, create).await.expect("a job").id;
    if far == Far::Waits {
        return id;
    }
    let attempt = Uuid::now_v7();
    let poller = Some(Id::new("gone".to_owned()));
    poll_job::dispatch(&cx, &id, Dispatch { attempt, poller, run: None }).await.expect("dispatched");
    match far {
        Far::Runs => drop(poll_job::start(&cx, &id, Start { attempt }).await.expect("started")),
        Far::Failed => {
            let fail =
                Fail { attempt, error_code: "NO_POLLER".to_owned(), reason: None, success_count: 0, failure_count: 0 };
            poll_job::fail(&cx, &id, fail).await.expect("failed");
        }
        Far::Waits | Far::HandedOver => {}
    }
    id
}

/// One job in each state, of a poller that is not there.
async fn each(tenant: &TestTenant) -> [Id<PollJob>; 4] {
    heard::poller(&tenant.role("operator"), "gone").await;
    [
        job(tenant, Far::Waits).await,
        job(tenant, Far::HandedOver).await,
        job(tenant, Far::Runs).await,
        job(tenant, Far::Failed).await,
    ]
}

async fn now(tenant: &TestTenant, id: &Id<PollJob>) -> PollJob {
    poll_job::get(&tenant.role("viewer"), id).await.expect("the job")
}

#[resource_test]
async fn assign_waiting(t: TestCx) {
    let key = "monitoring.poll_job#assign_waiting";
    let a = t.tenant("a");
    let jobs = only(&t, key).await;
    let [waits, handed_over, runs, failed] = each(&a).await;
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[&waits]));
    // Its check is gone, so it is over at once.
    assert_eq!(now(&a, &waits).await.status, PollJobStatus::Completed);
    for (id, status) in
        [(&handed_over, PollJobStatus::Dispatching), (&runs, PollJobStatus::Running), (&failed, PollJobStatus::Failed)]
    {
        assert_eq!(now(&a, id).await.status, status);
    }
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]), "nothing waits");
}

#[resource_test]
async fn retry_failed(t: TestCx) {
    let key = "monitoring.poll_job#retry_failed";
    let a = t.tenant("a");
    let jobs = only(&t, key).await;
    let [.., failed] = each(&a).await;
    t.clock().advance(Duration::from_secs(30));
    let young = job(&a, Far::Failed).await;
    t.clock().advance(Duration::from_secs(25));
    // It fails five seconds before the look that comes next.
    let younger = job(&a, Far::Failed).await;
    t.clock().advance(Duration::from_secs(5));
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[&failed, &young, &younger]), "all have rested by then");
    for id in [&failed, &young, &younger] {
        let job = now(&a, id).await;
        assert_eq!((job.status, job.retry_count, job.attempt), (PollJobStatus::Pending, 1, None));
        assert!(job.error_code.is_none() && job.poller_id.is_none());
    }
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]), "they wait");
    // After its last try it stays as it is.
    let cx = a.system("orchestration");
    let attempt = Uuid::now_v7();
    poll_job::dispatch(&cx, &failed, Dispatch { attempt, poller: None, run: None }).await.expect("dispatched");
    poll_job::fail(
        &cx,
        &failed,
        Fail { attempt, error_code: "BUSY".to_owned(), reason: None, success_count: 0, failure_count: 0 },
    )
    .await
    .expect("failed");
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]), "it was tried as often as it may be");
    assert_eq!(now(&a, &failed).await.status, PollJobStatus::Failed);
}

#[resource_test]
async fn end_overdue(t: TestCx) {
    let key = "monitoring.poll_job#end_overdue";
    let a = t.tenant("a");
    let jobs = only(&t, key).await;
    let [waits, handed_over, runs, failed] = each(&a).await;
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]));
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]), "two minutes are not more than two");
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[&handed_over, &runs]), "three are more than two and a half");
    for (id, status, code) in [
        (&handed_over, PollJobStatus::Failed, Some("DISPATCH_ERROR")),
        (&runs, PollJobStatus::Timeout, Some("TIMEOUT")),
        (&waits, PollJobStatus::Pending, None),
        (&failed, PollJobStatus::Failed, Some("NO_POLLER")),
    ] {
        let job = now(&a, id).await;
        assert_eq!((job.status, job.error_code.as_deref()), (status, code));
    }
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]), "they are over");
}

#[resource_test]
async fn follow_running(t: TestCx) {
    let key = "monitoring.poll_job#follow_running";
    let a = t.tenant("a");
    let jobs = only(&t, key).await;
    let [_, _, runs, _] = each(&a).await;
    let before = now(&a, &runs).await;
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[&runs]), "one that has a poller, and has run for a while");
    let after = now(&a, &runs).await;
    assert_eq!((after.status, after.attempt), (PollJobStatus::Running, before.attempt), "there is no other poller");
}
