//! What stands around every request: an id, a span, a limit of time, and a net for panics.

mod panic;
mod request_id;
mod timeout;
mod trace;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};

pub(crate) use request_id::RequestId;

use crate::Options;

/// A router with the layers around it; the last one is the outermost.
pub(crate) fn around(router: Router, options: &Options) -> Router {
    router
        .layer(from_fn_with_state(options.timeout, timeout::answer_in_time))
        .layer(from_fn(panic::answer_after_panic))
        .layer(from_fn(trace::tell))
        .layer(from_fn(request_id::identify))
}
