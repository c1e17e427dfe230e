//! One span and one line per request. Neither holds headers or the query string: both carry secrets.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

use super::RequestId;

/// Tells of a request and its answer.
pub(super) async fn tell(request: Request, next: Next) -> Response {
    let id = RequestId::of(request.extensions());
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let span = tracing::info_span!("request", id = &*id.0, method = %request.method(), route);
    async move {
        let start = Instant::now();
        let response = next.run(request).await;
        let status = response.status().as_u16();
        tracing::info!(status, milliseconds = start.elapsed().as_secs_f64() * 1_000.0, "answered");
        response
    }
    .instrument(span)
    .await
}
