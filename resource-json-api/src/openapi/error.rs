//! Errors: one component per status, shared by all operations.

use utoipa::openapi::schema::{ArrayBuilder, Components, ObjectBuilder, Type};
use utoipa::openapi::{Content, Ref, ResponseBuilder};

use super::schema::one_of;
use crate::request::media::JSON_API;

/// Every status with an error document: its component and what it says.
const STATUSES: &[(u16, &str, &str)] = &[
    (
        400,
        "Malformed",
        "The request cannot be understood: an unknown parameter, no valid JSON, a cursor of another list.",
    ),
    (401, "Unauthenticated", "The request carries no valid token."),
    (403, "Forbidden", "The caller may not do this."),
    (404, "NotFound", "There is no such record for this caller."),
    (406, "NotAcceptable", "The caller cannot read what would be answered."),
    (409, "Conflict", "The record is in another state, or the document is about something else."),
    (413, "TooLarge", "The document has too many bytes."),
    (415, "UnsupportedMediaType", "The document is of another media type."),
    (422, "Invalid", "Values are wrong; every one of them is listed."),
    (429, "TooManyRequests", "There were too many requests; `Retry-After` says when to try again."),
    (500, "Internal", "A defect of the server."),
    (503, "Unavailable", "Not available now; `Retry-After` says when to try again."),
];

/// Adds the error document and the answers that hold it.
pub(super) fn describe(components: &mut Components) {
    let text = || ObjectBuilder::new().schema_type(Type::String);
    let source = ["pointer", "parameter", "header"]
        .iter()
        .fold(ObjectBuilder::new(), |source, name| source.property(*name, text()));
    let allowed = ArrayBuilder::new().items(text()).description(Some("What could be done instead, now."));
    let error = ObjectBuilder::new()
        .property("id", text())
        .property("status", text())
        .property("code", text().description(Some("Stable; the detail is for people.")))
        .property("title", text())
        .property("detail", text())
        .property("source", source)
        .property("meta", ObjectBuilder::new().property("allowed", allowed))
        .required("status")
        .required("code")
        .required("title")
        .required("detail");
    components.schemas.insert("Error".to_owned(), error.into());
    let version = ObjectBuilder::new().property("version", one_of(["1.1"]));
    let document = ObjectBuilder::new()
        .property("errors", ArrayBuilder::new().items(Ref::from_schema_name("Error")).min_items(Some(1)))
        .property("jsonapi", version)
        .required("errors");
    components.schemas.insert("Errors".to_owned(), document.into());
    for (_, name, text) in STATUSES {
        let content = Content::new(Some(Ref::from_schema_name("Errors")));
        let response = ResponseBuilder::new().description(*text).content(JSON_API, content).build();
        components.responses.insert((*name).to_owned(), response.into());
    }
}

/// The answer with a status, by reference.
pub(super) fn response(status: u16) -> Option<Ref> {
    let (_, name, _) = STATUSES.iter().find(|(known, _, _)| *known == status)?;
    Some(Ref::from_response_name(*name))
}
