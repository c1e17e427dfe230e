//! Relations: which columns are equal on both sides.

use resource_core::meta::RelationKind;

use super::key;
use super::ty::Types;
use crate::declaration::{self, Declarations};
use crate::errors::Errors;
use crate::model::{Model, OnDelete, Relation, Resource, Tenancy};
use crate::nearest::{listed, suggest};
use crate::ty::{Shape, Ty};

/// All relations in declaration order; those without a key of their own are still without columns.
pub(super) fn belongs_to(errors: &Errors, types: &Types<'_>, declarations: &Declarations, model: &mut Model) {
    for (at, declared) in declarations.resources.iter().enumerate() {
        let relations = declared.fields.iter().filter_map(|field| {
            let (kind, target, nullable) = match &field.shape {
                Shape::BelongsTo { target, nullable } => (RelationKind::BelongsTo, target, *nullable),
                Shape::HasOne(target) => (RelationKind::HasOne, target, true),
                Shape::HasMany(target) => (RelationKind::HasMany, target, false),
                _ => return None,
            };
            // An unknown target of a belongs-to was reported with its column.
            let target = match kind {
                RelationKind::BelongsTo => types.target_silently(declared, target),
                _ => types.target(errors, Some(declared), target),
            }?;
            let options = field.on.relation.get();
            let on_delete = options.and_then(|options| options.on_delete.get()).copied().unwrap_or(OnDelete::Restrict);
            let on = match kind {
                RelationKind::BelongsTo => {
                    columns(model, at, target, key::column(&model.resources[at], declared, &field.name))
                }
                _ => Vec::new(),
            };
            let (name, doc, public) = (field.name.to_string(), field.doc.clone(), field.public);
            Some(Relation { name, doc, target, kind, on, public, nullable, on_delete })
        });
        let relations = relations.collect();
        let partition = declared.on.partition.get().and_then(|name| key::column(&model.resources[at], declared, name));
        model.resources[at].relations = relations;
        model.resources[at].partition = partition;
    }
}

/// The tenant's pair, where both sides have a tenant, and the key's.
fn columns(model: &Model, own: usize, target: usize, reference: Option<u16>) -> Vec<(u16, u16)> {
    let (own, target) = (&model.resources[own], &model.resources[target]);
    let tenant = tenant_field(own).zip(tenant_field(target));
    let key = reference.zip(target.key.first().copied());
    // A reference to the tenant itself is checked as such by the verification.
    let tenant = tenant.filter(|pair| Some(*pair) != key);
    tenant.into_iter().chain(key).collect()
}

fn tenant_field(resource: &Resource) -> Option<u16> {
    match resource.tenancy {
        Tenancy::Root(field) | Tenancy::Column(field) => Some(field),
        Tenancy::Shared => None,
    }
}

/// Gives relations without a key of their own the columns of the relation that leads back.
pub(super) fn inverses(errors: &Errors, types: &Types<'_>, declarations: &Declarations, model: &mut Model) {
    for (at, declared) in declarations.resources.iter().enumerate() {
        for field in &declared.fields {
            let (Shape::HasOne(target) | Shape::HasMany(target)) = &field.shape else { continue };
            let Some(other) = types.target_silently(declared, target) else { continue };
            let Some(inverse) = inverse(errors, model, (declared, at), (field, target), other) else { continue };
            let on = inverse.iter().map(|(theirs, ours)| (*ours, *theirs)).collect();
            let relations = &mut model.resources[at].relations;
            relations
                .iter_mut()
                .filter(|relation| field.name == relation.name)
                .for_each(|relation| relation.on = Vec::clone(&on));
        }
    }
}

/// The columns of the belongs-to relation on `other` that leads back.
fn inverse<'a>(
    errors: &Errors,
    model: &'a Model,
    (declared, at): (&declaration::Resource, usize),
    (field, target): (&declaration::Field, &Ty),
    other: usize,
) -> Option<&'a [(u16, u16)]> {
    let other = &model.resources[other];
    let back: Vec<&Relation> = other
        .relations
        .iter()
        .filter(|relation| relation.kind == RelationKind::BelongsTo && relation.target == at)
        .collect();
    let names: Vec<&str> = back.iter().map(|relation| relation.name.as_str()).collect();
    if let Some(name) = field.on.relation.get().and_then(|options| options.inverse.get()) {
        let found = back.iter().find(|relation| name == &relation.name);
        if found.is_none() {
            errors
                .error(name, format!("no relation `{name}` of {} leads to {}", other.type_name, declared.name))
                .help(suggest(&name.to_string(), names.iter().copied()));
        }
        return found.map(|relation| relation.on.as_slice());
    }
    match back.as_slice() {
        [only] => Some(&only.on),
        [] => {
            let own = resource_core::name::snake_case(&declared.name.to_string());
            errors
                .error(target.location(), format!("no relation of {} leads back to {}", other.type_name, declared.name))
                .help(format!("add `pub {own}: BelongsTo<{}>` to {}", declared.name, other.type_name));
            None
        }
        _ => {
            errors
                .error(
                    target.location(),
                    format!("several relations of {} lead back to {}", other.type_name, declared.name),
                )
                .help(format!("add `#[relation(inverse = ..)]` with one of {}", listed(&names)));
            None
        }
    }
}
