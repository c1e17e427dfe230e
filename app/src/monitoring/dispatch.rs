//! What is due becomes poll jobs.

use std::collections::BTreeMap;

use generated::infrastructure::Partition;
use generated::monitoring::poll_job;
use generated::monitoring::polling_schedule::{self, Execute, Plan, RecordResult};
use generated::monitoring::service_check::{self, Scheduled};
use generated::monitoring::{PollJob, PollingSchedule, ScheduleType, ServiceCheck};
use resource_core::cron::Cron;
use resource_core::{Id, Timestamp, Value};
use resource_runtime::jobs::NewJob;
use resource_runtime::{Cx, Error, Result, Slots, Tx};
use uuid::Uuid;

use crate::jobs;

/// The most checks of one poll job.
const TOGETHER: usize = 250;
/// How urgent it is in the background to hand over a poll job of priority 0; the scale there is the other way round.
const MIDDLE: i16 = 4;
/// The most bytes that the checks of one poll job may take in a message; what else is in it needs some, too.
const BYTES: usize = 600 * 1024;

/// Claims those of the checks that are due and have no schedule, and adds poll jobs for them.
///
/// # Errors
/// When somebody else claimed one of them at the same time, or the database does not answer.
pub async fn due_checks(cx: &Cx, checks: &[Uuid]) -> Result<()> {
    let ids: Vec<Id<ServiceCheck>> = checks.iter().copied().map(Id::from).collect();
    cx.transaction(async |tx| {
        let due = service_check::due_for_check(tx).filter(ServiceCheck::ID.is_in(ids)).limit(TOGETHER as u32).all();
        let mut claimed = Vec::new();
        for check in due.await? {
            claimed.push(service_check::execute(tx, &check.id).await?);
        }
        add_all(tx, None, claimed).await
    })
    .await
}

/// Claims a run of a schedule whose time has come, and adds poll jobs for the checks that run by it. Where there are
/// none, the run has succeeded.
///
/// # Errors
/// [`resource_runtime::Class::Conflict`] when it is not due, or not any more.
pub async fn due_schedule(cx: &Cx, id: &Id<PollingSchedule>) -> Result<()> {
    let now = cx.now();
    cx.transaction(async |tx| {
        let schedule = polling_schedule::get(tx, id).await?;
        let next_due_at = next(&schedule, now)?;
        let schedule = polling_schedule::execute(tx, id, Execute { next_due_at }).await?;
        let orchestration = tx.system("orchestration");
        let mut after = None;
        loop {
            let is_first = after.is_none();
            let mut checks = service_check::scheduled(&orchestration, Scheduled { schedule: *id });
            if let Some(after) = after.take() {
                checks = checks.filter(ServiceCheck::ID.gt(after));
            }
            let checks = checks.limit(TOGETHER as u32).all().await?;
            if is_first && checks.is_empty() {
                let nothing = RecordResult { run: schedule.execution_count, successes: 0, failures: 0, timeouts: 0 };
                polling_schedule::record_result(&orchestration, id, nothing).await?;
            }
            after = checks.last().filter(|_| checks.len() == TOGETHER).map(|last| last.id);
            add_all(tx, Some(&schedule), checks).await?;
            if after.is_none() {
                return Ok(());
            }
        }
    })
    .await
}

/// Works out when a schedule by the calendar is due.
///
/// # Errors
/// [`resource_runtime::Class::Invalid`] when its times cannot be read.
pub async fn plan(cx: &Cx, id: &Id<PollingSchedule>) -> Result<()> {
    let schedule = polling_schedule::get(cx, id).await?;
    match next(&schedule, cx.now())? {
        Some(next_due_at) => polling_schedule::plan(cx, id, Plan { next_due_at }).await.map(drop),
        None => Ok(()),
    }
}

/// The next time of a schedule by the calendar.
fn next(schedule: &PollingSchedule, now: Timestamp) -> Result<Option<Timestamp>> {
    let (ScheduleType::Cron, Some(cron)) = (schedule.schedule_type, &schedule.cron_expression) else { return Ok(None) };
    match Cron::parse(cron) {
        Ok(cron) => Ok(cron.next(now)),
        Err(problem) => Err(Error::invalid("cron_expression", "cron", format!("is no schedule: {problem}"))),
    }
}

/// Adds poll jobs that each are of one partition and fit into a message. A check that says nothing of its partition is in
/// that of its schedule: the same address is another machine elsewhere.
async fn add_all(tx: &Tx, schedule: Option<&PollingSchedule>, checks: Vec<ServiceCheck>) -> Result<()> {
    let mut by_partition: BTreeMap<Option<Uuid>, Vec<ServiceCheck>> = BTreeMap::new();
    for check in checks {
        let partition = check.partition_id.or(schedule.and_then(|schedule| schedule.partition_id));
        by_partition.entry(partition.map(|id| id.uuid())).or_default().push(check);
    }
    for (partition, checks) in &by_partition {
        let mut checks = checks.as_slice();
        while !checks.is_empty() {
            let mut bytes = 0;
            let fitting = checks.iter().take_while(|check| {
                bytes += weight(check);
                bytes <= BYTES
            });
            let (now, later) = checks.split_at(fitting.count().max(1));
            add(tx, schedule, partition.map(Id::from), now).await?;
            checks = later;
        }
    }
    Ok(())
}

/// How many bytes a check takes in a message, about.
fn weight(check: &ServiceCheck) -> usize {
    let config = serde_json::to_string(&check.config.0).map_or(0, |text| text.len());
    config + serde_json::to_string(&check.target).map_or(0, |text| text.len()) + 512
}

/// Adds a poll job, and the job that hands it to a poller.
async fn add(
    tx: &Tx,
    schedule: Option<&PollingSchedule>,
    partition: Option<Id<Partition>>,
    checks: &[ServiceCheck],
) -> Result<()> {
    // Each check may take all its tries; those that run side by side take as long as the slowest, and there is
    // what waits for an agent's bounds.
    let slowest = checks.iter().map(|check| check.timeout_seconds.saturating_mul(check.retries + 1)).max().unwrap_or(0);
    let rounds = schedule.map_or(1, |schedule| {
        let side_by_side = usize::try_from(schedule.max_concurrent).unwrap_or(1).max(1);
        i32::try_from(checks.len().div_ceil(side_by_side)).unwrap_or(i32::MAX)
    });
    let slowest = slowest.saturating_mul(rounds).saturating_add(30);
    let timeout = schedule.map_or(60, |schedule| schedule.timeout_seconds).max(slowest);
    let orchestration = tx.system("orchestration");
    let created = poll_job::Create {
        schedule: schedule.map(|schedule| schedule.id),
        schedule_run: schedule.map(|schedule| schedule.execution_count),
        schedule_name: schedule.map(|schedule| schedule.name.clone()),
        check_count: Some(checks.len() as i32),
        check_ids: Some(checks.iter().map(|check| check.id).collect()),
        partition,
        priority: schedule.map(|schedule| schedule.priority),
        timeout_seconds: Some(timeout.min(86_400)),
        max_retries: None,
        metadata: None,
    };
    let job = poll_job::create(&orchestration, created).await?;
    hand_over(&orchestration, &job).await
}

/// Lets the background hand a poll job to a poller at once: before less urgent ones that wait.
async fn hand_over(cx: &Tx, job: &PollJob) -> Result<()> {
    let action = poll_job::POLL_JOB.action("assign").ok_or_else(|| Error::internal("poll jobs cannot be assigned"))?;
    let call = NewJob::new(&poll_job::POLL_JOB, action, Slots::new(Vec::new()));
    let priority = MIDDLE - i16::try_from(job.priority).unwrap_or_default();
    let call = call.on(vec![job.id.to_scalar()]).queue("service_checks").priority(priority).attempts(1).unique();
    jobs::tables()?.enqueue(cx.any(), call).await.map(drop)
}
