//! A waiting poll job goes to a poller, and to another one when that is gone; what nobody does ends.

mod place;
mod seats;

use std::sync::Arc;

use generated::infrastructure::Poller;
use generated::monitoring::poll_job::{self, Dispatch, Fail, Hear, Reassign, Start, Timeout};
use generated::monitoring::{PollJob, PollJobStatus};
use resource_core::Id;
use resource_runtime::{Class, Cx, Result};
use uuid::Uuid;
use wire::{Bus, Cause, Seat};

use self::place::{Asked, Unplaced, place, tasks};
use self::seats::{Choice, choose, present};
use super::{presence, results};

/// Picks a poller for a job that waits and hands the job over. A job that waits no more is left alone.
///
/// # Errors
/// When the database does not answer. That nobody takes the job is no error: the job says so itself, and
/// may be tried again.
pub async fn assign(cx: &Cx, bus: &Arc<dyn Bus>, id: &Id<PollJob>) -> Result<()> {
    let cx = cx.system("orchestration");
    let Some(job) = in_state(&cx, id, PollJobStatus::Pending).await? else { return Ok(()) };
    let choice = choose(&cx, bus.as_ref(), &job).await?;
    let attempt = Uuid::now_v7();
    let (poller, run) = first(&cx, &choice).await?;
    match poll_job::dispatch(&cx, id, Dispatch { attempt, poller, run }).await {
        // Somebody else has it.
        Err(error) if error.class() == Class::Conflict => Ok(()),
        Err(error) => Err(error),
        Ok(job) => hand_over(&cx, bus.as_ref(), (&job, attempt), &choice).await,
    }
}

/// Gives a running job to another poller if the one that has it is gone, or has begun anew and forgotten it; what is
/// still reported of the run before is refused from then on. If there is no poller, the job is left to its time.
///
/// # Errors
/// When bus or database do not answer.
pub async fn look_after(cx: &Cx, bus: &Arc<dyn Bus>, id: &Id<PollJob>) -> Result<()> {
    let cx = cx.system("orchestration");
    let Some(job) = in_state(&cx, id, PollJobStatus::Running).await? else { return Ok(()) };
    let Some(poller) = &job.poller_id else { return Ok(()) };
    let has_it = |seat: &Seat| seat.poller.id == *poller.key() && job.poller_run.is_none_or(|run| run == seat.run);
    if present(&cx, bus.as_ref()).await?.iter().any(has_it) {
        return Ok(());
    }
    let choice = choose(&cx, bus.as_ref(), &job).await?;
    if choice.seats.is_empty() {
        return Ok(());
    }
    let attempt = Uuid::now_v7();
    let (next, run) = first(&cx, &choice).await?;
    let reassign = Reassign { lease_revision: job.lease_revision, new_attempt: attempt, poller: next, run };
    match poll_job::reassign(&cx, id, reassign).await {
        Err(error) if error.class() == Class::Conflict => Ok(()),
        Err(error) => Err(error),
        Ok(job) => {
            tracing::warn!(job = %id, poller = poller.key(), "the poller of a running job is gone or began anew; the job is given out again");
            hand_over(&cx, bus.as_ref(), (&job, attempt), &choice).await
        }
    }
}

/// Ends a job from which nothing was heard in its time.
///
/// # Errors
/// When the database does not answer.
pub async fn give_up(cx: &Cx, id: &Id<PollJob>) -> Result<()> {
    let cx = cx.system("orchestration");
    let job = poll_job::get(&cx, id).await?;
    let Some(attempt) = job.attempt else { return Ok(()) };
    let ended = match job.status {
        PollJobStatus::Running => {
            let reason = Some(format!("not all checks answered within {} seconds", job.timeout_seconds));
            cx.transaction(async |tx| {
                let job = poll_job::hear(tx, id, Hear { attempt }).await?;
                let (success_count, failure_count) = results::undone(tx, &job, attempt).await?;
                let end = Timeout { attempt, reason, success_count, failure_count };
                let ended = poll_job::timeout(tx, id, end).await?;
                results::given_up(tx, &job, (&ended, Cause::Expired)).await
            })
            .await
        }
        PollJobStatus::Dispatching => {
            let reason = "whoever handed it over is gone".to_owned();
            fail(&cx, (id, attempt), Unplaced { code: "DISPATCH_ERROR", reason }).await
        }
        _ => return Ok(()),
    };
    unless_elsewhere(ended)
}

/// The job, if it is in that state.
async fn in_state(cx: &Cx, id: &Id<PollJob>, status: PollJobStatus) -> Result<Option<PollJob>> {
    match poll_job::get(cx, id).await {
        Ok(job) => Ok(Some(job).filter(|job| job.status == status)),
        Err(error) if error.class() == Class::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The key of the poller that is asked first, and which run of it that is.
async fn first(cx: &Cx, choice: &Choice) -> Result<(Option<Id<Poller, String>>, Option<Uuid>)> {
    match choice.seats.first() {
        Some(seat) => {
            let poller = presence::poller(&cx.system("monitor"), &seat.poller.id).await?;
            Ok((Some(poller), Some(seat.run)))
        }
        None => Ok((None, None)),
    }
}

/// Has the checks run that agents can be asked; of the others it is noted why not.
async fn hand_over(cx: &Cx, bus: &dyn Bus, (job, attempt): (&PollJob, Uuid), choice: &Choice) -> Result<()> {
    let Asked { tasks, refused } = tasks(cx, job, attempt).await?;
    if tasks.is_empty() {
        return unless_elsewhere(results::unasked(cx, (job, attempt), &refused).await);
    }
    if !refused.is_empty() {
        results::keep(cx, (job, attempt), &refused).await?;
    }
    match place(cx, bus, (job, tasks), (attempt, choice)).await? {
        // The first outcomes may be in before it is noted that the job runs.
        Ok(()) if job.status == PollJobStatus::Dispatching => {
            let begun = poll_job::start(cx, &job.id, Start { attempt }).await;
            unless_elsewhere(begun.map(drop))
        }
        Ok(()) => Ok(()),
        Err(unplaced) => {
            tracing::warn!(job = %job.id, unplaced.code, unplaced.reason, "nobody takes the poll job");
            unless_elsewhere(fail(cx, (&job.id, attempt), unplaced).await)
        }
    }
}

/// Ends a job that could not be done, and tells its schedule.
async fn fail(cx: &Cx, (id, attempt): (&Id<PollJob>, Uuid), Unplaced { code, reason }: Unplaced) -> Result<()> {
    cx.transaction(async |tx| {
        let job = poll_job::hear(tx, id, Hear { attempt }).await?;
        let (success_count, failure_count) = results::undone(tx, &job, attempt).await?;
        let end = Fail { attempt, error_code: code.to_owned(), reason: Some(reason), success_count, failure_count };
        let ended = poll_job::fail(tx, id, end).await?;
        results::given_up(tx, &job, (&ended, Cause::NoAgent)).await
    })
    .await
}

/// A job that went on meanwhile, or was called off, is no failure.
fn unless_elsewhere(noted: Result<()>) -> Result<()> {
    match noted {
        Err(error) if error.class() == Class::Conflict => Ok(()),
        noted => noted,
    }
}
