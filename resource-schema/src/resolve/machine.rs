//! State machines: variants by position, and which states each action leads between.

use resource_core::meta::ActionKind;
use syn::Ident;

use crate::attribute;
use crate::attribute::action::transition::From;
use crate::declaration::Resource;
use crate::errors::Errors;
use crate::model::{Enum, Machine, Model, Transition, Type};
use crate::nearest::{suggest, suggest_and};

pub(super) fn machine(errors: &Errors, shape: &Model, declared: &Resource, resource: usize) -> Option<Machine> {
    let machine = declared.on.state_machine.get()?;
    let fields = &shape.resources[resource].fields;
    let field = fields.iter().position(|field| machine.field == field.name)?;
    let Type::Enum(states) = fields[field].ty else {
        errors
            .error(&machine.field, format!("`{}` is no enum, so it has no states", machine.field))
            .help("a state is an enum with `#[derive(ResourceEnum)]`");
        return None;
    };
    let known = &shape.enums[states];
    let variants = |names: Option<&Vec<Ident>>| {
        names.into_iter().flatten().filter_map(|name| state(errors, known, name)).collect::<Vec<usize>>()
    };
    Some(Machine {
        field: field as u16,
        states,
        initial: variants(machine.initial.get()),
        terminal: variants(machine.terminal.get()),
    })
}

/// The state change of an action, if it has one.
pub(super) fn transition(
    errors: &Errors,
    shape: &Model,
    machine: Option<&Machine>,
    action: &attribute::Action,
) -> Option<Transition> {
    let machine = machine?;
    let states = &shape.enums[machine.states];
    let all = |names: &[Ident]| -> Vec<usize> { names.iter().filter_map(|name| state(errors, states, name)).collect() };
    let Some(declared) = action.transition.get() else {
        // A create starts where all rows start if there is only one such state.
        let only = machine.initial.first().filter(|_| action.kind == ActionKind::Create && machine.initial.len() == 1);
        return only.map(|only| Transition { from: Vec::new(), to: Some(*only) });
    };
    let from = match &declared.from {
        From::Nowhere => Vec::new(),
        From::Any => (0..states.variants.len()).collect(),
        From::States(names) => all(names),
        From::Except(names) => {
            let except = all(names);
            (0..states.variants.len()).filter(|state| !except.contains(state)).collect()
        }
    };
    let to = match &declared.to {
        Some(name) => Some(state(errors, states, name)?),
        None => None,
    };
    if let (Some(name), Some(to), ActionKind::Create) = (&declared.to, to, action.kind)
        && !machine.initial.contains(&to)
    {
        let initial: Vec<&str> = machine.initial.iter().map(|at| states.variants[*at].variant.as_str()).collect();
        errors.error(name, format!("`{name}` is no initial state")).help(suggest_and(
            &name.to_string(),
            initial,
            &format!("or list `{name}` in `initial(..)`"),
        ));
    }
    Some(Transition { from, to })
}

fn state(errors: &Errors, states: &Enum, name: &Ident) -> Option<usize> {
    let at = states.variants.iter().position(|variant| name == &variant.variant);
    if at.is_none() {
        let variants = states.variants.iter().map(|variant| variant.variant.as_str());
        errors.error(name, format!("no state `{name}` in {}", states.name)).help(suggest(&name.to_string(), variants));
    }
    at
}
