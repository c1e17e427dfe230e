//! `policy.rs`: which contexts reach the resource, its scopes, and its ceilings.

use resource_schema::model::Tenancy;

use super::meta::constant;
use crate::expression::Constants;
use crate::print::{Source, Uses, assigned, field as entry, list, structure, text};
use crate::rename;
use crate::subject::Subject;

/// The file.
pub fn emit(subject: &Subject<'_>) -> String {
    let about = format!(
        "Who reaches {}, the scopes that policies may name, and the ceilings they stay below.",
        subject.a_record()
    );
    let mut source = Source::new(subject.header(&about), Uses::default());
    let reaches = reaches(subject, &mut source.uses);
    source.item(reaches);
    let mut constants = Constants::shared();
    let scopes = scopes(subject, &mut source.uses, &mut constants);
    source.item(scopes);
    let resource = subject.resource;
    if let Some(require) = &resource.require {
        constants.constant(&mut source.uses, "REQUIRE", require);
    }
    for action in &resource.actions {
        if let Some(require) = &action.require {
            constants.constant(&mut source.uses, &constant(&["require", &action.name]), require);
        }
    }
    source.item(constants.into_items());
    source.finish()
}

/// Tenants' rows are reached from inside a tenant; tenants and the platform's rows from the platform, too.
fn reaches(subject: &Subject<'_>, uses: &mut Uses) -> String {
    let (reaches, record) = (uses.name("resource_runtime", "Reaches"), subject.record(uses));
    let contexts: &[&str] = match subject.resource.tenancy {
        Tenancy::Column(_) => &["InTenant"],
        Tenancy::Root(_) | Tenancy::Shared => &["InTenant", "Platform"],
    };
    let lines = contexts
        .iter()
        .map(|context| format!("impl {reaches}<{record}> for {} {{}}\n", uses.name("resource_runtime", context)));
    lines.collect()
}

fn scopes(subject: &Subject<'_>, uses: &mut Uses, constants: &mut Constants) -> String {
    let mut scopes = Vec::new();
    for scope in &subject.resource.scopes {
        let name = format!("SCOPE_{}", rename::constant(&scope.name));
        let expr = constants.value(uses, &name, &scope.expression);
        let entries =
            [entry("name", text(&*scope.name)), entry("source", text(&*scope.expression.source)), entry("expr", expr)];
        scopes.push(structure(&uses.name("resource_core::meta", "Scope"), entries));
    }
    if scopes.is_empty() {
        return String::new();
    }
    let scope = uses.name("resource_core::meta", "Scope");
    assigned(&format!("pub(super) const SCOPES: &[{scope}]"), &list(scopes), 0)
}
