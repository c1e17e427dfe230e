//! The bytes of a request's document, up to a limit.

use axum::body::Body;
use axum::http::{HeaderMap, header};
use futures::StreamExt;

use crate::problem::Problem;

/// Reads a body of at most `limit` bytes.
pub(crate) async fn collect(headers: &HeaderMap, body: Body, limit: usize) -> Result<Vec<u8>, Problem> {
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| length > limit as u64) {
        return Err(too_large(limit));
    }
    let mut bytes = Vec::new();
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk =
            chunk.map_err(|_| Problem::new(400, "interrupted", "The document ended before it was complete."))?;
        if bytes.len() + chunk.len() > limit {
            return Err(too_large(limit));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn too_large(limit: usize) -> Problem {
    Problem::new(413, "too_large", format!("A document can have at most {limit} bytes."))
}
