//! Background work: what triggers look for, how jobs are claimed, tried again and given up, and whose rights
//! they have.

mod ahead;
mod claim;
mod closed;
mod deadly;
mod failure;
mod listen;
mod lost;
mod paused;
mod picks;
mod rights;
mod runs;
mod supervision;
mod trigger;

use std::time::Duration;

use generated::jobs::{Job, JobState, job};
use generated::monitoring::alert::{self, Raise};
use generated::monitoring::{Alert, AlertSource, Severity};
use resource_runtime::Cx;
use resource_runtime::jobs::Jobs;
use resource_runtime::testing::{TestCx, TestTenant};

pub use tests::setup;

/// The jobs of the product over a test's database, with its schedules declared. Nobody is told of alerts here:
/// these tests count the jobs that escalate them.
async fn jobs(t: &TestCx) -> Jobs {
    let jobs = app::jobs::jobs(t.engine()).expect("the tables fit");
    jobs.declare().await.expect("declared");
    let silent = "UPDATE job_schedules SET enabled = (1 = 0) WHERE job_key = 'monitoring.alert#send_notifications'";
    sea_orm::ConnectionTrait::execute_unprepared(t.db().writer(), silent).await.expect("switched off");
    jobs
}

/// An alert about something.
async fn raised(tenant: &TestTenant, source: &str) -> Alert {
    raised_as(tenant, source, Severity::Critical).await
}

/// An alert about something that is so bad.
async fn raised_as(tenant: &TestTenant, source: &str, severity: Severity) -> Alert {
    let raise = Raise {
        title: format!("{source} does not answer"),
        severity: Some(severity),
        source_type: Some(AlertSource::ServiceCheck),
        source_id: Some(source.to_owned()),
        description: None,
        device: None,
        service_check: None,
        agent: None,
        partition: None,
        metric_name: None,
        metric_value: None,
        threshold_value: None,
        comparison: None,
        metadata: None,
        tags: None,
    };
    alert::raise(&tenant.system("results"), raise).await.expect("an alert")
}

/// Every job of a tenant, the oldest first.
async fn all(tenant: &TestTenant) -> Vec<Job> {
    let cx: Cx = tenant.role("operator");
    let mut all = job::list(&cx).all().await.expect("jobs");
    all.reverse();
    all
}

/// How many jobs of a tenant are in a state.
async fn count(tenant: &TestTenant, state: JobState) -> usize {
    all(tenant).await.iter().filter(|job| job.state == state).count()
}

/// What is left of a time later.
fn minutes(minutes: u64) -> Duration {
    Duration::from_secs(60 * minutes)
}
