//! JSON:API 1.1 over HTTP: one interpreter for every resource of an application.
//!
//! [`router`] serves the route tables of an application; [`openapi()`] describes the same tables. Both
//! read metadata only and know no resource by name. A request takes this way: its route
//! (`catalog`), headers and credentials (`handle`), parameters and document to what the engine
//! takes (`request`), the engine's pipelines, then rows to bytes (`response`) or errors to error
//! objects (`problem`).
//!
//! # What requests may ask
//!
//! | parameter | meaning |
//! |---|---|
//! | `filter[name]=x`, `filter[name][op]=x` | only records for which this holds; `name` may be a path through relations, `partition.slug` |
//! | `sort=-a,b` | order; `-` for greatest first |
//! | `fields[type]=a,b` | only these members of a type |
//! | `include=a.b,c` | related records in the same document |
//! | `page[size]`, `page[after]`, `page[before]`, `page[offset]`, `page[count]=true` | which part of a list |
//! | anything else | an argument of the read action |
//!
//! Whatever is unknown, repeated or out of place is refused, all of it at once, with what was probably
//! meant. Documents are `application/vnd.api+json`; plain `application/json` is taken as well. Keys in
//! URLs are the `id` of documents; the parts of a composite one are joined with `~`.
//!
//! # Where the specification leaves a choice
//!
//! - Documents of all actions look alike: `data` with `type`, accepted fields and arguments under
//!   `attributes`, belongs-to inputs under `relationships`. `id` may be left out where the URL has it.
//!   An action that requires nothing takes an empty body; a run action answers with `meta.result`.
//! - A key that no URL leads to is refused: one that is a path of its own (`/books/at-least`), `.` or `..`.
//! - A create that takes over a record which is there already answers with 200, one that makes it with 201.
//! - A key field named `id` is the `id` alone; one of another name is an attribute as well.
//! - Linkage stands where it is known without asking: of a belongs-to always, else of what is included.
//! - Links are paths of this server. Records have no links of their own: theirs is `/{type}/{id}`.
//! - Errors about something that is missing point to where it belongs.
//! - What policies hide is null, in answers to reads and writes alike.

mod authenticate;
mod catalog;
mod handle;
mod key;
mod layer;
mod nearest;
pub mod openapi;
mod options;
mod problem;
mod request;
mod response;
mod value;
mod write;

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::routing::{MethodFilter, MethodRouter, on};
use resource_core::meta::Method;
use resource_runtime::Engine;

pub use authenticate::Authenticate;
pub use layer::{identified, request_id};
pub use openapi::{Description, openapi};
pub use options::Options;
pub use problem::refusal;

use catalog::{Catalog, endpoints};
use handle::Api;

/// A router that serves every route of the engine's application below [`Options::prefix`].
pub fn router(engine: Engine, authenticate: Arc<dyn Authenticate>, options: Options) -> Router {
    let catalog = Catalog::new(engine.application(), &options.prefix);
    let endpoints = endpoints(engine.application());
    let prefix = catalog.prefix.clone();
    let api = Arc::new(Api { engine, authenticate, options, catalog });
    let mut routes: Vec<(&'static str, MethodRouter)> = Vec::new();
    for endpoint in endpoints {
        let api = api.clone();
        let handler = move |request: Request| async move { handle::serve(&api, &endpoint, request).await };
        let method = on(filter(endpoint.method), handler);
        match routes.iter_mut().find(|(path, _)| *path == endpoint.path) {
            Some((_, methods)) => *methods = std::mem::take(methods).merge(method),
            None => routes.push((endpoint.path, method)),
        }
    }
    let router = routes.into_iter().fold(Router::new(), |router, (path, methods)| router.route(path, methods));
    let router = router.fallback(handle::no_route).method_not_allowed_fallback(handle::no_method);
    let router = layer::around(router, &api.options);
    if prefix.is_empty() { router } else { Router::new().nest(&prefix, router) }
}

const fn filter(method: Method) -> MethodFilter {
    match method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
        Method::Patch => MethodFilter::PATCH,
        Method::Delete => MethodFilter::DELETE,
    }
}
