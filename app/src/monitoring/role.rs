//! The roles of monitoring, in one process.

use std::collections::BTreeMap;
use std::time::Duration;

use futures::FutureExt as _;
use generated::identity::{Tenant, TenantStatus};
use resource_runtime::lookup;
use resource_runtime::{Actor, Engine, Result};
use tokio::sync::watch;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::{presence, results};
use crate::outside::Outside;

/// How often it is looked for tenants that have come or gone.
const TENANTS: Duration = Duration::from_secs(15);
/// What the poller and the agents of this process are called.
const LOCAL: &str = "local";
/// Jobs that the poller of this process has at the same time.
const JOBS: usize = 250;
/// Checks that the agent of this process has at the same time: what may be due in one minute, and as much again. Those
/// that wait here need no other agent, and turning them away would only bring them back a minute later.
const CHECKS: usize = 20_000;

/// The part that has the database: takes in outcomes and notes who is there. Ends with `stop`.
///
/// # Errors
/// When nobody can listen on the bus.
pub async fn core(engine: Engine, outside: Outside, stop: impl Future<Output = ()>) -> Result<()> {
    let mut post = presence::post(&engine);
    let served = tokio::select! {
        served = results::serve(&engine, &outside.bus).boxed() => served,
        () = presence::watch(&engine, &outside.bus, &mut post).boxed() => Ok(()),
        () = stop => Ok(()),
    };
    post.release().await;
    served
}

/// A poller and an agent for each tenant that takes part, in this process. Ends with `stop`, when what
/// they are doing is done.
///
/// # Errors
/// When the tenants cannot be listed at the start.
pub async fn local(engine: Engine, outside: Outside, stop: impl Future<Output = ()>) -> Result<()> {
    let mut stop = std::pin::pin!(stop);
    let mut roles: BTreeMap<Uuid, watch::Sender<bool>> = BTreeMap::new();
    let mut running = JoinSet::new();
    let mut first = true;
    loop {
        match tenants(&engine).await {
            Ok(active) => {
                roles.retain(|tenant, stop| active.contains(tenant) || stop.send(true).is_err());
                for tenant in active.into_iter().filter(|tenant| !roles.contains_key(tenant)).collect::<Vec<_>>() {
                    let (stop, stopping) = watch::channel(false);
                    roles.insert(tenant, stop);
                    start(&mut running, &outside, tenant, stopping);
                }
            }
            Err(error) if first => return Err(error),
            Err(error) => tracing::warn!(?error, "the tenants cannot be listed"),
        }
        first = false;
        while running.try_join_next().is_some() {}
        tokio::select! {
            () = tokio::time::sleep(TENANTS) => {}
            () = &mut stop => break,
        }
    }
    for stop in roles.into_values() {
        let _ = stop.send(true);
    }
    while running.join_next().await.is_some() {}
    Ok(())
}

async fn tenants(engine: &Engine) -> Result<Vec<Uuid>> {
    lookup::tenants(engine, Actor::system("monitor"), Tenant::STATUS.eq(TenantStatus::Active)).await
}

fn start(running: &mut JoinSet<()>, outside: &Outside, tenant: Uuid, stopping: watch::Receiver<bool>) {
    let stop = |mut stopping: watch::Receiver<bool>| async move {
        let _ = stopping.wait_for(|stopping| *stopping).await;
    };
    let scope = poller::Scope { tenant, partition: None };
    let settings = poller::Settings { capacity: JOBS, ..poller::Settings::new(LOCAL, [scope]) };
    let (bus, until) = (outside.bus.clone(), stop(stopping.clone()));
    running.spawn(async move {
        if let Err(error) = poller::serve(bus, settings, until).await {
            tracing::error!(%error, %tenant, "the poller of this process ended");
        }
    });
    let (bus, until) = (outside.bus.clone(), stop(stopping));
    running.spawn(async move {
        let settings = agent::Settings { capacity: CHECKS, ..agent::Settings::new(tenant, LOCAL) };
        if let Err(error) = agent::serve(bus, settings, until).await {
            tracing::error!(%error, %tenant, "the agent of this process ended");
        }
    });
}
