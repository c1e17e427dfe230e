//! Mermaid: entities with their references, states with their transitions.

use resource_core::meta::RelationKind;
use resource_schema::model::{Machine, Model, Resource, Type};

/// The resources of a domain, and what they refer to.
pub fn entities(model: &Model, resources: &[&Resource]) -> String {
    let mut out = "```mermaid\nerDiagram\n".to_owned();
    for resource in resources {
        out += &format!("    {} {{\n", resource.type_name);
        for (at, field) in resource.fields.iter().enumerate() {
            let key = match (resource.key.contains(&(at as u16)), field.relation) {
                (true, _) => " PK",
                (false, Some(_)) => " FK",
                (false, None) => "",
            };
            out += &format!("        {} {}{key}\n", kind(&field.ty), field.name);
        }
        out += "    }\n";
    }
    for resource in resources {
        for relation in resource.relations.iter().filter(|relation| relation.kind == RelationKind::BelongsTo) {
            let target = &model.resources[relation.target];
            let one = if relation.nullable { "o|" } else { "||" };
            out += &format!("    {} }}o--{one} {} : {}\n", resource.type_name, target.type_name, relation.name);
        }
    }
    out + "```\n"
}

fn kind(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "boolean",
        Type::I16 | Type::I32 | Type::I64 | Type::Duration => "integer",
        Type::F64 => "number",
        Type::Text | Type::CiText => "text",
        Type::Enum(_) => "enum",
        Type::Uuid => "uuid",
        Type::Id(_, key) => kind(key),
        Type::Time => "timestamp",
        Type::Bytes => "bytes",
        Type::Map | Type::List(_) | Type::Embedded(_) => "json",
    }
}

/// The state machine of a resource.
pub fn states(model: &Model, resource: &Resource, machine: &Machine) -> String {
    let states = &model.enums[machine.states].variants;
    let mut out = "```mermaid\nstateDiagram-v2\n".to_owned();
    for initial in &machine.initial {
        out += &format!("    [*] --> {}\n", states[*initial].name);
    }
    for action in &resource.actions {
        let Some(transition) = &action.transition else { continue };
        for from in &transition.from {
            let computed: Vec<usize> = (0..states.len()).filter(|at| at != from).collect();
            let targets = transition.to.map_or(computed, |to| vec![to]);
            for to in targets {
                out += &format!("    {} --> {} : {}\n", states[*from].name, states[to].name, action.name);
            }
        }
    }
    for terminal in &machine.terminal {
        out += &format!("    {} --> [*]\n", states[*terminal].name);
    }
    out + "```\n\n"
}
