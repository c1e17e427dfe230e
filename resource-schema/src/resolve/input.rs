//! What callers give, in slot order: accepted fields and relations, then arguments.

use resource_core::meta::{ActionKind, Generated, RelationKind};
use syn::Ident;

use super::action::Actions;
use super::row::Argument;
use super::rules::rules;
use crate::attribute;
use crate::expression::Named;
use crate::model::{Input, InputTarget};

pub(super) fn inputs(actions: &Actions<'_>, action: &attribute::Action) -> Vec<Input> {
    let identity = action.get.get().and_then(Option::as_ref);
    let identity = identity.and_then(|name| actions.declared.on.unique.iter().find(|unique| name == &unique.name()));
    let found_by = identity.map(|unique| unique.members()).unwrap_or_default();
    let found_by = found_by.iter().filter_map(|name| field(actions, action, name));
    let accepted = action.accept.iter().filter_map(|name| field(actions, action, name));
    let arguments = action.arguments.iter().filter_map(|declared| argument(actions, declared));
    found_by.chain(accepted).chain(arguments).collect()
}

fn field(actions: &Actions<'_>, action: &attribute::Action, name: &Ident) -> Option<Input> {
    let resource = &actions.shape.resources[actions.resource];
    let column = actions.column(name)?;
    let field = &resource.fields[usize::from(column)];
    let relation = field.relation.map(|at| (at, &resource.relations[usize::from(at)]));
    let optional = field.nullable || field.default.is_some() || field.generated != Generated::No;
    Some(Input {
        name: name.to_string(),
        doc: field.doc.clone(),
        target: match relation {
            Some((at, relation)) if relation.kind == RelationKind::BelongsTo => InputTarget::Relation(at, column),
            _ => InputTarget::Field(column),
        },
        ty: field.ty.clone(),
        nullable: field.nullable,
        required: match action.kind {
            ActionKind::Create => !optional,
            ActionKind::Read => true,
            _ => false,
        },
        secret: field.secret,
        rules: field.rules.clone(),
    })
}

fn argument(actions: &Actions<'_>, declared: &attribute::action::argument::Argument) -> Option<Input> {
    Some(Input {
        name: declared.name.to_string(),
        doc: declared.doc.get().map(syn::LitStr::value).unwrap_or_default(),
        target: InputTarget::Argument,
        ty: actions.value(&declared.ty.ty)?,
        nullable: declared.ty.nullable,
        required: !declared.ty.nullable,
        secret: declared.ty.secret,
        rules: rules(&declared.rules),
    })
}

/// The inputs that expressions reach as `argument.x`.
pub(super) fn arguments(inputs: &[Input]) -> Vec<Argument> {
    let arguments = inputs.iter().enumerate().filter(|(_, input)| input.target == InputTarget::Argument);
    let named = arguments.map(|(at, input)| {
        (input.name.clone(), Named { at: at as u16, ty: input.ty.clone(), nullable: input.nullable, encrypted: false })
    });
    named.collect()
}
