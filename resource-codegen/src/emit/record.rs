//! `record.rs`: the typed record with its calculations and loaded relations.

use resource_core::meta::RelationKind;
use resource_schema::model::Type;

use crate::print::{Source, Uses, assigned, call, docs, field as entry, list, returned, structure, word};
use crate::rename::{constant, documented, ident, sentence};
use crate::subject::{Subject, bare};

/// The file.
pub fn emit(subject: &Subject<'_>) -> String {
    let about = sentence(&format!("{} as code holds it", subject.a_record()));
    let mut source = Source::new(subject.header(&about), Uses::beside([subject.resource.type_name.clone()]));
    let uses = &mut source.uses;
    let items = [
        record(subject, uses),
        names(subject, uses),
        deref(subject, uses),
        from_row(subject, uses),
        implementation(subject, uses),
    ];
    items.into_iter().for_each(|item| source.item(item));
    source.finish()
}

fn record(subject: &Subject<'_>, uses: &mut Uses) -> String {
    let resource = subject.resource;
    let model = uses.name("super::entity", "Model");
    let mut out = docs(&documented(&resource.doc, &resource.type_name), 0);
    out += &format!("#[derive(Clone, Debug)]\npub struct {} {{\n    model: {model},\n", resource.type_name);
    for calculation in &resource.calculations {
        out += &docs(&documented(&calculation.doc, &calculation.name), 4);
        let ty = subject.value_type(uses, &calculation.ty, false, calculation.nullable);
        out += &format!("    pub {}: {ty},\n", ident(&calculation.name));
    }
    for relation in &resource.relations {
        let (loaded, target) = (uses.name("resource_runtime", "Loaded"), target(subject, uses, relation.target));
        let ty = match relation.kind {
            RelationKind::HasMany => format!("{loaded}<Vec<{target}>>"),
            RelationKind::BelongsTo | RelationKind::HasOne => format!("{loaded}<Option<Box<{target}>>>"),
        };
        out += &docs(&documented(&relation.doc, &relation.name), 4);
        out += &format!("    pub {}: {ty},\n", ident(&relation.name));
    }
    out + "}\n"
}

/// The record of a relation's target; this file declares the resource's own.
fn target(subject: &Subject<'_>, uses: &mut Uses, at: usize) -> String {
    match std::ptr::eq(&raw const subject.model.resources[at], subject.resource) {
        true => subject.resource.type_name.clone(),
        false => subject.record_of(uses, at),
    }
}

fn names(subject: &Subject<'_>, uses: &mut Uses) -> String {
    let resource = subject.resource;
    let own = &resource.type_name;
    let mut out =
        "#[expect(missing_docs, reason = \"each names the field or relation of the same name\")]\n".to_owned();
    out += &format!("impl {own} {{\n");
    for (at, field) in resource.fields.iter().enumerate() {
        let attribute = if field.encrypted { "EncryptedAttribute" } else { "Attribute" };
        let attribute = uses.name("resource_runtime", attribute);
        let ty = own_type(subject, &subject.field_type(uses, field));
        out +=
            &format!("    pub const {}: {attribute}<{own}, {ty}> = {attribute}::new({at});\n", constant(&field.name));
    }
    for (at, relation) in resource.relations.iter().enumerate() {
        let relation_to = uses.name("resource_runtime", "RelationTo");
        let target = target(subject, uses, relation.target);
        out += &format!(
            "    pub const {}: {relation_to}<{own}, {target}> = {relation_to}::new({at});\n",
            constant(&relation.name)
        );
    }
    out + "}\n"
}

/// The file declares the record itself and does not import it.
fn own_type(subject: &Subject<'_>, ty: &str) -> String {
    ty.replace(&format!("super::{}", subject.resource.type_name), &subject.resource.type_name)
}

fn deref(subject: &Subject<'_>, uses: &mut Uses) -> String {
    let (deref, model) = (uses.name("std::ops", "Deref"), uses.name("super::entity", "Model"));
    format!(
        "impl {deref} for {} {{\n    type Target = {model};\n\n    fn deref(&self) -> &{model} {{\n        &self.model\n    }}\n}}\n",
        subject.resource.type_name
    )
}

fn from_row(subject: &Subject<'_>, uses: &mut Uses) -> String {
    let resource = subject.resource;
    let [from_row, row] = ["FromRow", "Row"].map(|name| uses.name("resource_runtime::record", name));
    let (result, model) = (uses.name("resource_runtime", "Result"), uses.name("super::entity", "Model"));
    let own = &resource.type_name;
    let mut fields = vec![entry("model", word(format!("{model}::from_row(row)?")))];
    for (at, calculation) in resource.calculations.iter().enumerate() {
        let value = word(format!("row.take({})?", resource.fields.len() + at));
        fields.push(entry(&ident(&calculation.name), value));
    }
    for relation in &resource.relations {
        let value = word(format!("{}::No", uses.name("resource_runtime", "Loaded")));
        fields.push(entry(&ident(&relation.name), value));
    }
    let body = returned(&call("Ok", [structure(own, fields)]), 8);
    format!("impl {from_row} for {own} {{\n    fn from_row(row: &{row}) -> {result}<Self> {{\n{body}    }}\n}}\n")
}

fn implementation(subject: &Subject<'_>, uses: &mut Uses) -> String {
    let resource = subject.resource;
    let own = &resource.type_name;
    let (record, meta) = (uses.name("resource_runtime", "Record"), uses.name("resource_core", "ResourceMeta"));
    let [related, result] = [("resource_runtime::read", "Related"), ("resource_runtime", "Result")]
        .map(|(module, name)| uses.name(module, name));
    let table = uses.name("super", &subject.table());
    let key_type = own_type(subject, &subject.key_type(uses));
    let attach = resource.relations.iter().map(|relation| {
        let attach = if relation.kind == RelationKind::HasMany { "attach_many" } else { "attach_one" };
        word(format!("|record, related| related.{attach}(&mut record.{})", ident(&relation.name)))
    });
    let prefix = format!("const ATTACH: &'static [fn(&mut Self, {related}) -> {result}<()>]");
    format!(
        "impl {record} for {own} {{\n    const META: &'static {meta} = &{table};\n    type Key = {key_type};\n{}\n    \
         fn key(&self) -> Self::Key {{\n        {}\n    }}\n}}\n",
        assigned(&prefix, &list(attach), 4),
        key(subject, uses)
    )
}

/// The key's value: the field itself where it is declared as the record's key, else the field inside one.
fn key(subject: &Subject<'_>, uses: &mut Uses) -> String {
    let fields = &subject.resource.fields;
    let part = |at: &u16| {
        let field = &fields[*at as usize];
        let copy = matches!(bare(&field.ty), Type::Uuid | Type::I64 | Type::I32 | Type::I16 | Type::Bool | Type::Time);
        format!("self.{}{}", ident(&field.name), if copy { "" } else { ".clone()" })
    };
    match subject.resource.key.as_slice() {
        [only] if matches!(&fields[*only as usize].ty, Type::Id(of, _) if *of == subject.resource.name) => part(only),
        [only] => format!("{}::new({})", uses.name("resource_core", "Id"), part(only)),
        parts => format!("({})", parts.iter().map(part).collect::<Vec<_>>().join(", ")),
    }
}
