//! Names that may occur once on a resource.

use std::collections::HashSet;

use syn::Ident;

use crate::attribute::Action;
use crate::attribute::action::set::Assignment;
use crate::declaration::Resource;
use crate::errors::Errors;

pub(super) fn check(errors: &Errors, resource: &Resource) {
    let on = &resource.on;
    once(errors, ("the field", "is declared twice"), resource.fields.iter().map(|field| &field.name));
    once(errors, ("the action", "is declared twice"), on.actions.iter().map(|action| &action.name));
    once(errors, ("the validation", "is declared twice"), on.validate.iter().map(|validate| &validate.name));
    once(errors, ("the scope", "is declared twice"), on.scope.iter().map(|scope| &scope.name));
    for scope in &on.scope {
        if resource.field(&scope.name).is_some() {
            errors
                .error(&scope.name, format!("the scope `{}` has the name of a field", scope.name))
                .help("`require(..)` takes either: choose another name for the scope");
        }
    }
    identities(errors, resource);
    for action in &on.actions {
        inputs(errors, action);
        assignments(errors, &action.set);
        action.upsert.get().into_iter().for_each(|upsert| assignments(errors, &upsert.set));
    }
    on.causes.iter().for_each(|causes| assignments(errors, &causes.values));
}

/// The first of each name stands, every later one is reported.
fn once<'a>(errors: &Errors, (what, problem): (&str, &str), names: impl Iterator<Item = &'a Ident>) {
    let mut seen = HashSet::new();
    for name in names {
        if !seen.insert(name.to_string()) {
            errors.error(name, format!("{what} `{name}` {problem}")).help("rename or remove one of them");
        }
    }
}

fn identities(errors: &Errors, resource: &Resource) {
    let mut seen: Vec<String> = Vec::new();
    for unique in &resource.on.unique {
        let name = unique.name();
        if let (true, Some(first)) = (seen.contains(&name), unique.names.first()) {
            errors
                .error(first, format!("the identity `{name}` is declared twice"))
                .help("rename or remove one of them");
        }
        seen.push(name);
        once(errors, ("the field", "is named twice"), unique.members().iter());
    }
    for index in &resource.on.index {
        once(errors, ("the field", "is named twice"), index.terms.iter().map(|term| &term.name));
    }
}

fn inputs(errors: &Errors, action: &Action) {
    once(errors, ("the input", "is accepted twice"), action.accept.iter());
    once(errors, ("the argument", "is declared twice"), action.arguments.iter().map(|argument| &argument.name));
    for argument in &action.arguments {
        if action.accept.contains(&argument.name) {
            errors
                .error(&argument.name, format!("`{}` is an argument and accepted", argument.name))
                .help("an input has one name: remove one of them");
        }
    }
    for assignment in &action.set {
        if action.accept.contains(&assignment.name) {
            errors
                .error(&assignment.name, format!("`{}` is accepted and set", assignment.name))
                .help("the caller's value would be lost: remove it from `accept(..)` or from `set(..)`");
        }
    }
}

fn assignments(errors: &Errors, assignments: &[Assignment]) {
    once(errors, ("the field", "is assigned twice"), assignments.iter().map(|assignment| &assignment.name));
}
