//! `lib.rs`: the domains, the application's table, and the struct of hooks.

mod actor;

use resource_schema::model::Model;

use super::domain::declarations;
use super::hook;
use crate::Options;
use crate::print::{
    Source, Uses, assigned, docs, exported, field as entry, list, module_docs, structure, text, tuple, word,
};
use crate::rename::ident;
use crate::subject::{Subject, notice};

/// The file.
pub fn emit(model: &Model, options: &Options) -> String {
    let about = "The application as typed code: one module per domain, and in it one per resource.";
    let mut source = Source::new(module_docs(&notice(&root(model), options), about), Uses::default());
    source.item(model.domains.iter().map(|domain| format!("pub mod {};\n", ident(&domain.name))).collect::<String>());
    source.item(root_types(model));
    let application = application(model, options, &mut source.uses);
    source.item(application);
    source.item(declared(model, options));
    for item in actor::items(model, options, &mut source.uses) {
        source.item(item);
    }
    let hooks = hooks(model, &mut source.uses);
    source.item(hooks);
    source.finish()
}

/// `resources/src/lib.rs`
fn root(model: &Model) -> String {
    let source = model.resources.first().map_or("", |resource| resource.source.as_str());
    let folder = source.rsplitn(3, '/').last().unwrap_or_default();
    format!("{folder}/lib.rs")
}

/// Enums and embedded values that stand in no domain.
fn root_types(model: &Model) -> String {
    let enums = model.enums.iter().map(|declared| (&declared.rust_path, &declared.name));
    let embedded = model.embedded.iter().map(|declared| (&declared.rust_path, &declared.name));
    let at_root = enums.chain(embedded).filter(|(path, name)| **path == format!("{}::{name}", declarations(model)));
    let names: Vec<&str> = at_root.map(|(_, name)| name.as_str()).collect();
    if names.is_empty() { String::new() } else { exported([(declarations(model), names)]) }
}

fn application(model: &Model, options: &Options, uses: &mut Uses) -> String {
    let [application, actor_meta] = [("resource_runtime", "Application"), ("resource_core::meta", "ActorMeta")]
        .map(|(module, name)| uses.name(module, name));
    let entries = model
        .resources
        .iter()
        .map(|resource| word(format!("{}::{}::ENTRY", ident(&resource.domain), ident(&resource.module))));
    let entries = list(entries.collect::<Vec<_>>());
    let mut fields = Vec::new();
    for field in &model.actor {
        let name = uses.name("resource_core::meta", "ActorField");
        let kind = match model.resources.first() {
            Some(resource) => Subject { model, options, resource }.kind(uses, &field.ty),
            None => word("Kind::Text"),
        };
        fields.push(structure(&name, [entry("name", text(&*field.name)), entry("kind", kind)]));
    }
    let actor = structure(&actor_meta, [entry("fields", list(fields))]);
    let actor = crate::print::Code::Before("&".to_owned(), Box::new(actor));
    let table = structure(&application, [entry("resources", entries), entry("actor", actor)]);
    docs("Everything generated, for the engine.", 0)
        + &assigned(&format!("pub static APPLICATION: {application}"), &table, 0)
}

/// By which a description of the API says what it was made from.
fn declared(model: &Model, options: &Options) -> String {
    let numbers = crate::declared(model, options);
    let numbers = numbers.into_iter().map(|(name, number)| tuple([text(name), word(format!("0x{number:016x}"))]));
    docs("A number for each declaration, which changes with what the API shows of it.", 0)
        + &assigned("pub static DECLARED: &[(&str, u64)]", &list(numbers), 0)
}

/// Forgetting a step is a compile error where the application fills this in.
fn hooks(model: &Model, uses: &mut Uses) -> String {
    let with_hooks: Vec<_> = model.resources.iter().filter(|resource| hook::applies(resource)).collect();
    let mut out = docs("The application's hand-written steps: one value per resource that has some.", 0);
    if with_hooks.is_empty() {
        return out + "pub struct Hooks {}\n";
    }
    let arc = uses.name("std::sync", "Arc");
    out += "pub struct Hooks {\n";
    for resource in with_hooks {
        let path = format!("{}::{}", ident(&resource.domain), ident(&resource.module));
        out += &docs(&format!("[`{}`]({path}::{})", resource.type_name, hook::trait_name(resource)), 4);
        let field = ident(&hook::field_name(&model.resources, resource));
        out += &format!("    pub {field}: {arc}<dyn {path}::{}>,\n", hook::dyn_name(resource));
    }
    out + "}\n"
}
