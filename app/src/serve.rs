//! Serving until somebody says stop: the parts of the program, started one after the other.

use std::future::IntoFuture as _;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::middleware::from_fn_with_state;
use futures::FutureExt as _;
use governor::clock::MonotonicClock;
use resource_json_api::{Options, router};
use resource_runtime::Engine;
use resource_runtime::jobs::Jobs;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::timeout;

use crate::authenticate::ByToken;
use crate::configuration::Configuration;
use crate::limits::{self, Limits};
use crate::monitoring::role;
use crate::open::Opened;
use crate::parts::{Parts, Stop, Stopper, stop};
use crate::{documentation, health, jobs, open};

/// How long jobs wait for this process to have noted who is there. Then another one has, or nobody can.
const FIRST: Duration = Duration::from_secs(60);

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
        let watching = crate::watch::folder(engine.clone(), folder.clone());
        parts.start("watching the policy files", |stop| ending(watching, stop));
    }
    // One after the other when it ends: nothing is handed out any more, then nothing runs any more, and only then is
    // nothing taken in any more. What was found is kept.
    let ((handing, handed_out), (checking, checked)) = (stop(), stop());
    // Whether checks are handed out here: one process of all does so.
    let (open, opened) = watch::channel(false);
    let jobs = jobs::configured(&engine, configuration, &opened)?;
    parts.start("working off jobs", |stop| last(work_off(jobs, opened, stop), handing));
    let on_duty = jobs::hands_out_checks(configuration);
    let (own, beyond) = (engine.clone(), outside.clone());
    let duty = async move {
        match on_duty {
            true => role::on_duty((own, beyond), grace, open, handed_out.wait()).await,
            // Another process must be the one; until then `open` stands, and says no.
            false => handed_out.wait().map(|()| drop(open)).await,
        }
        Ok(())
    };
    parts.start("running checks", |_| last(duty, checking));
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

/// Works off jobs, among which is what judges pollers and agents by their signs of life: so it is noted first who is
/// there, by this process or by another one.
async fn work_off(jobs: Jobs, mut noted: watch::Receiver<bool>, stop: Stop) -> Result<()> {
    tokio::select! {
        _ = timeout(FIRST, noted.wait_for(|noted| *noted)) => {}
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
