//! Pollers and agents that are there have rows, whose heartbeat is that their lease still stands. One process of all
//! looks.

use std::collections::BTreeMap;
use std::time::Duration;

use generated::infrastructure::agent::{self, Heartbeat as AgentHeartbeat, RegisterConnected};
use generated::infrastructure::poller::{self, Heartbeat as PollerHeartbeat, Register};
use generated::infrastructure::{AgentCapability, Poller, RegistrationSource, partition};
use resource_core::Id;
use resource_runtime::{Actor, Class, Cx, Engine, Error, Result};
use uuid::Uuid;
use wire::{AgentCard, Body, Bus, Entry, Family, Pattern, PollerCard};

use crate::post::Post;

/// What the work is called of which one process holds the lease.
const WORK: &str = "state_monitor";
/// For how long a process holds it without a sign of life: so long checks wait when it is gone.
const LEASE: Duration = Duration::from_secs(20);

/// The work as this process sees it.
pub fn post(engine: &Engine) -> Post {
    Post::new(engine, WORK, LEASE)
}

/// Notes who is there now, if this process is the one that does, or nobody is; answers whether it is. One that loses its
/// lease meanwhile writes nothing more.
///
/// # Errors
/// When bus or database do not answer.
pub async fn look(engine: &Engine, bus: &dyn Bus, post: &mut Post) -> Result<bool> {
    if !post.hold().await? {
        return Ok(false);
    }
    note_while(engine, bus, Some(post)).await?;
    Ok(true)
}

/// Notes who is there now, whoever else does.
///
/// # Errors
/// When bus or database do not answer.
pub async fn note(engine: &Engine, bus: &dyn Bus) -> Result<()> {
    note_while(engine, bus, None).await
}

async fn note_while(engine: &Engine, bus: &dyn Bus, mut post: Option<&mut Post>) -> Result<()> {
    let mut pollers: BTreeMap<(Uuid, String), PollerCard> = BTreeMap::new();
    for entry in entries(bus, Family::Pollers).await? {
        if let Some(Body::Poller(card)) = body(&entry) {
            pollers.insert((entry.key.tenant(), card.id.clone()), card);
        }
    }
    let agents = entries(bus, Family::Agents).await?;
    for ((tenant, id), card) in &pollers {
        if !still(&mut post).await? {
            return Ok(());
        }
        let cx = engine.in_tenant(*tenant, Actor::system("monitor"));
        poller(&cx, id).await?;
        let own = |entry: &&Entry| {
            let of = entry.key.tenant() == *tenant;
            of && matches!(body(entry), Some(Body::Agent(agent)) if agent.poller.as_ref().is_none_or(|poller| poller == id))
        };
        let agent_count = i32::try_from(agents.iter().filter(own).count()).ok();
        let sign = PollerHeartbeat { is_healthy: true, agent_count, checker_count: None };
        beat(poller::heartbeat(&cx, &Id::new(card.id.clone()), sign).await.map(drop))?;
    }
    for entry in &agents {
        if !still(&mut post).await? {
            return Ok(());
        }
        let Some(Body::Agent(card)) = body(entry) else { continue };
        noted_agent(&engine.in_tenant(entry.key.tenant(), Actor::system("monitor")), &card).await?;
    }
    Ok(())
}

/// Whether this process is still the one that writes, where it matters which one does.
async fn still(post: &mut Option<&mut Post>) -> Result<bool> {
    match post {
        Some(post) => post.still().await,
        None => Ok(true),
    }
}

/// The key of a poller's row, which is made if there is none.
///
/// # Errors
/// When the database does not answer.
pub async fn poller(cx: &Cx, id: &str) -> Result<Id<Poller, String>> {
    let key = Id::new(id.to_owned());
    match poller::get(cx, &key).await {
        Ok(_) => return Ok(key),
        Err(error) if error.class() == Class::NotFound => {}
        Err(error) => return Err(error),
    }
    let register = Register {
        id: id.to_owned(),
        component_id: None,
        registration_source: Some(RegistrationSource::Auto),
        spiffe_identity: None,
        partition: None,
        agent_count: None,
        checker_count: None,
        metadata: None,
    };
    match poller::register(cx, register).await {
        // Somebody else was faster.
        Err(error) if error.class() == Class::Conflict || error.class() == Class::Invalid => Ok(key),
        registered => registered.map(|_| key),
    }
}

async fn noted_agent(cx: &Cx, card: &AgentCard) -> Result<()> {
    let key = Id::new(card.id.clone());
    let capabilities: Vec<AgentCapability> =
        card.capabilities.iter().filter_map(|capability| capability_of(capability.as_str())).collect();
    match agent::get(cx, &key).await {
        Ok(known) => {
            let changed = (known.capabilities != capabilities).then_some(capabilities);
            let sign = AgentHeartbeat { is_healthy: true, capabilities: changed, version: None };
            return beat(agent::heartbeat(cx, &key, sign).await.map(drop));
        }
        Err(error) if error.class() == Class::NotFound => {}
        Err(error) => return Err(error),
    }
    let partition = match &card.partition {
        Some(slug) => match partition::by_slug(cx, partition::BySlug { slug: slug.clone() }).await {
            Ok(partition) => Some(partition.id),
            Err(error) if error.class() == Class::NotFound => {
                tracing::warn!(agent = card.id, slug, "the agent is in a partition that its tenant does not have");
                return Ok(());
            }
            Err(error) => return Err(error),
        },
        None => None,
    };
    let register = RegisterConnected {
        uid: card.id.clone(),
        name: None,
        type_id: None,
        type_name: None,
        uid_alt: None,
        vendor_name: None,
        version: None,
        policies: None,
        capabilities: Some(capabilities),
        host: None,
        port: None,
        spiffe_identity: None,
        partition,
        poller: match &card.poller {
            Some(id) => Some(poller(cx, id).await?),
            None => None,
        },
        device: None,
        metadata: None,
    };
    match agent::register_connected(cx, register).await {
        // Somebody else was faster.
        Err(error) if matches!(error.class(), Class::Conflict | Class::Invalid) => Ok(()),
        registered => registered.map(drop),
    }
}

/// A row in a state that takes no sign of life, or that somebody has just removed, is left as it is.
fn beat(noted: Result<()>) -> Result<()> {
    match noted {
        Err(error) if matches!(error.class(), Class::Conflict | Class::NotFound) => Ok(()),
        noted => noted,
    }
}

fn capability_of(name: &str) -> Option<AgentCapability> {
    Some(match name {
        "icmp" => AgentCapability::Icmp,
        "tcp" => AgentCapability::Tcp,
        "http" => AgentCapability::Http,
        "grpc" => AgentCapability::Grpc,
        "dns" => AgentCapability::Dns,
        "process" => AgentCapability::Process,
        "snmp" => AgentCapability::Snmp,
        "sweep" => AgentCapability::Sweep,
        "agent" => AgentCapability::Agent,
        _ => return None,
    })
}

/// Who of a kind holds a place on the bus.
///
/// # Errors
/// When the bus does not answer.
pub(super) async fn entries(bus: &dyn Bus, family: Family) -> Result<Vec<Entry>> {
    let entries = bus.list(Pattern::all(family)).await;
    entries.map_err(|error| Error::internal(format!("the bus does not say who is there: {error}")))
}

fn body(entry: &Entry) -> Option<Body> {
    entry.envelope().ok().map(|envelope| envelope.body)
}
