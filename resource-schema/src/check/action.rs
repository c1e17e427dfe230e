//! What actions accept, set and take as arguments.

use resource_core::meta::ActionKind;
use syn::Ident;

use super::{member, rules};
use crate::attribute::Action;
use crate::attribute::action::hook::Change;
use crate::attribute::action::keyword;
use crate::declaration::{Field, Resource};
use crate::errors::Errors;
use crate::ty::Shape;

pub(super) fn check(errors: &Errors, resource: &Resource, action: &Action) {
    for name in &action.accept {
        if let Some(field) = given(errors, resource, name, "accepted") {
            changeable(errors, resource, action, field, name);
        }
    }
    for assignment in &action.set {
        if let Some(field) = given(errors, resource, &assignment.name, "set") {
            changeable(errors, resource, action, field, &assignment.name);
        }
    }
    for argument in &action.arguments {
        rules::check(errors, &argument.rules, &argument.ty);
        if argument.ty.encrypted {
            errors
                .error(argument.ty.location(), format!("`{}` is an argument and is not stored", argument.name))
                .help("write `Secret<..>`");
        }
    }
    for condition in &action.conditions {
        condition.field.get().into_iter().for_each(|name| {
            member::member(errors, resource, name);
        });
    }
    for change in &action.change {
        if let Change::Acyclic(relation) = change {
            acyclic(errors, resource, action, relation);
        }
    }
    if let (ActionKind::Destroy, Some(condition)) = (action.kind, action.conditions.first()) {
        errors
            .error(condition.formula.location, "a destroy leaves no row to validate")
            .help("write the condition on the stored row as `guard(..)`");
    }
    route(errors, action);
    bulk(errors, resource, action);
}

/// The column that a caller or an assignment may fill.
pub(super) fn given<'a>(errors: &Errors, resource: &'a Resource, name: &Ident, how: &str) -> Option<&'a Field> {
    let field = member::column(errors, resource, name)?;
    if member::is_own_tenant(resource, field) {
        errors
            .error(name, format!("`{name}` is the row's own tenant and cannot be {how}"))
            .help("remove it: the tenant comes from the context");
        return None;
    }
    let generated = field.is_own_id(&resource.name)
        || matches!(field.shape, Shape::CreatedAt | Shape::UpdatedAt)
        || field.on.field.get().is_some_and(|options| options.generated.is_given());
    if generated {
        errors.error(name, format!("`{name}` is generated and cannot be {how}")).help("remove it");
        return None;
    }
    Some(field)
}

/// A key never changes: everything that refers to the row has it.
fn changeable(errors: &Errors, resource: &Resource, action: &Action, field: &Field, name: &Ident) {
    if action.kind == ActionKind::Update && field.is_key(&resource.name) {
        errors.error(name, format!("`{name}` is the key and never changes")).help("only create actions give it");
    }
}

fn acyclic(errors: &Errors, resource: &Resource, action: &Action, relation: &Ident) {
    if action.kind != ActionKind::Update {
        errors
            .error(relation, "only an update can close a cycle")
            .help("remove `acyclic`: nothing refers to a new row yet, and a removed one is in no tree");
        return;
    }
    let Some(field) = member::belongs_to(errors, resource, relation) else { return };
    if let Shape::BelongsTo { target, .. } = &field.shape
        && !(target.is("Self") || target.name == resource.name)
    {
        errors
            .error(relation, format!("`{relation}` leads to {}, which builds no tree", target.name))
            .help(format!("`acyclic` takes a relation to {} itself", resource.name));
    }
}

/// The functions for many rows have something to take, and their names are free.
fn bulk(errors: &Errors, resource: &Resource, action: &Action) {
    let Some(span) = action.bulk.span() else { return };
    if action.kind == ActionKind::Create && action.accept.is_empty() && action.arguments.is_empty() {
        errors
            .error(span, format!("`{}` takes nothing of which there could be many", action.name))
            .help("add `accept(..)`, or remove `bulk`");
    }
    let added: &[&str] = if action.kind == ActionKind::Create { &["many"] } else { &["many", "each"] };
    for name in added.iter().map(|ending| format!("{}_{ending}", action.name)) {
        if let Some(other) = resource.on.actions.iter().find(|other| other.name == name) {
            errors
                .error(&other.name, format!("`{name}` is the function that `bulk` adds for `{}`", action.name))
                .help("rename this action, or remove `bulk` there");
        }
    }
}

fn route(errors: &Errors, action: &Action) {
    let Some(path) = action.path.get() else { return };
    let text = path.value();
    let segment = |segment: &str| {
        !segment.is_empty()
            && segment.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    if !text.split('/').all(segment) {
        errors
            .error(path.span(), format!("`{text}` cannot be a path"))
            .help("use lower-case letters, digits and `-`, with `/` between segments");
    }
    let hidden = [("internal", &action.internal), ("no_route", &action.no_route)];
    for (name, flag) in hidden {
        if flag.is_given() {
            errors
                .error(path.span(), format!("`{}` is `{name}` and has no route", action.name))
                .help(format!("remove the path, or `{name}`"));
        }
    }
}

/// One action of each kind may call itself primary.
pub(super) fn check_primaries(errors: &Errors, resource: &Resource) {
    let kinds = [ActionKind::Read, ActionKind::Create, ActionKind::Update, ActionKind::Destroy, ActionKind::Run];
    for kind in kinds {
        let actions = resource.on.actions.iter().filter(|action| action.kind == kind);
        let mut primaries = actions.filter_map(|action| action.primary.span().map(|span| (action, span)));
        let Some((first, _)) = primaries.next() else { continue };
        for (_, span) in primaries {
            errors
                .error(span, format!("`{}` is the primary {} action already", first.name, keyword(kind)))
                .help("remove `primary` from one of them");
        }
    }
}
