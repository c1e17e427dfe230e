//! Routes, authentication, and how faults reach the wire.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{OriginalUri, Path, Query, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures::stream::{self, StreamExt};
use serde_json::{Value, json};

use crate::catalog::{KINDS, Kind};
use crate::device::{self, References};
use crate::fault::{Fault, Faults};
use crate::inventory::{Inventory, Options};
use crate::listing::{Page, Parameters, Unreadable, Window};

/// The release that this server behaves like.
const VERSION: (&str, &str) = ("4.4", "4.4.2");

/// What all requests share.
pub struct Shared {
    pub token: String,
    pub list_requests: AtomicU64,
    max_page_size: usize,
    inventory: Mutex<Inventory>,
    faults: Mutex<Faults>,
}

impl Shared {
    pub fn new(options: Options) -> Shared {
        Shared {
            inventory: Mutex::new(Inventory::new(&options)),
            faults: Mutex::default(),
            list_requests: AtomicU64::new(0),
            max_page_size: options.max_page_size,
            token: options.token,
        }
    }

    // A test that panicked while it held a lock says so itself; the others go on.
    pub fn inventory(&self) -> MutexGuard<'_, Inventory> {
        self.inventory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Everything that is served.
pub fn router(shared: Arc<Shared>) -> Router {
    let mut router = Router::new()
        .route("/api/", get(root))
        .route("/api/status/", get(status))
        .route("/api/dcim/devices/", get(devices))
        .route("/api/dcim/devices/{id}/", get(device))
        .route("/api/ipam/ip-addresses/{id}/", get(address));
    for (kind, place) in KINDS {
        let list = move |State(shared): State<Arc<Shared>>, at: At| async move { things(kind, &shared, &at) };
        let one = move |Path(id): Path<String>, headers: HeaderMap| async move {
            let found = id.parse().ok().and_then(|id| kind.detail(&base(&headers), id));
            found.map_or_else(|| missing(single(kind)), |value| document(StatusCode::OK, &value))
        };
        router = router
            .route(&format!("/api/dcim/{place}/"), get(list))
            .route(&format!("/api/dcim/{place}/{{id}}/"), get(one));
    }
    router
        .fallback(elsewhere)
        .layer(middleware::from_fn_with_state(Arc::clone(&shared), authenticate))
        .with_state(shared)
}

/// Where a list was asked for.
type At = (OriginalUri, Query<Parameters>, HeaderMap);

async fn authenticate(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    if request.uri().path() == "/api/dcim/devices/" {
        shared.list_requests.fetch_add(1, Ordering::SeqCst);
    }
    let given = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|given| given.split_once(' '));
    let mut response = match given {
        Some((scheme, token)) if matches!(scheme, "Token" | "Bearer") && token == shared.token => {
            next.run(request).await
        }
        Some(("Token" | "Bearer", _)) => refusal(StatusCode::FORBIDDEN, "Invalid token"),
        _ => refusal(StatusCode::FORBIDDEN, "Authentication credentials were not provided."),
    };
    let headers = response.headers_mut();
    headers.insert(HeaderName::from_static("api-version"), HeaderValue::from_static(VERSION.0));
    headers.insert(header::VARY, HeaderValue::from_static("HX-Request, Accept, Cookie, Origin"));
    response
}

async fn root(headers: HeaderMap) -> Response {
    let base = base(&headers);
    let apps = ["circuits", "core", "dcim", "extras", "ipam", "plugins", "status", "tenancy", "users"];
    let links = apps.map(|app| (app.to_owned(), json!(format!("{base}/api/{app}/"))));
    document(StatusCode::OK, &Value::Object(links.into_iter().collect()))
}

async fn status() -> Response {
    let value = json!({
        "django-version": "5.2.5", "hostname": "fake-netbox", "installed_apps": {}, "netbox-version": VERSION.1,
        "netbox-full-version": VERSION.1, "plugins": {}, "python-version": "3.12.3", "rq-workers-running": 1,
    });
    document(StatusCode::OK, &value)
}

async fn devices(State(shared): State<Arc<Shared>>, at: At) -> Response {
    let (OriginalUri(uri), Query(parameters), headers) = at;
    let fault = shared.faults().next();
    let base = base(&headers);
    let max_page_size = shared.max_page_size;
    let window = Window { base: &base, path: uri.path(), parameters: &parameters, max_page_size };
    let page = window.devices(&mut shared.inventory());
    match page {
        Ok(page) => spoil(page, fault),
        Err(Unreadable(parameter, why)) => document(StatusCode::BAD_REQUEST, &json!({ parameter: [why] })),
    }
}

async fn device(State(shared): State<Arc<Shared>>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let inventory = shared.inventory();
    let found = id.parse().ok().and_then(|id| inventory.get(id));
    found.map_or_else(
        || missing("Device"),
        |device| json(StatusCode::OK, device.detail(&References::new(&base(&headers)))),
    )
}

async fn address(State(shared): State<Arc<Shared>>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let id = id.parse().unwrap_or_default();
    let found = shared.inventory().address(id);
    found.map_or_else(
        || missing("IPAddress"),
        |address| json(StatusCode::OK, device::primary(&base(&headers), id, address)),
    )
}

fn things(kind: Kind, shared: &Shared, at: &At) -> Response {
    let (OriginalUri(uri), Query(parameters), headers) = at;
    let base = base(headers);
    let max_page_size = shared.max_page_size;
    let window = Window { base: &base, path: uri.path(), parameters, max_page_size };
    let count = kind.names().len();
    json(StatusCode::OK, window.page(1..=count, count, |id| json!(kind.detail(&base, id)).to_string()).text())
}

/// Places that end without a slash lead to those that end with one.
async fn elsewhere(OriginalUri(uri): OriginalUri) -> Response {
    if uri.path().ends_with('/') {
        return refusal(StatusCode::NOT_FOUND, "Not found.");
    }
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, format!("{}/{query}", uri.path()))]).into_response()
}

/// The page as it is sent where this fault hits it.
fn spoil(mut page: Page, fault: Option<Fault>) -> Response {
    let Some(fault) = fault else { return json(StatusCode::OK, page.text()) };
    let status = |code| StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    match fault {
        Fault::TooManyRequests { retry_after } => {
            let mut response = refusal(StatusCode::TOO_MANY_REQUESTS, "Request was throttled.");
            if let Ok(value) = HeaderValue::from_str(&retry_after) {
                response.headers_mut().insert(header::RETRY_AFTER, value);
            }
            response
        }
        Fault::Status(code) => {
            let text = json!({ "error": "injected", "exception": "OperationalError", "netbox_version": VERSION.1 });
            document(status(code), &text)
        }
        Fault::Next(next) => {
            page.next = Some(next);
            json(StatusCode::OK, page.text())
        }
        Fault::Redirect(place) => (StatusCode::FOUND, [(header::LOCATION, place)]).into_response(),
        Fault::Body(body) => json(StatusCode::OK, body),
        Fault::Truncated => json(StatusCode::OK, halves(&page.text()).0),
        Fault::CutShort => {
            let text = page.text();
            let (first, _) = halves(&text);
            let cut = stream::once(async {
                // Long enough for the first half to be sent.
                tokio::time::sleep(Duration::from_millis(20)).await;
                Err(std::io::Error::other("cut short"))
            });
            pieces(text.len(), stream::iter([Ok(Bytes::from(first))]).chain(cut))
        }
        Fault::Stalled(time) => {
            let text = page.text();
            let (first, second) = halves(&text);
            let late = stream::once(async move {
                tokio::time::sleep(time).await;
                Ok(Bytes::from(second))
            });
            pieces(text.len(), stream::iter([Ok(Bytes::from(first))]).chain(late))
        }
    }
}

fn halves(text: &str) -> (String, String) {
    let middle = text.floor_char_boundary(text.len() / 2);
    (text[..middle].to_owned(), text[middle..].to_owned())
}

fn pieces(
    length: usize,
    pieces: impl futures::Stream<Item = Result<Bytes, std::io::Error>> + Send + 'static,
) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_LENGTH, length.to_string())];
    (headers, Body::from_stream(pieces)).into_response()
}

fn document(status: StatusCode, value: &Value) -> Response {
    json(status, value.to_string())
}

fn json(status: StatusCode, text: String) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], text).into_response()
}

fn refusal(status: StatusCode, detail: &str) -> Response {
    document(status, &json!({ "detail": detail }))
}

fn missing(what: &str) -> Response {
    refusal(StatusCode::NOT_FOUND, &format!("No {what} matches the given query."))
}

fn single(kind: Kind) -> &'static str {
    match kind {
        Kind::Sites => "Site",
        Kind::Roles => "DeviceRole",
        Kind::Manufacturers => "Manufacturer",
        Kind::Types => "DeviceType",
        Kind::Platforms => "Platform",
    }
}

/// The address under which the client knows this server.
fn base(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or("localhost");
    format!("http://{host}")
}
