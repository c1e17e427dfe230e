//! A limit of time. What a request has not committed by then is taken back with its transaction.

use std::time::Duration;

use axum::response::Response;

use super::RequestId;
use crate::problem::{Problem, Problems};

/// Answers with 503 what is not answered in time.
pub(super) async fn in_time(id: &RequestId, limit: Duration, answer: impl Future<Output = Response>) -> Response {
    match tokio::time::timeout(limit, answer).await {
        Ok(response) => response,
        Err(_) => {
            tracing::warn!(request = &*id.0, ?limit, "a request took too long");
            Problems::from(Problem::new(503, "timeout", "This took too long.")).into_response(Some(&id.0))
        }
    }
}
