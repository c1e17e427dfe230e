//! Which rows each trigger of monitoring is for: exactly those, with an effect that is seen, and none of them a
//! second time.

use std::collections::BTreeSet;

use generated::jobs::job;
use generated::monitoring::alert::{self, Acknowledge, Suppress};
use generated::monitoring::poll_job;
use generated::monitoring::polling_schedule;
use generated::monitoring::service_check;
use generated::monitoring::{AlertStatus, CheckType, PollJob, PollingSchedule, ScheduleType, ServiceCheck};
use resource_core::{Id, Timestamp};
use resource_macros::resource_test;
use resource_runtime::jobs::Jobs;
use resource_runtime::testing::{TestCx, TestTenant};
use uuid::Uuid;

use crate::{minutes, raised};

/// The jobs of the product, with one trigger that looks.
pub(crate) async fn only(t: &TestCx, key: &str) -> Jobs {
    let jobs = app::jobs::jobs(t.engine()).expect("the tables fit");
    jobs.declare().await.expect("declared");
    let one = format!("UPDATE job_schedules SET enabled = (job_key = '{key}')");
    let changed = sea_orm::ConnectionTrait::execute_unprepared(t.db().writer(), &one).await.expect("switched off");
    assert!(changed.rows_affected() > 5);
    jobs
}

/// Who acts for a trigger.
fn actor_of(key: &str) -> &'static str {
    match key.split('#').next() {
        Some("monitoring.alert") => "system:alerts",
        Some("monitoring.poll_job") => "system:orchestration",
        Some("monitoring.service_check" | "monitoring.polling_schedule") => "system:scheduler",
        _ => "system:monitor",
    }
}

/// The rows that the trigger picks a minute later, with its actor; what it does with them is done afterwards.
pub(crate) async fn picked(t: &TestCx, jobs: &Jobs, tenant: &TestTenant, key: &str) -> BTreeSet<String> {
    t.clock().advance(minutes(1));
    let operator = tenant.role("operator");
    let known = job::list(&operator).all().await.expect("jobs").first().map_or(0, |newest| newest.id);
    jobs.tick().await.expect("a look");
    let new = job::list(&operator).all().await.expect("jobs");
    let new: Vec<_> = new.iter().filter(|job| job.worker == key && job.id > known).collect();
    assert!(new.iter().all(|job| job.actor == actor_of(key)), "{key}: {new:?}");
    let keys = new.iter().flat_map(|job| job.payload.0["keys"].as_array().expect("keys").clone());
    // Databases write UUIDs with dashes or without.
    let written = |key: &str| key.parse::<Uuid>().map_or_else(|_| key.to_owned(), |key| key.to_string());
    let all: Vec<String> = keys.map(|key| written(key[0].as_str().expect("a text"))).collect();
    let drained = jobs.drain().await.expect("drained");
    assert_eq!(drained.failed, 0);
    let distinct: BTreeSet<String> = all.iter().cloned().collect();
    assert_eq!(distinct.len(), all.len(), "each row once");
    distinct
}

fn set(ids: &[Uuid]) -> BTreeSet<String> {
    ids.iter().map(|id| id.to_string()).collect()
}

fn check(name: &str) -> service_check::Create {
    service_check::Create {
        name: name.to_owned(),
        description: None,
        check_type: CheckType::Tcp,
        target: "127.0.0.1".to_owned(),
        port: Some(9),
        interval_seconds: Some(120),
        timeout_seconds: None,
        retries: None,
        enabled: None,
        config: None,
        warning_threshold_ms: None,
        critical_threshold_ms: None,
        agent: None,
        device: None,
        schedule: None,
        partition: None,
        metadata: None,
    }
}

pub(crate) fn schedule(name: &str, schedule_type: ScheduleType) -> polling_schedule::Create {
    polling_schedule::Create {
        interval_seconds: (schedule_type == ScheduleType::Interval).then_some(120),
        cron_expression: (schedule_type == ScheduleType::Cron).then(|| "*/10 * * * *".to_owned()),
        ..tests::input::schedule(name, schedule_type)
    }
}

#[resource_test]
async fn execute_due_checks(t: TestCx) {
    let key = "monitoring.service_check#execute_due_checks";
    let (a, b) = (t.tenant("a"), t.tenant("b"));
    let jobs = only(&t, key).await;
    let operator = a.role("operator");
    let made = async |input| service_check::create(&operator, input).await.expect("a check").id;
    let new = made(check("new")).await;
    let seldom = made(service_check::Create { interval_seconds: Some(600), ..check("seldom") }).await;
    let off = made(service_check::Create { enabled: Some(false), ..check("off") }).await;
    let plan = polling_schedule::create(&operator, schedule("plan", ScheduleType::Manual)).await.expect("a plan").id;
    made(service_check::Create { schedule: Some(plan), ..check("by a schedule") }).await;
    let other = service_check::create(&b.role("operator"), check("another tenant's")).await.expect("a check").id;

    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[new.uuid(), seldom.uuid()]), "those that never ran");
    let ran = |id: Id<ServiceCheck>, operator| async move {
        service_check::get(operator, &id).await.expect("the check").last_check_at
    };
    let first = t.clock().now();
    assert_eq!((ran(new, &operator).await, ran(off, &operator).await), (Some(first), None));
    assert_eq!(ran(other, &b.role("operator")).await, Some(first), "each tenant's are picked");
    let waiting: Vec<PollJob> = poll_job::list(&operator).all().await.expect("poll jobs");
    assert_eq!(waiting.len(), 1);
    assert_eq!(
        set(&waiting[0].check_ids.iter().map(|id| id.uuid()).collect::<Vec<_>>()),
        set(&[new.uuid(), seldom.uuid()])
    );

    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]), "a minute is no interval");
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[new.uuid()]), "two are");
    service_check::enable(&operator, &off).await.expect("enabled");
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[off.uuid()]));
}

#[resource_test]
async fn execute_schedules(t: TestCx) {
    t.clock().set("2026-01-01T00:06:00Z".parse().expect("a time"));
    let key = "monitoring.polling_schedule#execute_schedules";
    let a = t.tenant("a");
    let jobs = only(&t, key).await;
    let operator = a.role("operator");
    let made = async |input| polling_schedule::create(&operator, input).await.expect("a schedule").id;
    let interval = made(schedule("interval", ScheduleType::Interval)).await;
    let manual = made(schedule("manual", ScheduleType::Manual)).await;
    let cron = made(schedule("cron", ScheduleType::Cron)).await;
    let off = polling_schedule::Create { enabled: Some(false), ..schedule("off", ScheduleType::Interval) };
    made(off).await;
    let look = async |id: &Id<PollingSchedule>| polling_schedule::get(&operator, id).await.expect("the schedule");
    let planned: Timestamp = "2026-01-01T00:10:00.000000Z".parse().expect("a time");
    let plan = polling_schedule::Plan { next_due_at: planned };
    polling_schedule::plan(&a.system("scheduler"), &cron, plan).await.expect("planned");

    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[interval.uuid()]), "one that never ran");
    let ran = look(&interval).await;
    assert_eq!((ran.execution_count, ran.last_executed_at), (1, Some(t.clock().now())));
    polling_schedule::trigger_manual(&operator, &manual).await.expect("asked for");
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[manual.uuid()]), "somebody asked for it");
    assert_eq!(look(&manual).await.execution_count, 1);
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[interval.uuid()]), "its interval is over, at 00:09");
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[cron.uuid()]), "its time has come, at 00:10");
    let cron = look(&cron).await;
    assert_eq!((cron.execution_count, cron.next_due_at), (1, "2026-01-01T00:20:00Z".parse().ok()));
}

#[resource_test]
async fn plan_schedules(t: TestCx) {
    t.clock().set("2026-01-01T00:06:00Z".parse().expect("a time"));
    let key = "monitoring.polling_schedule#plan_schedules";
    let a = t.tenant("a");
    let jobs = only(&t, key).await;
    let operator = a.role("operator");
    let made = async |input| polling_schedule::create(&operator, input).await.expect("a schedule").id;
    made(schedule("interval", ScheduleType::Interval)).await;
    let cron = made(schedule("cron", ScheduleType::Cron)).await;
    let off = polling_schedule::Create { enabled: Some(false), ..schedule("off", ScheduleType::Cron) };
    let off = made(off).await;
    let next = async |id: &Id<PollingSchedule>| {
        polling_schedule::get(&operator, id).await.expect("the schedule").next_due_at.map(|at| at.to_string())
    };
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[cron.uuid()]), "by the calendar, in use, and without a time");
    assert_eq!(next(&cron).await.as_deref(), Some("2026-01-01T00:10:00.000000Z"));
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]), "it has one now");
    polling_schedule::enable(&operator, &off).await.expect("enabled");
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[off.uuid()]));
    assert_eq!(next(&off).await.as_deref(), Some("2026-01-01T00:10:00.000000Z"));
}

#[resource_test]
async fn end_suppression(t: TestCx) {
    let key = "monitoring.alert#end_suppression";
    let a = t.tenant("a");
    let jobs = only(&t, key).await;
    let (short, long) = (raised(&a, "short").await.id, raised(&a, "long").await.id);
    raised(&a, "not silent").await;
    for (id, silent) in [(&short, 150_000_000), (&long, 3_600_000_000)] {
        let until = Timestamp::from_micros(t.clock().now().micros() + silent);
        alert::suppress(&a.role("admin"), id, Suppress { until, reason: None }).await.expect("suppressed");
    }
    let status = async |id| alert::get(&a.role("viewer"), id).await.expect("the alert").status;
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]));
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]), "two minutes are not two and a half");
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[short.uuid()]));
    assert_eq!((status(&short).await, status(&long).await), (AlertStatus::Pending, AlertStatus::Suppressed));
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]), "it speaks again");
}

#[resource_test]
async fn send_notifications(t: TestCx) {
    let key = "monitoring.alert#send_notifications";
    let a = t.tenant("a");
    let jobs = only(&t, key).await;
    let operator = a.role("operator");
    let (pending, seen) = (raised(&a, "pending").await.id, raised(&a, "seen").await.id);
    alert::acknowledge(&operator, &seen, Acknowledge { note: None }).await.expect("acknowledged");
    let silent = raised(&a, "silent").await.id;
    let until = "2100-01-01T00:00:00Z".parse().expect("a time");
    alert::suppress(&a.role("admin"), &silent, Suppress { until, reason: None }).await.expect("suppressed");

    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[pending.uuid()]), "neither seen nor silent");
    let told = async |id| alert::get(&operator, id).await.expect("the alert").notification_count;
    assert_eq!((told(&pending).await, told(&seen).await, told(&silent).await), (1, 0, 0));
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]), "once for a level");
    let escalate = alert::Escalate { reason: None };
    let escalated = alert::escalate(&a.role("admin"), &pending, escalate).await.expect("escalated");
    assert_eq!(escalated.status, AlertStatus::Escalated);
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[pending.uuid()]), "once more for the next");
    assert_eq!(told(&pending).await, 2);
}
