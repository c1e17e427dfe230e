//! Media types: what a request may send and what its sender can read.
//!
//! Answers are always `application/vnd.api+json`. For the sake of ordinary HTTP clients plain
//! `application/json` is taken in both headers as well; extensions of JSON:API are not supported, and
//! profiles are ignored, as the specification asks.

use axum::http::{HeaderMap, header};

use crate::problem::{Problem, Source};

/// The media type of JSON:API.
pub(crate) const JSON_API: &str = "application/vnd.api+json";
const JSON: &str = "application/json";

/// Whether the sender can read the answer.
pub(crate) fn accepts(headers: &HeaderMap) -> Result<(), Problem> {
    let mut ranges = headers
        .get_all(header::ACCEPT)
        .iter()
        .flat_map(|value| value.to_str().unwrap_or_default().split(','))
        .map(str::trim)
        .filter(|range| !range.is_empty())
        .peekable();
    if ranges.peek().is_none() || ranges.any(is_readable) {
        return Ok(());
    }
    let detail = format!("Answers are {JSON_API} without parameters; the Accept header takes nothing of the kind.");
    Err(Problem::new(406, "not_acceptable", detail).at(Source::Header("Accept")))
}

fn is_readable(range: &str) -> bool {
    let mut parts = range.split(';').map(str::trim);
    let media = parts.next().unwrap_or_default().to_ascii_lowercase();
    let parameters = parts.map(|part| part.split_once('=').unwrap_or((part, "")));
    let mut refused = false;
    let mut modified = false;
    for (name, value) in parameters {
        match name.to_ascii_lowercase().as_str() {
            "q" => refused = value.trim().parse::<f32>().is_ok_and(|quality| quality == 0.0),
            "profile" => {}
            _ => modified = true,
        }
    }
    match media.as_str() {
        JSON_API => !refused && !modified,
        JSON | "application/*" | "*/*" => !refused,
        _ => false,
    }
}

/// Whether a document of the stated type can be read.
pub(crate) fn is_document(headers: &HeaderMap) -> Result<(), Problem> {
    let stated = headers.get(header::CONTENT_TYPE).map(|value| value.to_str().unwrap_or_default());
    let mut parts = stated.unwrap_or_default().split(';').map(str::trim);
    let media = parts.next().unwrap_or_default().to_ascii_lowercase();
    let foreign = parts.map(|part| part.split('=').next().unwrap_or_default().to_ascii_lowercase());
    let foreign = foreign.filter(|name| name != "profile" && !name.is_empty()).count();
    if media == JSON || (media == JSON_API && foreign == 0) {
        return Ok(());
    }
    let detail = match media.as_str() {
        JSON_API => format!("{JSON_API} takes no parameter but `profile`."),
        _ => format!("Documents are sent as {JSON_API}."),
    };
    Err(Problem::new(415, "unsupported_media_type", detail).at(Source::Header("Content-Type")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, values: &[&str]) -> HeaderMap {
        values.iter().map(|value| (name.clone(), value.parse().expect("a header value"))).collect()
    }

    #[test]
    fn accept_needs_one_range_without_parameters() {
        let accepted = |values: &[&str]| accepts(&headers(header::ACCEPT, values)).is_ok();
        assert!(accepted(&[]));
        assert!(accepted(&["*/*"]));
        assert!(accepted(&["text/html", "application/vnd.api+json"]));
        assert!(accepted(&["application/vnd.api+json;ext=\"x\", application/vnd.api+json;q=0.5"]));
        assert!(accepted(&["application/vnd.api+json; profile=\"http://example.com/p\""]));
        assert!(accepted(&["application/json"]));
        assert!(!accepted(&["text/html"]));
        assert!(!accepted(&["application/vnd.api+json; ext=\"http://example.com/e\""]));
        assert!(!accepted(&["application/vnd.api+json; charset=utf-8"]));
        assert!(!accepted(&["application/vnd.api+json; q=0"]));
    }

    #[test]
    fn content_types_take_no_parameters_but_profiles() {
        let taken = |value: &str| is_document(&headers(header::CONTENT_TYPE, &[value])).is_ok();
        assert!(taken("application/vnd.api+json"));
        assert!(taken("Application/Vnd.Api+Json;profile=\"http://example.com/p\""));
        assert!(taken("application/json; charset=utf-8"));
        assert!(!taken("application/vnd.api+json; charset=utf-8"));
        assert!(!taken("application/vnd.api+json; ext=\"http://example.com/e\""));
        assert!(!taken("text/plain"));
        assert!(is_document(&HeaderMap::new()).is_err());
    }
}
