//! One outcome, kept: the result, the check as it is by that, and what follows.

use generated::infrastructure::{Agent, agent};
use generated::monitoring::check_result::{self, Record};
use generated::monitoring::service_check::{self, RecordResult};
use generated::monitoring::{CheckOutcome, PollJob};
use resource_core::{Id, Json, Timestamp};
use resource_runtime::{Class, Result, Tx};
use serde_json::{Map, json};
use uuid::Uuid;
use wire::{Outcome, Verdict};

use crate::monitoring::alerting;

/// Stores an outcome that is not there yet.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn store(tx: &Tx, job: &PollJob, (attempt, outcome): (Uuid, &Outcome)) -> Result<()> {
    let checked_at = Timestamp::from(outcome.finished_at);
    let result = verdict(outcome.verdict);
    let error = outcome.error.as_ref().map(|error| error.chars().take(4_000).collect::<String>());
    let id = Id::from(outcome.check);
    let before = match service_check::get(tx, &id).await {
        Ok(check) => Some(check),
        // Somebody removed it meanwhile; what it found is kept.
        Err(error) if error.class() == Class::NotFound => None,
        Err(error) => return Err(error),
    };
    let record = Record {
        service_check: id,
        poll_job: Some(job.id),
        attempt,
        result,
        response_time_us: outcome.response_us.and_then(|micros| i64::try_from(micros).ok()),
        error: error.clone(),
        agent: known_agent(tx, outcome.agent.as_deref()).await?,
        poller: job.poller_id.clone(),
        partition: before.as_ref().and_then(|check| check.partition_id),
        details: Some(details(outcome)),
        checked_at,
    };
    check_result::record(tx, record).await?;
    let Some(before) = before else { return Ok(()) };
    if before.last_result_at.is_some_and(|last| last > checked_at) {
        // A newer one is in already.
        return Ok(());
    }
    let response_time_ms = outcome.response_us.and_then(|micros| i64::try_from(micros / 1_000).ok());
    // What follows a change is worked out from the health before: if another report changes that at the same moment,
    // this one is refused and comes again.
    let now = RecordResult { result, response_time_ms, error, checked_at, known: before.health };
    let now = service_check::record_result(tx, &before.id, now).await?;
    alerting::follow(tx, &before, &now).await
}

/// What the agent says beyond the answer.
fn details(outcome: &Outcome) -> Json {
    let mut details = Map::from_iter([("tries".to_owned(), outcome.tries.into())]);
    details.extend(outcome.cause.map(|cause| ("cause".to_owned(), json!(cause))));
    Json(details)
}

fn verdict(verdict: Verdict) -> CheckOutcome {
    match verdict {
        Verdict::Success => CheckOutcome::Success,
        Verdict::Warning => CheckOutcome::Warning,
        Verdict::Critical => CheckOutcome::Critical,
        Verdict::Unknown => CheckOutcome::Unknown,
        Verdict::Error => CheckOutcome::Error,
    }
}

/// The agent's key, if it has a row.
async fn known_agent(tx: &Tx, uid: Option<&str>) -> Result<Option<Id<Agent, String>>> {
    let Some(uid) = uid else { return Ok(None) };
    let id = Id::new(uid.to_owned());
    match agent::get(tx, &id).await {
        Ok(_) => Ok(Some(id)),
        Err(error) if error.class() == Class::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
