//! Outcomes of checks, on their way from pollers into the database.

mod ended;
mod store;

use std::collections::BTreeSet;
use std::sync::Arc;

use futures::{FutureExt as _, StreamExt as _};
use generated::monitoring::poll_job::{self, Hear, Start};
use generated::monitoring::{PollJob, PollJobStatus, ServiceCheck, service_check};
use resource_core::Id;
use resource_runtime::{Actor, Class, Cx, Engine, Error, Result, Tx};
use uuid::Uuid;
use wire::{Body, Bus, Cause, Envelope, Family, Outcome, Outcomes, Pattern, Refusal, Request};

use self::ended::{complete, counts, found, tell_schedule};
use self::store::store;

/// Reports that are taken in at once.
const AT_ONCE: usize = 8;

/// Takes in outcomes until the bus is closed.
///
/// # Errors
/// When nobody can listen on the bus.
pub async fn serve(engine: &Engine, bus: &Arc<dyn Bus>) -> Result<()> {
    let reports = bus.serve(Pattern::all(Family::Results).kind("checks")).await;
    let reports = reports.map_err(|error| Error::internal(format!("results cannot be listened for: {error}")))?;
    reports.for_each_concurrent(AT_ONCE, |report| answer(engine, report)).await;
    Ok(())
}

async fn answer(engine: &Engine, report: Request) {
    let envelope = match report.envelope() {
        Ok(envelope) => envelope,
        Err(error) => return report.reject(Refusal::from(error)),
    };
    match take_in(engine, &envelope).boxed().await {
        Ok(true) => report.answer(&envelope.answer(Body::Acknowledged)),
        Ok(false) => report.reject(Refusal::StaleAttempt),
        Err(error) => {
            tracing::warn!(?error, "outcomes could not be stored; they will come again");
            report.reject(Refusal::Unavailable { text: "the outcomes could not be stored".to_owned() });
        }
    }
}

/// Stores the outcomes of a report, with everything that follows from them, in one transaction. Answers
/// false for an attempt that is not the job's any more: somebody else answers for it now.
///
/// # Errors
/// When the database does not answer, or stores one of them for somebody else at the same moment; the
/// report then comes again.
pub async fn take_in(engine: &Engine, envelope: &Envelope) -> Result<bool> {
    let Body::Outcomes(Outcomes { job, outcomes }) = &envelope.body else {
        return Err(Error::internal(format!("`{}` is no report of outcomes", envelope.body.kind())));
    };
    let cx = engine.in_tenant(envelope.tenant, Actor::system("results"));
    let job: Id<PollJob> = Id::from(*job);
    cx.transaction(async |tx| {
        let job = match poll_job::get(tx, &job).await {
            Ok(job) if job.attempt == Some(envelope.attempt) => job,
            Ok(_) => return Ok(false),
            Err(error) if error.class() == Class::NotFound => return Ok(false),
            Err(error) => return Err(error),
        };
        let job = match job.status {
            PollJobStatus::Dispatching => poll_job::start(tx, &job.id, Start { attempt: envelope.attempt }).await?,
            // It may have been given to somebody else since it was read: then the report comes again, and is refused.
            PollJobStatus::Running => poll_job::hear(tx, &job.id, Hear { attempt: envelope.attempt }).await?,
            // It ended: what comes late changes nothing more. A report that was stored already ends here too.
            PollJobStatus::Completed => return Ok(true),
            _ => return Ok(false),
        };
        let answered = store_all(tx, (&job, envelope.attempt), outcomes).await?;
        if all_answered(tx, &job, &answered).await? {
            complete(tx, &job, envelope.attempt).await?;
        }
        Ok(true)
    })
    .await
}

/// Stores what is known of checks that no agent is asked.
///
/// # Errors
/// When the database does not answer.
pub async fn keep(cx: &Cx, (job, attempt): (&PollJob, Uuid), outcomes: &[Outcome]) -> Result<()> {
    let cx = cx.system("results");
    cx.transaction(async |tx| store_all(tx, (job, attempt), outcomes).await.map(drop)).await
}

/// Ends a job of whose checks none is asked: they are gone, or cannot be.
///
/// # Errors
/// [`Class::Conflict`] when the job is not this attempt's any more; else when the database does not answer.
pub async fn unasked(cx: &Cx, (job, attempt): (&PollJob, Uuid), outcomes: &[Outcome]) -> Result<()> {
    let cx = cx.system("results");
    cx.transaction(async |tx| {
        if job.status == PollJobStatus::Dispatching {
            poll_job::start(tx, &job.id, Start { attempt }).await?;
        }
        store_all(tx, (job, attempt), outcomes).await?;
        complete(tx, job, attempt).await
    })
    .await
}

/// How many checks of an attempt that ends without being done have succeeded, and how many have failed or not answered.
///
/// # Errors
/// When the database does not answer.
pub async fn undone(tx: &Tx, job: &PollJob, attempt: Uuid) -> Result<(i32, i32)> {
    let (succeeded, _) = counts(&found(&tx.system("results"), job, attempt).await?);
    Ok((succeeded, job.check_count.saturating_sub(succeeded).max(0)))
}

/// Tells the schedule of a job that ended without being done. If it is not tried again, it is noted with each of its
/// checks that has not answered why nothing is known of it, with the time when it was due.
///
/// # Errors
/// When the database does not answer.
pub async fn given_up(tx: &Tx, before: &PollJob, (job, cause): (&PollJob, Cause)) -> Result<()> {
    tell_schedule(tx, before, job).await?;
    let Some(attempt) = job.attempt.filter(|_| job.retry_count >= job.max_retries) else { return Ok(()) };
    // A check that has answered since then, in a later run or an earlier try, is not unknown: that answer is newer.
    let (tx, due) = (tx.system("results"), job.inserted_at.into());
    let left = service_check::list(&tx).filter(ServiceCheck::ID.is_in(job.check_ids.clone())).limit(250).all().await?;
    let text = format!("nobody could run it: {}", job.error_message.as_deref().unwrap_or("no reason was given"));
    let unprobed = |check: &ServiceCheck| Outcome::unprobed(check.id.uuid(), attempt, cause, due).saying(&text);
    let outcomes: Vec<Outcome> = left.iter().map(unprobed).collect();
    store_all(&tx, (job, attempt), &outcomes).await.map(drop)
}

/// Stores each outcome once; answers with all checks that have a result of this attempt.
async fn store_all(tx: &Tx, (job, attempt): (&PollJob, Uuid), outcomes: &[Outcome]) -> Result<BTreeSet<Uuid>> {
    let known = found(tx, job, attempt).await?;
    let mut answered: BTreeSet<Uuid> = known.iter().map(|result| result.service_check.uuid()).collect();
    for outcome in outcomes {
        let asked = job.check_ids.iter().any(|id| id.uuid() == outcome.check);
        if asked && answered.insert(outcome.check) {
            store(tx, job, (attempt, outcome)).await?;
        }
    }
    Ok(answered)
}

/// Whether nobody has to answer any more. A check that was removed meanwhile is not waited for.
async fn all_answered(tx: &Tx, job: &PollJob, answered: &BTreeSet<Uuid>) -> Result<bool> {
    let open: Vec<Id<ServiceCheck>> =
        job.check_ids.iter().filter(|id| !answered.contains(&id.uuid())).copied().collect();
    Ok(open.is_empty() || service_check::list(tx).filter(ServiceCheck::ID.is_in(open)).count().await? == 0)
}
