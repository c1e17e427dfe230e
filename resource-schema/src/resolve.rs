//! From names to positions: makes the span-free [`Model`] of all declarations.
//!
//! Two steps. First the shape: which columns and relations there are and of which types; expressions are
//! about these, so the second step, meaning, runs only over a shape without mistakes. Rules over the
//! finished model are in [`crate::verify`].

mod action;
mod actor;
mod cause;
mod condition;
mod field;
mod formula;
mod identity;
mod input;
mod key;
mod machine;
mod names;
mod read;
mod relation;
mod route;
mod row;
mod rules;
mod trigger;
mod ty;
mod upsert;
mod value;

use resource_core::name::{kebab_case, snake_case};

use self::action::Actions;
use self::names::Names;
use self::ty::Types;
use crate::attribute::tenancy;
use crate::declaration::{Declarations, Resource};
use crate::errors::Errors;
use crate::model::{Domain, Model, Tenancy};

/// The model, or `None` if there is none because of what was reported.
pub fn resolve(errors: &Errors, declarations: &Declarations) -> Option<Model> {
    let before = errors.count();
    let names = Names::collect(errors, declarations);
    let types = Types::new(errors, declarations, &names);
    let model = shape(errors, declarations, &types);
    if errors.count() > before {
        return None;
    }
    let model = meaning(errors, declarations, (&names, &types), model);
    (errors.count() == before).then_some(model)
}

fn shape(errors: &Errors, declarations: &Declarations, types: &Types<'_>) -> Model {
    let mut model = Model {
        domains: domains(declarations),
        enums: declarations.enums.iter().map(value::enumeration).collect(),
        embedded: declarations.embedded.iter().map(|declared| value::embedded(errors, types, declared)).collect(),
        actor: actor::fields(errors, types, declarations),
        resources: declarations.resources.iter().map(head).collect(),
        fingerprints: fingerprints(declarations),
    };
    for (at, declared) in declarations.resources.iter().enumerate() {
        model.resources[at].fields = field::columns(errors, types, declarations, at);
        model.resources[at].key = key::positions(&model.resources[at], declared);
    }
    relation::belongs_to(errors, types, declarations, &mut model);
    relation::inverses(errors, types, declarations, &mut model);
    model
}

fn meaning(
    errors: &Errors,
    declarations: &Declarations,
    (names, types): (&Names, &Types<'_>),
    mut model: Model,
) -> Model {
    let declared = || declarations.resources.iter().enumerate();
    let shape = model.clone();
    for (at, declaration) in declared() {
        let resource = &mut model.resources[at];
        field::defaults(errors, &shape, declaration, at, &mut resource.fields);
        resource.calculations = condition::calculations(errors, types, &shape, (declaration, at));
        resource.identities = identity::identities(errors, &shape, declaration, at);
        resource.indexes = identity::indexes(errors, &shape, declaration, at);
        resource.checks = condition::checks(errors, &shape, declaration, at);
        resource.scopes = condition::scopes(errors, &shape, declaration, at);
        resource.machine = machine::machine(errors, &shape, declaration, at);
    }
    let shape = model.clone();
    for (at, declaration) in declared() {
        model.resources[at].require = condition::ceiling(errors, &shape, declaration, at);
        model.resources[at].actions =
            Actions { errors, types, shape: &shape, declared: declaration, resource: at }.resolve();
    }
    let shape = model.clone();
    for (at, declaration) in declared() {
        cause::resolve(errors, names, &shape, (declaration, at), &mut model.resources[at].actions);
        model.resources[at].triggers = trigger::resolve(errors, &shape, declaration, at);
    }
    model
}

/// Everything of a resource that needs nothing but its own declaration.
fn head(declared: &Resource) -> crate::model::Resource {
    let head = declared.on.resource.get();
    let text = |text: Option<&syn::LitStr>| text.map(syn::LitStr::value);
    let table = text(head.and_then(|head| head.table.get())).unwrap_or_default();
    let api_type = text(head.and_then(|head| head.api_type.get())).unwrap_or_else(|| kebab_case(&table));
    let type_name = declared.name.to_string();
    let domain = declared.home.domain().to_owned();
    crate::model::Resource {
        name: format!("{domain}.{}", snake_case(&type_name)),
        domain,
        module: declared.home.module().to_owned(),
        source: declared.home.file.clone(),
        rust_path: declared.home.rust_path(&type_name),
        doc: declared.doc.clone(),
        table,
        renamed_from: text(head.and_then(|head| head.renamed_from.get())),
        api_type,
        json_api: head.is_some_and(|head| head.json_api.is_given()),
        tenancy: match declared.on.tenancy.get() {
            Some(tenancy::Tenancy::Column(_)) => Tenancy::Column(0),
            Some(tenancy::Tenancy::Root(_)) => Tenancy::Root(0),
            Some(tenancy::Tenancy::Shared(_)) | None => Tenancy::Shared,
        },
        append_only: head.is_some_and(|head| head.append_only.is_given()),
        fingerprint: declared.fingerprint,
        type_name,
        partition: None,
        key: Vec::new(),
        fields: Vec::new(),
        relations: Vec::new(),
        calculations: Vec::new(),
        identities: Vec::new(),
        indexes: Vec::new(),
        checks: Vec::new(),
        scopes: Vec::new(),
        require: None,
        machine: None,
        actions: Vec::new(),
        triggers: Vec::new(),
    }
}

/// The domains that have resources.
fn domains(declarations: &Declarations) -> Vec<Domain> {
    let used = |name: &str| declarations.resources.iter().any(|resource| resource.home.domain() == name);
    let domains = declarations.domains.iter().filter(|domain| used(&domain.name));
    let mut domains: Vec<Domain> =
        domains.map(|domain| Domain { name: domain.name.clone(), doc: domain.doc.clone() }).collect();
    domains.sort_by(|a, b| a.name.cmp(&b.name));
    domains
}

/// Fingerprints of everything that is no resource, sorted by path.
fn fingerprints(declarations: &Declarations) -> Vec<(String, u64)> {
    let enums = declarations.enums.iter().map(|declared| (&declared.home, &declared.name, declared.fingerprint));
    let embedded = declarations.embedded.iter().map(|declared| (&declared.home, &declared.name, declared.fingerprint));
    let all = enums.chain(embedded);
    let mut all: Vec<(String, u64)> =
        all.map(|(home, name, fingerprint)| (home.rust_path(&name.to_string()), fingerprint)).collect();
    all.sort();
    all
}
