//! `meta.rs`: the static table that the engine interprets.

mod action;
mod field;

use resource_core::name::snake_case;
use resource_schema::model::{Identity, Machine, Tenancy, Validation};

use crate::expression::{Constants, number, scalar};
use crate::print::{
    Code, Source, Uses, WIDTH, array, assigned, call, docs, field as entry, list, option, structure, text, word,
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
    let [field, relation] = ["Field", "Relation"].map(|name| source.uses.name("resource_core::meta", name));
    source.item(assigned(&format!("const FIELDS: &[{field}]"), &fields, 0));
    // Resources refer to each other in circles, which statics may do and constants may not.
    let length = subject.resource.relations.len();
    source.item(assigned(&format!("static RELATIONS: [{relation}; {length}]"), &relations, 0));
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
    fn resource(&mut self, uses: &mut Uses) -> Code {
        let resource = self.subject.resource;
        structure(
            "ResourceMeta",
            [
                entry("name", text(&*resource.name)),
                entry("type_name", text(&*resource.type_name)),
                entry("api_type", text(&*resource.api_type)),
                entry("doc", text(resource.doc.trim())),
                entry("table", text(&*resource.table)),
                entry("tenancy", tenancy(uses, resource.tenancy)),
                entry("partition", option(resource.partition.map(number))),
                entry("key", numbers(&resource.key)),
                entry("fields", word("FIELDS")),
                entry("relations", word("&RELATIONS")),
                entry("calculations", self.calculations(uses)),
                entry("identities", self.identities(uses)),
                entry("checks", self.validations(uses, "", &resource.checks)),
                entry("scopes", if resource.scopes.is_empty() { list([]) } else { policy(uses, "SCOPES") }),
                entry("require", option(resource.require.as_ref().map(|_| self.ceiling(uses, "REQUIRE")))),
                entry("machine", option(resource.machine.as_ref().map(|machine| self.machine(uses, machine)))),
                entry("actions", self.actions(uses)),
                entry("append_only", word(resource.append_only.to_string())),
            ],
        )
    }

    /// A ceiling stands in `policy.rs`.
    fn ceiling(&self, uses: &mut Uses, name: &str) -> Code {
        let of = format!("{}::of", uses.name("resource_core", "Expr"));
        call(&of, [policy(uses, name)])
    }

    fn relations(&self, uses: &mut Uses) -> Code {
        let relations = self.subject.resource.relations.iter().map(|relation| {
            let name = uses.name("resource_core::meta", "Relation");
            let kind = format!("{}::{:?}", uses.name("resource_core::meta", "RelationKind"), relation.kind);
            let target = self.subject.table_of(uses, relation.target);
            let on = relation.on.iter().map(|(own, other)| word(format!("({own}, {other})")));
            structure(
                &name,
                [
                    entry("name", text(&*relation.name)),
                    entry("doc", text(relation.doc.trim())),
                    entry("target", word(format!("&{target}"))),
                    entry("kind", word(kind)),
                    entry("on", list(on)),
                    entry("public", word(relation.public.to_string())),
                ],
            )
        });
        array(relations.collect::<Vec<_>>())
    }

    fn calculations(&mut self, uses: &mut Uses) -> Code {
        let mut out = Vec::new();
        for calculation in &self.subject.resource.calculations {
            let name = uses.name("resource_core::meta", "Calculation");
            let kind = self.subject.kind(uses, &calculation.ty);
            let constant = format!("CALCULATE_{}", rename::constant(&calculation.name));
            let expr = self.constants.value(uses, &constant, &calculation.expression);
            out.push(structure(
                &name,
                [
                    entry("name", text(&*calculation.name)),
                    entry("doc", text(calculation.doc.trim())),
                    entry("kind", kind),
                    entry("nullable", word(calculation.nullable.to_string())),
                    entry("public", word(calculation.public.to_string())),
                    entry("expr", expr),
                ],
            ));
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
        let filter = identity.filter.as_ref().map(|filter| self.constants.value(uses, &constant, filter));
        structure(
            &uses.name("resource_core::meta", "Identity"),
            [
                entry("name", text(&*identity.name)),
                entry("index", text(&*identity.index)),
                entry("fields", numbers(&identity.fields)),
                entry("filter", option(filter)),
                entry("across_tenants", word(identity.across_tenants.to_string())),
                entry("message", text(&*identity.message)),
            ],
        )
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

    fn machine(&self, uses: &mut Uses, machine: &Machine) -> Code {
        let states = &self.subject.model.enums[machine.states];
        let states = states.variants.iter().enumerate().map(|(at, variant)| {
            let name = uses.name("resource_core::meta", "State");
            structure(
                &name,
                [
                    entry("value", scalar(uses, &states.scalar(at))),
                    entry("name", text(&*variant.name)),
                    entry("initial", word(machine.initial.contains(&at).to_string())),
                    entry("terminal", word(machine.terminal.contains(&at).to_string())),
                ],
            )
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
