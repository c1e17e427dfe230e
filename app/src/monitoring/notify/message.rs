//! What is told of an alert, with the names that receivers of the reference system know, and the tenant.

use generated::identity::tenant;
use generated::infrastructure::agent;
use generated::monitoring::{Alert, AlertSource, AlertStatus, Severity, service_check};
use resource_core::Id;
use resource_runtime::{Class, Cx, Result};
use serde_json::{Value, json};

use crate::token_command::word as stored;

/// The document about an alert.
pub(super) async fn of(cx: &Cx, alert: &Alert) -> Result<Value> {
    let tenant = tenant::get(cx, &Id::new(cx.tenant())).await?;
    let service = match &alert.service_check_id {
        Some(check) => known(service_check::get(cx, check).await)?.map(|check| check.name.clone()),
        None => None,
    };
    Ok(json!({
        "level": level(alert),
        "title": alert.title,
        "message": alert.description,
        "timestamp": alert.triggered_at.to_string(),
        "tenant": { "id": tenant.id.to_string(), "slug": tenant.slug.as_str(), "name": tenant.name },
        "poller_id": poller(cx, alert).await?,
        "service_name": service,
        "alert_id": alert.id.to_string(),
        "severity": word(alert.severity),
        "status": stored(&alert.status),
        "escalation_level": alert.escalation_level,
        "resolved_at": alert.resolved_at.map(|at| at.to_string()),
        "resolution_note": alert.resolution_note,
        "details": {
            "source_type": stored(&alert.source_type),
            "source_id": alert.source_id,
            "service_check_id": alert.service_check_id.map(|id| id.to_string()),
            "device_uid": alert.device_uid.as_ref().map(|uid| uid.key().clone()),
            "agent_uid": alert.agent_uid.as_ref().map(|uid| uid.key().clone()),
            "partition_id": alert.partition_id.map(|id| id.to_string()),
            "metric_name": Some(&alert.metric_name).filter(|name| !name.is_empty()),
            "metric_value": alert.metric_value,
            "threshold_value": alert.threshold_value,
            "comparison": alert.comparison.as_ref().map(stored),
            "escalation_reason": alert.escalation_reason,
            "tags": alert.tags,
            "metadata": alert.metadata.0,
        },
    }))
}

/// The poller that an alert is about, or that of its agent.
async fn poller(cx: &Cx, alert: &Alert) -> Result<Option<String>> {
    match (alert.source_type, &alert.agent_uid) {
        (AlertSource::Poller, _) => Ok(alert.source_id.clone()),
        (_, Some(uid)) => {
            let agent = known(agent::get(cx, uid).await)?;
            Ok(agent.and_then(|agent| agent.poller_id.as_ref().map(|poller| poller.key().clone())))
        }
        (_, None) => Ok(None),
    }
}

/// What an alert refers to may be gone by now.
fn known<T>(found: Result<T>) -> Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.class() == Class::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The levels that receivers of the reference system know. That something works again is good to know.
fn level(alert: &Alert) -> &'static str {
    match (alert.status, alert.severity) {
        (AlertStatus::Resolved, _) | (_, Severity::Info) => "info",
        (_, Severity::Warning) => "warning",
        (_, Severity::Critical | Severity::Emergency) => "error",
    }
}

/// A severity by its name; it is stored as a number.
pub(super) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Critical => "critical",
        Severity::Emergency => "emergency",
    }
}
