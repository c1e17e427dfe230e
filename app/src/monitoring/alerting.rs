//! Alerts and what else follows from a result: raised by failures, ended by recoveries.

pub mod absence;
mod availability;
pub mod gone;

use generated::infrastructure::health_event::{self, Record};
use generated::infrastructure::{Agent, HealthEntity, HealthEvent, Partition};
use generated::inventory::Device;
use generated::monitoring::alert::{self, Clear, Raise};
use generated::monitoring::{Alert, AlertSource, AlertStatus, CheckOutcome, ServiceCheck, Severity, TargetHealth};
use resource_core::{Id, Json};
use resource_runtime::read::Select;
use resource_runtime::{Result, Tx};

use super::target;

/// What follows from a result, given the check as it was before and as it is now.
///
/// # Errors
/// When the database does not answer.
pub async fn follow(tx: &Tx, before: &ServiceCheck, now: &ServiceCheck) -> Result<()> {
    let (was, Some(is)) = (before.health, now.health) else { return Ok(()) };
    if now.last_result == Some(CheckOutcome::Unknown) {
        // The target was not asked: nothing new is known of it.
        return Ok(());
    }
    if was != Some(is) {
        changed(tx, now, (was, is)).await?;
    }
    if !now.enabled {
        // It was disabled while it was asked, and nobody would end what is raised now.
        return Ok(());
    }
    match is {
        TargetHealth::Down => raise(tx, down(now)).await?,
        TargetHealth::Up if was != Some(is) => {
            let source = Source { kind: AlertSource::ServiceCheck, id: now.id.to_string() };
            end(tx, source, format!("{} answers again", now.name)).await?;
        }
        TargetHealth::Up => {}
    }
    availability::follow(tx, now, is).await
}

fn name(health: TargetHealth) -> &'static str {
    match health {
        TargetHealth::Up => "up",
        TargetHealth::Down => "down",
    }
}

async fn changed(tx: &Tx, check: &ServiceCheck, (was, is): (Option<TargetHealth>, TargetHealth)) -> Result<()> {
    let target = target::place(&check.target);
    let facts = [("service_check", &check.name), ("target", &target)];
    let facts = facts.map(|(name, value)| (name.to_owned(), serde_json::Value::from(value.as_str())));
    let event = Record {
        entity_type: HealthEntity::Custom,
        entity_id: check.id.to_string(),
        old_state: was.map(|was| name(was).to_owned()),
        new_state: name(is).to_owned(),
        reason: check.last_error.clone().map(|error| error.chars().take(1_000).collect()),
        node: check.agent_uid.as_ref().map(|agent| agent.key().clone()),
        duration_seconds: in_last_state(tx, check).await?,
        metadata: Some(Json(facts.into_iter().collect())),
    };
    tracing::info!(check = check.name, place = target, state = name(is), "a check changed");
    health_event::record(tx, event).await.map(drop)
}

/// For how many seconds the target of a check had been as it was, which its last event tells; `None` if there is none.
async fn in_last_state(tx: &Tx, check: &ServiceCheck) -> Result<Option<i64>> {
    let events = health_event::list(tx)
        .filter(HealthEvent::ENTITY_TYPE.eq(HealthEntity::Custom))
        .filter(HealthEvent::ENTITY_ID.eq(check.id.to_string()));
    let last = events.first().await?;
    Ok(last.map(|last| tx.now().micros().saturating_sub(last.recorded_at.micros()).max(0) / 1_000_000))
}

fn down(check: &ServiceCheck) -> Condition {
    let slow = check.last_result == Some(CheckOutcome::Critical)
        && check.critical_threshold_ms.is_some_and(|most| check.last_response_time_ms >= Some(most.into()));
    let what = if slow { "answers too slowly" } else { "is down" };
    Condition {
        description: check.last_error.clone().map(|error| error.chars().take(1_000).collect()),
        device: check.device_uid.clone(),
        service_check: Some(check.id),
        agent: check.agent_uid.clone(),
        partition: check.partition_id,
        ..Condition::new(
            Source { kind: AlertSource::ServiceCheck, id: check.id.to_string() },
            (Severity::Critical, format!("{} {what}", check.name)),
        )
    }
}

/// What an alert comes from: it has one open alert at most.
struct Source {
    kind: AlertSource,
    id: String,
}

/// What somebody has to look at.
struct Condition {
    source: Source,
    severity: Severity,
    title: String,
    description: Option<String>,
    device: Option<Id<Device, String>>,
    service_check: Option<Id<ServiceCheck>>,
    agent: Option<Id<Agent, String>>,
    partition: Option<Id<Partition>>,
}

impl Condition {
    fn new(source: Source, (severity, title): (Severity, String)) -> Condition {
        let (description, device, service_check, agent, partition) = Default::default();
        Condition { source, severity, title, description, device, service_check, agent, partition }
    }
}

/// Raises an alert, or notes that the open one still holds.
async fn raise(tx: &Tx, condition: Condition) -> Result<()> {
    let raise = Raise {
        title: condition.title.chars().take(200).collect(),
        description: condition.description,
        severity: Some(condition.severity),
        source_type: Some(condition.source.kind),
        source_id: Some(condition.source.id),
        device: condition.device,
        service_check: condition.service_check,
        agent: condition.agent,
        partition: condition.partition,
        metric_name: None,
        metric_value: None,
        threshold_value: None,
        comparison: None,
        metadata: None,
        tags: None,
    };
    alert::raise(tx, raise).await.map(drop)
}

/// Ends the alert that a source does not work, if it is open. Those about what is measured of it are somebody else's.
async fn end(tx: &Tx, source: Source, note: String) -> Result<()> {
    let about_nothing_measured = Alert::METRIC_NAME.eq(String::new());
    clear(tx, open(tx, source).filter(about_nothing_measured), &note).await
}

/// The open alerts of a source.
fn open(tx: &Tx, source: Source) -> Select<'_, Alert> {
    alert::list(tx)
        .filter(Alert::SOURCE_TYPE.eq(source.kind))
        .filter(Alert::SOURCE_ID.eq(source.id))
        .filter(Alert::STATUS.ne(AlertStatus::Resolved))
}

async fn clear(tx: &Tx, alerts: Select<'_, Alert>, note: &str) -> Result<()> {
    for alert in alerts.limit(10).all().await? {
        let note = Some(note.chars().take(1_000).collect());
        alert::clear(tx, &alert.id, Clear { note }).await?;
    }
    Ok(())
}
