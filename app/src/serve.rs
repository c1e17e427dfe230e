//! Serving the API until somebody says stop.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context, Result};
use resource_json_api::{Description, Options, openapi, router};
use resource_runtime::migration::{Runner, Standing};
use resource_runtime::{Db, Engine};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::authenticate::ByToken;
use crate::command::Serve;
use crate::{open, watch};

/// Where the API is.
const PREFIX: &str = "/api/v2";

/// The OpenAPI document of the API.
pub fn description() -> String {
    let description = Description {
        title: "ServiceRadar".to_owned(),
        version: "2".to_owned(),
        text: "Multi-tenant network monitoring. Requests carry an API token; everything they see and do is inside \
            the token's tenant."
            .to_owned(),
        prefix: PREFIX.to_owned(),
    };
    openapi::text(&openapi(&generated::APPLICATION, description))
}

/// Opens everything and serves.
pub async fn run(settings: &Serve) -> Result<()> {
    let engine = open::engine(&open::Settings {
        database: &settings.database,
        connections: settings.connections,
        keyring: &settings.keyring,
        policies: settings.policies.as_deref(),
    })
    .await?;
    up_to_date(engine.db(), &settings.database).await?;
    if let Some(folder) = &settings.policies {
        tokio::spawn(watch::folder(engine.clone(), folder.clone()));
    }
    api(engine, settings.listen).await
}

/// Refuses a database that lacks migrations: every request would fail.
async fn up_to_date(db: &Db, database: &str) -> Result<()> {
    let migrations = migrations::all();
    let pending = Runner::new(db, &migrations).status().await?;
    // What a newer program has applied is not this one's to judge.
    let known = |standing: &Standing| matches!(standing, Standing::Applied | Standing::Unknown);
    let pending = pending.iter().filter(|status| !known(&status.standing)).count();
    anyhow::ensure!(pending == 0, "the database lacks {pending} migrations; run `migrations up --database {database}`");
    Ok(())
}

/// Serves the API of an engine. Requests that are under way when the program is told to stop are
/// answered first.
pub async fn api(engine: Engine, listen: SocketAddr) -> Result<()> {
    let listener = TcpListener::bind(listen).await.with_context(|| format!("listening on {listen}"))?;
    tracing::info!(address = %listener.local_addr()?, "listening");
    let db = engine.db().clone();
    let api = router(engine, Arc::new(ByToken::default()), Options::new(PREFIX));
    let api = api.into_make_service_with_connect_info::<SocketAddr>();
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// `UPDATE_EXPECT=1 cargo test -p app` writes the file; review its difference like any other.
    #[test]
    fn the_checked_in_document_describes_the_api() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/openapi.json");
        let wanted = super::description();
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&path, &wanted).expect("written");
        }
        let found = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(found == wanted, "generated/openapi.json is stale; run `UPDATE_EXPECT=1 cargo test -p app`");
    }
}
