//! No reference crosses tenants, and there is one kind of tenant.

use resource_core::meta::RelationKind;

use super::Whole;
use crate::attribute::tenancy;
use crate::errors::Location;
use crate::model::{Relation, Resource, Tenancy};

pub(super) fn verify(whole: &Whole<'_>) {
    roots(whole);
    references(whole);
    causes(whole);
}

fn roots(whole: &Whole<'_>) {
    let roots = whole.resources().filter_map(|(declared, _)| match declared.on.tenancy.get() {
        Some(tenancy::Tenancy::Root(span)) => Some((declared, *span)),
        _ => None,
    });
    let roots: Vec<_> = roots.collect();
    if let [(first, _), (_, span), ..] = roots.as_slice() {
        whole
            .errors
            .error(*span, format!("`{}` is the tenancy root already", first.name))
            .help("an application has one kind of tenant");
    }
}

fn references(whole: &Whole<'_>) {
    for (at, resource) in whole.model.resources.iter().enumerate() {
        for relation in resource.relations.iter().filter(|relation| relation.kind == RelationKind::BelongsTo) {
            let target = &whole.model.resources[relation.target];
            let name = whole.field(at, &relation.name);
            match (resource.tenancy, target.tenancy) {
                (Tenancy::Shared, Tenancy::Column(_) | Tenancy::Root(_)) => {
                    whole
                        .errors
                        .error(name, format!("`{}` is shared and cannot refer to a tenant's row", resource.type_name))
                        .help(format!("every tenant could see `{}`: give the resource a tenant", relation.name));
                }
                (Tenancy::Column(tenant), Tenancy::Root(_)) if leads_along(relation, tenant) && !relation.nullable => {}
                (Tenancy::Column(tenant), Tenancy::Root(_)) if leads_along(relation, tenant) => {
                    whole
                        .errors
                        .error(name, format!("`{}` is never absent", relation.name))
                        .help(format!("every row has its tenant: write `BelongsTo<{}>`", target.type_name));
                }
                (Tenancy::Column(_) | Tenancy::Root(_), Tenancy::Root(key)) => {
                    whole
                        .errors
                        .error(name, format!("`{}` would reach across tenants", relation.name))
                        .help(own_tenant(resource, &target.fields[usize::from(key)].name));
                }
                _ => {}
            }
        }
    }
}

/// Whether a relation's only column is this one.
fn leads_along(relation: &Relation, column: u16) -> bool {
    relation.on.iter().all(|(own, _)| *own == column)
}

/// How to write the only relation to a tenant that there may be.
fn own_tenant(resource: &Resource, key: &str) -> String {
    let Tenancy::Column(tenant) = resource.tenancy else { return "remove the relation".to_owned() };
    match resource.fields[usize::from(tenant)].name.strip_suffix(&format!("_{key}")) {
        Some(name) if !name.is_empty() => format!("the relation to a row's own tenant is called `{name}`"),
        _ => "a row's own tenant is in a column that every row has; remove the relation".to_owned(),
    }
}

/// A caused row belongs to the tenant of the row that causes it.
fn causes(whole: &Whole<'_>) {
    for (declared, resource) in whole.resources() {
        for causes in &declared.on.causes {
            let Some(target) = causes.target.segments.last() else { continue };
            let target = whole.model.resources.iter().find(|resource| target.ident == resource.type_name);
            let help = match (resource.tenancy, target.map(|target| target.tenancy)) {
                (Tenancy::Shared, Some(Tenancy::Column(_) | Tenancy::Root(_))) => "there is no tenant to write it for",
                (_, Some(Tenancy::Root(_))) => "tenants are made by nobody's rows: use a `run` action",
                (Tenancy::Column(_) | Tenancy::Root(_), Some(Tenancy::Shared)) => {
                    "only the platform writes shared rows"
                }
                _ => continue,
            };
            whole
                .errors
                .error(Location::of(&causes.target), format!("`{}` cannot cause this row", resource.type_name))
                .help(help);
        }
    }
}
