//! The id of a request: taken from `x-request-id` if it is a sane one, else made, and always answered.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::{Extensions, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use uuid::Uuid;

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The longest id that is taken from outside.
const LONGEST: usize = 128;

/// The id of a request, among its extensions.
#[derive(Clone, Debug)]
pub(crate) struct RequestId(pub Arc<str>);

impl RequestId {
    /// The id of the request with these extensions.
    pub fn of(extensions: &Extensions) -> RequestId {
        extensions.get::<RequestId>().cloned().unwrap_or_else(RequestId::made)
    }

    fn made() -> RequestId {
        RequestId(Uuid::now_v7().to_string().into())
    }

    /// An id goes to logs and headers, so only what is harmless there is taken over.
    fn stated(request: &Request) -> Option<RequestId> {
        let stated = request.headers().get(HEADER)?.to_str().ok()?;
        let is_sane = |letter: u8| letter.is_ascii_alphanumeric() || b"-_.".contains(&letter);
        let sane = (1..=LONGEST).contains(&stated.len()) && stated.bytes().all(is_sane);
        sane.then(|| RequestId(stated.into()))
    }
}

/// [`with_id`] as a layer.
pub(super) async fn identify(request: Request, next: Next) -> Response {
    with_id(request, async |_, request| next.run(request).await).await
}

/// Gives the request its id and the answer the same. A request that has one already keeps it.
pub(super) async fn with_id(
    mut request: Request,
    answer: impl AsyncFnOnce(RequestId, Request) -> Response,
) -> Response {
    if let Some(id) = request.extensions().get::<RequestId>().cloned() {
        return answer(id, request).await;
    }
    let id = RequestId::stated(&request).unwrap_or_else(RequestId::made);
    request.extensions_mut().insert(id.clone());
    let mut response = answer(id.clone(), request).await;
    if let Ok(value) = HeaderValue::from_str(&id.0) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}
