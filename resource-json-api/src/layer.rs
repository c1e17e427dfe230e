//! What stands around every request: an id, a span, a limit of time, and a net for panics.

mod panic;
mod request_id;
mod timeout;
mod trace;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::Extensions;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use tracing::Instrument as _;

pub(crate) use request_id::RequestId;

use crate::Options;

/// A router whose requests have an id, also where no layer of the API is; see [`request_id`].
pub fn identified(router: Router) -> Router {
    router.layer(from_fn(request_id::identify))
}

/// The id of the request with these extensions; a new one outside of [`identified`] and the API.
pub fn request_id(extensions: &Extensions) -> Arc<str> {
    RequestId::of(extensions).0
}

/// A router with everything around it, as one layer: each layer of its own would clone the routes and box a future
/// for every request.
pub(crate) fn around(router: Router, options: &Options) -> Router {
    router.layer(from_fn_with_state(options.timeout, answer))
}

/// The id is the outermost, the limit of time the innermost.
async fn answer(State(limit): State<Duration>, request: Request, next: Next) -> Response {
    let answered = async |id: RequestId, request: Request| {
        let span = trace::span(&id, &request);
        let in_time = timeout::in_time(&id, limit, next.run(request));
        trace::told(panic::caught(&id, in_time)).instrument(span).await
    };
    request_id::with_id(request, answered).await
}
