//! The end of a poll job, and what its schedule is told of it.

use generated::monitoring::check_result::{self, ByPollJob};
use generated::monitoring::poll_job::{self, Complete};
use generated::monitoring::polling_schedule::{self, RecordResult};
use generated::monitoring::{CheckOutcome, CheckResult, PollJob};
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

/// How many checks succeeded, and how many failed.
pub(super) fn counts(results: &[CheckResult]) -> (i32, i32) {
    let succeeded = |result: &&CheckResult| matches!(result.result, CheckOutcome::Success | CheckOutcome::Warning);
    let succeeded = results.iter().filter(succeeded).count() as i32;
    (succeeded, results.len() as i32 - succeeded)
}

/// Ends a job whose checks have all answered, and tells its schedule.
///
/// # Errors
/// When the job is not this attempt's any more, or the database does not answer.
pub(super) async fn complete(tx: &Tx, job: &PollJob, attempt: Uuid) -> Result<()> {
    let results = found(tx, job, attempt).await?;
    let (success_count, failure_count) = counts(&results);
    let agent = results.first().and_then(|first| first.agent.clone());
    let agent = agent.filter(|agent| results.iter().all(|result| result.agent.as_ref() == Some(agent)));
    let complete = Complete { attempt, success_count, failure_count, agent };
    let completed = poll_job::complete(tx, &job.id, complete).await?;
    tell_schedule(tx, job, &completed).await
}

/// Tells a schedule how a job of one of its runs ended: what is other than after the try before. Once a later run has
/// told something, that is its last one, and this changes nothing.
///
/// # Errors
/// When the database does not answer, or a later run tells something at the same moment.
pub(super) async fn tell_schedule(tx: &Tx, before: &PollJob, ended: &PollJob) -> Result<()> {
    let (Some(schedule), Some(run)) = (&ended.schedule_id, ended.schedule_run) else { return Ok(()) };
    let tx = tx.system("orchestration");
    if polling_schedule::get(&tx, schedule).await?.counted_run > run {
        return Ok(());
    }
    let more = RecordResult {
        run,
        successes: ended.told_successes - before.told_successes,
        failures: ended.told_failures - before.told_failures,
        timeouts: ended.told_timeouts - before.told_timeouts,
    };
    polling_schedule::record_result(&tx, schedule, more).await.map(drop)
}
