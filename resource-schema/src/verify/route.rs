//! No two actions stand at the same URL.

use resource_core::meta::ActionKind;

use super::{Whole, actions};
use crate::model::Action;

pub(super) fn verify(whole: &Whole<'_>) {
    for pair in whole.resources().filter(|(_, resource)| resource.json_api) {
        let mut seen: Vec<(String, &Action)> = Vec::new();
        for (declared, action) in actions(pair).filter(|(_, action)| !action.internal && !action.no_route) {
            let url = url(&pair.1.api_type, action);
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == url) {
                whole
                    .errors
                    .error(&declared.name, format!("`{}` and `{}` both stand at {url}", first.name, action.name))
                    .help("give one of them another `path = \"...\"`, or `no_route`");
            }
            seen.push((url, action));
        }
    }
}

fn url(api_type: &str, action: &Action) -> String {
    let (method, on_record) = match action.kind {
        ActionKind::Read => {
            ("GET", action.path.is_none() && action.read.as_ref().is_some_and(|read| read.get.is_some()))
        }
        ActionKind::Create => ("POST", false),
        ActionKind::Update => ("PATCH", true),
        ActionKind::Destroy => ("DELETE", true),
        ActionKind::Run => ("POST", action.on_record),
    };
    let record = if on_record { "/{id}" } else { "" };
    let path = action.path.as_ref().map_or(String::new(), |path| format!("/{path}"));
    format!("{method} /{api_type}{record}{path}")
}
