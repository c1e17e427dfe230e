//! `entity.rs`: the table's columns, and the stored part of a record.

use resource_core::kind::EnumStorage;
use resource_core::name::{camel_case, snake_case};
use resource_schema::model::{Field, Tenancy, Type};

use crate::print::{STEP, Source, Uses, braced, docs};
use crate::rename::{documented, ident};
use crate::subject::{Subject, bare};

/// The file.
pub fn emit(subject: &Subject<'_>) -> String {
    let about =
        format!("The table `{}`, for SeaORM, and the stored part of {}.", subject.resource.table, subject.a_record());
    let declared = ["Column", "Entity", "Model"].map(str::to_owned);
    let mut source = Source::new(subject.header(&about), Uses::beside(declared));
    let uses = &mut source.uses;
    let items = [model(subject, uses), from_row(subject, uses), table(subject, uses), stored(subject, uses)];
    items.into_iter().for_each(|item| source.item(item));
    source.finish()
}

fn model(subject: &Subject<'_>, uses: &mut Uses) -> String {
    let mut out = docs(&format!("The stored part of a [`{0}`](super::{0}).", subject.resource.type_name), 0);
    out += "#[derive(Clone, Debug)]\npub struct Model {\n";
    for field in &subject.resource.fields {
        out += &docs(&documentation(subject, field), 4);
        out += &format!("    pub {}: {},\n", ident(&field.name), subject.field_type(uses, field));
    }
    out + "}\n"
}

/// The doc comment; of a relation's key column, the relation's.
pub fn documentation(subject: &Subject<'_>, field: &Field) -> String {
    let relation = field.relation.map(|at| &subject.resource.relations[at as usize]);
    match relation {
        Some(relation) if field.doc.trim().is_empty() => documented(&relation.doc, &relation.name),
        _ => documented(&field.doc, &field.name),
    }
}

fn from_row(subject: &Subject<'_>, uses: &mut Uses) -> String {
    let fields: Vec<String> = subject.resource.fields.iter().map(|field| ident(&field.name)).collect();
    let name = uses.name("resource_runtime", "from_row");
    format!("{name}! {{\n{}}}\n", braced("Model", &fields, STEP))
}

fn table(subject: &Subject<'_>, uses: &mut Uses) -> String {
    let columns = subject.resource.fields.iter().map(|field| {
        let variant = camel_case(&field.name);
        if field.name.contains(|letter: char| letter.is_ascii_digit()) || snake_case(&variant) != field.name {
            return format!("#[sea_orm(column_name = \"{}\")] {variant}", field.name);
        }
        variant
    });
    let columns: Vec<String> = columns.collect();
    format!("{}! {{\n{}}}\n", uses.name("resource_runtime", "table"), braced("Model", &columns, STEP))
}

fn stored(subject: &Subject<'_>, uses: &mut Uses) -> String {
    let (stored, meta) = (uses.name("resource_runtime::entity", "Stored"), uses.name("resource_core", "ResourceMeta"));
    let table = uses.name("super", &subject.table());
    let key = primary_key(subject).into_iter();
    let key = key.map(|at| key_part(subject, uses, bare(&subject.resource.fields[at as usize].ty)));
    let key = key.collect::<Vec<_>>();
    let key = if let [only] = key.as_slice() { only.clone() } else { format!("({})", key.join(", ")) };
    format!(
        "impl {stored} for Model {{\n    const META: &'static {meta} = &{table};\n    type Column = Column;\n    \
         type Key = {key};\n}}\n"
    )
}

/// The type in which SeaORM itself knows a part of a key.
fn key_part(subject: &Subject<'_>, uses: &mut Uses, ty: &Type) -> String {
    match ty {
        Type::Enum(at) => match subject.model.enums[*at].storage {
            EnumStorage::Text => "String".to_owned(),
            EnumStorage::Integer => "i16".to_owned(),
        },
        Type::CiText => "String".to_owned(),
        Type::Time => uses.name("sea_orm::prelude", "DateTimeUtc"),
        ty => subject.rust_type(uses, ty),
    }
}

/// The fields of the primary key as the database has it: behind the tenant, unless the database makes it.
pub fn primary_key(subject: &Subject<'_>) -> Vec<u16> {
    let resource = subject.resource;
    let generated = |at: &u16| resource.fields[*at as usize].generated == resource_core::meta::Generated::Database;
    match resource.tenancy {
        Tenancy::Column(tenant) if !resource.key.iter().any(generated) => {
            [tenant].into_iter().chain(resource.key.iter().copied()).collect()
        }
        _ => resource.key.clone(),
    }
}
