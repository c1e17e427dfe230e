//! Ceilings: at most one over the resource and one over each action.

use super::member;
use crate::declaration::Resource;
use crate::errors::Errors;

pub(super) fn check(errors: &Errors, resource: &Resource) {
    let mut over: Vec<Option<String>> = Vec::new();
    for policy in &resource.on.policy {
        let name = policy.action.as_ref().map(ToString::to_string);
        if over.contains(&name) {
            let what = name.as_ref().map_or("the resource".to_owned(), |name| format!("`{name}`"));
            errors.error(policy.span, format!("there is a ceiling over {what} already")).help("join them with `&&`");
        }
        over.push(name);
        let Some(action) = policy.action.as_ref().and_then(|name| member::action(errors, resource, name)) else {
            continue;
        };
        if let Some(span) = action.require.span() {
            errors
                .error(span, format!("`#[policy({}, ..)]` is the ceiling of this action already", action.name))
                .help("keep one of them, joined with `&&`");
        }
    }
}
