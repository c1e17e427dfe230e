//! Documents: what answers and requests look like.

use resource_core::ResourceMeta;
use resource_core::meta::{Action, Input, InputTarget};
use resource_runtime::read::Column;
use utoipa::openapi::schema::{AdditionalProperties, ArrayBuilder, Components, ObjectBuilder, OneOfBuilder, Type};
use utoipa::openapi::{Object, Ref, RefOr, Schema};

use super::schema::{Described, one_of, text, value};
use crate::catalog::{ApiType, Catalog, Shows};

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

/// `type` and `id`.
fn resource(meta: &ResourceMeta) -> ObjectBuilder {
    ObjectBuilder::new()
        .property("type", one_of([meta.api_type]))
        .property("id", ObjectBuilder::new().schema_type(Type::String))
        .required("type")
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
pub(super) fn request(
    meta: &'static ResourceMeta,
    action: &'static Action,
    components: &mut Components,
) -> Option<String> {
    let is_create = action.kind == resource_core::meta::ActionKind::Create;
    if action.inputs.is_empty() && !is_create {
        return None;
    }
    let mut attributes = ObjectBuilder::new();
    let mut relationships = ObjectBuilder::new();
    let mut data = resource(meta);
    for input in action.inputs {
        match input.target {
            InputTarget::Relation(relation, _) => {
                let target = meta.relations[usize::from(relation)].target;
                relationships = relationships.property(input.name, related_input(input, target));
                relationships = if input.required { relationships.required(input.name) } else { relationships };
            }
            InputTarget::Field(_) | InputTarget::Argument => {
                attributes = attributes.property(input.name, input_value(components, input));
                attributes = if input.required { attributes.required(input.name) } else { attributes };
            }
        }
    }
    let closed = || Some(AdditionalProperties::<Schema>::FreeForm(false));
    let needs = |relation: bool| {
        let mut inputs = action.inputs.iter().filter(|input| input.required);
        inputs.any(|input| matches!(input.target, InputTarget::Relation(..)) == relation)
    };
    data = data.property("attributes", attributes.additional_properties(closed()));
    data = data.property("relationships", relationships.additional_properties(closed()));
    data = if needs(false) { data.required("attributes") } else { data };
    data = if needs(true) { data.required("relationships") } else { data };
    let name = format!("{}{}Input", meta.type_name, resource_core::name::camel_case(action.name));
    let document = ObjectBuilder::new().property("data", data).required("data").description(text(action.doc));
    components.schemas.insert(name.clone(), document.into());
    Some(name)
}

fn input_value(components: &mut Components, input: &'static Input) -> RefOr<Schema> {
    let described = Described { kind: input.kind, nullable: input.nullable, rules: input.rules, doc: input.doc };
    match value(components, described) {
        RefOr::T(Schema::Object(mut object)) if input.secret => {
            object.write_only = Some(true);
            Schema::Object(object).into()
        }
        schema => schema,
    }
}

fn related_input(input: &Input, target: &ResourceMeta) -> ObjectBuilder {
    let data: RefOr<Schema> = match input.nullable {
        true => OneOfBuilder::new().item(identifier(target)).item(Object::with_type(Type::Null)).into(),
        false => identifier(target).into(),
    };
    relationship(data, input.doc)
}
