//! Telling people of alerts: a line in the log, and whoever listens at a webhook.
//!
//! The claim on the alert counts the attempt, then the webhooks are told, then it is noted what came of it. An attempt
//! that nobody took is noted with the alert and fails the job, which comes back later and later; after the last one
//! the trigger's `on_error` gives up this escalation level.

mod cooldown;
mod message;
mod webhook;

use generated::monitoring::alert::{self, ClaimNotification, RecordFailedNotification, RecordNotification};
use generated::monitoring::{Alert, AlertStatus};
use resource_core::Id;
use resource_runtime::{Class, Cx, Error, Result};

pub use self::webhook::{Webhook, Webhooks};
use message::word;

/// The most letters of an error that an alert keeps.
const LONGEST: usize = 1_000;

/// Tells people of an alert and notes for which escalation level they were told, or that they were told of its end.
/// Whoever comes second, or too late, does nothing.
///
/// # Errors
/// [`Error::snooze`] while people were told of the same thing just now; when none of the webhooks takes it, or the
/// database does not answer, and the job is then tried again.
pub async fn send(cx: &Cx, webhooks: &Webhooks, id: &Id<Alert>) -> Result<()> {
    let before = alert::get(cx, id).await?;
    // The end of what people were told of is told at once.
    if before.status != AlertStatus::Resolved
        && let Some(left) = cooldown::left(cx, webhooks.cooldown(), &before).await?
    {
        return Err(Error::snooze(left));
    }
    // The job that calls, which may call again after its process died.
    let by = cx.any().request().map_or_else(|| format!("alert-{id}"), str::to_owned);
    let alert = match alert::claim_notification(cx, id, ClaimNotification { by: by.clone() }).await {
        Ok(alert) => alert,
        Err(error) if is_over(&error) => return Ok(()),
        Err(error) => return Err(error),
    };
    log(cx, &alert);
    let (level, ended) = (alert.escalation_level, alert.status == AlertStatus::Resolved);
    let body = message::of(cx, &alert).await?;
    // A job tells of a level once, however often it tries; an alert that is opened again has another job.
    let key = if ended { format!("{by}:resolved") } else { format!("{by}:{level}") };
    match webhooks.deliver(&body, &key).await {
        Ok(()) if ended => noted(alert::record_resolution_notification(cx, id).await),
        Ok(()) => noted(alert::record_notification(cx, id, RecordNotification { level }).await),
        Err(problem) => {
            let error: String = problem.chars().take(LONGEST).collect();
            noted(alert::record_failed_notification(cx, id, RecordFailedNotification { level, error }).await)?;
            Err(Error::new(Class::Unavailable, "webhook", format!("no webhook took the alert: {problem}")))
        }
    }
}

fn log(cx: &Cx, alert: &Alert) {
    let (tenant, severity) = (cx.tenant(), word(alert.severity));
    let (id, title) = (alert.id, &alert.title);
    if alert.status == AlertStatus::Resolved {
        tracing::info!(target: "alert", alert = %id, %tenant, severity, title, note = alert.resolution_note, "resolved");
        return;
    }
    tracing::warn!(
        target: "alert",
        alert = %id,
        %tenant,
        severity,
        level = alert.escalation_level,
        attempt = alert.notification_attempts,
        title,
        description = alert.description,
        "alert"
    );
}

/// What was to be noted is noted, or somebody else has done so.
fn noted<T>(noted: Result<T>) -> Result<()> {
    match noted {
        Err(error) if !is_over(&error) => Err(error),
        _ => Ok(()),
    }
}

fn is_over(error: &Error) -> bool {
    matches!(error.class(), Class::Conflict | Class::NotFound)
}
