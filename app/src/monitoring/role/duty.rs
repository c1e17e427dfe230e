//! What one process of all does: its bus is the one on which checks are handed out.

use std::collections::BTreeSet;
use std::pin::pin;
use std::time::Duration;

use futures::FutureExt as _;
use futures::future::{Either, select};
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
    while stop.peek().is_none() {
        if let Either::Right(_) = select(pin!(taken(&mut post)), stop.clone()).await {
            break;
        }
        let (relieve, relieved) = watch::channel(false);
        let until = select(stop.clone(), told(relieved).boxed()).map(drop);
        let mut working = pin!(local(engine.clone(), outside.clone(), grace, until));
        let held = async {
            let lost = keep((&engine, outside.bus.as_ref()), &mut post, &open).await;
            open.send_replace(false);
            relieve.send_replace(true);
            lost
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

/// Waits until this process is the one.
async fn taken(post: &mut Post) {
    loop {
        match post.hold().await {
            Ok(true) => return,
            Ok(false) => {}
            Err(error) => tracing::warn!(?error, "it cannot be asked which process has checks run"),
        }
        sleep(ASKED).await;
    }
}

/// Notes who is there, first and again and again, until this process is no longer the one. When the database does not
/// answer it goes on: whoever takes over has jobs given out anew, and what is still reported of the old ones is refused.
async fn keep((engine, bus): (&Engine, &dyn Bus), post: &mut Post, open: &watch::Sender<bool>) {
    let mut first = pin!(noted(engine, bus).fuse());
    let mut last = Instant::now();
    loop {
        tokio::select! {
            noted = &mut first => {
                if let Err(error) = noted {
                    tracing::warn!(?error, "it cannot be noted which pollers and agents are there");
                }
                last = Instant::now();
                open.send_replace(true);
            }
            () = sleep(ASKED) => {}
        }
        let mut held = post.still().await;
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
/// coming would be taken for lost. What cannot be noted in time holds up nobody else.
///
/// # Errors
/// When the tenants cannot be listed, or the bus does not answer.
async fn noted(engine: &Engine, bus: &dyn Bus) -> Result<()> {
    let patience = Instant::now() + PATIENCE;
    let active = tenants(engine).await?;
    match timeout(PATIENCE, all_there(bus, &active)).await {
        Ok(there) => there?,
        Err(_) => tracing::warn!("not every tenant has its poller and its agent; they may be taken for lost"),
    }
    while let Err(error) = presence::note(engine, bus).boxed().await {
        tracing::warn!(?error, "it cannot be noted which pollers and agents are there");
        if Instant::now() >= patience {
            // It is tried again as long as the process runs. Nobody's jobs wait for one tenant's row.
            break;
        }
        sleep(RESTED).await;
    }
    Ok(())
}

async fn all_there(bus: &dyn Bus, active: &[Uuid]) -> Result<()> {
    while !are_there(bus, active).await? {
        sleep(LOOKED).await;
    }
    Ok(())
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
