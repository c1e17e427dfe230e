//! The OpenAPI 3.1 description of an application's API, from the same tables that are served.
//!
//! The text is deterministic and has one line per thing, sorted by name, so that branches which each
//! add a resource merge.

mod document;
mod error;
mod operation;
mod parameter;
mod schema;

use resource_runtime::Application;
use serde_json::{Map, Value};
use utoipa::openapi::extensions::ExtensionsBuilder;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Components, InfoBuilder, OpenApi, OpenApiBuilder, Paths, Server};

use crate::catalog::{Catalog, endpoints};

/// The name of the security scheme.
const BEARER: &str = "bearer";

/// The member that names the declarations; JSON:API and its users know nothing of it.
const DECLARED: &str = "x-declared";

/// What a description says beside the routes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// The name of the API.
    pub title: String,
    /// The version of the API, not of the program.
    pub version: String,
    /// What it is for.
    pub text: String,
    /// Where it is: `/api/v2`.
    pub prefix: String,
    /// A number for each declaration that it is made from, by name; the generated crate has them. The
    /// description repeats them, so that code generation sees when it is stale.
    pub declared: &'static [(&'static str, u64)],
}

/// Describes every route of an application.
pub fn openapi(application: &Application, description: Description) -> OpenApi {
    let catalog = Catalog::new(application, &description.prefix);
    let mut components = Components::new();
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("An API token.")).build();
    components.add_security_scheme(BEARER, SecurityScheme::Http(bearer));
    error::describe(&mut components);
    for api_type in catalog.types.iter().filter(|api_type| api_type.served) {
        document::describe(&catalog, api_type, &mut components);
        parameter::describe(&catalog, api_type, &mut components);
    }
    let mut paths = Paths::new();
    let mut names = operation::Names::default();
    for endpoint in endpoints(application) {
        let operation = operation::describe(&catalog, &endpoint, &mut components, names.take(&endpoint));
        paths.add_path_operation(endpoint.path, vec![operation::method(endpoint.method)], operation);
    }
    let info = InfoBuilder::new()
        .title(description.title)
        .version(description.version)
        .description(Some(description.text).filter(|text| !text.is_empty()));
    let server = Server::new(if catalog.prefix.is_empty() { "/" } else { &catalog.prefix });
    let declared =
        description.declared.iter().map(|(name, number)| ((*name).to_owned(), Value::from(format!("{number:016x}"))));
    let declared = ExtensionsBuilder::new().add(DECLARED, declared.collect::<Map<String, Value>>()).build();
    let openapi = OpenApiBuilder::new().info(info).servers(Some([server])).paths(paths).components(Some(components));
    let mut openapi = openapi.build();
    openapi.extensions = Some(declared);
    openapi
}

/// A description as the text that is checked in.
///
/// # Panics
/// Never: a description consists of texts, numbers and lists of them.
pub fn text(openapi: &OpenApi) -> String {
    let value = serde_json::to_value(openapi).expect("a description can be written as JSON");
    let mut text = serde_json::to_string_pretty(&sorted(value)).expect("JSON can be written as text");
    text.push('\n');
    text
}

/// The same value with the members of every object in the order of their names.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<(String, Value)> = members.into_iter().collect();
            members.sort_by(|(one, _), (other, _)| one.cmp(other));
            Value::Object(members.into_iter().map(|(name, value)| (name, sorted(value))).collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        leaf => leaf,
    }
}
