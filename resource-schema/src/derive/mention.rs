//! Names in expressions that the declaration itself must know.
//!
//! Code generation checks expressions completely; this is what a derive, which sees one declaration, can
//! say about them in the editor.

use syn::Ident;

use crate::attribute::{Action, Formula};
use crate::check::member::{is_tenant, member};
use crate::declaration::Resource;
use crate::errors::Errors;
use crate::expression::Mentioned;
use crate::nearest::suggest;
use crate::ty::Shape;

pub(super) fn check(errors: &Errors, resource: &Resource) {
    resource_formulas(resource).for_each(|formula| fields(errors, resource, formula));
    for action in &resource.on.actions {
        for formula in action_formulas(action) {
            fields(errors, resource, formula);
            arguments(errors, action, formula);
        }
    }
}

/// Every expression outside of actions.
pub(super) fn resource_formulas(resource: &Resource) -> impl Iterator<Item = &Formula> {
    let on = &resource.on;
    let unique = on.unique.iter().filter_map(|unique| unique.filter.get());
    let index = on.index.iter().filter_map(|index| index.filter.get());
    let validate = on.validate.iter().map(|validate| &validate.condition.formula);
    let scope = on.scope.iter().map(|scope| &scope.condition);
    let calculate = resource.fields.iter().filter_map(|field| field.on.calculate.get());
    let causes = on.causes.iter().flat_map(|causes| {
        let values = causes.values.iter().map(|assignment| &assignment.value);
        values.chain(causes.when.get())
    });
    let when = on.triggers.iter().filter_map(|trigger| trigger.when.get());
    unique.chain(index).chain(when).chain(validate).chain(scope).chain(calculate).chain(causes)
}

/// Every expression of an action; ceilings may be names of scopes and are left to code generation.
pub(super) fn action_formulas(action: &Action) -> impl Iterator<Item = &Formula> {
    let upsert = action.upsert.get().into_iter().flat_map(|upsert| &upsert.set);
    let set = action.set.iter().chain(upsert).map(|assignment| &assignment.value);
    let conditions = action.conditions.iter().map(|condition| &condition.formula);
    set.chain(conditions).chain(action.guard.get()).chain(action.filter.get())
}

/// The own field that a path begins with; `None` if it begins with a root.
pub(super) fn first_field(path: &[Ident]) -> Option<&Ident> {
    match path {
        [root, ..] if ["actor", "argument", "tenant"].iter().any(|other| root == other) => None,
        [root, name, ..] if ["self", "old", "new"].iter().any(|row| root == row) => Some(name),
        [name, ..] => Some(name),
        [] => None,
    }
}

/// The paths over the own row; names inside `exists(..)` and `count(..)` are those of other resources.
fn own_paths(formula: &Formula) -> impl Iterator<Item = Vec<Ident>> {
    let own = formula.ast.mentions().into_iter().filter(|mention| mention.within.is_empty());
    own.filter_map(|mention| match mention.what {
        Mentioned::Path(path) => Some(path),
        Mentioned::Variant { .. } => None,
    })
}

fn fields(errors: &Errors, resource: &Resource, formula: &Formula) {
    for path in own_paths(formula) {
        let Some(name) = first_field(&path) else { continue };
        if !is_tenant(resource, name) && !is_key_column(resource, name) {
            member(errors, resource, name);
        }
    }
}

/// Whether the name could be the key column of a relation; how the target's key is called is not known.
fn is_key_column(resource: &Resource, name: &Ident) -> bool {
    let text = name.to_string();
    resource
        .fields
        .iter()
        .any(|field| matches!(field.shape, Shape::BelongsTo { .. }) && text.starts_with(&format!("{}_", field.name)))
}

fn arguments(errors: &Errors, action: &Action, formula: &Formula) {
    for path in own_paths(formula) {
        let [root, name, ..] = path.as_slice() else { continue };
        if root != "argument" || action.arguments.iter().any(|argument| argument.name == *name) {
            continue;
        }
        let known: Vec<String> = action.arguments.iter().map(|argument| argument.name.to_string()).collect();
        errors
            .error(name, format!("`{}` has no argument `{name}`", action.name))
            .help(suggest(&name.to_string(), known.iter().map(String::as_str)));
    }
}
