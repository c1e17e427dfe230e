//! Requests to a router, with a network in between or without one.

use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request};
use serde_json::Value;
use tokio::net::TcpListener;
use tower::ServiceExt as _;

/// An API.
#[derive(Clone)]
pub struct Api(Way);

#[derive(Clone)]
enum Way {
    Router(Router),
    Socket(reqwest::Client, SocketAddr),
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it was sent.
    pub text: String,
}

/// A request; `path` is below the prefix unless it has it. Who begins with `@` acts by name instead of by token.
///
/// # Panics
/// When the request cannot be made: the path is no URL.
pub fn request(method: &str, path: &str, who: Option<&str>, document: Option<&Value>) -> Request<Body> {
    let path = if path.starts_with("/api/") { path.to_owned() } else { format!("/api/v2{path}") };
    let mut request = Request::builder().method(method).uri(&path);
    request = match who.map(|who| (who, who.strip_prefix('@'))) {
        None => request,
        Some((_, Some(name))) => request.header("x-act-as", name),
        Some((token, None)) => request.header("authorization", format!("Bearer {token}")),
    };
    request = request.header("content-type", "application/vnd.api+json");
    let body = document.map_or_else(Body::empty, |document| Body::from(document.to_string()));
    request.body(body).unwrap_or_else(|error| panic!("{path}: {error}"))
}

impl Api {
    /// The API that a router serves below `/api/v2`.
    pub fn new(router: Router) -> Api {
        Api(Way::Router(router))
    }

    /// The same on a port of its own: requests are real ones.
    ///
    /// # Panics
    /// When there is no free port.
    pub async fn listening(router: Router) -> Api {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move { axum::serve(listener, router).await });
        Api(Way::Socket(reqwest::Client::new(), address))
    }

    /// Sends a [`request`].
    ///
    /// # Panics
    /// As that does.
    pub async fn send(&self, method: &str, path: &str, who: Option<&str>, document: Option<&Value>) -> Reply {
        self.request(request(method, path, who, document)).await
    }

    /// Any request.
    ///
    /// # Panics
    /// When the answer cannot be read.
    pub async fn request(&self, request: Request<Body>) -> Reply {
        match &self.0 {
            Way::Router(router) => {
                let response = router.clone().oneshot(request).await.expect("an answer");
                let (status, headers) = (response.status().as_u16(), response.headers().clone());
                let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("a body");
                Reply { status, headers, text: String::from_utf8(bytes.to_vec()).expect("a text") }
            }
            Way::Socket(client, address) => {
                let (parts, body) = request.into_parts();
                let body = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
                let url = format!("http://{address}{}", parts.uri);
                let asked = client.request(parts.method, url).headers(parts.headers).body(body).send();
                let response = asked.await.expect("an answer");
                let (status, headers) = (response.status().as_u16(), response.headers().clone());
                Reply { status, headers, text: response.text().await.expect("a text") }
            }
        }
    }
}

impl Reply {
    /// The document; null for an empty body.
    ///
    /// # Panics
    /// When the body is no JSON.
    pub fn json(&self) -> Value {
        if self.text.is_empty() {
            return Value::Null;
        }
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// The ids of the primary data.
    pub fn ids(&self) -> Vec<String> {
        let document = self.json();
        let data = document["data"].as_array().cloned().unwrap_or_default();
        data.iter().map(|record| record["id"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// A header, empty if there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where each error lies (pointer, parameter or header; empty for nowhere) and its code, sorted.
    pub fn errors(&self) -> Vec<(String, String)> {
        let document = self.json();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let place = |error: &Value| {
            error["source"].as_object().and_then(|source| source.values().next()).map_or_else(String::new, text)
        };
        let errors = document["errors"].as_array().into_iter().flatten();
        let mut errors: Vec<_> = errors.map(|error| (place(error), text(&error["code"]))).collect();
        errors.sort();
        errors
    }

    /// The first error's code.
    pub fn code(&self) -> String {
        self.json()["errors"][0]["code"].as_str().unwrap_or_default().to_owned()
    }
}
