//! The positions of the key's columns.

use crate::declaration;
use crate::model::Resource;
use crate::ty::Shape;

/// In declaration order, without the tenant.
pub(super) fn positions(resource: &Resource, declared: &declaration::Resource) -> Vec<u16> {
    let keys = declared.fields.iter().filter(|field| field.is_key(&declared.name));
    keys.filter_map(|field| column(resource, declared, &field.name)).collect()
}

/// The column of a stored field or belongs-to relation.
pub(super) fn column(resource: &Resource, declared: &declaration::Resource, name: &syn::Ident) -> Option<u16> {
    let is_relation = |field: &&declaration::Field| {
        matches!(field.shape, Shape::BelongsTo { .. } | Shape::HasOne(_) | Shape::HasMany(_))
    };
    let relation = declared.fields.iter().filter(is_relation).position(|field| field.name == *name);
    let at = match relation {
        Some(relation) => resource.fields.iter().position(|field| field.relation == u16::try_from(relation).ok()),
        None => resource.fields.iter().position(|field| name == &field.name && field.relation.is_none()),
    };
    at.map(|at| at as u16)
}
