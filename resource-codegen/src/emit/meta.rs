//! `meta.rs`: the static table that the engine interprets.

mod action;
mod field;

use resource_core::meta::RelationKind;
use resource_core::name::snake_case;
use resource_schema::model::{Identity, Machine, Tenancy, Validation};

use crate::expression::{Constants, number};
use crate::print::{
    Code, Source, Uses, WIDTH, array, assigned, call, chain, docs, field as entry, list, option, structure,
    structure_over, text, word,
};
use crate::rename;
use crate::subject::Subject;

/// The file.
pub fn emit(subject: &Subject<'_>) -> String {
    let about = format!("What the engine knows of {}; positions refer to the tables here.", subject.a_record());
    let mut source = Source::new(subject.header(&about), Uses::beside([subject.table()]));
    let mut tables = Tables { subject: *subject, constants: Constants::default(), shared: action::Shared::default() };
    let table = tables.resource(&mut source.uses);
    let meta = source.uses.name("resource_core", "ResourceMeta");
    let doc = docs(&format!("The resource `{}`.", subject.resource.name), 0);
    source.item(doc + &assigned(&format!("pub static {}: {meta}", subject.table()), &table, 0));
    let (fields, relations) = (tables.fields(&mut source.uses), tables.relations(&mut source.uses));
    let field = source.uses.name("resource_core::meta", "Field");
    source.item(assigned(&format!("const FIELDS: &[{field}]"), &fields, 0));
    // Resources refer to each other in circles, which statics may do and constants may not.
    let length = subject.resource.relations.len();
    if length > 0 {
        let relation = source.uses.name("resource_core::meta", "Relation");
        source.item(assigned(&format!("static RELATIONS: [{relation}; {length}]"), &relations, 0));
    }
    tables.states(&mut source.uses);
    source.item(tables.shared.into_items());
    source.item(tables.constants.into_items());
    source.item(fresh(subject));
    source.finish()
}

/// Stale code does not compile.
fn fresh(subject: &Subject<'_>) -> String {
    let Subject { resource, options, .. } = subject;
    let declared = format!("    <{} as resource::Resource>::FINGERPRINT", resource.rust_path);
    let generated = format!("== 0x{:016x},", resource.fingerprint);
    let gap = if declared.len() + 1 + generated.len() <= WIDTH { " " } else { "\n        " };
    format!(
        "const _: () = assert!(\n{declared}{gap}{generated}\n    \"stale generated code, run `{}`\"\n);\n",
        options.command
    )
}

/// The tables of one resource in the making.
struct Tables<'a> {
    subject: Subject<'a>,
    constants: Constants,
    shared: action::Shared,
}

impl Tables<'_> {
    /// What the resource has; [`resource_core::ResourceMeta::BLANK`] has nothing.
    fn resource(&mut self, uses: &mut Uses) -> Code {
        let resource = self.subject.resource;
        let mut entries = vec![
            entry("name", text(&*resource.name)),
            entry("type_name", text(&*resource.type_name)),
            entry("api_type", text(&*resource.api_type)),
            entry("doc", text(resource.doc.trim())),
            entry("table", text(&*resource.table)),
            entry("tenancy", tenancy(uses, resource.tenancy)),
        ];
        entries.extend(resource.partition.map(|at| entry("partition", option(Some(number(at))))));
        entries.push(entry("key", numbers(&resource.key)));
        entries.push(entry("fields", word("FIELDS")));
        let mut some = |name: &str, holds: bool, code: &mut dyn FnMut() -> Code| {
            if holds {
                entries.push(entry(name, code()));
            }
        };
        some("relations", !resource.relations.is_empty(), &mut || word("&RELATIONS"));
        some("calculations", !resource.calculations.is_empty(), &mut || self.calculations(uses));
        some("identities", !resource.identities.is_empty(), &mut || self.identities(uses));
        some("checks", !resource.checks.is_empty(), &mut || self.validations(uses, "", &resource.checks));
        some("scopes", !resource.scopes.is_empty(), &mut || policy(uses, "SCOPES"));
        some("require", resource.require.is_some(), &mut || option(Some(policy(uses, "REQUIRE"))));
        if let Some(machine) = &resource.machine {
            entries.push(entry("machine", option(Some(self.machine(uses, machine)))));
        }
        entries.push(entry("actions", self.actions(uses)));
        if resource.append_only {
            entries.push(entry("append_only", word("true")));
        }
        structure_over("ResourceMeta", entries, "ResourceMeta::BLANK")
    }

    fn relations(&self, uses: &mut Uses) -> Code {
        let relations = self.subject.resource.relations.iter().map(|relation| {
            let name = uses.name("resource_core::meta", "Relation");
            let kind = match relation.kind {
                RelationKind::BelongsTo => "belongs_to",
                RelationKind::HasOne => "has_one",
                RelationKind::HasMany => "has_many",
            };
            let target = word(format!("&{}", self.subject.table_of(uses, relation.target)));
            let on = list(relation.on.iter().map(|(own, other)| word(format!("({own}, {other})"))));
            let mut links = if relation.public { vec![word("public()")] } else { vec![] };
            field::documented(&mut links, &relation.doc);
            chain(call(&format!("{name}::{kind}"), [text(&*relation.name), target, on]), links)
        });
        array(relations.collect::<Vec<_>>())
    }

    fn calculations(&mut self, uses: &mut Uses) -> Code {
        let mut out = Vec::new();
        for calculation in &self.subject.resource.calculations {
            let new = format!("{}::new", uses.name("resource_core::meta", "Calculation"));
            let kind = self.subject.kind(uses, &calculation.ty);
            let constant = format!("CALCULATE_{}", rename::constant(&calculation.name));
            let expr = self.constants.value(uses, &constant, &calculation.expression);
            let words = [("nullable()", calculation.nullable), ("public()", calculation.public)];
            let mut links: Vec<Code> =
                words.into_iter().filter(|(_, holds)| *holds).map(|(link, _)| word(link)).collect();
            field::documented(&mut links, &calculation.doc);
            out.push(chain(call(&new, [text(&*calculation.name), kind, expr]), links));
        }
        list(out)
    }

    fn identities(&mut self, uses: &mut Uses) -> Code {
        let identities: Vec<Code> =
            self.subject.resource.identities.iter().map(|identity| self.identity(uses, identity)).collect();
        list(identities)
    }

    fn identity(&mut self, uses: &mut Uses, identity: &Identity) -> Code {
        let constant = format!("UNIQUE_{}_WHERE", rename::constant(&identity.name));
        let mut links = Vec::new();
        if let Some(filter) = &identity.filter {
            links.push(call("filter", [self.constants.value(uses, &constant, filter)]));
        }
        if identity.across_tenants {
            links.push(word("across_tenants()"));
        }
        links.push(call("message", [text(&*identity.message)]));
        let new = format!("{}::new", uses.name("resource_core::meta", "Identity"));
        chain(call(&new, [text(&*identity.name), text(&*identity.index), numbers(&identity.fields)]), links)
    }

    fn validations(&mut self, uses: &mut Uses, prefix: &str, validations: &[Validation]) -> Code {
        let mut out = Vec::new();
        for (at, validation) in validations.iter().enumerate() {
            let name = uses.name("resource_core::meta", "Validation");
            let constant = match &validation.constraint {
                Some(name) => rename::constant(name),
                None => format!("{prefix}_{}", at + 1),
            };
            let expr = self.constants.value(uses, &constant, &validation.expression);
            out.push(structure(
                &name,
                [
                    entry("code", text(&*validation.code)),
                    entry("constraint", option(validation.constraint.as_deref().map(text))),
                    entry("expr", expr),
                    entry("field", option(validation.field.map(number))),
                    entry("message", text(&*validation.message)),
                ],
            ));
        }
        list(out)
    }

    fn machine(&mut self, uses: &mut Uses, machine: &Machine) -> Code {
        let variants = &self.subject.model.enums[machine.states].variants;
        let states = variants.iter().enumerate().map(|(at, variant)| {
            let new = format!("{}::new", uses.name("resource_core::meta", "State"));
            let words = [("initial()", machine.initial.contains(&at)), ("terminal()", machine.terminal.contains(&at))];
            let links = words.into_iter().filter(|(_, holds)| *holds).map(|(link, _)| word(link)).collect();
            chain(call(&new, [text(&*variant.name), action::state(variant)]), links)
        });
        let states = list(states.collect::<Vec<_>>());
        let name = uses.name("resource_core::meta", "Machine");
        structure(&name, [entry("field", number(machine.field)), entry("states", states)])
    }
}

fn tenancy(uses: &mut Uses, tenancy: Tenancy) -> Code {
    let name = uses.name("resource_core::meta", "Tenancy");
    match tenancy {
        Tenancy::Root(field) => word(format!("{name}::Root({field})")),
        Tenancy::Column(field) => word(format!("{name}::Column({field})")),
        Tenancy::Shared => word(format!("{name}::Shared")),
    }
}

fn numbers(positions: &[u16]) -> Code {
    list(positions.iter().map(|at| number(*at)))
}

/// A name for a constant: `SOFT_DELETE_SET_STATUS`.
pub fn constant(parts: &[&str]) -> String {
    parts.iter().map(|part| rename::constant(part)).collect::<Vec<_>>().join("_")
}

/// A name of `policy.rs`.
fn policy(uses: &mut Uses, name: &str) -> Code {
    word(format!("{}::{name}", uses.name("super", "policy")))
}

/// The type of the cause's target in a constant's name.
fn type_constant(type_name: &str) -> String {
    rename::constant(&snake_case(type_name))
}
