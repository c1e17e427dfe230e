//! Documents: what answers and requests look like.

use resource_core::meta::{ActionKind, Input, InputTarget};
use resource_core::{Kind, ResourceMeta};
use resource_runtime::read::Column;
use utoipa::openapi::schema::{
    AdditionalProperties, ArrayBuilder, Components, ObjectBuilder, OneOfBuilder, SchemaType, Type,
};
use utoipa::openapi::{Object, Ref, RefOr, Schema};

use super::schema::{Described, one_of, text, value};
use crate::catalog::{ApiType, Catalog, Endpoint, Shows};

/// The names of components about a type.
pub(super) fn record(meta: &ResourceMeta) -> String {
    meta.type_name.to_owned()
}

/// The document with one record of a type.
pub(super) fn single(meta: &ResourceMeta) -> String {
    format!("{}Document", meta.type_name)
}

/// The document with a list of records of a type.
pub(super) fn list(meta: &ResourceMeta) -> String {
    format!("{}List", meta.type_name)
}

/// Adds the record of a type and the documents that hold it.
pub(super) fn describe(catalog: &Catalog, api_type: &ApiType, components: &mut Components) {
    let meta = api_type.meta;
    let reference = || Ref::from_schema_name(record(meta));
    components.schemas.insert(single(meta), document(reference().into(), false).into());
    let many = ArrayBuilder::new().items(reference());
    components.schemas.insert(list(meta), document(many.into(), true).into());
    let resource = resource_object(catalog, api_type, components);
    components.schemas.insert(record(meta), resource.into());
}

fn resource_object(catalog: &Catalog, api_type: &ApiType, components: &mut Components) -> Schema {
    let meta = api_type.meta;
    let mut attributes = ObjectBuilder::new();
    let mut relationships = ObjectBuilder::new();
    for member in &api_type.members {
        match member.shows {
            Shows::Attribute(column, _) => {
                attributes = attributes.property(member.name, value(components, described(meta, column)));
            }
            Shows::Relationship(at) => {
                let relation = &meta.relations[usize::from(at)];
                let one = identifier(relation.target);
                let data: RefOr<Schema> = match relation.is_many() {
                    true => ArrayBuilder::new().items(one).into(),
                    false => OneOfBuilder::new().item(one).item(Object::with_type(Type::Null)).into(),
                };
                let served = catalog.of(relation.target).served;
                let doc = if served { relation.doc } else { "" };
                relationships = relationships.property(member.name, relationship(data, doc));
            }
        }
    }
    resource(meta)
        .required("id")
        .description(text(meta.doc))
        .property("attributes", attributes)
        .property("relationships", relationships)
        .into()
}

fn described(meta: &'static ResourceMeta, column: Column) -> Described {
    match column {
        Column::Field(at) => {
            let field = &meta.fields[usize::from(at)];
            Described { kind: field.kind, nullable: field.nullable, rules: field.rules, doc: field.doc }
        }
        Column::Calculation(at) => {
            let calculation = &meta.calculations[usize::from(at)];
            Described { kind: calculation.kind, nullable: calculation.nullable, rules: &[], doc: calculation.doc }
        }
    }
}

/// `type`.
fn typed(meta: &ResourceMeta) -> ObjectBuilder {
    ObjectBuilder::new().property("type", one_of([meta.api_type])).required("type")
}

/// `type` and `id`.
fn resource(meta: &ResourceMeta) -> ObjectBuilder {
    typed(meta).property("id", ObjectBuilder::new().schema_type(Type::String))
}

/// The `id` that the document of an action may state: of the record in the URL, or of a new one whose key is the
/// caller's to choose and no attribute. Where it is one, `id` may repeat it, which no schema can say.
fn stated_id(endpoint: &Endpoint, components: &mut Components) -> Option<RefOr<Schema>> {
    let plain = || RefOr::T(ObjectBuilder::new().schema_type(Type::String).into());
    let schema = match chosen_id(endpoint) {
        Some(&Input { kind: kind @ (Kind::Text | Kind::CiText | Kind::Uuid), rules, doc, .. }) => {
            value(components, Described { kind, nullable: false, rules, doc })
        }
        Some(_) => plain(),
        None if endpoint.takes_key() => plain(),
        None => return None,
    };
    Some(not_empty(schema))
}

/// The input that is the `id` of a new record.
fn chosen_id(endpoint: &Endpoint) -> Option<&'static Input> {
    let is_create = endpoint.action.kind == ActionKind::Create;
    endpoint.action.inputs.iter().find(|input| is_create && is_id(endpoint.meta, input))
}

fn is_id(meta: &ResourceMeta, input: &Input) -> bool {
    input.name == "id" && matches!(input.target, InputTarget::Field(at) if meta.key == [at])
}

/// The schema of a text that has at least one letter.
fn not_empty(mut schema: RefOr<Schema>) -> RefOr<Schema> {
    if let RefOr::T(Schema::Object(object)) = &mut schema {
        object.min_length.get_or_insert(1);
    }
    schema
}

fn identifier(target: &ResourceMeta) -> ObjectBuilder {
    resource(target).required("id")
}

fn relationship(data: RefOr<Schema>, doc: &str) -> ObjectBuilder {
    ObjectBuilder::new().property("data", data).required("data").description(text(doc))
}

fn document(data: RefOr<Schema>, pages: bool) -> Schema {
    let any = || ObjectBuilder::new().additional_properties(Some(AdditionalProperties::<Schema>::FreeForm(true)));
    let link = || ObjectBuilder::new().schema_type(Type::String);
    let names: &[&str] = if pages { &["self", "first", "prev", "next", "last"] } else { &["self"] };
    let links = names.iter().fold(ObjectBuilder::new(), |links, name| links.property(*name, link()));
    let object = ObjectBuilder::new()
        .property("data", data)
        .property("included", ArrayBuilder::new().items(any()))
        .property("jsonapi", any())
        .property("links", links)
        .required("data");
    if pages { object.property("meta", any()).into() } else { object.into() }
}

/// The document that an action takes, added by name; `None` if it takes none.
pub(super) fn request(endpoint: &Endpoint, components: &mut Components) -> Option<String> {
    let Endpoint { meta, action, .. } = *endpoint;
    let is_create = action.kind == ActionKind::Create;
    if action.inputs.is_empty() && !is_create {
        return None;
    }
    let mut attributes = ObjectBuilder::new();
    let mut relationships = ObjectBuilder::new();
    let mut data = typed(meta);
    if let Some(id) = stated_id(endpoint, components) {
        data = data.property("id", id);
    }
    if chosen_id(endpoint).is_some_and(|id| id.required) {
        data = data.required("id");
    }
    for input in action.inputs {
        match input.target {
            InputTarget::Relation(relation, _) => {
                let target = meta.relations[usize::from(relation)].target;
                relationships = relationships.property(input.name, related_input(input, target));
                relationships = if input.required { relationships.required(input.name) } else { relationships };
            }
            InputTarget::Field(_) if is_id(meta, input) => {}
            InputTarget::Field(_) | InputTarget::Argument => {
                attributes = attributes.property(input.name, input_value(components, input));
                attributes = if input.required { attributes.required(input.name) } else { attributes };
            }
        }
    }
    let closed = || Some(AdditionalProperties::<Schema>::FreeForm(false));
    let needs = |relation: bool| {
        let mut inputs = action.inputs.iter().filter(|input| input.required && !is_id(meta, input));
        inputs.any(|input| matches!(input.target, InputTarget::Relation(..)) == relation)
    };
    data = data.property("attributes", attributes.additional_properties(closed()));
    data = data.property("relationships", relationships.additional_properties(closed()));
    data = if needs(false) { data.required("attributes") } else { data };
    data = if needs(true) { data.required("relationships") } else { data };
    data = passed_over(data, &["links", "meta"]).additional_properties(closed());
    let name = format!("{}{}Input", meta.type_name, resource_core::name::camel_case(action.name));
    let document = ObjectBuilder::new().property("data", data).required("data").description(text(action.doc));
    let document = passed_over(document, &["jsonapi", "links", "meta"]).additional_properties(closed());
    components.schemas.insert(name.clone(), document.into());
    Some(name)
}

/// What clients may send back as they got it.
fn passed_over(object: ObjectBuilder, names: &[&str]) -> ObjectBuilder {
    let anything = || ObjectBuilder::new().schema_type(SchemaType::AnyValue);
    names.iter().fold(object, |object, name| object.property(*name, anything()))
}

fn input_value(components: &mut Components, input: &'static Input) -> RefOr<Schema> {
    let described = Described { kind: input.kind, nullable: input.nullable, rules: input.rules, doc: input.doc };
    let schema = value(components, described);
    if input.secret { write_only(schema) } else { schema }
}

/// The schema of a value that only requests have. Not every schema has the mark; those are put into one
/// that does.
fn write_only(mut schema: RefOr<Schema>) -> RefOr<Schema> {
    match &mut schema {
        RefOr::Ref(reference) => reference.write_only = Some(true),
        RefOr::T(Schema::Object(object)) => object.write_only = Some(true),
        RefOr::T(Schema::OneOf(one_of)) => one_of.write_only = Some(true),
        RefOr::T(_) => return OneOfBuilder::new().item(schema).write_only(true).into(),
    }
    schema
}

fn related_input(input: &Input, target: &ResourceMeta) -> ObjectBuilder {
    let data: RefOr<Schema> = match input.nullable {
        true => OneOfBuilder::new().item(identifier(target)).item(Object::with_type(Type::Null)).into(),
        false => identifier(target).into(),
    };
    relationship(data, input.doc)
}
