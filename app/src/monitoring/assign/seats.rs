//! Whom a poll job may go to: pollers and agents that are on the bus, and whose rows do not say otherwise.

use std::collections::{BTreeMap, BTreeSet};

use futures::TryStreamExt as _;
use generated::infrastructure::{Agent, AgentStatus, Poller, PollerStatus, agent, partition, poller};
use generated::monitoring::{AssignmentMode, PollJob, polling_schedule};
use resource_runtime::{Condition, Cx, Error, Result};
use uuid::Uuid;
use wire::{Bus, Family, Pattern, Seat, Wanted, limits};

/// Agents that are looked for with one statement.
const TOGETHER: usize = 250;

/// Everything that decides where a job goes.
pub(super) struct Choice {
    /// The pollers that may have it, the best first.
    pub seats: Vec<Seat>,
    /// The slug of its partition, by which pollers and agents know it.
    pub partition: Option<String>,
    /// The agents that may not, wherever they are.
    pub withheld: Vec<String>,
    /// The domain whose agents are asked first.
    pub domain: Option<String>,
    /// How many of its checks may run at the same time.
    pub concurrent: Option<u32>,
}

/// Whom a job may go to now.
///
/// # Errors
/// When bus or database do not answer.
pub(super) async fn choose(cx: &Cx, bus: &dyn Bus, job: &PollJob) -> Result<Choice> {
    let schedule = match &job.schedule_id {
        Some(schedule) => Some(polling_schedule::get(cx, schedule).await?),
        None => None,
    };
    let wanted = match &schedule {
        Some(schedule) => match (schedule.assignment_mode, &schedule.assigned_domain, &schedule.assigned_poller_id) {
            (AssignmentMode::Domain, Some(domain), _) => Wanted::Domain(domain),
            (AssignmentMode::Specific, _, Some(poller)) => Wanted::Poller(poller.key()),
            _ => Wanted::Any,
        },
        None => Wanted::Any,
    };
    let domain = match wanted {
        Wanted::Domain(domain) => Some(domain.to_owned()),
        _ => None,
    };
    let partition = match &job.partition_id {
        Some(id) => Some(partition::get(cx, id).await?.slug.clone()),
        None => None,
    };
    let mut seats = present(cx, bus).await?;
    seats.retain(|seat| seat.fits(&wanted, partition.as_deref()));
    Ok(Choice {
        seats: in_order(cx, seats).await?,
        partition,
        domain,
        withheld: withheld(cx, bus).await?,
        concurrent: schedule.and_then(|schedule| u32::try_from(schedule.max_concurrent).ok()),
    })
}

/// The pollers that serve the tenant and are there.
///
/// # Errors
/// When the bus does not answer.
pub(super) async fn present(cx: &Cx, bus: &dyn Bus) -> Result<Vec<Seat>> {
    Seat::of_tenant(bus, cx.tenant()).await.map_err(|error| Error::internal(error.to_string()))
}

/// Those that are at work: healthy ones before degraded ones, those with room before the others, and among
/// equals in no order. One without a row has only just come.
async fn in_order(cx: &Cx, mut seats: Vec<Seat>) -> Result<Vec<Seat>> {
    let ids = seats.iter().map(|seat| seat.poller.id.clone());
    let rows = poller::list(cx).filter(Poller::ID.is_in(ids)).stream();
    let status =
        rows.map_ok(|row| (row.id.clone(), row.status)).try_collect::<BTreeMap<String, PollerStatus>>().await?;
    let status = |seat: &Seat| status.get(&seat.poller.id).copied().unwrap_or(PollerStatus::Healthy);
    seats.retain(|seat| matches!(status(seat), PollerStatus::Healthy | PollerStatus::Degraded));
    seats.sort_by_cached_key(|seat| (status(seat) == PollerStatus::Degraded, !seat.has_room(), Uuid::new_v4()));
    Ok(seats)
}

/// The agents that are there and whose rows say that they are not connected, and all that somebody, or their own
/// word, took out of service: those could come back while the job runs.
async fn withheld(cx: &Cx, bus: &dyn Bus) -> Result<Vec<String>> {
    let there = bus.list(Pattern::all(Family::Agents).tenant(cx.tenant())).await;
    let there = there.map_err(|error| Error::internal(error.to_string()))?;
    let there: Vec<String> = there.into_iter().map(|entry| entry.key.kind().to_owned()).collect();
    let mut withheld = BTreeSet::new();
    let out = Agent::STATUS.is_in([AgentStatus::Degraded, AgentStatus::Unavailable]);
    named(cx, out, &mut withheld).await?;
    for some in there.chunks(TOGETHER) {
        let away = Agent::STATUS.ne(AgentStatus::Connected).and(Agent::UID.is_in(some.iter().cloned()));
        named(cx, away, &mut withheld).await?;
    }
    if withheld.len() > limits::WITHHELD {
        tracing::warn!(tenant = %cx.tenant(), agents = withheld.len(), "more agents are withheld than a job can name");
    }
    Ok(withheld.into_iter().take(limits::WITHHELD).collect())
}

async fn named(cx: &Cx, which: Condition<Agent>, names: &mut BTreeSet<String>) -> Result<()> {
    let mut rows = std::pin::pin!(agent::list(cx).filter(which).stream());
    while let Some(agent) = rows.try_next().await? {
        names.insert(agent.uid.clone());
    }
    Ok(())
}
