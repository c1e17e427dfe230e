//! Operations: one per route.

use std::collections::BTreeSet;

use resource_core::ResourceMeta;
use resource_core::meta::{ActionKind, Method};
use resource_core::name::snake_case;
use utoipa::openapi::header::Header;
use utoipa::openapi::path::{Operation, OperationBuilder, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{Components, ObjectBuilder, Type};
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{Content, HttpMethod, Ref, Required, Response, ResponseBuilder};

use super::schema::{Described, text, value};
use super::{BEARER, document, error, parameter};
use crate::catalog::{Catalog, Endpoint, answers_with_row};
use crate::request::media::JSON_API;

/// The names of operations, each given once.
#[derive(Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// `poller_activate`; a second route to the same action gets its method added.
    pub fn take(&mut self, endpoint: &Endpoint) -> String {
        let mut name = format!("{}_{}", snake_case(endpoint.meta.type_name), endpoint.action.name);
        while !self.0.insert(name.clone()) {
            name = format!("{name}_{}", format!("{:?}", endpoint.method).to_lowercase());
        }
        name
    }
}

/// The operation of a route.
pub(super) fn describe(catalog: &Catalog, endpoint: &Endpoint, components: &mut Components, name: String) -> Operation {
    let Endpoint { meta, action, .. } = *endpoint;
    let domain = meta.name.split('.').next().unwrap_or_default();
    let mut operation = OperationBuilder::new()
        .operation_id(Some(name))
        .tag(domain)
        .summary(text(action.doc.lines().next().unwrap_or_default()))
        .description(text(action.doc.split_once('\n').map_or("", |(_, rest)| rest)));
    if endpoint.takes_key() {
        let id = ParameterBuilder::new().name("id").parameter_in(ParameterIn::Path).required(Required::True);
        operation = operation.parameter(id.schema(Some(ObjectBuilder::new().schema_type(Type::String))));
    }
    operation = match action.kind {
        ActionKind::Read => parameter::of_read(catalog, endpoint, components, operation),
        kind if answers_with_row(kind) => operation.parameter_ref(parameter::fields(meta)),
        _ => operation,
    };
    let body = if action.kind == ActionKind::Read { None } else { document::request(endpoint, components) };
    let has_body = body.is_some();
    if let Some(schema) = body {
        let required = action.kind == ActionKind::Create || action.inputs.iter().any(|input| input.required);
        let required = if required { Required::True } else { Required::False };
        let content = Content::new(Some(Ref::from_schema_name(schema)));
        operation = operation
            .request_body(Some(RequestBodyBuilder::new().content(JSON_API, content).required(Some(required)).build()));
    }
    let (status, response) = success(endpoint, components);
    operation = operation.response(status, response);
    if action.upsert.is_some() {
        operation = operation.response("200", taken_over(meta));
    }
    for status in refusals(endpoint, has_body) {
        if let Some(response) = error::response(status) {
            operation = operation.response(status.to_string(), response);
        }
    }
    if !action.tenantless {
        operation = operation.security(SecurityRequirement::new::<_, [&str; 0], &str>(BEARER, []));
    }
    operation.build()
}

/// The HTTP method of a route.
pub(super) fn method(method: Method) -> HttpMethod {
    match method {
        Method::Get => HttpMethod::Get,
        Method::Post => HttpMethod::Post,
        Method::Patch => HttpMethod::Patch,
        Method::Delete => HttpMethod::Delete,
    }
}

fn success(endpoint: &Endpoint, components: &mut Components) -> (&'static str, Response) {
    let Endpoint { meta, action, .. } = *endpoint;
    let with = |schema: String, text: &str| {
        ResponseBuilder::new().description(text).content(JSON_API, Content::new(Some(Ref::from_schema_name(schema))))
    };
    match action.kind {
        ActionKind::Read if endpoint.lists() => ("200", with(document::list(meta), "The records.").build()),
        ActionKind::Read => ("200", with(document::single(meta), "The record.").build()),
        ActionKind::Create => {
            let location = Header::new(ObjectBuilder::new().schema_type(Type::String));
            ("201", with(document::single(meta), "The new record.").header("Location", location).build())
        }
        ActionKind::Update => ("200", with(document::single(meta), "The record as it is now.").build()),
        ActionKind::Destroy => ("204", Response::new("The record is gone.")),
        ActionKind::Run => match action.returns {
            None => ("204", Response::new("Done.")),
            Some(kind) => {
                let result = value(components, Described { kind, nullable: true, rules: &[], doc: "" });
                let meta = ObjectBuilder::new().property("result", result).required("result");
                let schema = ObjectBuilder::new().property("meta", meta).required("meta");
                let content = Content::new(Some(schema));
                ("200", ResponseBuilder::new().description("The result.").content(JSON_API, content).build())
            }
        },
    }
}

/// The answer of a create that found the record there.
fn taken_over(meta: &ResourceMeta) -> Response {
    let content = Content::new(Some(Ref::from_schema_name(document::single(meta))));
    let text = "The record that was there already, as it is now.";
    ResponseBuilder::new().description(text).content(JSON_API, content).build()
}

/// The statuses of the errors that a route can answer with.
fn refusals(endpoint: &Endpoint, has_body: bool) -> Vec<u16> {
    let mut statuses = vec![400, 401, 403, 406, 429, 500, 503];
    if endpoint.takes_key() || endpoint.get_by().is_some() || has_body {
        statuses.push(404);
    }
    if endpoint.action.kind != ActionKind::Read {
        statuses.push(409);
    }
    if has_body {
        statuses.extend([413, 415]);
    }
    if has_body || !endpoint.action.inputs.is_empty() {
        statuses.push(422);
    }
    statuses
}
