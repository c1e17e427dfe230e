//! Telling people of alerts: a line in the log, and whoever listens at a webhook.
//!
//! The claim on the alert counts the attempt, then the webhooks are told, then it is noted what came of it. An attempt
//! that nobody took is noted with the alert and fails the job, which comes back later and later; after the last one
//! the trigger's `on_error` gives up this escalation level.

mod cooldown;
mod message;
mod webhook;

use generated::monitoring::alert::{
    self, ClaimNotification, ClaimResolutionNotification, RecordFailedNotification, RecordFailedResolutionNotification,
    RecordNotification,
};
use generated::monitoring::{Alert, AlertStatus};
use resource_core::Id;
use resource_runtime::{Class, Cx, Error, Result};

pub use self::webhook::{Webhook, Webhooks};
use message::word;

/// The most letters of an error that an alert keeps.
const LONGEST: usize = 1_000;

/// Tells people of an alert and notes for which escalation level they were told. Whoever comes second, or
/// too late, does nothing.
///
/// # Errors
/// [`Error::snooze`] while people were told of the same thing just now; when none of the webhooks takes it, or the
/// database does not answer, and the job is then tried again.
pub async fn send(cx: &Cx, webhooks: &Webhooks, id: &Id<Alert>) -> Result<()> {
    if let Some(left) = cooldown::left(cx, webhooks.cooldown(), &alert::get(cx, id).await?).await? {
        return Err(Error::snooze(left));
    }
    let by = caller(cx, id);
    let Some(alert) = claimed(alert::claim_notification(cx, id, ClaimNotification { by: by.clone() }).await)? else {
        return Ok(());
    };
    let level = alert.escalation_level;
    // A job tells of a level once, however often it tries; an alert that is opened again has another job.
    match tell(cx, webhooks, (&alert, format!("{by}:{level}"))).await? {
        Ok(()) => noted(alert::record_notification(cx, id, RecordNotification { level }).await),
        Err(error) => {
            let failed = RecordFailedNotification { level, error: error.clone() };
            noted(alert::record_failed_notification(cx, id, failed).await)?;
            Err(untold(&error))
        }
    }
}

/// Tells those who were told of an alert that it ended, and notes that they were. That is told at once.
///
/// # Errors
/// When none of the webhooks takes it, or the database does not answer, and the job is then tried again.
pub async fn send_end(cx: &Cx, webhooks: &Webhooks, id: &Id<Alert>) -> Result<()> {
    let by = caller(cx, id);
    let claim = ClaimResolutionNotification { by: by.clone() };
    let Some(alert) = claimed(alert::claim_resolution_notification(cx, id, claim).await)? else { return Ok(()) };
    match tell(cx, webhooks, (&alert, format!("{by}:resolved"))).await? {
        Ok(()) => noted(alert::record_resolution_notification(cx, id).await),
        Err(error) => {
            let failed = RecordFailedResolutionNotification { error: error.clone() };
            noted(alert::record_failed_resolution_notification(cx, id, failed).await)?;
            Err(untold(&error))
        }
    }
}

/// The job that calls, which may call again after its process died.
fn caller(cx: &Cx, id: &Id<Alert>) -> String {
    cx.any().request().map_or_else(|| format!("alert-{id}"), str::to_owned)
}

/// The alert, if it was this one's to tell.
fn claimed(claim: Result<Alert>) -> Result<Option<Alert>> {
    match claim {
        Ok(alert) => Ok(Some(alert)),
        Err(error) if is_over(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Tells the log and the webhooks; what the latter say when none takes it.
async fn tell(cx: &Cx, webhooks: &Webhooks, (alert, key): (&Alert, String)) -> Result<Result<(), String>> {
    log(cx, alert);
    let told = webhooks.deliver(&message::of(cx, alert).await?, &key).await;
    Ok(told.map_err(|problem| problem.chars().take(LONGEST).collect()))
}

fn untold(problem: &str) -> Error {
    Error::new(Class::Unavailable, "webhook", format!("no webhook took the alert: {problem}"))
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
