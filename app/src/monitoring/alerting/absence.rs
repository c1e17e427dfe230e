//! Alerts about pollers and agents that stay away. Their rows say that they do; the triggers of the declarations
//! find those of whom nobody has been told yet, and those that are back.

use generated::infrastructure::{Agent, Poller, agent, poller};
use generated::monitoring::{AlertSource, Severity};
use resource_core::Id;
use resource_runtime::{Class, Cx, Result, Tx};

use super::{Condition, Source, end, raise};

/// Raises an alert about a poller that was lost.
///
/// # Errors
/// When the database does not answer.
pub async fn poller_lost(cx: &Cx, id: &Id<Poller, String>) -> Result<()> {
    once(cx, async |tx| {
        let poller = poller::note_alert(tx, id, poller::NoteAlert { open: true }).await?;
        let seen = poller.last_seen.map_or("never".to_owned(), |seen| seen.to_string());
        let condition = Condition {
            description: Some(format!("It was last heard from: {seen}. It gets no checks until it is back.")),
            partition: poller.partition_id,
            ..Condition::new(of_poller(id), (Severity::Critical, format!("Poller {} is offline", id.key())))
        };
        raise(tx, condition).await
    })
    .await
}

/// Ends the alert about a poller that is back, or away as planned.
///
/// # Errors
/// When the database does not answer.
pub async fn poller_back(cx: &Cx, id: &Id<Poller, String>) -> Result<()> {
    once(cx, async |tx| {
        poller::note_alert(tx, id, poller::NoteAlert { open: false }).await?;
        end(tx, of_poller(id), format!("Poller {} is not offline any more", id.key())).await
    })
    .await
}

/// Raises an alert about an agent that was lost.
///
/// # Errors
/// When the database does not answer.
pub async fn agent_lost(cx: &Cx, id: &Id<Agent, String>) -> Result<()> {
    once(cx, async |tx| {
        let agent = agent::note_alert(tx, id, agent::NoteAlert { open: true }).await?;
        let condition = Condition {
            description: Some(format!(
                "It was last heard from: {}. It gets no checks until it is back.",
                agent.last_seen_time
            )),
            agent: Some(id.clone()),
            device: agent.device_uid.clone(),
            partition: agent.partition_id,
            ..Condition::new(of_agent(id), (Severity::Critical, format!("Agent {} is offline", id.key())))
        };
        raise(tx, condition).await
    })
    .await
}

/// Ends the alert about an agent that is back, or out of service.
///
/// # Errors
/// When the database does not answer.
pub async fn agent_back(cx: &Cx, id: &Id<Agent, String>) -> Result<()> {
    once(cx, async |tx| {
        agent::note_alert(tx, id, agent::NoteAlert { open: false }).await?;
        end(tx, of_agent(id), format!("Agent {} is not offline any more", id.key())).await
    })
    .await
}

fn of_poller(id: &Id<Poller, String>) -> Source {
    Source { kind: AlertSource::Poller, id: id.key().clone() }
}

fn of_agent(id: &Id<Agent, String>) -> Source {
    Source { kind: AlertSource::Agent, id: id.key().clone() }
}

/// Both or neither are written: the note and the alert. Whoever comes second finds the note and does nothing.
async fn once(cx: &Cx, work: impl AsyncFnOnce(&Tx) -> Result<()>) -> Result<()> {
    match cx.transaction(work).await {
        Err(error) if matches!(error.class(), Class::Conflict | Class::NotFound) => Ok(()),
        done => done,
    }
}
