//! The end of a poll job, and what its schedule is told of it.

use generated::monitoring::check_result::{self, ByPollJob};
use generated::monitoring::poll_job::{self, Complete};
use generated::monitoring::polling_schedule::{self, RecordResult};
use generated::monitoring::{CheckOutcome, CheckResult, PollJob, ScheduleResult};
use resource_runtime::{Result, Tx};
use uuid::Uuid;

/// The results of an attempt.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn found(tx: &Tx, job: &PollJob, attempt: Uuid) -> Result<Vec<CheckResult>> {
    let results = check_result::by_poll_job(tx, ByPollJob { poll_job: job.id });
    results.filter(CheckResult::ATTEMPT.eq(attempt)).limit(250).all().await
}

/// Ends a job whose checks have all answered, and tells its schedule.
///
/// # Errors
/// When the job is not this attempt's any more, or the database does not answer.
pub(super) async fn complete(tx: &Tx, job: &PollJob, attempt: Uuid) -> Result<()> {
    let (success_count, failure_count) = counts(&found(tx, job, attempt).await?);
    let job = poll_job::complete(tx, &job.id, Complete { attempt, success_count, failure_count }).await?;
    let result = match (success_count, failure_count) {
        (_, 0) => ScheduleResult::Success,
        (0, _) => ScheduleResult::Failed,
        _ => ScheduleResult::Partial,
    };
    record(tx, &job, (result, success_count, failure_count)).await
}

/// Tells a schedule of a run that failed as a whole, or was not over in time: of its checks, those that have not
/// answered have failed. A run that is tried again and fails again is counted once.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn tell_schedule(tx: &Tx, job: &PollJob, (attempt, result): (Uuid, ScheduleResult)) -> Result<()> {
    let (succeeded, _) = counts(&found(&tx.system("results"), job, attempt).await?);
    record(tx, job, (result, succeeded, job.check_count.saturating_sub(succeeded).max(0))).await
}

fn counts(results: &[CheckResult]) -> (i32, i32) {
    let succeeded = |result: &&CheckResult| matches!(result.result, CheckOutcome::Success | CheckOutcome::Warning);
    let succeeded = results.iter().filter(succeeded).count() as i32;
    (succeeded, results.len() as i32 - succeeded)
}

async fn record(
    tx: &Tx,
    job: &PollJob,
    (result, success_count, failure_count): (ScheduleResult, i32, i32),
) -> Result<()> {
    let Some(schedule) = &job.schedule_id else { return Ok(()) };
    let ran = RecordResult { result, success_count, failure_count, again: job.retry_count > 0 };
    polling_schedule::record_result(&tx.system("orchestration"), schedule, ran).await.map(drop)
}
