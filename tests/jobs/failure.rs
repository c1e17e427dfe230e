//! Attempts that fail: there are others, later and later, and then no more.

use generated::jobs::{Job, JobState};
use generated::monitoring::alert::{self};
use resource_core::{Id, Scalar};
use resource_macros::resource_test;
use resource_runtime::jobs::{Drained, NewJob};
use resource_runtime::testing::{TestCx, TestTenant};
use resource_runtime::{Slot, Slots};

use crate::{all, jobs, minutes, raised};

/// A job that can never succeed: its actor may not do what it calls.
async fn hopeless(t: &TestCx, tenant: &TestTenant, attempts: u16) {
    let alert = raised(tenant, "one").await;
    let meta = &alert::ALERT;
    let action = meta.actions.iter().position(|action| action.name == "escalate").expect("an action") as u16;
    let mut input = Slots::empty(&meta.actions[usize::from(action)]);
    input.put(0, Slot::Given(Scalar::from("because")));
    let call = NewJob::new(meta, action, input).on(vec![alert.id.uuid().into()]).attempts(attempts).queue("alerts");
    let cx = tenant.system("nobody");
    app::jobs::tables().expect("tables").enqueue(cx.any(), call).await.expect("enqueued");
    let _ = t;
}

async fn only(tenant: &TestTenant) -> Job {
    let [job] = all(tenant).await.try_into().expect("one job");
    job
}

#[resource_test]
async fn a_job_is_tried_so_often_and_then_kept(t: TestCx) {
    let a = t.tenant("a");
    let jobs = jobs(&t).await;
    hopeless(&t, &a, 3).await;
    for attempt in 1..=3 {
        assert_eq!(jobs.drain().await.expect("drained"), Drained { completed: 0, failed: 1 }, "{attempt}");
        let job = only(&a).await;
        assert_eq!((job.attempt, job.errors.len()), (attempt, attempt as usize));
        let state = if attempt == 3 { JobState::Discarded } else { JobState::Retryable };
        assert_eq!((job.state, job.finished_at.is_some()), (state, attempt == 3));
        assert_eq!(jobs.drain().await.expect("drained"), Drained::default(), "not at once");
        t.clock().advance(minutes(1));
    }
    let job = only(&a).await;
    assert!(job.errors[0].error.contains("no such record"), "{}", job.errors[0].error);
    generated::jobs::job::retry(&a.role("admin"), &Id::new(job.id)).await.expect("once more");
    assert_eq!(jobs.drain().await.expect("drained"), Drained { completed: 0, failed: 1 });
    assert_eq!((only(&a).await.attempt, only(&a).await.state), (4, JobState::Discarded));
}
