//! Serving until somebody says stop: the parts of the program, started one after the other.

use std::future::IntoFuture as _;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::middleware::from_fn_with_state;
use governor::clock::MonotonicClock;
use resource_json_api::{Options, router};
use resource_runtime::Engine;
use resource_runtime::jobs::Jobs;
use tokio::net::TcpListener;
use wire::Bus;

use crate::authenticate::ByToken;
use crate::configuration::Configuration;
use crate::limits::{self, Limits};
use crate::monitoring::role;
use crate::open::Opened;
use crate::parts::{Parts, Stop, Stopper, stop};
use crate::{documentation, health, jobs, open, watch};

/// Opens everything and serves.
pub(crate) async fn run(configuration: &Configuration) -> Result<()> {
    let opened = open::all(configuration).await?;
    open::up_to_date(opened.engine.db(), configuration).await?;
    all(opened, configuration).await
}

/// Serves with an engine that is open. Requests, jobs and checks that are under way when the program is told to stop
/// may end first; then what is left to account for is written.
pub(crate) async fn all(opened: Opened, configuration: &Configuration) -> Result<()> {
    let Opened { engine, writer, outside } = opened;
    let listen = configuration.listen;
    let listener = TcpListener::bind(listen).await.with_context(|| format!("listening on {listen}"))?;
    let address = listener.local_addr()?;
    let (announcer, announced) = stop();
    let (auditor, no_more) = stop();
    let auditing = tokio::spawn(writer.run(engine.clone(), no_more.wait()));
    let grace = Duration::from_secs(configuration.shutdown.grace_seconds.into());

    let mut parts = Parts::new(announcer)?;
    let routes = routes(&engine, configuration, announced);
    parts.start("serving the API", |stop| serve(listener, routes, grace, stop));
    if let Some(folder) = &configuration.policies {
        let watching = watch::folder(engine.clone(), folder.clone());
        parts.start("watching the policy files", |stop| ending(watching, stop));
    }
    // One after the other when it ends: nothing is handed out any more, then nothing runs any more, and only then is
    // nothing taken in any more. What was found is kept.
    let ((handing, handed_out), (checking, checked)) = (stop(), stop());
    let jobs = jobs::configured(&engine, configuration)?;
    let (background, bus) = (engine.clone(), outside.bus.clone());
    parts.start("working off jobs", |stop| last(work_off(jobs, (background, bus), stop), handing));
    let (local, beyond) = (engine.clone(), outside.clone());
    let checks = async move { Ok(role::local(local, beyond, grace, handed_out.wait()).await?) };
    parts.start("running checks", |_| last(checks, checking));
    let core = engine.clone();
    parts.start("taking in results", |_| async move { Ok(role::core(core, outside, checked.wait()).await?) });
    tracing::info!(%address, "listening");
    let delay = Duration::from_secs(configuration.shutdown.delay_seconds.into());
    let outcome = parts.run(delay).await;

    auditor.stop();
    auditing.await.context("the audit log")?;
    engine.db().clone().close().await?;
    tracing::info!("stopped");
    outcome
}

/// Everything that is served. Health is neither limited nor signed in for.
fn routes(engine: &Engine, configuration: &Configuration, announced: Stop) -> Router {
    let rates = &configuration.limits;
    let limits = Arc::new(Limits::new(rates, configuration.trusted_proxies.clone(), MonotonicClock));
    let mut options = Options::new(documentation::PREFIX);
    options.body_limit = configuration.request.body_bytes as usize;
    options.timeout = Duration::from_secs(configuration.request.timeout_seconds.into());
    let api = router(engine.clone(), Arc::new(ByToken::default()), options)
        .merge(documentation::routes())
        .layer(from_fn_with_state(limits, limits::admit));
    resource_json_api::identified(api).merge(health::routes(engine.db().clone(), announced))
}

/// Answers requests until told to stop; then those that are under way, for a while.
async fn serve(listener: TcpListener, routes: Router, grace: Duration, stop: Stop) -> Result<()> {
    let service = routes.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(stop.clone().wait()).into_future();
    let patience = async {
        stop.wait().await;
        tokio::time::sleep(grace).await;
    };
    tokio::select! {
        served = serving => served?,
        () = patience => tracing::warn!(?grace, "requests that are still under way are given up"),
    }
    Ok(())
}

/// Work after which others stop, however it ends.
async fn last(work: impl Future<Output = Result<()>>, stopper: Stopper) -> Result<()> {
    let ended = work.await;
    stopper.stop();
    ended
}

/// Works off jobs, among which is what judges pollers and agents by their signs of life: so it is noted first who is there.
async fn work_off(jobs: Jobs, (engine, bus): (Engine, Arc<dyn Bus>), stop: Stop) -> Result<()> {
    tokio::select! {
        noted = role::noted(&engine, bus.as_ref()) => noted?,
        () = stop.clone().wait() => return Ok(()),
    }
    Ok(jobs.run(stop.wait()).await?)
}

/// Work that never ends, until told to stop.
async fn ending(work: impl Future<Output = ()>, stop: Stop) -> Result<()> {
    tokio::select! {
        () = work => {}
        () = stop.wait() => {}
    }
    Ok(())
}
