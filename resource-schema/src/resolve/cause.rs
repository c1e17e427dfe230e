//! Rows that actions write in other resources.

use std::borrow::Cow;

use resource_core::meta::{ActionKind, CauseOn};
use resource_core::{Expr, Node, Root, Scalar};
use syn::Ident;

use super::formula::{Formulas, expected, truth};
use super::input;
use super::names::{Declared, Names};
use super::row::Argument;
use crate::attribute::Formula;
use crate::attribute::causes::{Causes, On};
use crate::declaration::Resource;
use crate::errors::{Errors, Location};
use crate::expression::{Expected, Place};
use crate::model::{Action, Cause, Expression, Model};
use crate::nearest::{listed, suggest};

/// The position of an argument that the firing action lacks; it is replaced by null.
const LACKING: u16 = u16::MAX;

/// Fills in the causes of a resource's actions.
pub(super) fn resolve(
    errors: &Errors,
    names: &Names,
    shape: &Model,
    (declared, resource): (&Resource, usize),
    actions: &mut [Action],
) {
    let formulas = Formulas { errors, shape, resource };
    for causes in &declared.on.causes {
        let Some((target, action)) = target(errors, names, shape, causes) else { continue };
        missing_inputs(errors, causes, &shape.resources[target].actions[action]);
        let firing: Vec<usize> = (0..actions.len()).filter(|at| fires(causes, &actions[*at])).collect();
        let all: Vec<Argument> = firing.iter().flat_map(|at| input::arguments(&actions[*at].inputs)).collect();
        for at in firing {
            let arguments = with_lacking(input::arguments(&actions[at].inputs), &all);
            let formula = |formula: &Formula, expected: Expected| {
                formulas.expression(Place::Cause, &arguments, formula, expected).map(without_lacking)
            };
            let inputs = &shape.resources[target].actions[action].inputs;
            let values = causes.values.iter().filter_map(|assignment| {
                let slot = inputs.iter().position(|input| assignment.name == input.name)?;
                let expected = expected(&inputs[slot].ty, inputs[slot].nullable);
                Some((slot as u16, formula(&assignment.value, expected)?))
            });
            let values = values.collect();
            actions[at].causes.push(Cause {
                target,
                action: action as u16,
                on: match causes.on {
                    On::Transitions(_) => CauseOn::Transition,
                    On::Actions(_) => CauseOn::Always,
                },
                when: causes.when.get().and_then(|when| formula(when, truth())),
                values,
            });
        }
    }
}

/// The target resource and its create action.
fn target(errors: &Errors, names: &Names, shape: &Model, causes: &Causes) -> Option<(usize, usize)> {
    let name: &Ident = &causes.target.segments.last()?.ident;
    let Some(Declared::Resource(target)) = names.get(name) else {
        let known = names.of(|declared| matches!(declared, Declared::Resource(_)));
        errors
            .error(Location::of(&causes.target), format!("there is no resource `{name}`"))
            .help(suggest(&name.to_string(), known));
        return None;
    };
    let resource = &shape.resources[target];
    let creates = |action: &&Action| action.kind == ActionKind::Create;
    let found = resource.actions.iter().position(|action| causes.action == action.name && creates(&action));
    if found.is_none() {
        let creates = resource.actions.iter().filter(creates).map(|action| action.name.as_str());
        errors
            .error(&causes.action, format!("no create action `{}` on {}", causes.action, resource.type_name))
            .help(suggest(&causes.action.to_string(), creates));
    }
    let action = found?;
    for assignment in &causes.values {
        let inputs = &resource.actions[action].inputs;
        if !inputs.iter().any(|input| assignment.name == input.name) {
            errors
                .error(&assignment.name, format!("`{}` takes no input `{}`", causes.action, assignment.name))
                .help(suggest(&assignment.name.to_string(), inputs.iter().map(|input| input.name.as_str())));
        }
    }
    Some((target, action))
}

fn missing_inputs(errors: &Errors, causes: &Causes, action: &Action) {
    let given = |name: &str| causes.values.iter().any(|assignment| assignment.name == name);
    let missing = action.inputs.iter().filter(|input| input.required && !given(&input.name));
    let missing: Vec<&str> = missing.map(|input| input.name.as_str()).collect();
    if !missing.is_empty() {
        errors
            .error(&causes.action, format!("`{}` needs {}", causes.action, listed(&missing)))
            .help("give a value for each required input");
    }
}

/// A create makes a first state but changes none: `transitions` are those of updates.
fn fires(causes: &Causes, action: &Action) -> bool {
    match &causes.on {
        On::Transitions(_) => action.kind == ActionKind::Update && action.transition.is_some(),
        On::Actions(names) => names.iter().any(|name| name == &action.name),
    }
}

/// The action's arguments, and those of the other firing actions as absent ones.
fn with_lacking(mut own: Vec<Argument>, all: &[Argument]) -> Vec<Argument> {
    for (name, named) in all {
        if !own.iter().any(|(known, _)| known == name) {
            let mut named = named.clone();
            named.at = LACKING;
            named.nullable = true;
            own.push((name.clone(), named));
        }
    }
    own
}

fn without_lacking(expression: Expression) -> Expression {
    let null = |node: &Node| match node {
        Node::Root(Root::Argument, LACKING) => Node::Const(Scalar::Null),
        other => other.clone(),
    };
    let nodes: Vec<Node> = expression.expr.nodes.iter().map(null).collect();
    Expression { expr: Expr { nodes: Cow::Owned(nodes) }, source: expression.source }
}
