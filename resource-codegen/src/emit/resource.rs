//! `<resource>.rs`: the table of contents of one resource.

use super::{hook, input, json_api, worker};
use crate::print::{Source, Uses, assigned, docs, exported, field as entry, list, structure, word};
use crate::rename::ident;
use crate::subject::Subject;

/// The file.
pub fn emit(subject: &Subject<'_>) -> String {
    let resource = subject.resource;
    let mut source = Source::new(subject.header(&resource.doc), Uses::default());
    let modules = [
        ("action", true),
        ("entity", true),
        ("hook", hook::applies(resource)),
        ("input", input::applies(resource)),
        ("json_api", json_api::applies(resource)),
        ("meta", true),
        ("policy", true),
        ("record", true),
        ("worker", worker::applies(resource)),
    ];
    let present = modules.iter().filter(|(_, present)| *present);
    source.item(present.map(|(module, _)| format!("mod {module};\n")).collect::<String>());
    source.item(exports(subject));
    let name = source.uses.name("resource_runtime", "ResourceEntry");
    let table = |present: bool, table: &str| if present { word(table) } else { list([]) };
    let entries = [
        entry("meta", word(format!("&{}", subject.table()))),
        entry("routes", table(json_api::applies(resource), "json_api::ROUTES")),
        entry("hooks", table(hook::applies(resource), "hook::HOOKS")),
        entry("triggers", table(worker::applies(resource), "worker::TRIGGERS")),
    ];
    let doc = docs("What the application consists of, as far as this resource goes.", 0);
    source.item(doc + &assigned(&format!("pub const ENTRY: {name}"), &structure(&name, entries), 0));
    source.finish()
}

fn exports(subject: &Subject<'_>) -> String {
    let resource = subject.resource;
    let functions: Vec<String> = resource.actions.iter().flat_map(functions).collect();
    let hooks =
        if hook::applies(resource) { vec![hook::dyn_name(resource), hook::trait_name(resource)] } else { vec![] };
    let inputs = resource.actions.iter().filter_map(|action| subject.input_struct(action)).collect();
    let modules = [
        ("action", functions),
        ("hook", hooks),
        ("input", inputs),
        ("meta", vec![subject.table()]),
        ("record", vec![resource.type_name.clone()]),
    ];
    let present = modules.iter().filter(|(_, names)| !names.is_empty());
    exported(present.map(|(module, names)| (*module, names.iter().map(String::as_str))))
}

fn functions(action: &resource_schema::model::Action) -> Vec<String> {
    match action.kind {
        resource_core::meta::ActionKind::Read => vec![ident(&action.name)],
        _ => {
            let added: &[&str] = match action.kind {
                _ if !action.bulk => &[],
                resource_core::meta::ActionKind::Create => &["many"],
                _ => &["many", "each"],
            };
            let many = added.iter().map(|ending| format!("{}_{ending}", action.name));
            [ident(&action.name), format!("can_{}", action.name)].into_iter().chain(many).collect()
        }
    }
}
