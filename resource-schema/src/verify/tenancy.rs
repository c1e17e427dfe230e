//! No reference crosses tenants, and there is one kind of tenant.

use resource_core::meta::RelationKind;

use super::Whole;
use crate::attribute::tenancy;
use crate::model::Tenancy;

pub(super) fn verify(whole: &Whole<'_>) {
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
                (Tenancy::Column(_) | Tenancy::Root(_), Tenancy::Root(_)) => {
                    whole
                        .errors
                        .error(name, format!("`{}` would reach across tenants", relation.name))
                        .help("a row's own tenant is in a column that every row has; remove the relation");
                }
                _ => {}
            }
        }
    }
}
