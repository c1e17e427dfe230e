//! Triggers: which rows they are for, and that a second look finds nothing more.

use generated::identity::tenant;
use generated::jobs::JobState;
use generated::monitoring::alert::{self, Acknowledge};
use generated::monitoring::{Alert, AlertStatus, Severity};
use resource_core::Timestamp;
use resource_macros::resource_test;
use resource_runtime::jobs::Drained;
use resource_runtime::testing::TestCx;
use sea_orm::ConnectionTrait as _;

use crate::{all, count, jobs, minutes, raised, raised_as};

#[resource_test]
async fn alerts_escalate_when_nobody_has_looked_for_half_an_hour(t: TestCx) {
    let (a, b) = (t.tenant("a"), t.tenant("b"));
    let jobs = jobs(&t).await;
    let old = [raised(&a, "one").await, raised(&b, "two").await];
    let seen = raised(&a, "three").await;
    alert::acknowledge(&a.role("operator"), &seen.id, Acknowledge { note: None }).await.expect("acknowledged");
    t.clock().advance(minutes(20));
    let young = raised(&a, "four").await;
    t.clock().advance(minutes(11));

    assert!(jobs.tick().await.expect("a look") > 0);
    assert_eq!(all(&a).await.len() + all(&b).await.len(), 2, "one job for each old alert");
    assert_eq!(jobs.drain().await.expect("drained"), Drained { completed: 2, failed: 0 });
    for (tenant, alert, status) in [
        (&a, &old[0], AlertStatus::Escalated),
        (&b, &old[1], AlertStatus::Escalated),
        (&a, &seen, AlertStatus::Acknowledged),
        (&a, &young, AlertStatus::Pending),
    ] {
        let found = alert::get(&tenant.role("viewer"), &alert.id).await.expect("the alert");
        assert_eq!(found.status, status, "{}", found.title);
        assert_eq!(found.escalation_level, i32::from(status == AlertStatus::Escalated));
    }

    t.clock().advance(minutes(5));
    jobs.tick().await.expect("a look");
    assert_eq!(jobs.drain().await.expect("drained"), Drained::default(), "nothing is left to do");
}

#[resource_test]
async fn alerts_of_every_severity_escalate(t: TestCx) {
    let a = t.tenant("a");
    let jobs = jobs(&t).await;
    let mut raised = Vec::new();
    for severity in [Severity::Info, Severity::Warning, Severity::Critical, Severity::Emergency] {
        raised.push(raised_as(&a, &format!("{severity:?}"), severity).await);
    }
    t.clock().advance(minutes(31));
    jobs.tick().await.expect("a look");
    assert_eq!(jobs.drain().await.expect("drained"), Drained { completed: raised.len(), failed: 0 });
    for alert in raised {
        let found = alert::get(&a.role("viewer"), &alert.id).await.expect("the alert");
        assert_eq!((found.status, found.escalation_level), (AlertStatus::Escalated, 1), "{:?}", found.severity);
    }
}

/// The trigger of alerts that nobody has looked at has a slot every five minutes.
#[resource_test]
async fn nothing_is_enqueued_between_slots(t: TestCx) {
    let a = t.tenant("a");
    let jobs = jobs(&t).await;
    let others = "UPDATE job_schedules SET enabled = (1 = 0) WHERE job_key <> 'monitoring.alert#auto_escalate'";
    t.db().writer().execute_unprepared(others).await.expect("switched off");
    let at = |time: &str| format!("2030-05-01T{time}Z").parse::<Timestamp>().expect("a time");
    t.clock().set(at("00:00:30"));
    assert_eq!(jobs.tick().await.expect("a look"), 1, "the slot in which it begins");
    raised(&a, "one").await;
    t.clock().set(at("00:06:00"));
    raised(&a, "two").await;
    t.clock().set(at("00:35:00"));
    assert_eq!(jobs.tick().await.expect("a look"), 1, "slots that nobody was there for are one");
    assert_eq!(all(&a).await.len(), 1);
    // The second alert is old enough soon, and waits for the next slot.
    for time in ["00:35:00", "00:35:01", "00:36:30", "00:39:59"] {
        t.clock().set(at(time));
        assert_eq!(jobs.tick().await.expect("a look"), 0, "{time}");
        assert_eq!(all(&a).await.len(), 1, "{time}");
    }
    t.clock().set(at("00:40:00"));
    assert_eq!(jobs.tick().await.expect("a look"), 1);
    assert_eq!(all(&a).await.len(), 2);
    assert_eq!(jobs.tick().await.expect("a look"), 0, "once for a slot");
}

#[resource_test]
async fn a_row_that_changed_meanwhile_is_left_alone(t: TestCx) {
    let a = t.tenant("a");
    let jobs = jobs(&t).await;
    let alert = raised(&a, "one").await;
    t.clock().advance(minutes(31));
    jobs.tick().await.expect("a look");
    alert::acknowledge(&a.role("operator"), &alert.id, Acknowledge { note: None }).await.expect("acknowledged");
    assert_eq!(jobs.drain().await.expect("drained"), Drained { completed: 1, failed: 0 });
    let found: Alert = alert::get(&a.role("viewer"), &alert.id).await.expect("the alert");
    assert_eq!((found.status, found.escalation_level), (AlertStatus::Acknowledged, 0));
}

#[resource_test]
async fn a_slot_is_worked_off_by_one_process_and_a_row_has_one_job(t: TestCx) {
    let a = t.tenant("a");
    let (one, other) = (jobs(&t).await, jobs(&t).await);
    for source in 0..20 {
        raised(&a, &source.to_string()).await;
    }
    t.clock().advance(minutes(31));
    let (here, there) = tokio::join!(one.tick(), other.tick());
    assert!(here.expect("a look") + there.expect("a look") > 0);
    assert_eq!(count(&a, JobState::Available).await, 20);
    // The next slot finds the same rows, which have their jobs.
    t.clock().advance(minutes(5));
    one.tick().await.expect("a look");
    assert_eq!(count(&a, JobState::Available).await, 20);
    let (here, there) = tokio::join!(one.drain(), other.drain());
    let (here, there) = (here.expect("drained"), there.expect("drained"));
    assert_eq!((here.completed + there.completed, here.failed + there.failed), (20, 0));
}

#[resource_test]
async fn tenants_that_take_no_part_are_passed_over(t: TestCx) {
    let a = t.tenant("a");
    let jobs = jobs(&t).await;
    raised(&a, "one").await;
    t.clock().advance(minutes(31));
    let id = a.id().into();
    tenant::suspend(&t.tenant("a").role("super_admin"), &id).await.expect("suspended");
    jobs.tick().await.expect("a look");
    assert_eq!(all(&a).await.len(), 0);
}
