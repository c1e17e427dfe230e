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

/// Whether the sender can read the answer. Ranges that name JSON:API decide alone if there are any, as the
/// specification asks: `*/*` beside them does not make up for an extension that they demand.
pub(crate) fn accepts(headers: &HeaderMap) -> Result<(), Problem> {
    let values = headers.get_all(header::ACCEPT).iter();
    let ranges = values.flat_map(|value| parted(value.to_str().unwrap_or_default(), ','));
    let ranges: Vec<Range> = ranges.filter(|range| !range.is_empty()).map(Range::new).collect();
    let named = ranges.iter().any(|range| range.media == JSON_API);
    let mut deciding = ranges.iter().filter(|range| !named || range.media == JSON_API);
    if ranges.is_empty() || deciding.any(Range::is_readable) {
        return Ok(());
    }
    let detail = format!("Answers are {JSON_API} without parameters; the Accept header takes nothing of the kind.");
    Err(Problem::new(406, "not_acceptable", detail).at(Source::Header("Accept")))
}

/// One range of an Accept header.
struct Range {
    media: String,
    refused: bool,
    /// Whether it asks for a form of the media type that answers never have.
    modified: bool,
}

impl Range {
    fn new(text: &str) -> Range {
        let mut parts = parted(text, ';').into_iter();
        let media = parts.next().unwrap_or_default().to_ascii_lowercase();
        let mut range = Range { media, refused: false, modified: false };
        for (name, value) in parts.map(|part| part.split_once('=').unwrap_or((part, ""))) {
            match name.trim().to_ascii_lowercase().as_str() {
                "q" => range.refused = value.trim().parse::<f32>().is_ok_and(|quality| quality == 0.0),
                "profile" => {}
                _ => range.modified = true,
            }
        }
        range
    }

    fn is_readable(&self) -> bool {
        match self.media.as_str() {
            JSON_API => !self.refused && !self.modified,
            JSON | "application/*" | "*/*" => !self.refused,
            _ => false,
        }
    }
}

/// The parts between separators that stand outside of quotes.
fn parted(text: &str, separator: char) -> Vec<&str> {
    let (mut quoted, mut escaped) = (false, false);
    let parts = text.split(move |letter: char| {
        let is_end = letter == separator && !quoted;
        quoted ^= letter == '"' && !escaped;
        escaped = quoted && letter == '\\' && !escaped;
        is_end
    });
    parts.map(str::trim).collect()
}

/// Whether a document of the stated type can be read.
pub(crate) fn is_document(headers: &HeaderMap) -> Result<(), Problem> {
    let stated = headers.get(header::CONTENT_TYPE).map(|value| value.to_str().unwrap_or_default());
    let mut parts = parted(stated.unwrap_or_default(), ';').into_iter();
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
    fn ranges_that_name_json_api_decide_alone() {
        let accepted = |values: &[&str]| accepts(&headers(header::ACCEPT, values)).is_ok();
        assert!(!accepted(&["application/vnd.api+json; charset=utf-8, */*"]));
        assert!(!accepted(&["*/*", "application/vnd.api+json; q=0"]));
        assert!(!accepted(&["application/json, application/vnd.api+json; ext=\"x\""]));
        assert!(accepted(&["application/vnd.api+json, text/html; q=0"]));
    }

    #[test]
    fn what_is_quoted_parts_nothing() {
        let accepted = |value: &str| accepts(&headers(header::ACCEPT, &[value])).is_ok();
        assert!(accepted("application/vnd.api+json; profile=\"http://x/a,b;c=d\""));
        assert!(!accepted("application/vnd.api+json; profile=\"http://x/a\\\"\"; ext=\"b\""));
        let taken = |value: &str| is_document(&headers(header::CONTENT_TYPE, &[value])).is_ok();
        assert!(taken("application/vnd.api+json; profile=\"http://x/a;charset=b\""));
        assert!(!taken("application/vnd.api+json; profile=\"x\"; charset=b"));
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
