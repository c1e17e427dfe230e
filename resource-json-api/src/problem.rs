//! What is wrong with a request, as JSON:API error objects.
//!
//! Every problem of a request is reported at once. Here is what they look like on the wire; what they
//! are is decided where a request is read ([`crate::request`]) and in the engine.

mod failure;

use std::borrow::Cow;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;

pub(crate) use failure::{KeyPlace, Origin, internal, of_error, of_failure};

use crate::response;
use crate::write;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The HTTP status.
    pub status: u16,
    /// A stable code, for example `required`.
    pub code: Cow<'static, str>,
    /// A sentence for people.
    pub detail: Cow<'static, str>,
    /// Where.
    pub source: Source,
    /// What could be done instead.
    pub allowed: Vec<&'static str>,
}

/// Where in a request a problem lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Nowhere in particular.
    Whole,
    /// In the document; a JSON pointer.
    Pointer(String),
    /// In the query string.
    Parameter(String),
    /// In a header.
    Header(&'static str),
}

/// Everything that is wrong with a request; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problems(pub Vec<Problem>);

impl Problem {
    /// A problem of the request as a whole.
    pub fn new(status: u16, code: &'static str, detail: impl Into<Cow<'static, str>>) -> Problem {
        Problem { status, code: code.into(), detail: detail.into(), source: Source::Whole, allowed: Vec::new() }
    }

    /// The same problem at a place.
    pub fn at(self, source: Source) -> Problem {
        Problem { source, ..self }
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Problems(vec![problem])
    }
}

impl Problems {
    /// The status of the answer: that of the problems, or the most general one if they differ.
    pub fn status(&self) -> u16 {
        let first = self.0.first().map_or(500, |problem| problem.status);
        let mixed = if self.0.iter().any(|problem| problem.status >= 500) { 500 } else { 400 };
        if self.0.iter().all(|problem| problem.status == first) { first } else { mixed }
    }

    /// The answer; `request` is the request's id, which those who report a defect are asked for.
    pub fn into_response(self, request: Option<&str>) -> Response {
        let status = self.status();
        let mut out = Vec::with_capacity(256 * self.0.len());
        out.extend_from_slice(response::OPEN);
        out.extend_from_slice(b",\"errors\":[");
        for (at, problem) in self.0.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            problem.write(&mut out, request);
        }
        out.extend_from_slice(b"]}");
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut answer = response::document(status, out);
        if status == StatusCode::UNAUTHORIZED {
            answer.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if status == StatusCode::SERVICE_UNAVAILABLE {
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        answer
    }
}

impl Problem {
    fn write(&self, out: &mut Vec<u8>, request: Option<&str>) {
        out.push(b'{');
        if let Some(request) = request.filter(|_| self.status >= 500) {
            member(out, "id", request);
            out.push(b',');
        }
        member(out, "status", &self.status.to_string());
        out.push(b',');
        member(out, "code", &self.code);
        out.push(b',');
        member(out, "title", title(self.status));
        out.push(b',');
        member(out, "detail", &self.detail);
        self.source.write(out);
        if !self.allowed.is_empty() {
            out.extend_from_slice(b",\"meta\":{\"allowed\":[");
            for (at, name) in self.allowed.iter().enumerate() {
                if at > 0 {
                    out.push(b',');
                }
                write::string(out, name);
            }
            out.extend_from_slice(b"]}");
        }
        out.push(b'}');
    }
}

impl Source {
    fn write(&self, out: &mut Vec<u8>) {
        let (name, text): (_, &str) = match self {
            Source::Whole => return,
            Source::Pointer(pointer) => ("pointer", pointer),
            Source::Parameter(parameter) => ("parameter", parameter),
            Source::Header(header) => ("header", header),
        };
        out.extend_from_slice(b",\"source\":{");
        member(out, name, text);
        out.push(b'}');
    }

    /// A member of the document by the names that lead to it.
    pub fn pointer<'a>(names: impl IntoIterator<Item = &'a str>) -> Source {
        let mut pointer = String::new();
        for name in names {
            pointer.push('/');
            pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
        }
        Source::Pointer(pointer)
    }
}

/// The document of a request that is refused outside of the API's routes.
pub fn refusal(status: StatusCode, code: &'static str, detail: String) -> Response {
    Problems::from(Problem::new(status.as_u16(), code, detail)).into_response(None)
}

fn member(out: &mut Vec<u8>, name: &str, text: &str) {
    write::string(out, name);
    out.push(b':');
    write::string(out, text);
}

/// The summary of all problems with one status.
const fn title(status: u16) -> &'static str {
    match status {
        400 => "Malformed request",
        401 => "Not signed in",
        403 => "Not allowed",
        404 => "Not found",
        405 => "Method not allowed",
        406 => "Not acceptable",
        409 => "Conflict",
        413 => "Document too large",
        415 => "Unsupported media type",
        422 => "Invalid value",
        429 => "Too many requests",
        503 => "Not available",
        _ => "Internal error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_statuses_give_the_most_general_one() {
        let problems = |statuses: &[u16]| {
            Problems(statuses.iter().map(|status| Problem::new(*status, "x", "y")).collect()).status()
        };
        assert_eq!(problems(&[422, 422]), 422);
        assert_eq!(problems(&[422, 409]), 400);
        assert_eq!(problems(&[422, 503]), 500);
        assert_eq!(problems(&[]), 500);
    }

    #[test]
    fn pointers_are_escaped() {
        assert_eq!(Source::pointer(["data", "a/b~c"]), Source::Pointer("/data/a~1b~0c".to_owned()));
    }
}
