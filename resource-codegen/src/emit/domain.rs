//! `<domain>.rs`: the resources of a domain, and the types that come with them.

use resource_schema::model::{Domain, Model, Resource};

use crate::Options;
use crate::print::{Source, Uses, exported, module_docs};
use crate::rename::ident;
use crate::subject::notice;

/// The file.
pub fn emit(model: &Model, options: &Options, domain: &Domain) -> String {
    let resources: Vec<&Resource> = of(model, domain).collect();
    let from = resources.first().map_or_else(String::new, |resource| source(resource));
    let mut file = Source::new(module_docs(&notice(&from, options), &domain.doc), Uses::default());
    file.item(resources.iter().map(|resource| format!("pub mod {};\n", ident(&resource.module))).collect::<String>());
    let records = resources.iter().map(|resource| (ident(&resource.module), vec![resource.type_name.as_str()]));
    let prefix = format!("{}::{}::", declarations(model), domain.name);
    file.item(exported(records.chain(declared(model, &prefix))));
    file.finish()
}

/// The crate of the declarations.
pub fn declarations(model: &Model) -> &str {
    let path = model.resources.first().map_or("", |resource| resource.rust_path.as_str());
    path.split("::").next().unwrap_or_default()
}

/// The resources of a domain.
pub fn of<'a>(model: &'a Model, domain: &'a Domain) -> impl Iterator<Item = &'a Resource> {
    model.resources.iter().filter(|resource| resource.domain == domain.name)
}

/// Enums and embedded values whose path starts so, by module.
fn declared<'a>(model: &'a Model, prefix: &str) -> Vec<(String, Vec<&'a str>)> {
    let enums = model.enums.iter().map(|declared| declared.rust_path.as_str());
    let embedded = model.embedded.iter().map(|declared| declared.rust_path.as_str());
    let mut modules = std::collections::BTreeMap::<String, Vec<&str>>::new();
    for path in enums.chain(embedded).filter(|path| path.starts_with(prefix)) {
        if let Some((module, name)) = path.rsplit_once("::") {
            modules.entry(module.to_owned()).or_default().push(name);
        }
    }
    modules.into_iter().collect()
}

/// The file that declares the domain's modules: beside the folder of its resources.
fn source(resource: &Resource) -> String {
    let folder = resource.source.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}.rs")
}
