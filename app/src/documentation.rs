//! The OpenAPI document of the API, and pages that show it. Nothing of it comes from another server.

use std::sync::LazyLock;

use axum::Router;
use axum::body::Bytes;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::get;
use resource_json_api::{Description, openapi};
use utoipa_swagger_ui::{Config, SwaggerUi};

/// Where the API is.
pub(crate) const PREFIX: &str = "/api/v2";

/// What the pages may do: load what this server has, and ask this server. Swagger UI sets styles by itself,
/// and has its pictures inside of them.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The OpenAPI document of the API, as it is checked in.
pub(crate) fn document() -> String {
    let description = Description {
        title: "ServiceRadar".to_owned(),
        version: "2".to_owned(),
        text: "Multi-tenant network monitoring. Requests carry an API token; everything they see and do is inside \
            the token's tenant, and with the header X-Partition-Id inside one partition of it."
            .to_owned(),
        prefix: PREFIX.to_owned(),
        declared: generated::DECLARED,
    };
    openapi::text(&openapi(&generated::APPLICATION, description))
}

/// Made when somebody first asks, so that the program starts without it.
static DOCUMENT: LazyLock<String> = LazyLock::new(document);

/// `/api/v2/open_api` and `/api/v2/docs`.
pub(crate) fn routes() -> Router {
    let (text, docs) = (format!("{PREFIX}/open_api"), format!("{PREFIX}/docs"));
    let json = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "public, max-age=300")];
    let served = get(async move || (json, Bytes::from_static(DOCUMENT.as_bytes())));
    // The badge of a validator would be asked for elsewhere.
    let config = Config::from(text.clone()).validator_url("none");
    Router::from(SwaggerUi::new(docs).config(config)).route(&text, served).layer(from_fn(guarded))
}

async fn guarded(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod reference;

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// `UPDATE_EXPECT=1 cargo test -p app` writes the file; review its difference like any other.
    #[test]
    fn the_checked_in_document_describes_the_api() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/openapi.json");
        let wanted = super::document();
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&path, &wanted).expect("written");
        }
        let found = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(found == wanted, "generated/openapi.json is stale; run `UPDATE_EXPECT=1 cargo test -p app`");
    }
}
