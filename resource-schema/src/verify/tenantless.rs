//! What may be called without a tenant needs none.

use resource_core::meta::ActionKind;

use super::{Whole, actions};
use crate::model::{Action, Resource, Tenancy};

pub(super) fn verify(whole: &Whole<'_>) {
    for (declared, resource) in whole.resources() {
        for (written, action) in actions((declared, resource)) {
            if let (Some(span), Some(help)) = (written.tenantless.span(), lacking(resource, action)) {
                whole.errors.error(span, format!("`{}` cannot do without a tenant", action.name)).help(help);
            }
        }
    }
}

/// Why an action needs a tenant.
fn lacking(resource: &Resource, action: &Action) -> Option<&'static str> {
    match (resource.tenancy, action.kind) {
        (_, ActionKind::Run) if !action.on_record => None,
        (Tenancy::Shared, _) | (Tenancy::Root(_), ActionKind::Create) => None,
        (Tenancy::Column(_), ActionKind::Create) => Some("there is no tenant that the new row could belong to"),
        (Tenancy::Column(_) | Tenancy::Root(_), _) => {
            Some("its rows are found within a tenant; a `run` action can look for the tenant and enter it")
        }
    }
}
