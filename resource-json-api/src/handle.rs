//! From a request to its answer.

mod read;
mod shown;
mod write;

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{FromRequestParts, RawPathParams, Request};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use resource_core::Scalar;
use resource_core::meta::ActionKind;
use resource_runtime::error::{Error, Result};
use resource_runtime::{AnyCx, Engine};

use crate::Authenticate;
use crate::catalog::{Catalog, Endpoint};
use crate::key;
use crate::layer::RequestId;
use crate::options::Options;
use crate::problem::{Origin, Problem, Problems, of_error};
use crate::request::document::{Inputs, Purpose};
use crate::request::parameter::{self, Parameter};
use crate::request::{body, document, media};

/// What every request needs.
pub(crate) struct Api {
    /// The engine.
    pub engine: Engine,
    /// Who knows the callers.
    pub authenticate: Arc<dyn Authenticate>,
    /// How much is taken.
    pub options: Options,
    /// What follows from the metadata.
    pub catalog: Catalog,
}

/// A request whose sender is known.
struct Call<'a> {
    api: &'a Api,
    endpoint: &'a Endpoint,
    cx: AnyCx,
    key: Option<Vec<Scalar>>,
    parts: &'a Parts,
    parameters: Vec<Parameter<'a>>,
}

/// Answers a request for a route.
pub(crate) async fn serve(api: &Api, endpoint: &Endpoint, request: Request) -> Response {
    let request_id = RequestId::of(request.extensions());
    let answer = answer(api, endpoint, request, &request_id).await;
    answer.unwrap_or_else(|problems| problems.into_response(Some(&request_id.0)))
}

/// Headers, credentials, key and parameters, then the action.
async fn answer(api: &Api, endpoint: &Endpoint, request: Request, id: &RequestId) -> Result<Response, Problems> {
    let (mut parts, body) = request.into_parts();
    media::accepts(&parts.headers)?;
    let cx = context(api, endpoint, &parts, id).await?;
    let key = match endpoint.takes_key() {
        true => Some(path_key(endpoint, &mut parts).await?),
        false => None,
    };
    let parameters = parameter::parse(parts.uri.query().unwrap_or_default())?;
    let call = Call { api, endpoint, cx, key, parts: &parts, parameters };
    match endpoint.action.kind {
        ActionKind::Read => read::answer(&call).await,
        ActionKind::Create => write::create(&call, body).await,
        ActionKind::Update => write::update(&call, body).await,
        ActionKind::Destroy => write::destroy(&call, body).await,
        ActionKind::Run => write::run(&call, body).await,
    }
}

/// On whose behalf the request is. Without credentials only tenantless actions go on.
async fn context(api: &Api, endpoint: &Endpoint, parts: &Parts, id: &RequestId) -> Result<AnyCx, Problems> {
    let known = api.authenticate.authenticate(&api.engine, parts).await;
    let cx = match known {
        Ok(Some(cx)) => Ok(cx),
        Ok(None) if endpoint.action.tenantless => Ok(api.engine.signed_out().any().clone()),
        Ok(None) => Err(Error::unauthenticated()),
        Err(error) => Err(error),
    };
    let cx = cx.map_err(|error| of_error(error, Origin::Parameters, Some(&id.0)))?;
    Ok(cx.with_request(id.0.clone()))
}

/// The key in the path; one that no record can have is that of no record.
async fn path_key(endpoint: &Endpoint, parts: &mut Parts) -> Result<Vec<Scalar>, Problem> {
    let parameters = RawPathParams::from_request_parts(parts, &()).await.ok();
    let text = parameters.as_ref().and_then(|parameters| parameters.iter().find(|(name, _)| *name == "id"));
    let key = text.and_then(|(_, text)| key::parse(endpoint.meta, text));
    key.ok_or_else(|| Problem::new(404, "not_found", "There is no such record."))
}

impl Call<'_> {
    /// An error of the engine, as about the parameters of the request.
    fn refused(&self, error: Error) -> Problems {
        of_error(error, Origin::Parameters, self.cx.request())
    }

    /// An error of the engine, as about the document of the request.
    fn refused_document(&self, error: Error, origin: Origin<'_>) -> Problems {
        of_error(error, origin, self.cx.request())
    }

    /// The inputs in the document of the request.
    async fn inputs(&self, body: Body) -> Result<Inputs, Problems> {
        let headers = &self.parts.headers;
        let bytes = body::collect(headers, body, self.api.options.body_limit).await?;
        if !bytes.is_empty() {
            media::is_document(headers)?;
        }
        let Endpoint { meta, action, .. } = *self.endpoint;
        let reserved = &self.api.catalog.of(meta).reserved;
        document::decode(Purpose { meta, action, key: self.key.as_deref(), reserved }, &bytes)
    }
}

/// The answer to a path that no route has.
pub(crate) async fn no_route(request: Request) -> Response {
    let problems = Problems::from(Problem::new(404, "not_found", "There is nothing at this path."));
    problems.into_response(Some(&RequestId::of(request.extensions()).0))
}

/// The answer to a method that the path does not take; the `Allow` header has those that it takes. To ask
/// for them is what OPTIONS is for.
pub(crate) async fn no_method(request: Request) -> Response {
    if request.method() == Method::OPTIONS {
        return StatusCode::NO_CONTENT.into_response();
    }
    let detail = format!("{} cannot be used at this path; the Allow header has what can.", request.method());
    let problems = Problems::from(Problem::new(405, "method_not_allowed", detail));
    problems.into_response(Some(&RequestId::of(request.extensions()).0))
}
