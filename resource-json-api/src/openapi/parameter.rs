//! Parameters of reads: shared components per type, and the arguments of actions.

use resource_core::meta::Page;
use resource_core::{Kind, ResourceMeta};
use resource_runtime::read::filter::Operator;
use resource_runtime::read::{Column, MOST_ON_PAGE, sort};
use utoipa::openapi::path::{OperationBuilder, Parameter, ParameterBuilder, ParameterIn, ParameterStyle};
use utoipa::openapi::schema::{ArrayBuilder, Components, ObjectBuilder, Type};
use utoipa::openapi::{Ref, RefOr, Required, Schema};

use super::schema::{Described, one_of, text, value};
use crate::catalog::{ApiType, Catalog, Endpoint, Shows, linkage};
use crate::request::{fieldset, include, page, read};

/// The parameter that narrows the members of a type.
pub(super) fn fields(meta: &ResourceMeta) -> Ref {
    reference(&format!("{}Fields", meta.type_name))
}

/// Adds the parameters about a type.
pub(super) fn describe(catalog: &Catalog, api_type: &ApiType, components: &mut Components) {
    let meta = api_type.meta;
    let mut add = |suffix: &str, parameter: Parameter| {
        components.parameters.insert(format!("{}{suffix}", meta.type_name), parameter.into());
    };
    let members = api_type.members.iter().map(|member| member.name);
    let members = listed(format!("fields[{}]", meta.api_type), members, "Only these members of the type.");
    add("Fields", members);
    let relations: Vec<&str> = includable(catalog, api_type).collect();
    if !relations.is_empty() {
        let doc = "Related records to bring along. Paths through several relations, `a.b`, are taken as well.";
        add("Include", listed("include".to_owned(), relations, doc));
    }
    let sortable = attributes(api_type).filter(|(_, column)| !column.kind(meta).is_json());
    let terms: Vec<String> = sortable.flat_map(|(name, _)| [name.to_owned(), format!("-{name}")]).collect();
    let terms = ArrayBuilder::new().items(one_of(terms)).min_items(Some(1)).max_items(Some(sort::MOST_TERMS));
    add("Sort", comma_separated("sort", terms, "The order; `-` for greatest first."));
    for (name, column) in filterable(api_type) {
        let operators: Vec<&str> = Operator::of(column.kind(meta)).map(Operator::name).collect();
        let doc =
            format!("Only records for which this holds. As `filter[{name}][operator]`: {}.", operators.join(", "));
        let described = Described { kind: column.kind(meta), nullable: false, rules: &[], doc: "" };
        let schema = value(components, described);
        let parameter = query(format!("filter[{name}]")).description(Some(doc)).schema(Some(schema)).build();
        components.parameters.insert(filter_name(meta, name), parameter.into());
    }
}

/// Adds the parameters of a read to its operation.
pub(super) fn of_read(
    catalog: &Catalog,
    endpoint: &Endpoint,
    components: &mut Components,
    mut operation: OperationBuilder,
) -> OperationBuilder {
    let meta = endpoint.meta;
    let api_type = catalog.of(meta);
    let shared = |suffix: &str| reference(&format!("{}{suffix}", meta.type_name));
    for name in read::names(endpoint) {
        operation = match name {
            "filter" => filterable(api_type)
                .fold(operation, |operation, (name, _)| operation.parameter_ref(reference(&filter_name(meta, name)))),
            "sort" => operation.parameter_ref(shared("Sort")),
            "fields" => operation.parameter_ref(fields(meta)),
            "include" if includable(catalog, api_type).next().is_some() => operation.parameter_ref(shared("Include")),
            "page" => pages(endpoint.action.read.as_ref().and_then(|read| read.page), operation),
            _ => operation,
        };
    }
    for input in endpoint.action.inputs {
        let described = Described { kind: input.kind, nullable: false, rules: input.rules, doc: "" };
        let schema = value(components, described);
        let required = if input.required { Required::True } else { Required::False };
        let parameter = query(input.name.to_owned()).required(required).schema(Some(schema));
        let parameter = match input.kind {
            Kind::List(_) => parameter.style(Some(ParameterStyle::Form)).explode(Some(false)),
            _ => parameter,
        };
        operation = operation.parameter(match text(input.doc) {
            Some(doc) => parameter.description(Some(doc)),
            None => parameter,
        });
    }
    operation
}

/// The relations whose records can be brought along.
fn includable(catalog: &Catalog, api_type: &ApiType) -> impl Iterator<Item = &'static str> {
    let relations = fieldset::relationships(api_type);
    relations
        .filter(|(_, at)| include::is_includable(catalog, api_type.meta.relations[usize::from(*at)].target))
        .map(|(name, _)| name)
}

fn pages(page: Option<Page>, mut operation: OperationBuilder) -> OperationBuilder {
    let Some(page) = page else { return operation };
    for name in page::names(page) {
        let integer = || ObjectBuilder::new().schema_type(Type::Integer);
        let most = page.max.min(MOST_ON_PAGE) as isize;
        let (schema, doc) = match name {
            "size" => {
                let default = page.default.min(MOST_ON_PAGE);
                (
                    integer().minimum(Some(1isize)).maximum(Some(most)).default(Some(default.into())),
                    "Records on a page.",
                )
            }
            "count" => {
                (ObjectBuilder::new().schema_type(Type::Boolean), "Also count all records, as `meta.page.total`.")
            }
            "offset" => (
                integer().minimum(Some(0isize)).maximum(Some(isize::MAX)),
                "Records to pass over; not beside a cursor.",
            ),
            "after" => (
                ObjectBuilder::new().schema_type(Type::String),
                "The cursor of a `next` link; not beside another position.",
            ),
            _ => (
                ObjectBuilder::new().schema_type(Type::String),
                "The cursor of a `prev` link; not beside another position.",
            ),
        };
        operation = operation.parameter(query(format!("page[{name}]")).description(Some(doc)).schema(Some(schema)));
    }
    operation
}

/// The attributes that filters and orders can name.
fn attributes(api_type: &ApiType) -> impl Iterator<Item = (&'static str, Column)> {
    let key = match api_type.meta.key {
        [key] if api_type.meta.fields[usize::from(*key)].name == "id" => Some(("id", Column::Field(*key))),
        _ => None,
    };
    let members = api_type.members.iter().filter_map(|member| match member.shows {
        Shows::Attribute(column, _) => Some((member.name, column)),
        Shows::Relationship(_) => None,
    });
    key.into_iter().chain(members)
}

/// What filters can compare: attributes, and the keys of what belongs-to relations lead to.
fn filterable(api_type: &ApiType) -> impl Iterator<Item = (&'static str, Column)> {
    let meta = api_type.meta;
    let related = fieldset::relationships(api_type).filter_map(move |(name, at)| match linkage(meta, at)?.as_slice() {
        [own] => Some((name, Column::Field(*own))),
        _ => None,
    });
    attributes(api_type).chain(related).filter(move |(_, column)| !column.kind(meta).is_json())
}

fn filter_name(meta: &ResourceMeta, name: &str) -> String {
    format!("{}Filter_{name}", meta.type_name)
}

fn reference(name: &str) -> Ref {
    Ref::new(format!("#/components/parameters/{name}"))
}

fn query(name: String) -> ParameterBuilder {
    ParameterBuilder::new().name(name).parameter_in(ParameterIn::Query).required(Required::False)
}

fn listed(name: String, values: impl IntoIterator<Item = impl Into<serde_json::Value>>, doc: &str) -> Parameter {
    comma_separated(&name, ArrayBuilder::new().items(one_of(values)), doc)
}

fn comma_separated(name: &str, list: impl Into<RefOr<Schema>>, doc: &str) -> Parameter {
    let parameter = query(name.to_owned()).description(Some(doc)).schema(Some(list));
    parameter.style(Some(ParameterStyle::Form)).explode(Some(false)).build()
}
