//! A hook has one moment: it is one method of the trait that the application implements.

use std::collections::HashMap;

use resource_core::meta::ActionKind;
use syn::Ident;

use crate::attribute::Action;
use crate::attribute::action::hook::Change;
use crate::declaration::Resource;
use crate::errors::Errors;

pub(super) fn check(errors: &Errors, resource: &Resource) {
    let mut moments: HashMap<String, &'static str> = HashMap::new();
    for action in &resource.on.actions {
        let mut here: Vec<&Ident> = Vec::new();
        for (name, moment) in hooks(action) {
            let known = *moments.entry(name.to_string()).or_insert(moment);
            if known != moment {
                errors
                    .error(name, format!("the hook `{name}` is a `{known}` hook already"))
                    .help(format!("choose another name for the `{moment}` hook"));
            } else if here.contains(&name) {
                errors.error(name, format!("the hook `{name}` runs twice")).help("remove one of them");
            }
            here.push(name);
        }
    }
}

fn hooks(action: &Action) -> Vec<(&Ident, &'static str)> {
    let run = (action.kind == ActionKind::Run).then_some((&action.name, "run"));
    let change = action.change.iter().filter_map(|change| match change {
        Change::Hook(name) => Some((name, "change")),
        Change::Acyclic(_) => None,
    });
    let prepare = action.prepare.iter().map(|name| (name, "prepare"));
    let validate = action.validate.iter().map(|name| (name, "validate"));
    run.into_iter().chain(prepare).chain(validate).chain(change).collect()
}
