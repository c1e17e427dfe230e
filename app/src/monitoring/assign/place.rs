//! Offering a job to one poller after the other.

use chrono::Duration;
use generated::monitoring::poll_job::{self, Offer};
use generated::monitoring::{PollJob, ServiceCheck, service_check};
use resource_runtime::{Class, Cx, Error, Result};
use uuid::Uuid;
use wire::{Body, Bus, BusError, CallError, Cause, CheckTask, Envelope, Outcome, Refusal, RunJob, call};

use super::seats::Choice;
use crate::monitoring::{presence, task};

/// Why nobody took a job.
pub(super) struct Unplaced {
    pub code: &'static str,
    pub reason: String,
}

/// The checks of a job, as they are now. One that somebody removed is in neither list.
#[derive(Default)]
pub(super) struct Asked {
    /// What agents are asked.
    pub tasks: Vec<CheckTask>,
    /// What is said of those that no agent can be asked.
    pub refused: Vec<Outcome>,
}

/// Makes tasks of a job's checks. Why one is none is noted by whoever asks here, so it has the time of here: the
/// bus's is for those who wait on it.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn tasks(cx: &Cx, job: &PollJob, attempt: Uuid) -> Result<Asked> {
    let now = cx.now().into();
    let checks = service_check::list(cx).filter(ServiceCheck::ID.is_in(job.check_ids.clone())).limit(250).all().await?;
    let mut asked = Asked::default();
    for check in &checks {
        match task::of(check) {
            Ok(task) => asked.tasks.push(task),
            Err(problem) => {
                let text = format!("it cannot be asked: {problem}");
                tracing::warn!(check = %check.id, text, "a check is left out of its poll job");
                asked.refused.push(Outcome::unprobed(check.id.uuid(), attempt, Cause::Invalid, now).saying(&text));
            }
        }
    }
    Ok(asked)
}

/// Offers a job to those who may have it, until one takes it.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn place(
    cx: &Cx,
    bus: &dyn Bus,
    (job, mut tasks): (&PollJob, Vec<CheckTask>),
    (attempt, choice): (Uuid, &Choice),
) -> Result<Result<(), Unplaced>> {
    for task in &mut tasks {
        task.domain.clone_from(&choice.domain);
    }
    let run = RunJob {
        job: job.id.uuid(),
        schedule: job.schedule_id.map(|id| id.uuid()),
        checks: tasks,
        withheld: choice.withheld.clone(),
        concurrent: choice.concurrent,
    };
    let deadline = bus.now() + Duration::seconds(i64::from(job.timeout_seconds));
    let mut last = Unplaced { code: "NO_POLLER", reason: "no poller that may have the job is there".to_owned() };
    for (at, seat) in choice.seats.iter().enumerate() {
        if at > 0 {
            let poller = presence::poller(&cx.system("monitor"), &seat.poller.id).await?;
            match poll_job::offer(cx, &job.id, Offer { attempt, poller, run: Some(seat.run) }).await {
                // It was called off, or is somebody else's by now.
                Err(error) if error.class() == Class::Conflict => return Ok(Ok(())),
                offered => drop(offered?),
            }
        }
        let envelope = Envelope::new(cx.tenant(), attempt, deadline, Body::RunJob(run.clone()));
        let envelope = envelope.in_partition(choice.partition.as_deref()).under(seat.revision);
        let subject = seat.subject().map_err(|error| Error::internal(error.to_string()))?;
        match call(bus, &subject, &envelope).await {
            Ok(_) => return Ok(Ok(())),
            Err(error) => last = unplaced(&seat.poller.id, &error),
        }
    }
    Ok(Err(last))
}

fn unplaced(poller: &str, error: &CallError) -> Unplaced {
    let code = match error {
        CallError::Bus(BusError::Nobody(_)) => "NO_POLLER",
        CallError::Bus(BusError::Busy) => "BUSY",
        CallError::Bus(BusError::Refused { reason: Refusal::NoAvailableAgents { .. } }) => "NO_AGENT",
        _ => "DISPATCH_ERROR",
    };
    Unplaced { code, reason: format!("{poller}: {error}").chars().take(1_000).collect() }
}
