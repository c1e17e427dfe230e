//! The poller and the agent of this process, for each tenant that takes part.

use std::any::Any;
use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt as _;
use futures::future::BoxFuture;
use generated::identity::{Tenant, TenantStatus};
use resource_runtime::lookup;
use resource_runtime::{Actor, Engine, Result};
use tokio::sync::watch;
use tokio::task::{JoinError, JoinSet};
use tokio::time::sleep;
use uuid::Uuid;
use wire::RoleError;

use super::LOCAL;
use crate::outside::Outside;

/// How often it is looked for tenants that have come or gone.
const TENANTS: Duration = Duration::from_secs(15);
/// Jobs that the poller of this process has at the same time.
const JOBS: usize = 250;
/// Checks that the agent of this process has at the same time: what may be due in one minute, and as much again. Those
/// that wait here need no other agent, and turning them away would only bring them back a minute later.
const CHECKS: usize = 20_000;
/// How long a poller or an agent that broke off rests before it is started again.
const REST: Duration = Duration::from_secs(5);
/// How long an agent whose poller has ended still takes. Nobody hears of what it finds by then.
const ALONE: Duration = Duration::from_secs(1);

/// A poller and an agent for each tenant that takes part, in this process, started again when they break off. With
/// `stop` the pollers take no more jobs; it ends when those that they have are done, or `grace` is over. Outcomes must be
/// taken in until then.
///
/// # Errors
/// When the tenants cannot be listed at the start.
pub async fn local(engine: Engine, outside: Outside, grace: Duration, stop: impl Future<Output = ()>) -> Result<()> {
    let mut stop = std::pin::pin!(stop);
    let mut roles: BTreeMap<Uuid, watch::Sender<bool>> = BTreeMap::new();
    let mut running = JoinSet::new();
    let mut first = true;
    loop {
        match tenants(&engine).await {
            Ok(active) => {
                roles.retain(|tenant, stop| {
                    let stays = active.contains(tenant);
                    stop.send_replace(!stays);
                    stays
                });
                for tenant in active.into_iter().filter(|tenant| !roles.contains_key(tenant)).collect::<Vec<_>>() {
                    let (stop, stopping) = watch::channel(false);
                    roles.insert(tenant, stop);
                    start(&mut running, (&outside, grace), tenant, stopping);
                }
            }
            Err(error) if first => return Err(error),
            Err(error) => tracing::warn!(?error, "the tenants cannot be listed"),
        }
        first = false;
        while let Some(ended) = running.try_join_next() {
            told_of(ended);
        }
        tokio::select! {
            () = sleep(TENANTS) => {}
            () = &mut stop => break,
        }
    }
    for stop in roles.into_values() {
        let _ = stop.send(true);
    }
    while let Some(ended) = running.join_next().await {
        told_of(ended);
    }
    Ok(())
}

pub(super) async fn tenants(engine: &Engine) -> Result<Vec<Uuid>> {
    lookup::tenants(engine, Actor::system("monitor"), Tenant::STATUS.eq(TenantStatus::Active)).await
}

/// The poller is told to stop by whoever has the other end, and the agent by its poller's end: it has the checks of the
/// jobs that the poller still finishes.
fn start(
    running: &mut JoinSet<()>,
    (outside, grace): (&Outside, Duration),
    tenant: Uuid,
    stopping: watch::Receiver<bool>,
) {
    let (polling, polled) = watch::channel(false);
    let scope = poller::Scope { tenant, partition: None };
    let settings = poller::Settings { capacity: JOBS, grace, ..poller::Settings::new(LOCAL, [scope]) };
    let bus = outside.bus.clone();
    running.spawn(async move {
        let poller = |until| poller::serve(Arc::clone(&bus), settings.clone(), until);
        kept_up(("poller", tenant), stopping, poller).await;
        polling.send_replace(true);
    });
    let bus = outside.bus.clone();
    running.spawn(async move {
        let settings = agent::Settings { capacity: CHECKS, grace: ALONE, ..agent::Settings::new(tenant, LOCAL) };
        let agent = |until| agent::serve(Arc::clone(&bus), settings.clone(), until);
        kept_up(("agent", tenant), polled, agent).await;
    });
}

/// Runs a role until it is told to stop. One that breaks off is started again after a rest: its tenant has no other.
async fn kept_up<F>(
    (role, tenant): (&str, Uuid),
    stopping: watch::Receiver<bool>,
    run: impl Fn(BoxFuture<'static, ()>) -> F,
) where
    F: Future<Output = std::result::Result<(), RoleError>>,
{
    loop {
        // What it held is dropped with it; whoever it worked for is told that it is gone, or sees its lease lapse.
        match AssertUnwindSafe(run(told(stopping.clone()).boxed())).catch_unwind().await {
            Ok(Ok(())) => return,
            Ok(Err(error)) => tracing::error!(%error, %tenant, role, "a role of this process broke off"),
            Err(panic) => {
                tracing::error!(panic = said(panic.as_ref()), %tenant, role, "a role of this process panicked")
            }
        }
        tokio::select! {
            () = sleep(REST) => {}
            () = told(stopping.clone()) => return,
        }
    }
}

/// Ends when it is said to stop; also when there is nobody left to say it.
pub(super) async fn told(mut stopping: watch::Receiver<bool>) {
    let _ = stopping.wait_for(|stopping| *stopping).await;
}

fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without a text")
}

fn told_of(ended: std::result::Result<(), JoinError>) {
    if let Err(error) = ended {
        tracing::error!(%error, "a role of this process is no longer kept up");
    }
}
