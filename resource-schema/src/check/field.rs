//! Attributes of a field fit what its type makes of it.

use proc_macro2::Span;

use super::rules;
use crate::attribute::field::Options;
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
            if value.encrypted {
                encrypted(errors, field, options);
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

/// What is the same in every row, or stands in the sources, is no secret; and the name of the column is part of
/// what its values are encrypted for.
fn encrypted(errors: &Errors, field: &Field, options: &Options) {
    if let Some(default) = options.default.get() {
        errors
            .error(default.location, format!("`{}` is encrypted and takes no default", field.name))
            .help("what stands in a declaration is no secret: accept it, or make it `Option<Encrypted<..>>`");
    }
    if let Some(former) = options.renamed_from.get() {
        errors
            .error(former.span(), format!("`{}` is encrypted for its name and cannot be renamed", field.name))
            .help("add a field with the new name, and let an action give it the revealed value of the old one");
    }
}

fn calculate(errors: &Errors, field: &Field) {
    match (&field.shape, field.on.calculate.get()) {
        (Shape::Calculated(value), Some(_)) => {
            if value.secret {
                let (what, wrapper) = if value.encrypted { ("encrypted", "Encrypted") } else { ("secret", "Secret") };
                errors
                    .error(field.ty.location(), format!("a calculation cannot be {what}"))
                    .help(format!("leave out `{wrapper}`"));
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
