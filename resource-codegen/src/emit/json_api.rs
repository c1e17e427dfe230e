//! `json_api.rs`: the route table.

use resource_core::meta::{ActionKind, GetBy};
use resource_core::name::kebab_case;
use resource_schema::model::{Action, Resource};

use crate::expression::number;
use crate::print::{Source, Uses, assigned, call, docs, list, text, word};
use crate::subject::Subject;

/// Whether the resource has the file.
pub fn applies(resource: &Resource) -> bool {
    resource.json_api
}

/// The file.
pub fn emit(subject: &Subject<'_>) -> String {
    let mut source = Source::new(subject.header("The routes of the JSON:API."), Uses::beside(["ROUTES".to_owned()]));
    let [route, method] = ["Route", "Method"].map(|name| source.uses.name("resource_core::meta", name));
    let routes = routes(subject.resource).into_iter().map(|found| {
        let method = word(format!("{method}::{}", found.method));
        call(&format!("{route}::new"), [method, text(found.path), number(found.action as u16)])
    });
    let doc = docs("One line per route; the number is the action's position.", 0);
    source.item(doc + &assigned(&format!("pub static ROUTES: &[{route}]"), &list(routes), 0));
    source.finish()
}

/// One way to call an action over HTTP.
pub struct Found {
    /// `Get`, `Post`, `Patch` or `Delete`.
    pub method: &'static str,
    /// Below the API's root.
    pub path: String,
    /// The action's position.
    pub action: usize,
}

/// The routes of a resource, in the order of its actions.
pub fn routes(resource: &Resource) -> Vec<Found> {
    let reachable = resource.actions.iter().enumerate().filter(|(_, action)| !action.internal && !action.no_route);
    let routes = reachable.map(|(at, action)| {
        let (method, on_record) = shape(action);
        let base = format!("/{}{}", resource.api_type, if on_record { "/{id}" } else { "" });
        let path = match (&action.path, is_canonical(resource, at, action)) {
            (Some(path), _) => format!("{base}/{path}"),
            (None, true) => base,
            (None, false) => format!("{base}/{}", kebab_case(&action.name)),
        };
        Found { method, path, action: at }
    });
    routes.collect()
}

/// The method, and whether the path names a record.
fn shape(action: &Action) -> (&'static str, bool) {
    match action.kind {
        ActionKind::Read => ("Get", action.read.as_ref().is_some_and(|read| read.get == Some(GetBy::Key))),
        ActionKind::Create => ("Post", false),
        ActionKind::Update => ("Patch", true),
        ActionKind::Destroy => ("Delete", true),
        ActionKind::Run => ("Post", action.on_record),
    }
}

/// Whether the action needs no name in its path: the primary one of its kind, the first that gets by key.
fn is_canonical(resource: &Resource, at: usize, action: &Action) -> bool {
    let gets = |action: &Action| action.read.as_ref().and_then(|read| read.get);
    let alike =
        |other: &Action| !other.internal && !other.no_route && other.kind == action.kind && gets(other) == gets(action);
    let first = resource.actions.iter().position(alike) == Some(at);
    match (action.kind, gets(action)) {
        (ActionKind::Run, _) | (_, Some(GetBy::Identity(_))) => false,
        (ActionKind::Read, Some(GetBy::Key)) => first,
        _ if resource.actions.iter().any(|other| alike(other) && other.primary) => action.primary,
        _ => first,
    }
}
