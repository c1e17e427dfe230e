//! `entity.rs`: the table's columns, and the stored part of a record.

use resource_core::kind::EnumStorage;
use resource_core::name::{camel_case, snake_case};
use resource_schema::model::{Field, Tenancy, Type};

use crate::print::{Source, Uses, call, docs, field as entry, returned, structure, word};
use crate::rename::{documented, ident};
use crate::subject::{Subject, bare};

/// The file.
pub fn emit(subject: &Subject<'_>) -> String {
    let about =
        format!("The table `{}`, for SeaORM, and the stored part of {}.", subject.resource.table, subject.a_record());
    let declared = ["Column", "Entity", "Model"].map(str::to_owned);
    let mut source = Source::new(subject.header(&about), Uses::beside(declared));
    let uses = &mut source.uses;
    let items =
        [entity(uses), model(subject, uses), from_row(subject, uses), columns(subject, uses), stored(subject, uses)];
    items.into_iter().for_each(|item| source.item(item));
    source.finish()
}

fn entity(uses: &mut Uses) -> String {
    let table = uses.name("resource_runtime::entity", "Table");
    format!("/// The table.\npub type Entity = {table}<Model>;\n")
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
    let (from_row, row) =
        (uses.name("resource_runtime::record", "FromRow"), uses.name("resource_runtime::record", "Row"));
    let result = uses.name("resource_runtime", "Result");
    let fields = subject.resource.fields.iter().enumerate();
    let fields = fields.map(|(at, field)| entry(&ident(&field.name), word(format!("row.take({at})?"))));
    let body = returned(&call("Ok", [structure("Model", fields)]), 8);
    format!("impl {from_row} for Model {{\n    fn from_row(row: &{row}) -> {result}<Self> {{\n{body}    }}\n}}\n")
}

fn columns(subject: &Subject<'_>, uses: &mut Uses) -> String {
    let [iter, derive, of, def] =
        ["EnumIter", "DeriveColumn", "ColumnTrait", "ColumnDef"].map(|name| uses.name("sea_orm", name));
    let mut out = format!("/// The columns.\n#[derive(Clone, Copy, Debug, {iter}, {derive})]\npub enum Column {{\n");
    for field in &subject.resource.fields {
        let variant = camel_case(&field.name);
        if field.name.contains(|letter: char| letter.is_ascii_digit()) || snake_case(&variant) != field.name {
            out += &format!("    #[sea_orm(column_name = \"{}\")]\n", field.name);
        }
        out += &format!("    {variant},\n");
    }
    let entity = uses.name("resource_runtime", "entity");
    out + &format!(
        "}}\n\nimpl {of} for Column {{\n    type EntityName = Entity;\n\n    fn def(&self) -> {def} {{\n        \
         {entity}::column_def::<Model>(*self as u16)\n    }}\n}}\n"
    )
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
