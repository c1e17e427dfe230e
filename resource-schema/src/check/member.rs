//! Names of fields and relations in attributes: what they can stand for, and what to say if it is nothing.

use syn::Ident;

use crate::attribute::tenancy::Tenancy;
use crate::declaration::{Field, Resource};
use crate::errors::Errors;
use crate::nearest::suggest;
use crate::ty::Shape;

/// The field or belongs-to relation of that name; anything else is reported.
pub(crate) fn column<'a>(errors: &Errors, resource: &'a Resource, name: &Ident) -> Option<&'a Field> {
    let field = member(errors, resource, name)?;
    let problem = match &field.shape {
        Shape::Value(_) | Shape::BelongsTo { .. } | Shape::CreatedAt | Shape::UpdatedAt => return Some(field),
        Shape::HasOne(_) | Shape::HasMany(_) => "is a relation whose key the other side holds",
        Shape::Calculated(_) => "is computed on reading",
    };
    errors.error(name, format!("`{name}` has no column")).label(problem);
    None
}

/// The belongs-to relation of that name; anything else is reported.
pub(crate) fn belongs_to<'a>(errors: &Errors, resource: &'a Resource, name: &Ident) -> Option<&'a Field> {
    let field = resource.field(name).filter(|field| matches!(field.shape, Shape::BelongsTo { .. }));
    if field.is_none() {
        let relations = resource.fields.iter().filter(|field| matches!(field.shape, Shape::BelongsTo { .. }));
        let names: Vec<String> = relations.map(|field| field.name.to_string()).collect();
        errors
            .error(name, format!("no belongs-to relation `{name}` on {}", resource.name))
            .help(suggest(&name.to_string(), names.iter().map(String::as_str)));
    }
    field
}

/// Whatever field has that name; an unknown one is reported.
pub(crate) fn member<'a>(errors: &Errors, resource: &'a Resource, name: &Ident) -> Option<&'a Field> {
    let field = resource.field(name);
    if field.is_none() {
        let text = name.to_string();
        let error = errors.error(name, format!("no field `{text}` on {}", resource.name));
        let relation = resource.fields.iter().find(|field| {
            let prefix = format!("{}_", field.name);
            matches!(field.shape, Shape::BelongsTo { .. }) && text.starts_with(&prefix)
        });
        let names: Vec<String> = resource.fields.iter().map(|field| field.name.to_string()).collect();
        if is_tenant(resource, name) {
            error.help("the tenant comes from the context and is never named: leave it out");
        } else if let Some(relation) = relation {
            error.help(format!("name the relation: `{}`", relation.name));
        } else {
            error.help(suggest(&text, names.iter().map(String::as_str)));
        }
    }
    field
}

/// Whether a field is the relation to the row's own tenant, whose key is the tenant's column.
pub(crate) fn is_own_tenant(resource: &Resource, field: &Field) -> bool {
    let Some(Tenancy::Column(column)) = resource.on.tenancy.get() else { return false };
    matches!(field.shape, Shape::BelongsTo { .. }) && *column == format!("{}_id", field.name)
}

/// Whether the name is that of the tenant's column.
pub(crate) fn is_tenant(resource: &Resource, name: &Ident) -> bool {
    matches!(resource.on.tenancy.get(), Some(Tenancy::Column(column)) if column == name)
}

/// The action of that name; an unknown one is reported.
pub(crate) fn action<'a>(
    errors: &Errors,
    resource: &'a Resource,
    name: &Ident,
) -> Option<&'a crate::attribute::Action> {
    let found = resource.on.actions.iter().find(|action| action.name == *name);
    if found.is_none() {
        let names: Vec<String> = resource.on.actions.iter().map(|action| action.name.to_string()).collect();
        errors
            .error(name, format!("no action `{name}` on {}", resource.name))
            .help(suggest(&name.to_string(), names.iter().map(String::as_str)));
    }
    found
}
