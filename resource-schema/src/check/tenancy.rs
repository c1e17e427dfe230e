//! Every resource says whose rows it has; forgetting it would be a leak.

use crate::attribute::tenancy::Tenancy;
use crate::declaration::Resource;
use crate::errors::Errors;

pub(super) fn check(errors: &Errors, resource: &Resource) {
    let name = &resource.name;
    match resource.on.tenancy.get() {
        None => {
            errors.error(name, format!("`{name}` does not say whose rows it has")).help(
                "add `#[tenancy(tenant_id)]`; `root` if the rows are the tenants, `shared` if they are the platform's",
            );
        }
        Some(Tenancy::Column(column)) => {
            if let Some(field) = resource.field(column) {
                errors
                    .error(&field.name, format!("`{column}` is declared by `#[tenancy({column})]` already"))
                    .help("remove the field: every row has the column, and the engine fills it");
            }
        }
        Some(Tenancy::Root(span)) => {
            let first = resource.fields.first();
            if !first.is_some_and(|field| field.is_own_id(name)) {
                errors
                    .error(*span, format!("the key of `{name}` is the tenant, so it is a UUID and stands first"))
                    .help("begin with `pub id: Id<Self>`");
            }
            for unique in resource.on.unique.iter().filter(|unique| !unique.across_tenants.is_given()) {
                let Some(first) = unique.names.first() else { continue };
                errors
                    .error(first, "within a tenant there is only one row, which is always unique")
                    .help("add `across_tenants`");
            }
        }
        Some(Tenancy::Shared(_)) => {}
    }
}
