//! From the engine's errors to problems: where a name of the metadata stands in the request.

use std::borrow::Cow;

use resource_core::ResourceMeta;
use resource_core::meta::Action;
use resource_runtime::error::{Class, Error, Failure, Path};

use super::{Problem, Problems, Source};

/// How a request gave the inputs of its action.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Origin<'a> {
    /// In a document.
    Document {
        /// For this resource.
        meta: &'a ResourceMeta,
        /// For this action of it.
        action: &'a Action,
        /// Where it says the key of a record to be, if it does.
        key: KeyPlace,
    },
    /// As parameters of the query string.
    Parameters,
}

/// Where a document says the key of a record to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyPlace {
    /// As its `id`.
    Id,
    /// As the attributes and relationships that make it up.
    Members,
}

/// The problems of an error. What an internal error says goes to the log and no further.
pub(crate) fn of_error(error: Error, origin: Origin<'_>, request: Option<&str>) -> Problems {
    let class = error.class();
    if class == Class::Internal {
        tracing::error!(request, ?error, "internal error");
        return internal().into();
    }
    if class == Class::Unavailable {
        tracing::warn!(request, ?error, "not available");
    }
    let problems: Vec<Problem> =
        error.into_failures().into_iter().map(|failure| of_failure(failure, class.status(), origin)).collect();
    if problems.is_empty() { internal().into() } else { Problems(problems) }
}

/// What callers are told of a defect.
pub(crate) fn internal() -> Problem {
    let detail = "Something went wrong on this side. Whoever runs the server finds the reason in its log by the \
                  request's id.";
    Problem::new(500, "internal", detail)
}

/// One failure as a problem.
pub(crate) fn of_failure(failure: Failure, status: u16, origin: Origin<'_>) -> Problem {
    let Failure { path, code, text, allowed } = failure;
    let (source, detail) = match path {
        Path::Whole => (Source::Whole, text),
        Path::Parameter(name) => (Source::Parameter(name.to_string()), sentence(&name, text)),
        Path::Header(name) => (Source::Header(name), sentence(name, text)),
        Path::Input(name) => (input(&name, origin), sentence(&name, text)),
        Path::Relation(name) => (relation(&name, origin), sentence(&name, text)),
    };
    Problem { status, code: code.into(), detail, source, allowed }
}

/// Texts that begin in lower case go on from the name of what they are about.
fn sentence(name: &str, text: Cow<'static, str>) -> Cow<'static, str> {
    if text.starts_with(char::is_lowercase) { format!("{name} {text}.").into() } else { text }
}

fn relation(name: &str, origin: Origin<'_>) -> Source {
    match origin {
        Origin::Document { meta, key: KeyPlace::Id, .. } if is_of_key(meta, name) => Source::pointer(["data", "id"]),
        Origin::Document { .. } => Source::pointer(["data", "relationships", name]),
        Origin::Parameters => Source::Parameter(name.to_owned()),
    }
}

fn input(name: &str, origin: Origin<'_>) -> Source {
    let Origin::Document { meta, action, key } = origin else { return Source::Parameter(name.to_owned()) };
    if key == KeyPlace::Id && is_of_key(meta, name) {
        return Source::pointer(["data", "id"]);
    }
    if let Some(relation) = relation_behind(meta, name) {
        return Source::pointer(["data", "relationships", relation]);
    }
    let field = meta.field(name);
    let given = action.input(name).is_some();
    match field {
        Some(_) if name == "id" => Source::pointer(["data", "id"]),
        // What callers neither give nor see has no place in their document.
        Some(at) if !given && !meta.fields[usize::from(at)].public => Source::Whole,
        _ => Source::pointer(["data", "attributes", name]),
    }
}

/// Whether a name is that of a field of the key, or of the relation that such a field belongs to.
fn is_of_key(meta: &ResourceMeta, name: &str) -> bool {
    meta.key.iter().map(|at| &meta.fields[usize::from(*at)]).any(|field| {
        let relation = field.relation.map(|relation| meta.relations[usize::from(relation)].name);
        field.name == name || relation == Some(name)
    })
}

/// The relation that callers know a key column by.
fn relation_behind(meta: &ResourceMeta, name: &str) -> Option<&'static str> {
    let relation = meta.field(name).and_then(|field| meta.fields[usize::from(field)].relation);
    let relation = relation.or_else(|| meta.relation(name));
    relation.map(|relation| meta.relations[usize::from(relation)].name)
}
