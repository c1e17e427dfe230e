//! One span and one line per request. Neither holds headers or the query string: both carry secrets.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::response::Response;
use tracing::Span;

use super::RequestId;

/// The span of a request.
pub(super) fn span(id: &RequestId, request: &Request) -> Span {
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    tracing::info_span!("request", id = &*id.0, method = %request.method(), route)
}

/// Tells of an answer.
pub(super) async fn told(answer: impl Future<Output = Response>) -> Response {
    let start = Instant::now();
    let response = answer.await;
    let status = response.status().as_u16();
    tracing::info!(status, milliseconds = start.elapsed().as_secs_f64() * 1_000.0, "answered");
    response
}
