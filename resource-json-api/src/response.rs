//! Answers: documents from rows, written as bytes.
//!
//! Cells go from the driver's row into the buffer that is sent; there is no record and no tree of
//! values in between. What a document shows of a type is fixed by the catalog and the request, so that
//! each row costs its cells and nothing else.

mod compound;
pub(crate) mod link;
mod plan;

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use resource_core::value::json_from_scalar;
use resource_core::{Kind, Scalar};
use resource_runtime::error::Result;
use resource_runtime::row::Row;

pub(crate) use compound::{Node, many, one};
pub(crate) use plan::Plan;

use crate::request::media::JSON_API;
use link::Links;

/// How every document begins.
pub(crate) const OPEN: &[u8] = b"{\"jsonapi\":{\"version\":\"1.1\"}";

/// An answer with a document.
pub(crate) fn document(status: StatusCode, bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(JSON_API));
    // What one actor may see is nothing for a cache that others share.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// An answer without one.
pub(crate) fn no_content() -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}

/// The document with a row that a write answered with.
pub(crate) fn written(plan: &Plan<'_>, row: &Row, links: &Links) -> Result<Vec<u8>> {
    let mut out = OPEN.to_vec();
    out.extend_from_slice(b",\"data\":");
    plan.write(&mut out, row, &[])?;
    links.write(&mut out);
    out.push(b'}');
    Ok(out)
}

/// The document of a run action that answers with a value.
pub(crate) fn result(kind: Kind, value: &Scalar) -> Vec<u8> {
    let mut out = OPEN.to_vec();
    out.extend_from_slice(b",\"meta\":{\"result\":");
    out.extend_from_slice(json_from_scalar(kind, value).to_string().as_bytes());
    out.extend_from_slice(b"}}");
    out
}
