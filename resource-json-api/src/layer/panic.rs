//! A defect in one request is an answer of 500 and a line in the log, not a lost connection.

use std::panic::AssertUnwindSafe;

use axum::response::Response;
use futures::FutureExt as _;

use super::RequestId;
use crate::problem::{Problems, internal};

/// Answers also where answering panics.
pub(super) async fn caught(id: &RequestId, answer: impl Future<Output = Response>) -> Response {
    // What a panic leaves half done belongs to this request alone; transactions end with their guard.
    match AssertUnwindSafe(answer).catch_unwind().await {
        Ok(response) => response,
        Err(panic) => {
            let text = panic.downcast_ref::<&str>().copied();
            let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a text");
            tracing::error!(request = &*id.0, panic = text, "a request panicked");
            Problems::from(internal()).into_response(Some(&id.0))
        }
    }
}
