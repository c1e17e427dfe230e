//! Serving the API until somebody says stop.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context, Result};
use resource_json_api::{Options, router};
use resource_runtime::Engine;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::authenticate::ByToken;
use crate::command::Serve;
use crate::open;

/// Opens everything and serves.
pub async fn run(settings: &Serve) -> Result<()> {
    let engine = open::engine(&open::Settings {
        database: &settings.database,
        connections: settings.connections,
        keyring: &settings.keyring,
        policies: settings.policies.as_deref(),
    })
    .await?;
    api(engine, settings.listen).await
}

/// Serves the API of an engine. Requests that are under way when the program is told to stop are
/// answered first.
pub async fn api(engine: Engine, listen: SocketAddr) -> Result<()> {
    let listener = TcpListener::bind(listen).await.with_context(|| format!("listening on {listen}"))?;
    tracing::info!(address = %listener.local_addr()?, "listening");
    let db = engine.db().clone();
    let api = router(engine, Arc::new(ByToken), Options::new("/api/v2"));
    axum::serve(listener, api).with_graceful_shutdown(told_to_stop()).await?;
    db.close().await?;
    tracing::info!("stopped");
    Ok(())
}

/// Ends with the first interrupt or termination signal.
async fn told_to_stop() {
    let mut terminate = match signal(SignalKind::terminate()) {
        Ok(terminate) => terminate,
        Err(error) => return tracing::warn!(%error, "no signals; stopping at once"),
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
