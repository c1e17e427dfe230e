//! What one process of all does: its bus is the one on which checks are handed out.

use std::collections::BTreeSet;
use std::time::Duration;

use futures::FutureExt as _;
use futures::future::select;
use resource_runtime::{Engine, Result};
use tokio::sync::watch;
use tokio::time::{Instant, sleep, timeout};
use uuid::Uuid;
use wire::{Bus, Family};

use super::LOCAL;
use super::local::{local, tenants, told};
use crate::monitoring::presence;
use crate::outside::Outside;
use crate::post::Post;

/// How often a process asks for the lease that it does not hold, and whether it still holds the one that it has.
const ASKED: Duration = Duration::from_secs(3);
/// How often it is noted who is there.
const NOTED: Duration = Duration::from_secs(30);
/// How long the first look waits for the poller and the agent of every tenant.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often it is asked meanwhile whether they are there.
const LOOKED: Duration = Duration::from_millis(50);
/// How long what could not be done rests.
const RESTED: Duration = Duration::from_secs(1);

/// Does what one process of all does, whenever this is the one: it has a poller and an agent for each tenant, and notes
/// who is there. `open` says whether it is, and has noted it: until then nobody may hand out checks here. With `stop` the
/// pollers take no more jobs; it ends when those that they have are done, or `grace` is over. Outcomes must be taken in
/// until then.
pub async fn on_duty(
    (engine, outside): (Engine, Outside),
    grace: Duration,
    open: watch::Sender<bool>,
    stop: impl Future<Output = ()> + Send + 'static,
) {
    let stop = stop.boxed().shared();
    let mut post = presence::post(&engine);
    while taken(&mut post, stop.clone()).await {
        let (relieve, relieved) = watch::channel(false);
        let until = select(stop.clone(), told(relieved).boxed()).map(drop);
        let mut working = local(engine.clone(), outside.clone(), grace, until).boxed();
        let held = async {
            keep((&engine, outside.bus.as_ref()), &mut post, &open).await;
            open.send_replace(false);
            relieve.send_replace(true);
        };
        let worked = tokio::select! {
            worked = &mut working => worked,
            () = held => working.await,
        };
        open.send_replace(false);
        if let Err(error) = worked {
            tracing::warn!(?error, "no poller and no agent can be started; it is tried again");
            sleep(RESTED).await;
        }
    }
    post.release().await;
}

/// Waits until this process is the one; answers false when it is told to stop before. An answer is always waited for:
/// what was taken must be given back.
async fn taken(post: &mut Post, stop: impl Future<Output = ()> + Clone) -> bool {
    while stop.clone().now_or_never().is_none() {
        match post.hold().boxed().await {
            Ok(true) => return true,
            Ok(false) => {}
            Err(error) => tracing::warn!(?error, "it cannot be asked which process has checks run"),
        }
        let _ = timeout(ASKED, stop.clone()).await;
    }
    false
}

/// Notes who is there, first and again and again, until this process is no longer the one. When the database does not
/// answer it goes on: whoever takes over has jobs given out anew, and what is still reported of the old ones is refused.
async fn keep((engine, bus): (&Engine, &dyn Bus), post: &mut Post, open: &watch::Sender<bool>) {
    let mut first = noted(engine, bus).boxed().fuse();
    let mut last = Instant::now();
    loop {
        tokio::select! {
            () = &mut first => {
                last = Instant::now();
                open.send_replace(true);
            }
            () = sleep(ASKED) => {}
        }
        let mut held = post.still().boxed().await;
        if matches!(held, Ok(true)) && *open.borrow() && last.elapsed() >= NOTED {
            held = presence::look(engine, bus, post).boxed().await;
            last = Instant::now();
        }
        match held {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => tracing::warn!(?error, "it cannot be noted which pollers and agents are there"),
        }
    }
}

/// Notes who is there, as soon as the poller and the agent are that [`local`] starts for each tenant. What judges by
/// signs of life begins after that: when the program was down for a while all of them are old, and whoever is only just
/// coming would be taken for lost. It is tried until it is done, or for as long as somebody waits: what one tenant's row
/// keeps from being noted holds up nobody else for longer.
async fn noted(engine: &Engine, bus: &dyn Bus) {
    let patience = Instant::now() + PATIENCE;
    if timeout(PATIENCE, all_there(engine, bus)).await.is_err() {
        tracing::warn!("not every tenant has its poller and its agent; they may be taken for lost");
    }
    while let Err(error) = presence::note(engine, bus).boxed().await {
        tracing::warn!(?error, "it cannot be noted which pollers and agents are there");
        if Instant::now() >= patience {
            break;
        }
        sleep(RESTED).await;
    }
}

async fn all_there(engine: &Engine, bus: &dyn Bus) {
    let active = loop {
        match tenants(engine).await {
            Ok(active) => break active,
            Err(error) => tracing::warn!(?error, "the tenants cannot be listed"),
        }
        sleep(RESTED).await;
    };
    // A bus that does not answer has nobody on it.
    while !are_there(bus, &active).await.unwrap_or(false) {
        sleep(LOOKED).await;
    }
}

/// Whether the poller and the agent of this process are on the bus for each of these tenants.
async fn are_there(bus: &dyn Bus, active: &[Uuid]) -> Result<bool> {
    for family in [Family::Pollers, Family::Agents] {
        let entries = presence::entries(bus, family).await?;
        let own = entries.iter().filter(|entry| entry.key.kind() == LOCAL);
        let there: BTreeSet<Uuid> = own.map(|entry| entry.key.tenant()).collect();
        if !active.iter().all(|tenant| there.contains(tenant)) {
            return Ok(false);
        }
    }
    Ok(true)
}
