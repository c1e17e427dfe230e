//! Whether the program lives, and whether it can answer: for those that start, stop and send requests.
//!
//! Nobody signs in for this, so it says nothing about why.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use resource_runtime::Db;
use resource_runtime::migration::{Runner, Standing};
use serde_json::json;
use tokio::sync::Mutex;

use crate::parts::Stop;

/// How long an answer of the database holds: many questions are one statement.
const HOLDS: Duration = Duration::from_secs(1);
/// How long the database may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// What is known about the database.
struct Health {
    db: Db,
    stopping: Stop,
    known: Mutex<Option<(Instant, Database)>>,
}

/// Where the database stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Database {
    Ready,
    Silent,
    Outdated,
}

/// `/health/live` and `/health/ready`; the latter says no from the moment `stopping` ends.
pub(crate) fn routes(db: Db, stopping: Stop) -> Router {
    let health = Arc::new(Health { db, stopping, known: Mutex::default() });
    Router::new()
        .route("/health/live", get(async || answer(StatusCode::OK, json!({ "status": "live" }))))
        .route("/health/ready", get(ready))
        .with_state(health)
}

async fn ready(State(health): State<Arc<Health>>) -> Response {
    if health.stopping.is_now() {
        return no("stopping");
    }
    match health.database().await {
        Database::Ready => answer(StatusCode::OK, json!({ "status": "ready" })),
        Database::Silent => no("the database does not answer"),
        Database::Outdated => no("the database lacks migrations"),
    }
}

impl Health {
    async fn database(&self) -> Database {
        // Those who ask at the same time wait for one answer.
        let mut known = self.known.lock().await;
        if let Some((at, database)) = *known
            && at.elapsed() < HOLDS
        {
            return database;
        }
        let db = self.db.clone();
        let handle = tokio::runtime::Handle::current();
        // A runner's futures stay on their thread.
        let asked = tokio::task::spawn_blocking(move || {
            handle.block_on(async { tokio::time::timeout(PATIENCE, pending(&db)).await })
        });
        let database = match asked.await {
            Ok(Ok(Ok(0))) => Database::Ready,
            Ok(Ok(Ok(_))) => Database::Outdated,
            Ok(Ok(Err(error))) => {
                tracing::warn!(%error, "not ready: the database does not answer");
                Database::Silent
            }
            Ok(Err(_)) | Err(_) => {
                tracing::warn!(patience = ?PATIENCE, "not ready: the database does not answer in time");
                Database::Silent
            }
        };
        *known = Some((Instant::now(), database));
        database
    }
}

/// How many migrations the database lacks. What a newer program has applied is not this one's to judge.
pub(crate) async fn pending(db: &Db) -> Result<usize, resource_runtime::migration::Error> {
    let migrations = migrations::all();
    let all = Runner::new(db, &migrations).status().await?;
    let known = |standing: &Standing| matches!(standing, Standing::Applied | Standing::Unknown);
    Ok(all.iter().filter(|status| !known(&status.standing)).count())
}

fn no(reason: &str) -> Response {
    answer(StatusCode::SERVICE_UNAVAILABLE, json!({ "status": "not ready", "reason": reason }))
}

fn answer(status: StatusCode, document: serde_json::Value) -> Response {
    let mut response = (status, Json(document)).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
