//! Every state is reached, and every state that is not final can be left.

use resource_core::meta::ActionKind;
use resource_core::{Expr, Node};

use super::{Whole, actions};
use crate::declaration;
use crate::model::{Action, Enum, Machine, Resource};
use crate::nearest::listed;

pub(super) fn verify(whole: &Whole<'_>) {
    for (declared, resource) in whole.resources() {
        let Some(machine) = &resource.machine else { continue };
        let states = &whole.model.enums[machine.states];
        let Some(moves) = moves(whole, (declared, resource), (machine, states)) else { continue };
        reachable(whole, declared, (machine, states), &moves);
        way_out(whole, declared, (machine, states), &moves);
        initial(whole, (declared, resource), (machine, states), &moves);
    }
}

/// The state changes of one action.
struct Moves {
    action: usize,
    /// `None` for a create.
    from: Option<Vec<usize>>,
    to: Vec<usize>,
}

/// All state changes; `None` if the target of one is not known, which is reported.
fn moves(
    whole: &Whole<'_>,
    (declared, resource): (&declaration::Resource, &Resource),
    (machine, states): (&Machine, &Enum),
) -> Option<Vec<Moves>> {
    let mut all = Vec::new();
    let mut known = true;
    for (at, (action, resolved)) in actions((declared, resource)).enumerate() {
        let Some(transition) = &resolved.transition else { continue };
        let to = match transition.to {
            Some(to) => Some(vec![to]),
            None => computed(resolved, machine, states),
        };
        let Some(to) = to else {
            let assignment = action.set.iter().find(|assignment| assignment.name == machine_field(declared));
            let location = assignment.map_or(action.name.span().into(), |assignment| assignment.value.location);
            whole
                .errors
                .error(location, "the states that this can end in are not written out")
                .help("write each of them: `if condition { A } else { B }`");
            known = false;
            continue;
        };
        let from = (resolved.kind != ActionKind::Create).then(|| transition.from.clone());
        all.push(Moves { action: at, from, to });
    }
    known.then_some(all)
}

fn machine_field(declared: &declaration::Resource) -> String {
    declared.on.state_machine.get().map(|machine| machine.field.to_string()).unwrap_or_default()
}

/// The states that the assignment to the state field can end in.
fn computed(action: &Action, machine: &Machine, states: &Enum) -> Option<Vec<usize>> {
    let (_, expression) = action.set.iter().find(|(field, _)| *field == machine.field)?;
    let mut found = Vec::new();
    leaves(&expression.expr, expression.expr.root(), states, &mut found).then_some(found)
}

fn leaves(expr: &Expr, at: u16, states: &Enum, found: &mut Vec<usize>) -> bool {
    match expr.node(at) {
        Node::Const(value) => {
            let state = (0..states.variants.len()).find(|state| states.scalar(*state) == *value);
            found.extend(state);
            state.is_some()
        }
        Node::If(_, then, otherwise) => {
            let then = leaves(expr, *then, states, found);
            leaves(expr, *otherwise, states, found) && then
        }
        _ => false,
    }
}

fn reachable(
    whole: &Whole<'_>,
    declared: &declaration::Resource,
    (machine, states): (&Machine, &Enum),
    moves: &[Moves],
) {
    let mut reached: Vec<usize> =
        moves.iter().filter(|moves| moves.from.is_none()).flat_map(|moves| moves.to.clone()).collect();
    if reached.is_empty() {
        reached.clone_from(&machine.initial);
    }
    loop {
        let steps = moves.iter().filter(|moves| moves.from.iter().flatten().any(|state| reached.contains(state)));
        let new: Vec<usize> =
            steps.flat_map(|moves| moves.to.clone()).filter(|state| !reached.contains(state)).collect();
        if new.is_empty() {
            break;
        }
        reached.extend(new);
    }
    let missed = (0..states.variants.len()).filter(|state| !reached.contains(state));
    let missed: Vec<&str> = missed.map(|state| states.variants[state].variant.as_str()).collect();
    if let (false, Some(field)) = (missed.is_empty(), declared.on.state_machine.get().map(|machine| &machine.field)) {
        let what = if missed.len() == 1 { "a state is never reached" } else { "states are never reached" };
        whole
            .errors
            .error(field, format!("{what}: {}", listed(&missed)))
            .help(format!("add an action that leads there, or remove the variant from `{}`", states.name));
    }
}

fn way_out(whole: &Whole<'_>, declared: &declaration::Resource, (machine, states): (&Machine, &Enum), moves: &[Moves]) {
    let Some(attribute) = declared.on.state_machine.get() else { return };
    let leads_out = |state: usize| {
        moves.iter().find(|moves| {
            moves.from.as_ref().is_some_and(|from| from.contains(&state)) && moves.to.iter().any(|to| *to != state)
        })
    };
    let stuck =
        (0..states.variants.len()).filter(|state| !machine.terminal.contains(state) && leads_out(*state).is_none());
    let stuck: Vec<&str> = stuck.map(|state| states.variants[state].variant.as_str()).collect();
    if !stuck.is_empty() {
        whole
            .errors
            .error(&attribute.field, format!("nothing leads out of {}", listed(&stuck)))
            .help(format!("add an action that does, or say that it is meant: `final({})`", stuck.join(", ")));
    }
    for (at, state) in machine.terminal.iter().enumerate() {
        let (Some(moves), Some(name)) = (leads_out(*state), attribute.terminal.get().and_then(|names| names.get(at)))
        else {
            continue;
        };
        let action = &declared.on.actions[moves.action].name;
        whole
            .errors
            .error(name, format!("`{name}` is final, but `{action}` leads out of it"))
            .help(format!("exclude it from the states that `{action}` starts from, or from `final(..)`"));
    }
}

/// Creates with a computed state end in initial states too.
fn initial(
    whole: &Whole<'_>,
    (declared, resource): (&declaration::Resource, &Resource),
    (machine, states): (&Machine, &Enum),
    moves: &[Moves],
) {
    for moves in moves.iter().filter(|moves| moves.from.is_none()) {
        if resource.actions[moves.action].transition.as_ref().is_some_and(|transition| transition.to.is_some()) {
            continue;
        }
        let wrong = moves.to.iter().filter(|state| !machine.initial.contains(state));
        let wrong: Vec<&str> = wrong.map(|state| states.variants[*state].variant.as_str()).collect();
        if !wrong.is_empty() {
            let name = &declared.on.actions[moves.action].name;
            whole
                .errors
                .error(name, format!("`{name}` can start in {}", listed(&wrong)))
                .help("a create starts in the states of `initial(..)` only");
        }
    }
}
