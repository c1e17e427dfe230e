//! Identities and indexes name columns; validations name the field they point at.

use super::member;
use crate::attribute::unique::Unique;
use crate::declaration::Resource;
use crate::errors::Errors;
use crate::ty::Shape;

pub(super) fn check(errors: &Errors, resource: &Resource) {
    for unique in &resource.on.unique {
        named(errors, unique);
        for name in unique.members() {
            comparable(errors, resource, name);
        }
    }
    for index in &resource.on.index {
        for term in &index.terms {
            comparable(errors, resource, &term.name);
        }
    }
    for validate in &resource.on.validate {
        validate.condition.field.get().into_iter().for_each(|name| {
            member::member(errors, resource, name);
        });
    }
}

/// `#[unique(by_prefix, fields(prefix))]` has one name of its own.
fn named(errors: &Errors, unique: &Unique) {
    if let (true, [_, second, ..]) = (unique.fields.is_given(), unique.names.as_slice()) {
        errors
            .error(second, "an identity has one name")
            .help("with `fields(..)` only the name stands before it: move the fields into it");
    }
}

fn comparable(errors: &Errors, resource: &Resource, name: &syn::Ident) {
    let Some(field) = member::column(errors, resource, name) else { return };
    if matches!(&field.shape, Shape::Value(value) if value.encrypted) {
        errors
            .error(name, format!("`{name}` is encrypted and cannot be in an index"))
            .help("equal values are stored as different bytes: keep what rows are found by in a field of its own");
        return;
    }
    if let Shape::Value(value) = &field.shape
        && (value.ty.name == "Json" || value.ty.name == "Vec")
    {
        errors
            .error(name, format!("`{name}` holds JSON and cannot be in an index"))
            .help("index the fields that rows are found by");
    }
}
