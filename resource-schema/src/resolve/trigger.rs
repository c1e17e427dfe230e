//! Actions that jobs call.

use resource_core::meta::Chunk;
use syn::LitInt;

use super::formula::Formulas;
use crate::attribute::Once;
use crate::attribute::trigger::Trigger as Declared;
use crate::declaration::Resource;
use crate::errors::Errors;
use crate::expression::Place;
use crate::model::{Action, Input, Model, Trigger, Type};

pub(super) fn resolve(errors: &Errors, shape: &Model, declared: &Resource, resource: usize) -> Vec<Trigger> {
    let formulas = Formulas { errors, shape, resource };
    let actions = &shape.resources[resource].actions;
    let position = |name: &Once<syn::Ident>| {
        let name = name.get()?;
        actions.iter().position(|action| name == &action.name)
    };
    let triggers = declared.on.triggers.iter().filter_map(|trigger| {
        let action = position(&trigger.action)?;
        let chunk = trigger.chunk.get().and_then(|rows| {
            let input = keys(errors, trigger, (shape, resource), &actions[action])?;
            Some(Chunk { rows: rows.base10_parse().ok()?, input })
        });
        if !trigger.chunk.is_given() {
            needs_nothing(errors, trigger, &actions[action]);
        }
        let on_error = position(&trigger.on_error);
        if let Some(on_error) = on_error {
            told_why(errors, trigger, &actions[on_error]);
        }
        Some(Trigger {
            name: trigger.name.to_string(),
            action: action as u16,
            cron: trigger.cron.get()?.value(),
            when: trigger.when.get().and_then(|when| formulas.condition(Place::When, &[], when)),
            queue: trigger.queue.get().map_or("default".to_owned(), ToString::to_string),
            attempts: number(&trigger.attempts, 3),
            priority: number(&trigger.priority, 5) as i16,
            actor: trigger.actor.get()?.to_string(),
            on_error: on_error.map(|at| at as u16),
            chunk,
        })
    });
    triggers.collect()
}

fn number(given: &Once<LitInt>, otherwise: u16) -> u16 {
    given.get().and_then(|number| number.base10_parse().ok()).unwrap_or(otherwise)
}

/// The clock gives no inputs.
fn needs_nothing(errors: &Errors, trigger: &Declared, action: &Action) {
    let required = action.inputs.iter().find(|input| input.required);
    if let (Some(input), Some(name)) = (required, trigger.action.get()) {
        errors
            .error(name, format!("`{name}` needs `{}`, which a job does not know", input.name))
            .help("make the input optional, or call an action that sets it");
    }
}

/// The slot that takes the keys of a chunk.
fn keys(errors: &Errors, trigger: &Declared, (shape, at): (&Model, usize), action: &Action) -> Option<u16> {
    let resource = &shape.resources[at];
    let key = match resource.key.as_slice() {
        [key] => &resource.fields[usize::from(*key)].ty,
        _ => {
            errors.error(&trigger.name, "rows with a key of several parts cannot be listed").help("leave out `chunk`");
            return None;
        }
    };
    let bare = |ty: &Type| match ty {
        Type::Id(_, key) => key.as_ref().clone(),
        ty => ty.clone(),
    };
    let takes = |input: &Input| match &input.ty {
        Type::List(item) => bare(item) == bare(key),
        _ => false,
    };
    let mut required = action.inputs.iter().enumerate().filter(|(_, input)| input.required);
    match (required.next(), required.next()) {
        (Some((slot, input)), None) if takes(input) => Some(slot as u16),
        _ => {
            let name = trigger.action.get()?;
            errors
                .error(name, format!("`{name}` does not take the keys of {} alone", resource.type_name))
                .help("give it one argument that is needed: the list of keys");
            None
        }
    }
}

/// Of what went wrong, an update is told the text.
fn told_why(errors: &Errors, trigger: &Declared, action: &Action) {
    let other = action.inputs.iter().find(|input| input.required && (input.name != "error" || input.ty != Type::Text));
    if let (Some(input), Some(name)) = (other, trigger.on_error.get()) {
        errors
            .error(name, format!("`{name}` needs `{}`, which a job does not know", input.name))
            .help("it is given `error`, a text, and nothing else");
    }
}
