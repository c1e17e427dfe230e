//! Attributes of a field fit what its type makes of it.

use proc_macro2::Span;

use super::rules;
use crate::declaration::{Field, Resource};
use crate::errors::Errors;
use crate::ty::Shape;

pub(super) fn check(errors: &Errors, resource: &Resource) {
    for field in &resource.fields {
        options(errors, resource, field);
        calculate(errors, field);
    }
    for shape in ["CreatedAt", "UpdatedAt"] {
        let mut fields = resource.fields.iter().filter(|field| field.ty.is(shape)).skip(1);
        if let Some(second) = fields.next() {
            errors.error(second.ty.location(), format!("`{}` has a `{shape}` already", resource.name));
        }
    }
}

fn options(errors: &Errors, resource: &Resource, field: &Field) {
    let Some(options) = field.on.field.get() else { return };
    let span = field.on.field.span().unwrap_or(field.name.span());
    match &field.shape {
        Shape::Value(value) => {
            rules::check(errors, &options.rules, value);
            if let Some(default) = options.default.get()
                && field.is_own_id(&resource.name)
            {
                errors.error(default.location, format!("`{}` is generated and needs no default", field.name));
            }
        }
        Shape::BelongsTo { .. } | Shape::CreatedAt | Shape::UpdatedAt => {
            let rules = &options.rules;
            let given = [
                rules.length.span(),
                rules.range.span(),
                rules.pattern.span(),
                rules.trim.span(),
                options.default.span(),
            ];
            given
                .into_iter()
                .flatten()
                .for_each(|span| misplaced(errors, field, span, "takes no rules and no default"));
        }
        Shape::HasOne(_) | Shape::HasMany(_) => misplaced(errors, field, span, "has no column"),
        Shape::Calculated(_) => misplaced(errors, field, span, "is computed on reading and has no column"),
    }
}

fn calculate(errors: &Errors, field: &Field) {
    match (&field.shape, field.on.calculate.get()) {
        (Shape::Calculated(value), Some(_)) => {
            if value.secret {
                errors.error(field.ty.location(), "a calculation cannot be secret").help("leave out `Secret`");
            }
        }
        (Shape::Calculated(_), None) => {
            errors
                .error(&field.name, format!("`{}` does not say how it is computed", field.name))
                .help("add `#[calculate(..)]`");
        }
        (_, Some(formula)) => {
            errors
                .error(formula.location, format!("`{}` is not computed", field.name))
                .help("the type of a calculation is `Calculated<..>`");
        }
        (_, None) => {}
    }
}

fn misplaced(errors: &Errors, field: &Field, span: Span, why: &str) {
    errors.error(span, format!("this does not fit `{}`", field.name)).label(format!("`{}` {why}", field.ty.name));
}
