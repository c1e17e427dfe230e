//! Values: the schema of each kind, with its rules.

use resource_core::meta::Rule;
use resource_core::{EmbeddedKind, EnumKind, Kind};
use serde_json::Value;
use utoipa::openapi::schema::{
    AdditionalProperties, ArrayBuilder, Components, KnownFormat, ObjectBuilder, OneOfBuilder, SchemaFormat, SchemaType,
    Type,
};
use utoipa::openapi::{Object, Ref, RefOr, Schema};

/// Texts hold no zero character, which one of the databases cannot store.
const STORABLE: &str = r"^[^\u0000]*$";

/// A value with what is known about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Described {
    pub kind: Kind,
    pub nullable: bool,
    pub rules: &'static [Rule],
    pub doc: &'static str,
}

/// The schema of a value; enums and embedded values are added to the components by name.
pub(super) fn value(components: &mut Components, described: Described) -> RefOr<Schema> {
    let Described { kind, nullable, rules, doc } = described;
    match kind {
        Kind::Enum(kind) => named(components, (kind.name, nullable, doc), |_| enumeration(kind)),
        Kind::Embedded(kind) => named(components, (kind.name, nullable, doc), |components| embedded(components, kind)),
        Kind::List(item) => {
            let item = value(components, Described { kind: *item, nullable: false, rules: &[], doc: "" });
            let mut list =
                ArrayBuilder::new().items(item).schema_type(types(Type::Array, nullable)).description(text(doc));
            if let Some((min, max)) = length(rules) {
                list = list.min_items(min).max_items(max);
            }
            list.into()
        }
        kind => plain(kind, nullable, rules).description(text(doc)).into(),
    }
}

fn plain(kind: Kind, nullable: bool, rules: &[Rule]) -> ObjectBuilder {
    let known = |format: KnownFormat| Some(SchemaFormat::KnownFormat(format));
    let (base, format) = match kind {
        Kind::Bool => (Type::Boolean, None),
        Kind::I16 => (Type::Integer, Some(SchemaFormat::Custom("int16".to_owned()))),
        Kind::I32 => (Type::Integer, known(KnownFormat::Int32)),
        Kind::I64 | Kind::Duration => (Type::Integer, known(KnownFormat::Int64)),
        Kind::F64 => (Type::Number, known(KnownFormat::Double)),
        Kind::Uuid => (Type::String, Some(SchemaFormat::Custom("uuid".to_owned()))),
        Kind::Time => (Type::String, known(KnownFormat::DateTime)),
        Kind::Map => (Type::Object, None),
        _ => (Type::String, None),
    };
    let mut object = ObjectBuilder::new().schema_type(types(base, nullable)).format(format);
    match kind {
        Kind::Map => object = object.additional_properties(Some(AdditionalProperties::FreeForm(true))),
        Kind::Bytes => object = object.content_encoding("base64"),
        Kind::Text | Kind::CiText => object = object.pattern(Some(STORABLE)),
        _ => {}
    }
    if let Some((min, max)) = length(rules) {
        object = object.min_length(min).max_length(max);
    }
    let (min, max) = range(kind, rules);
    object = object.minimum(min.map(|min| min as isize)).maximum(max.map(|max| max as isize));
    for rule in rules {
        match rule {
            Rule::Pattern(pattern) => object = object.pattern(Some(format!("^(?:{pattern})$"))),
            Rule::Range { .. } | Rule::Length { .. } | Rule::Trim => {}
        }
    }
    object
}

/// From where to where a number goes, which the formats of larger integers say by themselves.
fn range(kind: Kind, rules: &[Rule]) -> (Option<i64>, Option<i64>) {
    let all = match kind {
        Kind::I16 => (Some(i16::MIN.into()), Some(i16::MAX.into())),
        _ => (None, None),
    };
    let rule = rules.iter().find_map(|rule| match rule {
        Rule::Range { min, max } => Some((*min, *max)),
        _ => None,
    });
    rule.map_or(all, |(min, max)| (min.or(all.0), max.or(all.1)))
}

fn length(rules: &[Rule]) -> Option<(Option<usize>, Option<usize>)> {
    rules.iter().find_map(|rule| match rule {
        Rule::Length { min, max } => Some((min.map(|min| min as usize), max.map(|max| max as usize))),
        _ => None,
    })
}

/// A reference to a component, which is made if it is not there yet. Where two types of different
/// modules have one name, the second one gets a number.
fn named(
    components: &mut Components,
    (name, nullable, doc): (&str, bool, &str),
    make: impl FnOnce(&mut Components) -> Schema,
) -> RefOr<Schema> {
    let schema = RefOr::T(make(components));
    let mut name = name.to_owned();
    let mut number = 1;
    while components.schemas.get(&name).is_some_and(|known| *known != schema) {
        number += 1;
        name = format!("{}{number}", name.trim_end_matches(|letter: char| letter.is_ascii_digit()));
    }
    components.schemas.insert(name.clone(), schema);
    if !nullable {
        return Ref::builder().ref_location_from_schema_name(name).description(text(doc)).build().into();
    }
    let null = Object::with_type(Type::Null);
    let reference = Ref::from_schema_name(name);
    OneOfBuilder::new().item(reference).item(null).description(text(doc)).into()
}

fn enumeration(kind: &EnumKind) -> Schema {
    let documented = kind.values.iter().filter(|value| !value.doc.is_empty());
    let documented: Vec<String> = documented.map(|value| format!("- `{}`: {}", value.name, value.doc)).collect();
    let names: Vec<&str> = kind.values.iter().map(|value| value.name).collect();
    let object = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(names));
    object.description(text(&documented.join("\n"))).into()
}

fn embedded(components: &mut Components, kind: &'static EmbeddedKind) -> Schema {
    let mut object = ObjectBuilder::new().additional_properties(Some(AdditionalProperties::<Schema>::FreeForm(false)));
    for field in kind.fields {
        let described = Described { kind: field.kind, nullable: field.nullable, rules: &[], doc: field.doc };
        object = object.property(field.name, value(components, described));
        if !field.nullable {
            object = object.required(field.name);
        }
    }
    object.into()
}

fn types(base: Type, nullable: bool) -> SchemaType {
    if nullable { SchemaType::from_iter([base, Type::Null]) } else { SchemaType::new(base) }
}

/// A description, if there is one.
pub(super) fn text(doc: &str) -> Option<String> {
    let doc = doc.trim();
    (!doc.is_empty()).then(|| doc.to_owned())
}

/// A text that is one of a few.
pub(super) fn one_of(names: impl IntoIterator<Item = impl Into<Value>>) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(names))
}
