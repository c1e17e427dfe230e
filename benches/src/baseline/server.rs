//! The endpoints.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, patch};
use uuid::Uuid;

use super::cursor::Signer;
use super::document::Asked;
use super::moment::Moment;
use super::refused::Result;
use super::request::{self, Kind};
use super::store::Store;
use super::transition::Transition;

struct Api {
    store: Store,
    signer: Signer,
}

const JSON_API: HeaderValue = HeaderValue::from_static("application/vnd.api+json");
const LIMIT: Duration = Duration::from_secs(30);

/// A router over a database.
pub fn router(store: Store) -> Router {
    let api = Arc::new(Api { store, signer: Signer::new([7; 32]) });
    Router::new()
        .route("/api/v2/devices", get(list).post(create))
        .route("/api/v2/devices/{id}", get(one))
        .route("/api/v2/pollers/{id}/degrade", patch(degrade))
        .route("/api/v2/pollers/{id}/restore", patch(restore))
        .layer(DefaultBodyLimit::max(1 << 20))
        .layer(from_fn(around))
        .with_state(api)
}

/// An id for every request, and an end to those that take too long.
async fn around(request: Request, next: Next) -> Response {
    const ID: HeaderName = HeaderName::from_static("x-request-id");
    let given = request.headers().get(ID).cloned();
    let id = given.or_else(|| HeaderValue::try_from(Uuid::now_v7().to_string()).ok());
    let answered = tokio::time::timeout(LIMIT, next.run(request)).await;
    let mut response = answered.unwrap_or_else(|_| StatusCode::SERVICE_UNAVAILABLE.into_response());
    response.headers_mut().extend(id.map(|id| (ID, id)));
    response
}

fn document(status: StatusCode, bytes: Vec<u8>) -> Response {
    (status, [(header::CONTENT_TYPE, JSON_API)], bytes).into_response()
}

async fn one(State(api): State<Arc<Api>>, Path(id): Path<String>, uri: Uri, headers: HeaderMap) -> Result<Response> {
    let actor = api.store.signed_in(&headers).await?;
    Ok(document(StatusCode::OK, api.store.device_document(&actor, &id, uri.path()).await?))
}

async fn list(State(api): State<Arc<Api>>, uri: Uri, headers: HeaderMap) -> Result<Response> {
    let actor = api.store.signed_in(&headers).await?;
    let query = uri.query().unwrap_or_default();
    let list = request::list(query)?;
    let asked = Asked {
        path: uri.path(),
        query,
        signer: &api.signer,
        sorted_by_time: list.kind == Kind::Available,
        now: Moment::now(),
    };
    let bytes = match list.kind {
        Kind::Available => api.store.available_document(&actor, list.limit, &asked).await?,
        Kind::Related => api.store.related_document(&actor, list.limit, &asked).await?,
    };
    Ok(document(StatusCode::OK, bytes))
}

async fn create(State(api): State<Arc<Api>>, uri: Uri, headers: HeaderMap, body: Bytes) -> Result<Response> {
    let actor = api.store.signed_in(&headers).await?;
    let new = request::new_device(&body)?;
    let location = HeaderValue::try_from(format!("{}/{}", uri.path(), new.uid)).ok();
    let mut response = document(StatusCode::CREATED, api.store.create_device_document(&actor, new, uri.path()).await?);
    response.headers_mut().extend(location.map(|location| (header::LOCATION, location)));
    Ok(response)
}

async fn degrade(
    state: State<Arc<Api>>,
    id: Path<String>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response> {
    transition(state, Transition::Degrade, (id, uri), headers, body).await
}

async fn restore(
    state: State<Arc<Api>>,
    id: Path<String>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response> {
    transition(state, Transition::Restore, (id, uri), headers, body).await
}

async fn transition(
    State(api): State<Arc<Api>>,
    transition: Transition,
    (Path(id), uri): (Path<String>, Uri),
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response> {
    let actor = api.store.signed_in(&headers).await?;
    let reason = request::reason(&body, &id)?;
    let path = uri.path().rsplit_once('/').map_or(uri.path(), |(record, _)| record);
    let moved = api.store.transition_document(&actor, transition, (&id, reason.as_deref()), path).await?;
    Ok(document(StatusCode::OK, moved))
}
