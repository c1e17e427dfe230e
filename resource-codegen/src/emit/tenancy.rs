//! `tenancy.txt`: where rows of one tenant touch what is not that tenant's. Each line is on purpose, and a new one
//! is read by whoever reviews a change.

use std::fmt::Write as _;

use resource_schema::model::{Model, Resource, Tenancy, Type};

/// The file.
pub fn emit(model: &Model) -> String {
    let mut out =
        String::from("Where tenants end. `cargo xtask codegen` writes this list; `cargo xtask tenancy` prints it.\n");
    for (title, lines) in [
        ("Unique across tenants: that a value is taken tells something of another tenant", identities as Lines),
        ("Keys without a relation: nothing keeps the row that they name in the tenant", bare_keys),
        ("Relations between rows of tenants that do not compare the tenant", loose_relations),
        ("Relations to rows of the platform", shared_relations),
        ("Indexes that begin with no tenant: for statements of the engine over all of them", indexes),
        ("Actions that need no tenant", tenantless),
        ("Resources whose rows belong to the platform", shared),
    ] {
        let _ = writeln!(out, "\n{title}:");
        let lines: Vec<String> = model.resources.iter().flat_map(|resource| lines(model, resource)).collect();
        match lines.as_slice() {
            [] => out.push_str("  none\n"),
            lines => lines.iter().for_each(|line| {
                let _ = writeln!(out, "  {line}");
            }),
        }
    }
    out
}

type Lines = fn(&Model, &Resource) -> Vec<String>;

fn names(resource: &Resource, fields: impl Iterator<Item = u16>) -> String {
    fields.map(|at| resource.fields[usize::from(at)].name.as_str()).collect::<Vec<_>>().join(", ")
}

fn identities(_: &Model, resource: &Resource) -> Vec<String> {
    let across = resource.identities.iter().filter(|identity| identity.across_tenants);
    let line = across.map(|identity| {
        format!("{} {} ({})", resource.name, identity.name, names(resource, identity.fields.iter().copied()))
    });
    line.collect()
}

fn indexes(_: &Model, resource: &Resource) -> Vec<String> {
    let Tenancy::Column(tenant) = resource.tenancy else { return Vec::new() };
    let across = resource.indexes.iter().filter(|index| index.fields.first().is_none_or(|(field, _)| *field != tenant));
    let line = across
        .map(|index| format!("{} ({})", resource.name, names(resource, index.fields.iter().map(|(field, _)| *field))));
    line.collect()
}

/// Fields of a typed key that no relation stands behind; `Id<Self>` is the row's own.
fn bare_keys(model: &Model, resource: &Resource) -> Vec<String> {
    if !is_in_tenant(resource) {
        return Vec::new();
    }
    let bare = resource.fields.iter().enumerate().filter_map(|(at, field)| {
        let at = at as u16;
        let own = resource.key.contains(&at) || Some(at) == tenant_field(resource) || field.relation.is_some();
        let target = named(&field.ty).filter(|_| !own)?;
        let target = model.resources.iter().find(|resource| resource.name == target)?;
        is_in_tenant(target).then(|| format!("{}.{} names {}", resource.name, field.name, target.name))
    });
    bare.collect()
}

fn named(ty: &Type) -> Option<&str> {
    match ty {
        Type::Id(resource, _) => Some(resource),
        Type::List(item) => named(item),
        _ => None,
    }
}

fn loose_relations(model: &Model, resource: &Resource) -> Vec<String> {
    let Some(own) = tenant_field(resource) else { return Vec::new() };
    let loose = resource.relations.iter().filter_map(|relation| {
        let target = &model.resources[relation.target];
        let theirs = tenant_field(target)?;
        let kept = relation.on.contains(&(own, theirs));
        (!kept).then(|| format!("{}.{} leads to {}", resource.name, relation.name, target.name))
    });
    loose.collect()
}

fn shared_relations(model: &Model, resource: &Resource) -> Vec<String> {
    let leaving = resource
        .relations
        .iter()
        .filter(|relation| is_in_tenant(resource) != is_in_tenant(&model.resources[relation.target]));
    let line = leaving.map(|relation| {
        format!("{}.{} leads to {}", resource.name, relation.name, model.resources[relation.target].name)
    });
    line.collect()
}

fn tenantless(_: &Model, resource: &Resource) -> Vec<String> {
    let actions = resource.actions.iter().filter(|action| action.tenantless);
    actions.map(|action| format!("{} {}", resource.name, action.name)).collect()
}

fn shared(_: &Model, resource: &Resource) -> Vec<String> {
    if is_in_tenant(resource) { Vec::new() } else { vec![resource.name.clone()] }
}

fn is_in_tenant(resource: &Resource) -> bool {
    tenant_field(resource).is_some()
}

/// The field that says which tenant's a row is.
fn tenant_field(resource: &Resource) -> Option<u16> {
    match resource.tenancy {
        Tenancy::Root(field) | Tenancy::Column(field) => Some(field),
        Tenancy::Shared => None,
    }
}
