//! The state field belongs to the machine: only transitions change it.

use resource_core::meta::ActionKind;
use syn::Ident;

use super::member;
use crate::attribute::Action;
use crate::attribute::action::transition::{From, Transition};
use crate::attribute::state_machine::StateMachine;
use crate::declaration::Resource;
use crate::errors::Errors;
use crate::ty::Shape;

pub(super) fn check(errors: &Errors, resource: &Resource) {
    let Some(machine) = resource.on.state_machine.get() else { return };
    if !machine.initial.is_given() {
        errors
            .error(&machine.field, "the state machine has no beginning")
            .help("add `initial(..)` with the states that a create may start in");
    }
    distinct(errors, machine.initial.get().into_iter().flatten());
    distinct(errors, machine.terminal.get().into_iter().flatten());
    let Some(field) = member::member(errors, resource, &machine.field) else { return };
    match &field.shape {
        Shape::Value(value) if !value.nullable && !value.secret => {}
        _ => {
            errors
                .error(field.ty.location(), format!("`{}` cannot hold the state", field.name))
                .help("a state is an enum, never null and never secret");
        }
    }
    if let Some(default) = field.on.field.get().and_then(|options| options.default.get()) {
        errors
            .error(default.location, format!("`{}` is set by transitions", field.name))
            .help("remove the default: `initial(..)` and the create actions say where a row starts");
    }
}

pub(super) fn check_action(errors: &Errors, resource: &Resource, action: &Action) {
    let Some(machine) = resource.on.state_machine.get() else {
        if let Some(transition) = action.transition.get() {
            errors
                .error(transition.location, format!("`{}` has no state machine", resource.name))
                .help("add `#[state_machine(field, initial(..))]`");
        }
        return;
    };
    if let Some(name) = action.accept.iter().find(|name| **name == machine.field) {
        errors
            .error(name, format!("`{name}` is the state and cannot be accepted"))
            .help("callers change the state by actions: remove it here and write a transition, `From => To`");
    }
    let upsert = action.upsert.get().map(|upsert| upsert.set.as_slice()).unwrap_or_default();
    if let Some(assignment) = upsert.iter().find(|assignment| assignment.name == machine.field) {
        errors
            .error(&assignment.name, format!("`{}` is the state and cannot be set by an upsert", machine.field))
            .help("let the update that it names make the transition");
    }
    match action.transition.get() {
        Some(transition) => arrow(errors, action, machine, transition),
        None => missing(errors, action, machine),
    }
}

fn arrow(errors: &Errors, action: &Action, machine: &StateMachine, transition: &Transition) {
    match (action.kind, &transition.from) {
        (ActionKind::Create, From::Nowhere) => {}
        (ActionKind::Create, _) => {
            errors
                .error(transition.location, "a new row comes from no state")
                .help("write `=> State` with nothing before the arrow");
        }
        (_, From::Nowhere) => {
            errors
                .error(transition.location, "this does not say which states it may start from")
                .help("write `From => To`, `!Not => To` or `_ => To`");
        }
        (_, From::States(states) | From::Except(states)) => distinct(errors, states.iter()),
        (_, From::Any) => {}
    }
    let set = action.set.iter().find(|assignment| assignment.name == machine.field);
    match (&transition.to, set) {
        (Some(to), Some(assignment)) => {
            errors
                .error(&assignment.name, format!("the transition sets `{}` to `{to}` already", machine.field))
                .help("write `=> _` if the state is computed here, or remove the assignment");
        }
        (None, None) => {
            errors
                .error(transition.location, "nothing computes the state that this ends in")
                .help(format!("name it, or add `set({} = if .. {{ A }} else {{ B }})`", machine.field));
        }
        _ => {}
    }
}

fn missing(errors: &Errors, action: &Action, machine: &StateMachine) {
    if let Some(assignment) = action.set.iter().find(|assignment| assignment.name == machine.field) {
        errors
            .error(&assignment.name, format!("`{}` is the state and changes by transitions only", machine.field))
            .help("write `From => To`, or `From => _` if it is computed here");
    }
    let initial = machine.initial.get().map(Vec::as_slice).unwrap_or_default();
    if action.kind == ActionKind::Create && initial.len() > 1 {
        let states: Vec<String> = initial.iter().map(|state| format!("`=> {state}`")).collect();
        errors
            .error(&action.name, format!("`{}` does not say which state it starts in", action.name))
            .help(format!("add {}", states.join(" or ")));
    }
}

fn distinct<'a>(errors: &Errors, states: impl Iterator<Item = &'a Ident>) {
    let mut seen: Vec<&Ident> = Vec::new();
    for state in states {
        if seen.contains(&state) {
            errors.error(state, format!("`{state}` is named twice")).help("remove one of them");
        }
        seen.push(state);
    }
}
