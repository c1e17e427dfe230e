//! Queues that nobody takes jobs from for a while.

use generated::jobs::{JobState, job_queue};
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::jobs::Drained;
use resource_runtime::testing::TestCx;
use resource_runtime::{Actor, Class};

use crate::{count, jobs, minutes, raised};

#[resource_test]
async fn jobs_of_a_paused_queue_wait(t: TestCx) {
    let a = t.tenant("a");
    let jobs = jobs(&t).await;
    let platform = t.engine().platform(Actor::system("cli"), "a test");
    let queue = Id::from("alerts");
    job_queue::pause(&platform, &queue).await.expect("paused");
    let twice = job_queue::pause(&platform, &queue).await.expect_err("it is paused");
    assert_eq!(twice.class(), Class::Conflict);
    raised(&a, "one").await;
    t.clock().advance(minutes(31));
    jobs.tick().await.expect("a look");
    assert_eq!(jobs.drain().await.expect("drained"), Drained::default());
    assert_eq!(count(&a, JobState::Available).await, 1, "it waits");
    jobs.declare().await.expect("declared again");
    assert_eq!(jobs.drain().await.expect("drained"), Drained::default(), "who starts resumes nothing");
    job_queue::resume(&platform, &queue).await.expect("resumed");
    assert_eq!(jobs.drain().await.expect("drained"), Drained { completed: 1, failed: 0 });
    let refused = job_queue::pause(&t.platform("operator"), &queue).await.expect_err("it is the platform's");
    assert!(matches!(refused.class(), Class::Forbidden | Class::NotFound), "{refused:?}");
}
